"""The arrows of two revisions, as far as they are written: what follows from the order of rows is the rows'.

An arrow that leads to the next symbol follows from the order, whether its target is written or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from sopctl.diff.baris import row_name
from sopctl.diff.fakta import Fakta, Kedua, Sisi, reading
from sopctl.diff.simbol import Simpul, written_of
from sopctl.diff.tulisan import differs_in_writing_only
from sopctl.finding import KeyPath
from sopctl.model.alur import Simbol
from sopctl.model.makna import one_text


@dataclass(frozen=True, slots=True)
class _Jalan:
    """One way out of a symbol."""

    label: str | None
    """As it counts; None for a way that is no exit of a decision."""
    ke: int | None
    """The symbol it leads to, by index; None where the target is not there."""
    target: str
    """What is written where the target is not there."""
    menurut_urutan: bool
    """It leads to the next symbol."""
    path: KeyPath | None
    """Where its target is written; None where it is not."""


def compare_panah(both: Kedua, simpul: Simpul) -> Iterator[Fakta]:
    """The ways out of every symbol that both revisions have."""
    base, head = _ways(both.base), _ways(both.head)
    for i, j in simpul.pairs:
        yield from _Simbol(both, simpul, i, j).compare(base[i], head[j])


def _ways(side: Sisi) -> list[list[_Jalan]]:
    alur = side.alur
    following = _next(alur.simbol)
    ways: list[list[_Jalan]] = [[] for _ in alur.simbol]
    for p in alur.panah:
        label = None if p.label is None else one_text(p.label) or ""
        path = p.key_path if p.tertulis else None
        ways[p.dari].append(_Jalan(label, p.ke, "", p.ke == following[p.dari], path))
    for h in alur.hilang:
        label = None if h.label is None else one_text(h.label) or ""
        ways[h.dari].append(_Jalan(label, None, h.target, False, h.key_path))
    return ways


def _next(simbol: Sequence[Simbol]) -> list[int | None]:
    """The symbol after each that arrows can lead to."""
    following: list[int | None] = [None] * len(simbol)
    after: int | None = None
    for s in reversed(simbol):
        following[s.index] = after
        if not s.partner:
            after = s.index
    return following


@dataclass(frozen=True, slots=True)
class _Simbol:
    """One symbol in both revisions."""

    both: Kedua
    simpul: Simpul
    base: int
    head: int

    def compare(self, base: list[_Jalan], head: list[_Jalan]) -> Iterator[Fakta]:
        left, right = list(base), list(head)
        for before in base:
            after = next((w for w in right if self._same(before, w)), None)
            if after is not None:
                left.remove(before)
                right.remove(after)
        return chain(self._exits(left, right), self._ways_on(left, right))

    def _exits(self, left: list[_Jalan], right: list[_Jalan]) -> Iterator[Fakta]:
        """The exits of a decision: by label, then by where they lead."""
        gone = [w for w in left if w.label is not None]
        come = [w for w in right if w.label is not None]
        for before, after in _matched(gone, come, lambda b, a: b.label == a.label):
            if not (before.menurut_urutan and after.menurut_urutan):
                yield self._fakta("cabang-tujuan-berubah", before, after, label=after.label or "")
        for before, after in _matched(gone, come, self._may_be_renamed):
            written = differs_in_writing_only(before.label, after.label)
            yield self._fakta(
                "cabang-label-berubah",
                before,
                after,
                tulisan=written,
                dari=before.label or "",
                ke=after.label or "",
            )
        for before in gone:
            yield self._fakta("cabang-dihapus", before, None, label=before.label or "")
        for after in come:
            yield self._fakta("cabang-ditambah", None, after, label=after.label or "")

    def _ways_on(self, left: list[_Jalan], right: list[_Jalan]) -> Iterator[Fakta]:
        """The ways on of what is no decision."""
        gone = [w for w in left if w.label is None]
        come = [w for w in right if w.label is None]
        if self._unwritten():
            return
        for before, after in _matched(gone, come, lambda b, a: True):
            if not (before.menurut_urutan and after.menurut_urutan):
                yield self._fakta("lanjut-tujuan-berubah", before, after)
        # Where a decision came or went, the way to the next symbol is told with its exits.
        for before in gone:
            if not (before.menurut_urutan and self._is_decision(self.both.head, self.head)):
                yield self._fakta("lanjut-dihapus", before, None)
        for after in come:
            if not (after.menurut_urutan and self._is_decision(self.both.base, self.base)):
                yield self._fakta("lanjut-ditambah", None, after)

    def _unwritten(self) -> bool:
        """Whether neither side writes where the flow goes on."""
        one = written_of(self.both.base, self.both.base.alur.simbol[self.base])
        other = written_of(self.both.head, self.both.head.alur.simbol[self.head])
        return one.lanjut is None and other.lanjut is None

    def _is_decision(self, side: Sisi, index: int) -> bool:
        return written_of(side, side.alur.simbol[index]).cabang is not None

    def _same(self, before: _Jalan, after: _Jalan) -> bool:
        return before.label == after.label and self._same_target(before, after)

    def _may_be_renamed(self, before: _Jalan, after: _Jalan) -> bool:
        return self._same_target(before, after) or differs_in_writing_only(before.label, after.label)

    def _same_target(self, before: _Jalan, after: _Jalan) -> bool:
        if before.ke is None or after.ke is None:
            return before.ke == after.ke and before.target == after.target
        if before.ke in self.simpul.head_of:
            if self.simpul.head_of[before.ke] == after.ke:
                return True
            if after.ke in self.simpul.head_of.values():
                return False
        # The first symbol of a row may have come or gone: the arrow still leads to the row.
        row = self.both.base.alur.simbol[before.ke].baris
        return self.simpul.row_of.get(row) == self.both.head.alur.simbol[after.ke].baris

    def _fakta(
        self, jenis: str, before: _Jalan | None, after: _Jalan | None, *, tulisan: bool = False, **args: str
    ) -> Fakta:
        both, simbol = self.both, self.both.head.alur.simbol[self.head]
        return both.fakta(
            jenis,
            self._place(both.base, self.base, before),
            self._place(both.head, self.head, after),
            kegiatan=row_name(both.head.sop.kegiatan, simbol.baris),
            tulisan=tulisan,
            sebelum=_leads_to(both.base, before),
            sesudah=_leads_to(both.head, after),
            nomor=simbol.baris + 1,
            **args,
        )

    def _place(self, side: Sisi, index: int, way: _Jalan | None) -> KeyPath | None:
        """Where a way is written; one that follows from the order may be written nowhere."""
        if way is not None and way.path is not None:
            return way.path
        lanjut: KeyPath = (*side.alur.simbol[index].key_path, "lanjut")
        return lanjut if side.has(lanjut) else None


def _leads_to(side: Sisi, way: _Jalan | None) -> str:
    """The row that a way leads to, as a person names it."""
    if way is None:
        return "-"
    if way.ke is None:
        return way.target or "-"
    baris = side.alur.simbol[way.ke].baris
    return f"{baris + 1}. {reading(side.sop.kegiatan[baris].uraian)}"


def _matched(
    gone: list[_Jalan], come: list[_Jalan], is_same: Callable[[_Jalan, _Jalan], bool]
) -> Iterator[tuple[_Jalan, _Jalan]]:
    """Pairs of the two lists, each taken out of them."""
    for before in list(gone):
        after = next((way for way in come if is_same(before, way)), None)
        if after is not None:
            gone.remove(before)
            come.remove(after)
            yield before, after
