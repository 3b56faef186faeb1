"""The flow of an SOP as a graph: symbols and arrows, resolved once from lanjut and cabang.

Rules, diff and layout all ask this module, so that none of them can read a target differently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sopctl.finding import KeyPath
from sopctl.model.prosedur import JenisSimbol, Kegiatan, Langkah
from sopctl.model.sop import Sop

BERIKUTNYA = "berikutnya"


@dataclass(frozen=True, slots=True)
class Simbol:
    """A node of the flow, in one row and one column."""

    index: int
    """Its position in `Alur.simbol`."""
    id: str
    """The id that a drawing shows (sheet.md, SVG contract)."""
    baris: int
    """The row, from 0."""
    urutan: int
    """The position among the row's symbols, from 0."""
    pelaksana: str
    jenis: JenisSimbol
    tulisan: str | None
    """The `tanya` of a decision or the `teks` of any symbol: what stands inside it."""
    partner: bool
    """A partner in a joint row: no arrow comes or goes; only the first of the row has arrows."""
    key_path: KeyPath
    """The mapping in the document that describes it."""
    pelaksana_path: KeyPath


@dataclass(frozen=True, slots=True)
class Panah:
    """An edge of the flow, from symbol to symbol by index."""

    dari: int
    ke: int
    label: str | None
    """The branch label; None for an arrow that is no exit of a `cabang`."""
    tertulis: bool
    """Written as a target, rather than following from the order of rows."""
    key_path: KeyPath
    """Where the target stands; the symbol's own path where nothing is written."""


@dataclass(frozen=True, slots=True)
class TargetHilang:
    """A written target that leads nowhere."""

    dari: int
    label: str | None
    target: str
    reason: Literal["kosong", "tidak-ada", "berikutnya-di-akhir"]
    key_path: KeyPath


@dataclass(frozen=True, slots=True)
class IdGanda:
    """An id that an earlier kegiatan or symbol bears already."""

    id: str
    key_path: KeyPath
    first: KeyPath


@dataclass(frozen=True, slots=True)
class Alur:
    """The whole flow. `panah` keeps the order of the document."""

    simbol: tuple[Simbol, ...]
    panah: tuple[Panah, ...]
    bersama: tuple[tuple[int, ...], ...]
    """The joint rows: the symbols of each, the first one first."""
    hilang: tuple[TargetHilang, ...]
    ganda: tuple[IdGanda, ...]

    def keluar(self, index: int) -> tuple[Panah, ...]:
        """The arrows that leave a symbol."""
        return tuple(p for p in self.panah if p.dari == index)

    def masuk(self, index: int) -> tuple[Panah, ...]:
        """The arrows that come to a symbol."""
        return tuple(p for p in self.panah if p.ke == index)


@dataclass(frozen=True, slots=True)
class _Sumber:
    """A symbol as written, before its kind and its targets are known."""

    simbol: Kegiatan | Langkah
    baris: int
    urutan: int
    pelaksana: str
    partner: bool
    key_path: KeyPath
    pelaksana_path: KeyPath


def _sources(sop: Sop) -> Iterator[_Sumber]:
    for r, row in enumerate(sop.kegiatan):
        here: KeyPath = ("kegiatan", r)
        if row.langkah:
            for i, langkah in enumerate(row.langkah):
                at = (*here, "langkah", i)
                yield _Sumber(langkah, r, i, langkah.pelaksana, False, at, (*at, "pelaksana"))
        elif isinstance(row.pelaksana, tuple):
            for i, name in enumerate(row.pelaksana):
                yield _Sumber(row, r, i, name, i > 0, here, (*here, "pelaksana", i))
        elif row.pelaksana is not None:
            yield _Sumber(row, r, 0, row.pelaksana, False, here, (*here, "pelaksana"))


def _kind(source: _Sumber, first: bool, last: bool) -> JenisSimbol:
    written = source.simbol
    if written.simbol is not None:
        return written.simbol
    if written.cabang is not None:
        return "keputusan"
    if first:
        return "mulai"
    return "selesai" if last and written.lanjut is None else "proses"


