"""The identity sheet of two revisions: names, dates, officials, and the lists of its boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sopctl.diff.fakta import Fakta, Kedua, Sisi
from sopctl.diff.pair import pair
from sopctl.diff.tulisan import differs_in_writing_only
from sopctl.finding import KeyPath
from sopctl.model.makna import basis_of, link_text, lintas, one_text
from sopctl.model.sop import Sop
from sopctl.model.urutan import moved


@dataclass(frozen=True, slots=True)
class _Nilai:
    """A key with one value: the kind of its change, where it stands, and how it counts."""

    jenis: str
    path: KeyPath
    counts: Callable[[Sop], Any]
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class _Daftar:
    """A key with a list: what its kinds begin with, where it stands, and how an item counts."""

    jenis: str
    path: KeyPath
    counts: Callable[[Sop, Any], Any] = lambda sop, item: one_text(item)


def _of(*path: str) -> Callable[[Sop], Any]:
    """The value of a model at a key path; a blank text is none."""

    def value(sop: Sop) -> Any:
        here: Any = sop
        for part in path:
            here = None if here is None else getattr(here, part)
        return one_text(here) if isinstance(here, str) else here

    return value


def _text(jenis: str, *path: str) -> _Nilai:
    return _Nilai(jenis, path, _of(*path), is_text=True)


def _plain(jenis: str, *path: str) -> _Nilai:
    return _Nilai(jenis, path, _of(*path))


_VALUES = (
    _plain("id-berubah", "id"),
    _text("nama-berubah", "nama"),
    _plain("nomor-berubah", "nomor"),
    _plain("jenis-berubah", "jenis"),
    _Nilai("cakupan-berubah", ("cakupan",), lambda sop: sop.makro),
    _plain("perangkat-daerah-berubah", "perangkat_daerah"),
    _plain("unit-kerja-berubah", "unit_kerja"),
    _plain("koordinator-berubah", "koordinator"),
    _Nilai("penyusun-berubah", ("penyusun",), lambda sop: _drafters(sop)),
    *(_plain(f"tanggal-{key}-berubah", "tanggal", key) for key in ("pembuatan", "revisi", "efektif")),
    *(_plain("pengesahan-berubah", "pengesahan", key) for key in ("jabatan", "nama", "pangkat", "nip")),
    _text("rutin-berubah", "kriteria", "rutin"),
    _text("hasil-akhir-berubah", "kriteria", "hasil_akhir"),
    _plain("asal-berubah", "asal"),
    _plain("proses-bisnis-berubah", "proses_bisnis"),
)
_LISTS = (
    _Daftar("pihak-terkait", ("kriteria", "pihak_terkait")),
    _Daftar("masukan-luar", ("kriteria", "masukan_luar")),
    _Daftar("dasar-hukum", ("dasar_hukum",), lambda sop, item: _hashable(basis_of(item))),
    _Daftar("kualifikasi-pelaksana", ("kualifikasi_pelaksana",)),
    _Daftar("keterkaitan", ("keterkaitan",), lambda sop, item: _link(sop, item)),
    _Daftar("peralatan", ("peralatan",)),
    _Daftar("peringatan", ("peringatan",)),
    _Daftar("pencatatan", ("pencatatan",)),
    _Daftar("dahulu", ("dahulu",)),
    _Daftar("pengaturan-lain", ("pengaturan_lain",)),
)


def compare_identitas(both: Kedua) -> Iterator[Fakta]:
    """Everything but the table and the history."""
    for value in _VALUES:
        yield from _value(both, value)
    yield from _lintas(both)
    for listed in _LISTS:
        yield from _list(both, listed)


def _value(both: Kedua, value: _Nilai) -> Iterator[Fakta]:
    before, after = value.counts(both.base.sop), value.counts(both.head.sop)
    if before != after:
        written = value.is_text and differs_in_writing_only(before, after)
        yield both.fakta(
            value.jenis, _written(both.base, value.path), _written(both.head, value.path), tulisan=written
        )


def _written(side: Sisi, path: KeyPath) -> KeyPath | None:
    """A key path, where that side has written the key."""
    return path if side.has(path) else None


def _lintas(both: Kedua) -> Iterator[Fakta]:
    path: KeyPath = ("lintas_perangkat_daerah",)
    by_columns = all(side.sop.lintas_perangkat_daerah is None for side in (both.base, both.head))
    # What follows from the columns alone is told with the columns.
    if not by_columns and lintas(both.base.sop) != lintas(both.head.sop):
        yield both.fakta(
            "lintas-perangkat-daerah-berubah", _written(both.base, path), _written(both.head, path)
        )


def _drafters(sop: Sop) -> tuple[tuple[str | None, str | None], ...]:
    people = ((one_text(p.jabatan), one_text(p.nama)) for p in sop.penyusun or ())
    return tuple(person for person in people if any(person))


def _link(sop: Sop, item: Any) -> Any:
    if item is None or isinstance(item, str):
        return link_text(sop, item)
    return "teks", one_text(item.teks)


def _hashable(value: Any) -> Any:
    return tuple(sorted(value.items())) if isinstance(value, dict) else value


@dataclass(frozen=True, slots=True)
class _Butir:
    """An item of a list: where it stands, and how it counts."""

    path: KeyPath
    counts: Any


def _list(both: Kedua, listed: _Daftar) -> Iterator[Fakta]:
    base, head = _items(both.base, listed), _items(both.head, listed)
    if [item.counts for item in base] == [item.counts for item in head]:
        return
    found = pair(base, head, (lambda item: item.counts,), _reading)
    for i in found.removed:
        yield both.fakta(f"{listed.jenis}-dihapus", base[i].path, None)
    for j in found.added:
        yield both.fakta(f"{listed.jenis}-ditambah", None, head[j].path)
    for i, j in found.pairs:
        if base[i].counts != head[j].counts:
            written = differs_in_writing_only(_reading(base[i]), _reading(head[j]))
            yield both.fakta(f"{listed.jenis}-berubah", base[i].path, head[j].path, tulisan=written)
    if moved([i for i, _ in found.pairs]):
        yield both.fakta("urutan-daftar-berubah", listed.path, listed.path, daftar=str(listed.path[-1]))


def _items(side: Sisi, listed: _Daftar) -> list[_Butir]:
    """The items that say something, in order; one text is a list of that text."""
    value = _of(*(str(part) for part in listed.path))(side.sop)
    if value is None or isinstance(value, str):
        items: Sequence[tuple[KeyPath, Any]] = [(listed.path, value)]
    else:
        items = [((*listed.path, i), item) for i, item in enumerate(value)]
    counted = [_Butir(path, listed.counts(side.sop, item)) for path, item in items]
    return [item for item in counted if item.counts is not None]


def _reading(item: _Butir) -> str:
    return item.counts if isinstance(item.counts, str) else ""
