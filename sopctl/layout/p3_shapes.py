"""The shapes an arrow can take, enumerated.

Gutters and gaps hold no obstacles; only the first and the last run of an arrow, which lie on the middle
lines of a column or a row, meet symbols. So every sensible way is: a run out of a port, up to three
lanes in gaps and gutters in turn, a run into a port. There are few enough of them to list, with a bound
from below on the cost of each; the router takes them in order of that bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from sopctl.layout.graph import Node, PageGraph, Side

BEND = 7.0
CROSSING = 14.0
PER_MM = 0.18
OUTER = 4.0
"""For a lane outside the first or last row, or in an outermost gutter: those are narrow."""

Lane = tuple[str, int]
"""("x", gutter) or ("y", gap)."""
Way = tuple[Side, Side, tuple[Lane, ...]]
"""The port it leaves by, the port it comes in by, the lanes in between."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A way without its lanes' positions; `bound` is what it costs if it crosses nothing."""

    bound: float
    out: Side
    into: Side
    lanes: tuple[Lane, ...]
    bends: int


class Cells:
    """Which cells hold a node."""

    def __init__(self, graph: PageGraph) -> None:
        self.taken = {(n.row, n.col) for n in graph.nodes}

    def column_free(self, col: int, top: int, bottom: int) -> bool:
        """No node in the rows top … bottom - 1 of a column."""
        return all((r, col) not in self.taken for r in range(top, bottom))

    def row_free(self, row: int, left: int, right: int) -> bool:
        """No node in the columns left … right - 1 of a row."""
        return all((row, c) not in self.taken for c in range(left, right))


def _leaving_cost(side: Side, up: int) -> float:
    """What a port costs an arrow that goes down (up < 0), up (> 0) or stays in its row (0)."""
    if up < 0:
        return (26.0, 1.5, 0.0, 1.5)[side]
    if up > 0:
        return (3.0, 0.0, 6.0, 0.0)[side]
    return (4.0, 0.0, 3.0, 0.0)[side]


def _arriving_cost(side: Side, up: int) -> float:
    if up < 0:
        return (0.0, 1.5, 26.0, 1.5)[side]
    if up > 0:
        return (2.0, 0.0, 9.0, 0.0)[side]
    return (2.0, 0.0, 6.0, 0.0)[side]


class Tier(IntEnum):
    """Shapes by their least number of bends; a tier is listed only where those before it are too dear."""

    DIRECT = 0
    """Straight, or round one corner."""
    LANED = 1
    """By one lane or two."""
    WIDE = 2
    """By three lanes."""


LEAST_BENDS = (0, 2, 4)