def _drawn_id(source: _Sumber, row: Kegiatan, row_size: int) -> str:
    number = str(source.baris + 1)
    if not row.langkah:
        own = row.id or number
        return f"{own}/{source.pelaksana}" if source.partner else own
    own_id = source.simbol.id or (row.id if source.urutan == 0 else None)
    return own_id or (number if row_size == 1 else f"{number}.{source.urutan + 1}")


class _Names:
    """The one namespace of kegiatan and symbols."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}
        self.place: dict[str, KeyPath] = {}
        self.doubled: list[IdGanda] = []

    def add(self, name: str | None, index: int, key_path: KeyPath) -> None:
        if name is None:
            return
        at = (*key_path, "id")
        if name in self.place:
            self.doubled.append(IdGanda(name, at, self.place[name]))
        else:
            self.index[name], self.place[name] = index, at


def _names(sop: Sop, sources: list[_Sumber]) -> _Names:
    names = _Names()
    for i, source in enumerate(sources):
        if source.urutan == 0:
            names.add(sop.kegiatan[source.baris].id, i, ("kegiatan", source.baris))
        if isinstance(source.simbol, Langkah):
            names.add(source.simbol.id, i, source.key_path)
    return names


def _next_of(sources: list[_Sumber], index: int) -> int | None:
    """The next symbol of the row, else the first of the next row; partners are passed over."""
    here = sources[index]
    for j in range(index + 1, len(sources)):
        if not sources[j].partner and (sources[j].baris != here.baris or sources[j].urutan > here.urutan):
            return j
    return None


def _targets(source: _Sumber) -> list[tuple[str | None, str | None, KeyPath]]:
    """(label, target, place) for each written way out."""
    written = source.simbol
    if written.cabang is not None:
        return [(label, to, (*source.key_path, "cabang", label)) for label, to in written.cabang.items()]
    if isinstance(written.lanjut, tuple):
        return [(None, to, (*source.key_path, "lanjut", i)) for i, to in enumerate(written.lanjut)]
    return [(None, written.lanjut, (*source.key_path, "lanjut"))]


def resolve_alur(sop: Sop) -> Alur:
    """The flow of a document that has a model. Faults in it are told in the value, never raised."""
    sources = list(_sources(sop))
    names = _names(sop, sources)
    leaders = [i for i, s in enumerate(sources) if not s.partner]
    last_row_leader = leaders[-1] if leaders else -1
    kinds: list[JenisSimbol] = []
    for i, source in enumerate(sources):
        kinds.append(kinds[-1] if source.partner else _kind(source, i == 0, i == last_row_leader))
    sizes = Counter(source.baris for source in sources)
    simbol = tuple(
        Simbol(
            i,
            _drawn_id(s, sop.kegiatan[s.baris], sizes[s.baris]),
            s.baris,
            s.urutan,
            s.pelaksana,
            kinds[i],
            s.simbol.tanya or s.simbol.teks,
            s.partner,
            s.key_path,
            s.pelaksana_path,
        )
        for i, s in enumerate(sources)
    )
    panah: list[Panah] = []
    hilang: list[TargetHilang] = []
    for i in leaders:
        source = sources[i]
        if source.simbol.cabang is None and source.simbol.lanjut is None:
            following = _next_of(sources, i)
            if kinds[i] != "selesai" and following is not None:
                panah.append(Panah(i, following, None, False, source.key_path))
            continue
        for label, to, at in _targets(source):
            found = _next_of(sources, i) if to == BERIKUTNYA else names.index.get(to or "")
            if found is not None:
                panah.append(Panah(i, found, label, True, at))
            elif not to:
                hilang.append(TargetHilang(i, label, "", "kosong", at))
            else:
                why: Literal["tidak-ada", "berikutnya-di-akhir"]
                why = "berikutnya-di-akhir" if to == BERIKUTNYA else "tidak-ada"
                hilang.append(TargetHilang(i, label, to, why, at))
    groups: dict[int, list[int]] = {}
    for i, source in enumerate(sources):
        if isinstance(sop.kegiatan[source.baris].pelaksana, tuple):
            groups.setdefault(source.baris, []).append(i)
    bersama = tuple(tuple(group) for group in groups.values() if len(group) > 1)
    return Alur(simbol, tuple(panah), bersama, tuple(hilang), tuple(names.doubled))
