"""The flow of the merged sheet: that of HEAD, and of BASE what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sopctl.diff.tempat import Padanan, Tanda, Tempat
from sopctl.model.alur import Alur, Panah, Simbol

GONE = "~"
"""What the id of something gone begins with, so that it is nobody else's."""
Places = Sequence[tuple[Tanda, Tempat | None, Tempat | None]]
"""What each change does, and where in BASE and in HEAD."""
Row = tuple[int, int]
"""A row of the merged sheet: the side it comes from (0: BASE, 1: HEAD), and its place there."""
Index = tuple[dict[int, int], dict[int, int]]
"""From what stands in BASE, and in HEAD, to where it stands on the merged sheet."""


@dataclass(frozen=True, slots=True)
class AlurGabungan:
    """The merged flow."""

    alur: Alur
    simbol: Index
    panah: Index
    hilang: frozenset[Tempat]
    """What stands there although it is gone."""
    baru: frozenset[Tempat]
    """Symbols and arrows of rows that came."""


class Penggabung:
    """Merges two flows."""

    def __init__(self, base: Alur, head: Alur, padanan: Padanan, places: Places) -> None:
        self._base, self._head, self._padanan, self._places = base, head, padanan, places
        self._hilang: set[Tempat] = set()
        self._baru: set[Tempat] = set()

    def merge(self, order: Sequence[Row], columns: Sequence[Mapping[str, str]]) -> AlurGabungan:
        """`order`: the rows of the merged sheet; `columns`: from ids of each side to those of the sheet."""
        simbol, symbols = self._symbols(order, columns)
        panah, arrows = self._arrows(symbols)
        alur = Alur(simbol, panah, self._joint(symbols), (), ())
        return AlurGabungan(alur, symbols, arrows, frozenset(self._hilang), frozenset(self._baru))

    # ------------------------------------------------------------ symbols

    def _symbols(
        self, order: Sequence[Row], columns: Sequence[Mapping[str, str]]
    ) -> tuple[tuple[Simbol, ...], Index]:
        found: list[Simbol] = []
        index: Index = ({}, {})
        for row, (side, old) in enumerate(order):
            own = [s for s in self._head.simbol if s.baris == old] if side else []
            for simbol in own:
                index[1][simbol.index] = len(found)
                if old in self._padanan.baris.added:
                    self._baru.add(Tempat("simbol", len(found)))
                found.append(_placed(simbol, len(found), row, columns[1]))
            for simbol in self._gone_of(side, old):
                index[0][simbol.index] = len(found)
                self._hilang.add(Tempat("simbol", len(found)))
                ghost = _placed(simbol, len(found), row, columns[0])
                found.append(
                    replace(
                        ghost,
                        id=GONE + simbol.id,
                        partner=simbol.partner and not side,
                        urutan=len(own) + simbol.urutan,
                    )
                )
        return tuple(found), index

    def _gone_of(self, side: int, old: int) -> Iterable[Simbol]:
        """The symbols of BASE that stand in a row beside those of HEAD, or alone in a row that is gone."""
        if side == 0:
            return [s for s in self._base.simbol if s.baris == old]
        row = self._padanan.base_of(Tempat("baris", old))
        if row is None:
            return []
        return [s for s in self._base.simbol if s.baris == row.nomor and not self._stays(s)]

    def _stays(self, simbol: Simbol) -> bool:
        """Whether HEAD has the symbol in the same column."""
        same = self._padanan.simbol_of.get(simbol.index)
        if same is None:
            return False
        return self._padanan.kolom.same(simbol.pelaksana, self._head.simbol[same].pelaksana)

    def _joint(self, symbols: Index) -> tuple[tuple[int, ...], ...]:
        groups = [tuple(symbols[1][i] for i in group) for group in self._head.bersama]
        for group in self._base.bersama:
            if self._base.simbol[group[0]].baris in self._padanan.baris.removed:
                groups.append(tuple(symbols[0][i] for i in group))
        return tuple(sorted(groups))

    # ------------------------------------------------------------ arrows

    def _arrows(self, symbols: Index) -> tuple[tuple[Panah, ...], Index]:
        ghosts, own = symbols
        found = [replace(p, dari=own[p.dari], ke=own[p.ke]) for p in self._head.panah]
        for i, panah in enumerate(found):
            if {Tempat("simbol", panah.dari), Tempat("simbol", panah.ke)} & self._baru:
                self._baru.add(Tempat("panah", i))
        # An arrow comes from and leads to what HEAD has of a symbol, not to where it stood.
        ends = ghosts | {i: own[j] for i, j in self._padanan.simbol_of.items()}
        now = {b: h for _, b, h in self._places if b and h and b.jenis == h.jenis == "panah"}
        there: dict[int, int] = {}
        for i, panah in enumerate(self._base.panah):
            moved = replace(panah, dari=ends[panah.dari], ke=ends[panah.ke])
            new = now.get(Tempat("panah", i))
            if new is not None and (found[new.nomor].dari, found[new.nomor].ke) == (moved.dari, moved.ke):
                # Only its label is another.
                there[i] = new.nomor
            elif self._is_gone(i, panah):
                there[i] = len(found)
                self._hilang.add(Tempat("panah", len(found)))
                found.append(moved)
        return self._in_order(found, there)

    def _is_gone(self, index: int, panah: Panah) -> bool:
        """Whether an arrow of BASE is named by a change, or touches a symbol that HEAD does not have."""
        known = self._padanan.simbol_of
        named = any(base == Tempat("panah", index) for _, base, _ in self._places)
        return named or panah.dari not in known or panah.ke not in known

    def _in_order(self, found: list[Panah], there: dict[int, int]) -> tuple[tuple[Panah, ...], Index]:
        """The arrows as a document has them: those of a symbol together, in the order of symbols."""
        order = sorted(range(len(found)), key=lambda i: found[i].dari)
        place = {old: new for new, old in enumerate(order)}
        self._hilang, self._baru = (
            {replace(t, nomor=place[t.nomor]) if t.jenis == "panah" else t for t in marked}
            for marked in (self._hilang, self._baru)
        )
        own = {i: place[i] for i in range(len(self._head.panah))}
        return tuple(found[i] for i in order), ({i: place[o] for i, o in there.items()}, own)


def _placed(simbol: Simbol, index: int, row: int, columns: Mapping[str, str]) -> Simbol:
    column = columns.get(simbol.pelaksana, simbol.pelaksana)
    return replace(simbol, index=index, baris=row, pelaksana=column)
