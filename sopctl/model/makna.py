"""The canonical meaning of an SOP, and its fingerprint (`sidik`).

The fingerprint stands in riwayat for the text that was judged (Pasal 18-20). It changes exactly when the
comparison of two texts (cli.md, "diff") tells a substantive or an editorial change: never with ids, with
formatting, with the order of columns or of lists, nor with what is administrative.

The recipe is versioned. What a released recipe yields may never change, or an upgrade would void every
verification in every office: a better recipe is a new number, beside the old one.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable

from sopctl.model.alur import Alur, Simbol, resolve_alur
from sopctl.model.dasar import texts_of
from sopctl.model.prosedur import Kegiatan, Langkah, Pelaksana
from sopctl.model.sop import DasarHukum, Sop
from sopctl.model.waktu import parse_waktu

RESEP = 1
"""The recipe in use: the number before the colon of a fingerprint."""
_LENGTH = 32
"""Hex digits kept: 128 bits, so that nobody can make two texts with one fingerprint."""

Makna = dict[str, "Nilai"]
Nilai = str | bool | None | list["Nilai"] | dict[str, "Nilai"]
"""Plain values, as JSON has them."""


def sidik(sop: Sop, alur: Alur | None = None) -> str:
    """The fingerprint of an SOP's meaning, as in `1:9f2c…`; `alur` where the caller has it resolved."""
    text = json.dumps(makna(sop, alur), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{RESEP}:{hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]}"


def makna(sop: Sop, alur: Alur | None = None) -> Makna:
    """What an SOP says, in canonical form: equal for two texts between which no change of meaning lies."""
    flow = resolve_alur(sop) if alur is None else alur
    return {
        "nama": one_text(sop.nama),
        "jenis": sop.jenis,
        "makro": sop.makro,
        "lintas": lintas(sop),
        "kriteria": _kriteria(sop),
        "dasar_hukum": _sorted(basis_of(item) for item in sop.dasar_hukum or ()),
        "kualifikasi_pelaksana": many_texts(sop.kualifikasi_pelaksana),
        "peringatan": many_texts(sop.peringatan),
        "pencatatan": many_texts(sop.pencatatan),
        "pelaksana": _columns(sop, flow),
        "kegiatan": _rows(sop, flow),
        "panah": _arrows(flow),
    }


def one_text(text: str | None) -> str | None:
    """A text as it counts: line breaks are spaces, composed and decomposed letters alike, blank is none."""
    if text is None or not text.strip():
        return None
    return unicodedata.normalize("NFC", _joined(text.split("\n")))


def _joined(lines: list[str]) -> str:
    if len(lines) == 1:
        return lines[0]
    first, *between, last = lines
    whole = (first.rstrip(), *(line.strip() for line in between), last.lstrip())
    return " ".join(line for line in whole if line)


def many_texts(value: str | tuple[str | None, ...] | None) -> list[Nilai]:
    """One text or a list of texts as they count: in no order."""
    return _sorted(one_text(text) for text in texts_of(value))


def link_text(sop: Sop, link: str | None) -> str | None:
    """A link to another SOP as it counts: its own agency's key need not be written."""
    text = one_text(link)
    if text is None or sop.perangkat_daerah is None:
        return text
    return text.removeprefix(f"{sop.perangkat_daerah}/")


def waktu_value(text: str | None) -> Nilai:
    """A time as it counts: equal durations are equal; what is no time is its text."""
    waktu = None if text is None else parse_waktu(text)
    if waktu is None:
        return one_text(text)
    amounts, per = waktu.canonical()
    lasts: list[Nilai] = [[dasar, str(least), str(most)] for dasar, least, most in amounts]
    return {"lama": lasts, "per": per}


