"""An entry of riwayat as it will be written, and where it will stand (format.md, "Riwayat")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from pydantic import ValidationError

from sopctl.errors import SopctlError
from sopctl.finding import Append, Edit, Put
from sopctl.model.makna import sidik
from sopctl.model.riwayat import HASIL, WAJIB_HASIL, Entri, Tahap
from sopctl.model.sop import Sop

TAHAP: tuple[Tahap, ...] = get_args(Tahap)
"""Every stage, in the order of the format."""
SEMUA = "semua"
"""Closes all open remarks, to whatever kegiatan they are tied."""
_BINDING: tuple[Tahap, ...] = (
    *("verifikasi", "uji-coba", "pengesahan", "penetapan", "kaji-ulang", "koreksi", "adopsi"),
)
"""The stages whose entries keep the fingerprint of the text."""


@dataclass(frozen=True, slots=True)
class Catatan:
    """What shall be recorded, of one SOP or of many."""

    tahap: Tahap
    tanggal: date
    values: Mapping[str, Any]
    """The other keys of the entry but `sidik`, as in the YAML."""
    close: tuple[str, ...] = ()
    """The kegiatan whose open remarks are done."""


def read_catatan(tahap: str, tanggal: date, values: Mapping[str, Any], close: Sequence[str] = ()) -> Catatan:
    """A record that can be an entry. SopctlError where a stage, a result, a key or a value is none."""
    known = next((kind for kind in TAHAP if kind == tahap), None)
    if known is None:
        raise SopctlError("record.tahap", tahap=tahap, pilihan=", ".join(TAHAP))
    hasil, allowed = values.get("hasil"), HASIL.get(tahap, ())
    if hasil and hasil not in allowed:
        key = "record.hasil" if allowed else "record.tanpa-hasil"
        raise SopctlError(key, tahap=tahap, hasil=str(hasil), pilihan=", ".join(allowed))
    if not hasil and tahap in WAJIB_HASIL:
        raise SopctlError("record.sebut-hasil", tahap=tahap, pilihan=", ".join(allowed))
    data = {"tahap": tahap, "tanggal": tanggal, **values}
    try:
        entri = Entri.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        parts = [str(part) for part in first["loc"] if not str(part).startswith("<")]
        kunci = parts[0] if parts else "?"
        raise SopctlError("record.nilai", kunci=kunci, pilihan=", ".join(_keys())) from error
    plain = entri.model_dump(exclude_none=True)
    kept = {key: _plain(value) for key, value in plain.items() if key not in ("tahap", "tanggal", "sidik")}
    return Catatan(
        known, tanggal, {key: value for key, value in kept.items() if not _is_empty(value)}, tuple(close)
    )


def entry_data(catatan: Catatan, sop: Sop) -> dict[str, Any]:
    """The entry of one SOP, its keys in the order of the format, those left out that say nothing."""
    data = {"tahap": catatan.tahap, "tanggal": catatan.tanggal, **catatan.values}
    if catatan.tahap in _BINDING:
        data["sidik"] = sidik(sop)
    return {key: data[key] for key in Entri.model_fields if key in data}


def is_recorded(data: Mapping[str, Any], sop: Sop) -> bool:
    """Whether riwayat has this very entry: a run that was killed may be repeated as it was."""
    return Entri.model_validate(data) in sop.entri


def place_in(sop: Sop, day: date) -> int:
    """The position of a new entry: after the last one that is not dated later."""
    earlier = [i for i, entri in enumerate(sop.entri) if entri.tanggal <= day]
    return earlier[-1] + 1 if earlier else 0


def edits_of(data: Mapping[str, Any], sop: Sop, catatan: Catatan) -> list[tuple[Edit, ...]]:
    """What changes in the file: remarks that are done, the new entry, and the first day in force."""
    edits: list[tuple[Edit, ...]] = [
        (Put((*at, "selesai"), catatan.tanggal),) for at in open_remarks(sop, catatan)
    ]
    edits.append((Append(("riwayat",), dict(data), at=place_in(sop, catatan.tanggal)),))
    efektif = data.get("efektif")
    if efektif is not None and (sop.tanggal is None or sop.tanggal.efektif != efektif):
        edits.append((Put(("tanggal", "efektif"), efektif),))
    return edits


def open_remarks(sop: Sop, catatan: Catatan) -> Iterator[tuple[str | int, ...]]:
    """The key paths of the open remarks that a record closes."""
    for i, entri in enumerate(sop.entri):
        for j, temuan in enumerate(entri.temuan or ()):
            wanted = SEMUA in catatan.close or (temuan.pada or "") in catatan.close
            if temuan.selesai is None and wanted and entri.tanggal <= catatan.tanggal:
                yield ("riwayat", i, "temuan", j)


def unknown_ids(data: Mapping[str, Any], sop: Sop) -> tuple[str, ...]:
    """The ids that a remark or a measured time is tied to and that the SOP does not have."""
    ids = {part for row in sop.kegiatan for part in (row.id, *(symbol.id for symbol in row.langkah or ()))}
    named = [*(remark.get("pada") for remark in data.get("temuan", ())), *data.get("waktu", ())]
    return tuple(dict.fromkeys(id for id in named if id and id not in ids))


def _keys() -> list[str]:
    return [key for key in Entri.model_fields if key not in ("tahap", "tanggal", "sidik")]


def _plain(value: Any) -> Any:
    """A value without what a reader knows of how it was written, and without what says nothing."""
    if isinstance(value, dict):
        parts = {str(key): _plain(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if not _is_empty(part)}
    if isinstance(value, (list, tuple)):
        return [part for part in map(_plain, value) if not _is_empty(part)]
    return value if value is None or isinstance(value, (bool, date)) else str(value)


def _is_empty(value: Any) -> bool:
    return value is None or (
        isinstance(value, (str, list, dict)) and not (value.strip() if isinstance(value, str) else value)
    )
