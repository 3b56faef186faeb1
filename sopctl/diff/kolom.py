"""The columns of two revisions: who acts, under which heading, from inside or outside, of which agency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sopctl.diff.fakta import Fakta, Kedua
from sopctl.diff.pair import pair
from sopctl.diff.tulisan import differs_in_writing_only
from sopctl.finding import KeyPath
from sopctl.model.makna import one_text, other_agency
from sopctl.model.prosedur import Pelaksana
from sopctl.model.urutan import moved


@dataclass(frozen=True, slots=True)
class Kolom:
    """Which column of BASE is which of HEAD."""

    pairs: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]
    by_id: dict[str, str]
    """From an id in BASE to the id that the same column has in HEAD."""

    def same(self, base_id: str, head_id: str) -> bool:
        """Whether two ids are one column; an id that is declared nowhere stands for itself."""
        return self.by_id.get(base_id, base_id) == head_id


def pair_kolom(both: Kedua) -> Kolom:
    """By id and name together, then by name, by id, by likeness: an id alone may be renamed."""
    base, head = both.base.sop.pelaksana, both.head.sop.pelaksana
    found = pair(
        base,
        head,
        (lambda c: (c.id, c.nama), lambda c: (c.nama, c.kelompok), lambda c: c.nama, lambda c: c.id),
        lambda c: c.nama,
    )
    by_id = {base[i].id: head[j].id for i, j in reversed(found.pairs)}
    return Kolom(found.pairs, found.removed, found.added, by_id)


def compare_kolom(both: Kedua, kolom: Kolom) -> Iterator[Fakta]:
    """What columns say of themselves; which symbols stand in them is told with the rows."""
    base, head = both.base.sop.pelaksana, both.head.sop.pelaksana
    for i in kolom.removed:
        yield both.fakta("pelaksana-dihapus", ("pelaksana", i), None, nama=base[i].nama)
    for j in kolom.added:
        yield both.fakta("pelaksana-ditambah", None, ("pelaksana", j), nama=head[j].nama)
    for i, j in kolom.pairs:
        yield from _column(both, i, j)


def compare_urutan(both: Kedua, kolom: Kolom) -> Iterator[Fakta]:
    """The mere order of columns."""
    if moved([i for i, _ in kolom.pairs]):
        yield both.fakta("pelaksana-urutan-berubah", ("pelaksana",), ("pelaksana",))


def _column(both: Kedua, i: int, j: int) -> Iterator[Fakta]:
    before, after = both.base.sop.pelaksana[i], both.head.sop.pelaksana[j]
    for jenis, key, one, other in _readings(both, before, after):
        if one != other:
            at: KeyPath = ("pelaksana", i, key)
            there: KeyPath = ("pelaksana", j, key)
            yield both.fakta(
                jenis,
                at if both.base.has(at) else None,
                there if both.head.has(there) else None,
                tulisan=isinstance(one, str)
                and isinstance(other, str)
                and key != "perangkat_daerah"
                and differs_in_writing_only(one, other),
                nama=before.nama,
                **({"sebelum": _pihak(before), "sesudah": _pihak(after)} if key == "pihak" else {}),
            )


def _pihak(column: Pelaksana) -> str:
    return "eksternal" if column.eksternal else "internal"


def _readings(both: Kedua, before: Pelaksana, after: Pelaksana) -> Iterator[tuple[str, str, object, object]]:
    yield "pelaksana-nama-berubah", "nama", one_text(before.nama), one_text(after.nama)
    yield "pelaksana-kelompok-berubah", "kelompok", one_text(before.kelompok), one_text(after.kelompok)
    yield "pelaksana-pihak-berubah", "pihak", before.eksternal, after.eksternal
    yield (
        "pelaksana-perangkat-daerah-berubah",
        "perangkat_daerah",
        other_agency(both.base.sop, before),
        other_agency(both.head.sop, after),
    )