def _columns(sop: Sop, flow: Alur) -> list[Nilai]:
    """The columns by what they say and which symbols stand in them: without ids, in no order."""
    places: dict[str, list[Nilai]] = {column.id: [] for column in sop.pelaksana}
    for simbol in flow.simbol:
        places.setdefault(simbol.pelaksana, []).append(_place(simbol))
    columns: list[Nilai] = [
        [column_of(sop, column), _sorted(places.pop(column.id, []))] for column in sop.pelaksana
    ]
    # A column that is not declared has nothing but its name.
    columns += [[name, _sorted(used)] for name, used in places.items()]
    return _sorted(columns)


def _place(simbol: Simbol) -> str:
    # Who is first in a joint row matters, since it has the arrows; the others' order does not.
    return f"{simbol.baris}+" if simbol.partner else f"{simbol.baris}.{simbol.urutan}"


def column_of(sop: Sop, column: Pelaksana) -> Nilai:
    """A column as it counts, but for the symbols that stand in it."""
    return [
        one_text(column.nama),
        one_text(column.kelompok),
        column.eksternal,
        other_agency(sop, column),
    ]


def other_agency(sop: Sop, column: Pelaksana) -> str | None:
    """The agency of a column where it is not that of the SOP itself."""
    agency = one_text(column.perangkat_daerah)
    return None if agency == sop.perangkat_daerah else agency


def lintas(sop: Sop) -> bool:
    """Whether several agencies act, by what the document itself says."""
    # Written as the columns have it, it is a default that was written down.
    derived = any(other_agency(sop, column) for column in sop.pelaksana)
    return derived if sop.lintas_perangkat_daerah is None else sop.lintas_perangkat_daerah


def _kriteria(sop: Sop) -> Nilai:
    kriteria = sop.kriteria
    if kriteria is None:
        return [None, None, [], []]
    return [
        one_text(kriteria.rutin),
        one_text(kriteria.hasil_akhir),
        many_texts(kriteria.pihak_terkait),
        many_texts(kriteria.masukan_luar),
    ]


def basis_of(item: DasarHukum | None) -> Nilai:
    """A legal basis as it counts: a ref by its id, never by what peraturan.yaml says of it today."""
    if item is None or isinstance(item, str):
        return one_text(item)
    return {"ref": one_text(item.ref)}


def _rows(sop: Sop, flow: Alur) -> list[Nilai]:
    symbols: list[list[Simbol]] = [[] for _ in sop.kegiatan]
    for simbol in flow.simbol:
        if not simbol.partner:
            symbols[simbol.baris].append(simbol)
    return [_row(sop, row, own) for row, own in zip(sop.kegiatan, symbols, strict=True)]


def _row(sop: Sop, row: Kegiatan, symbols: list[Simbol]) -> Nilai:
    return {
        "uraian": one_text(row.uraian),
        "rujuk_sop": link_text(sop, row.rujuk_sop),
        "kelengkapan": many_texts(row.kelengkapan),
        "waktu": waktu_value(row.waktu),
        "output": many_texts(row.output),
        "keterangan": one_text(row.keterangan),
        "simbol": [_symbol(row, simbol) for simbol in symbols],
    }


def _symbol(row: Kegiatan, simbol: Simbol) -> Nilai:
    written: Kegiatan | Langkah = row.langkah[simbol.urutan] if row.langkah else row
    return [simbol.jenis, one_text(written.tanya), one_text(written.teks)]


def _arrows(flow: Alur) -> Nilai:
    """Where the flow goes, by the places of symbols: written or not, in whatever order."""
    at = [_place(simbol) for simbol in flow.simbol]
    arrows = [_arrow(at[p.dari], p.label, at[p.ke], None) for p in flow.panah]
    arrows += [_arrow(at[h.dari], h.label, None, h.target) for h in flow.hilang]
    return _sorted(arrows)


def _arrow(source: str, label: str | None, target: str | None, missing: str | None) -> Nilai:
    # A label that is empty is still a label: the exit of a decision, drawn without one.
    said = None if label is None else one_text(label) or ""
    return [source, said, target, missing]


def _key(value: Nilai) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _sorted(values: Iterable[Nilai]) -> list[Nilai]:
    return sorted((value for value in values if value is not None), key=_key)