class Shapes:
    """Lists the shapes of edges of one page, as they are asked for."""

    def __init__(self, graph: PageGraph) -> None:
        self.graph = graph
        self.cells = Cells(graph)
        self._uncharged: dict[tuple[int, Tier], list[Shape]] = {}
        self._listed: dict[tuple[int, Tier], list[Shape]] = {}
        self._charged_edges = {edge for edge, _, _ in graph.charges}

    def charged(self, charges: dict[tuple[int, str, int], float]) -> Shapes:
        """The shapes of the same page under other charges; what is known of them is kept."""
        other = Shapes(replace(self.graph, charges=charges))
        other.cells, other._uncharged = self.cells, self._uncharged
        return other

    def of(self, edge: int, tier: Tier) -> list[Shape]:
        """The shapes of an edge in a tier, cheapest bound first."""
        if (edge, tier) not in self._listed:
            if (edge, tier) not in self._uncharged:
                self._uncharged[edge, tier] = self._list(edge, tier)
            self._listed[edge, tier] = self._with_charges(edge, self._uncharged[edge, tier])
        return self._listed[edge, tier]

    def floor(self, edge: int, tier: Tier) -> float:
        """No shape of a tier costs less."""
        if tier == Tier.DIRECT:
            return 0.0
        g, e = self.graph, self.graph.edges[edge]
        s, t = g.nodes[e.dari], g.nodes[e.ke]
        apart = abs(g.xs[s.x] - g.xs[t.x]) + abs(g.ys[s.y] - g.ys[t.y])
        return BEND * LEAST_BENDS[tier] + PER_MM * apart

    def simple(self, edge: int) -> list[Shape]:
        """The shapes of an edge with at most two lanes, cheapest bound first."""
        return sorted([*self.of(edge, Tier.DIRECT), *self.of(edge, Tier.LANED)], key=lambda s: s.bound)

    def wide(self, edge: int) -> list[Shape]:
        """Those with three lanes."""
        return self.of(edge, Tier.WIDE)

    def least(self, edge: int) -> float:
        """What an edge costs at least, whatever else is laid."""
        best = float("inf")
        for tier in Tier:
            if best > self.floor(edge, tier):
                best = min([best, *(shape.bound for shape in self.of(edge, tier)[:1])])
        return best

    def _list(self, index: int, tier: Tier) -> list[Shape]:
        edge = self.graph.edges[index]
        source, target = self.graph.nodes[edge.dari], self.graph.nodes[edge.ke]
        if tier == Tier.DIRECT:
            ways = set(self._direct(source, target))
        else:
            ways = set(self._laned(source, target, tier == Tier.WIDE))
        return sorted((self._shape(source, target, way) for way in sorted(ways)), key=lambda s: s.bound)

    def _with_charges(self, edge: int, shapes: list[Shape]) -> list[Shape]:
        if edge not in self._charged_edges and -1 not in self._charged_edges:
            return shapes
        dearer = (self._dearer(edge, shape) for shape in shapes)
        return sorted(dearer, key=lambda s: s.bound)

    def _dearer(self, edge: int, shape: Shape) -> Shape:
        charges = self.graph.charges
        extra = charges.get((edge, "out", shape.out), 0.0) + charges.get((edge, "in", shape.into), 0.0)
        for axis, k in shape.lanes:
            if axis == "x":
                extra += charges.get((-1, "gutter", k), 0.0)
        if not extra:
            return shape
        return Shape(shape.bound + extra, shape.out, shape.into, shape.lanes, shape.bends)

    def _laned(self, source: Node, target: Node, wide: bool) -> Iterator[Way]:
        leaving = self._runs(source, target)
        arriving = self._runs(target, source)
        for leave in leaving:
            for arrive in arriving:
                yield from self._joined(source, target, leave, arrive, wide)

    def _runs(self, node: Node, other: Node) -> list[tuple[Side, Lane, bool]]:
        """(side, the lane a run out of that side can turn into, whether that is the nearest).

        A run that passes the nearest lane is worth its length only on the way to the other end.
        """
        g, cells, out = self.graph, self.cells, []
        for side in Side:
            if side in node.closed:
                continue
            dx, dy = side.step
            col, row = node.col + max(dx, 0), node.row + max(dy, 0)
            near = True
            while 0 <= row <= g.rows and 0 <= col <= g.cols:
                lane: Lane = ("y", row) if dy else ("x", col)
                if not (dy and row in g.closed_gaps):
                    out.append((side, lane, near))
                near = False
                cell = (row - (dy < 0), node.col) if dy else (node.row, col - (dx < 0))
                if cell in cells.taken or not self._on_the_way(cell, side, other):
                    break
                row, col = row + dy, col + dx
        return out

    @staticmethod
    def _on_the_way(cell: tuple[int, int], side: Side, other: Node) -> bool:
        """The cell does not lie beyond the other end's row (column), seen in the run's direction."""
        row, col = cell
        return (other.row <= row, col <= other.col, row <= other.row, other.col <= col)[side]

    def _joined(
        self,
        source: Node,
        target: Node,
        leave: tuple[Side, Lane, bool],
        arrive: tuple[Side, Lane, bool],
        wide: bool,
    ) -> Iterator[Way]:
        (out, first, near1), (into, last, near2) = leave, arrive
        if wide:
            if first[0] == last[0] and first != last and near1 and near2:
                yield from ((out, into, (first, middle, last)) for middle in self._crossing_lanes(first[0]))
        elif first == last:
            if (source.x != target.x) if first[0] == "y" else (source.y != target.y):
                yield out, into, (first,)
        elif first[0] != last[0]:
            yield out, into, (first, last)

    def _crossing_lanes(self, axis: str) -> list[Lane]:
        """All gutters for two gaps, all open gaps for two gutters."""
        if axis == "y":
            return [("x", g) for g in range(self.graph.cols + 1)]
        return [("y", b) for b in range(self.graph.rows + 1) if b not in self.graph.closed_gaps]

    def _direct(self, s: Node, t: Node) -> Iterator[Way]:
        """Straight runs and single corners, which need no lane."""
        down = Side.S if t.row > s.row else Side.N
        right = Side.E if t.col > s.col else Side.W
        top, bottom = min(s.row, t.row), max(s.row, t.row)
        left, rim = min(s.col, t.col), max(s.col, t.col)
        free = self.cells
        if s.col == t.col and s.row != t.row:
            if free.column_free(s.col, top + 1, bottom):
                yield from self._open(s, t, down, Side((down + 2) % 4))
        elif s.row == t.row and s.col != t.col:
            if free.row_free(s.row, left + 1, rim):
                yield from self._open(s, t, right, Side((right + 2) % 4))
        elif s.row != t.row:
            between_rows = (s.row + 1, t.row) if t.row > s.row else (t.row + 1, s.row)
            between_cols = (s.col + 1, t.col) if t.col > s.col else (t.col + 1, s.col)
            across = free.row_free(s.row, *between_cols) and free.column_free(t.col, *between_rows)
            if across and (s.row, t.col) not in free.taken:
                yield from self._open(s, t, right, Side((down + 2) % 4))
            along = free.column_free(s.col, *between_rows) and free.row_free(t.row, *between_cols)
            if along and (t.row, s.col) not in free.taken:
                yield from self._open(s, t, down, Side((right + 2) % 4))

    @staticmethod
    def _open(s: Node, t: Node, out: Side, into: Side) -> Iterator[Way]:
        if out not in s.closed and into not in t.closed:
            yield out, into, ()

    def _shape(self, s: Node, t: Node, key: Way) -> Shape:
        out, into, lanes = key
        g = self.graph
        x, y, length, extra = s.x, s.y, 0.0, 0.0
        for axis, k in lanes:
            if axis == "x":
                length += abs(g.xs[2 * k] - g.xs[x])
                x, last = 2 * k, g.cols
            else:
                length += abs(g.ys[2 * k] - g.ys[y])
                y, last = 2 * k, g.rows
            if k == 0 or k == last:
                extra += OUTER
        length += abs(g.xs[t.x] - g.xs[x]) + abs(g.ys[t.y] - g.ys[y])
        bends = len(lanes) + 1 if lanes else int(s.x != t.x and s.y != t.y)
        up = s.row - t.row
        extra += _leaving_cost(out, up) + _arriving_cost(into, up)
        return Shape(bends * BEND + length * PER_MM + extra, out, into, lanes, bends)
