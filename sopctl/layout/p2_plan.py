"""Phase 2, one page: which rows it holds, which connectors it needs, and the graph for the router.

Requires: the grid and the flow. Ensures: every arrow with an end on the page is an edge of its graph,
whole or as a half that ends in a connector; one mark per target and direction; forward arrows go out
below the last symbols and come in above the first, backward ones the reverse (sheet.md, statement 9).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sopctl.layout import sizes
from sopctl.layout.graph import Edge, Node, PageGraph, Side
from sopctl.layout.p1_grid import Columns, Grid, GridRow, Sized
from sopctl.model.alur import Alur, Panah


@dataclass(frozen=True, slots=True)
class Konektor:
    """An off-page connector."""

    keluar: bool
    ke: int
    """The symbol its mark stands for."""
    maju: bool
    """The arrow goes on to a later page, or comes from an earlier one."""
    panah: tuple[int, ...]
    """The document's arrows that it carries."""

    @property
    def below(self) -> bool:
        """It stands below the page's symbols."""
        return self.keluar == self.maju


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of the page: what stands in which cell of the router."""

    what: Sized | Konektor
    row: int
    col: int
    stacked: bool = False
    """A connector where several strips lie one behind the other: arrows pass beside its reference."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A page before its arrows are drawn."""

    first: int
    last: int
    """Rows first … last - 1 of the grid."""
    rows: tuple[GridRow, ...]
    bounds: tuple[tuple[int, int], ...]
    """(first, last) router row of each row of the table; connector strips belong to the outer ones."""
    router_rows: int
    spots: tuple[Spot, ...]
    graph: PageGraph
    panah: tuple[tuple[int, ...], ...]
    """For each edge of the graph the document's arrows that it carries."""
    joints: tuple[tuple[int, ...], ...]
    """Joint rows: the spots of each, by column, the row's first symbol first in `leader`."""
    leaders: tuple[int, ...]


def plan_page(
    grid: Grid, alur: Alur, first: int, last: int, nearest_first: bool = True, apart: bool = False
) -> Plan:
    """The page that holds the rows first … last - 1 of the grid.

    Connectors choose their columns by the nearness of their symbols to the strip, or in order of the
    document; with `apart` exits of one decision to one target have an outgoing connector each.
    """
    rows = grid.rows[first:last]
    here = {s.simbol.index for row in rows for s in row.symbols}
    home = {s.simbol.index: r for r, row in enumerate(grid.rows) for s in row.symbols}
    connectors = _connectors(alur, here, home, apart)
    top = _strips([k for k in connectors if not k.below], alur, grid, nearest_first)
    bottom = _strips([k for k in connectors if k.below], alur, grid, nearest_first)
    spots: list[Spot] = []
    # The outermost strip comes first at the top and last at the bottom.
    for level, strip in enumerate(reversed(top)):
        spots.extend(Spot(k, level, col, len(top) > 1) for col, k in sorted(strip.items()))
    bounds: list[tuple[int, int]] = []
    at = len(top)
    for i, row in enumerate(rows):
        spots.extend(Spot(s, at + s.level, s.col) for s in row.symbols)
        bounds.append((0 if i == 0 else at, at + row.levels - 1))
        at += row.levels
    for strip in bottom:
        spots.extend(Spot(k, at, col, len(bottom) > 1) for col, k in sorted(strip.items()))
        at += 1
    bounds[-1] = (bounds[-1][0], at - 1)
    return _finish(grid, alur, (first, last), (rows, tuple(bounds), at), tuple(spots), (top, bottom))


def _connectors(alur: Alur, here: set[int], home: dict[int, int], apart: bool) -> list[Konektor]:
    """What the page needs, in order of the document's arrows; outgoing before incoming."""
    groups: dict[tuple[bool, int, bool, int], list[int]] = {}
    for i, panah in enumerate(alur.panah):
        if (panah.dari in here) == (panah.ke in here):
            continue
        keluar = panah.dari in here
        maju = home[panah.ke] > home[panah.dari]
        key = not keluar, panah.ke, maju
        nth = 0
        while apart and keluar and any(alur.panah[p].dari == panah.dari for p in groups.get((*key, nth), ())):
            nth += 1
        groups.setdefault((*key, nth), []).append(i)
    return [
        Konektor(not masuk, ke, maju, tuple(panah))
        for (masuk, ke, maju, _), panah in sorted(groups.items(), key=lambda g: (g[0][0], g[1][0]))
    ]


def _strips(
    connectors: list[Konektor], alur: Alur, grid: Grid, nearest_first: bool
) -> list[dict[int, Konektor]]:
    """Connectors in rows of at most one a column, each near its symbol; the innermost row first.

    Mostly the symbols next to the strip choose first: a straight arrow shall not be pushed aside by one
    that comes from far.
    """
    home = {s.simbol.index: (r, s.col) for r, row in enumerate(grid.rows) for s in row.symbols}
    strips: list[dict[int, Konektor]] = []

    def ends(konektor: Konektor) -> list[tuple[int, int]]:
        own = [alur.panah[p].dari for p in konektor.panah] if konektor.keluar else [konektor.ke]
        return sorted((home[i] for i in own), key=lambda at: -at[0] if konektor.below else at[0])

    def distance(konektor: Konektor) -> int:
        row = ends(konektor)[0][0]
        return -row if konektor.below else row

    for konektor in sorted(connectors, key=distance) if nearest_first else connectors:
        near = ends(konektor)[0][1]
        if not strips or len(strips[-1]) == grid.columns.count:
            strips.append({})
        free = [c for c in range(grid.columns.count) if c not in strips[-1]]
        strips[-1][min(free, key=lambda c: (abs(c - near), c))] = konektor
    return strips


def _finish(
    grid: Grid,
    alur: Alur,
    span: tuple[int, int],
    table: tuple[tuple[GridRow, ...], tuple[tuple[int, int], ...], int],
    spots: tuple[Spot, ...],
    strips: tuple[list[dict[int, Konektor]], list[dict[int, Konektor]]],
) -> Plan:
    rows, bounds, count = table
    symbol_at = {s.what.simbol.index: i for i, s in enumerate(spots) if isinstance(s.what, Sized)}
    edges, carried = _edges(alur, spots, symbol_at)
    joints = tuple(
        tuple(sorted((symbol_at[m] for m in group), key=lambda i: (spots[i].col, i)))
        for group in alur.bersama
        if group[0] in symbol_at
    )
    leaders = tuple(symbol_at[group[0]] for group in alur.bersama if group[0] in symbol_at)
    links = _straight_links(spots, joints)
    closed_gaps = frozenset(([0] if strips[0] else []) + ([count] if strips[1] else []))
    graph = PageGraph(
        rows=count,
        cols=grid.columns.count,
        nodes=tuple(_node(i, spots, edges, links) for i in range(len(spots))),
        edges=tuple(edges),
        links=tuple(links),
        xs=_nominal_x(grid.columns),
        ys=_nominal_y(rows, bounds, count),
        closed_gaps=closed_gaps,
    )
    return Plan(*span, rows, bounds, count, spots, graph, tuple(carried), joints, leaders)


def _edges(
    alur: Alur, spots: tuple[Spot, ...], symbol_at: dict[int, int]
) -> tuple[list[Edge], list[tuple[int, ...]]]:
    out_at: dict[int, int] = {}
    in_at: dict[int, tuple[int, Konektor]] = {}
    for i, spot in enumerate(spots):
        if isinstance(spot.what, Konektor):
            for p in spot.what.panah:
                if spot.what.keluar:
                    out_at[p] = i
                else:
                    in_at[p] = (i, spot.what)
    edges: list[Edge] = []
    carried: list[tuple[int, ...]] = []
    for p, panah in enumerate(alur.panah):
        if panah.dari in symbol_at:
            target = out_at[p] if p in out_at else symbol_at[panah.ke]
            edges.append(_edge(symbol_at[panah.dari], target, panah))
            carried.append((p,))
        elif p in in_at and in_at[p][1].panah[0] == p:
            at, konektor = in_at[p]
            edges.append(Edge(at, symbol_at[panah.ke]))
            carried.append(konektor.panah)
    return edges, carried


def _edge(source: int, target: int, panah: Panah) -> Edge:
    return Edge(source, target, (panah.label or "").strip(), panah.label is not None, panah.ke)


def _straight_links(
    spots: tuple[Spot, ...], joints: tuple[tuple[int, ...], ...]
) -> list[tuple[int, int, int]]:
    """Joint neighbours that are linked side to side: (router row, left column, right column)."""
    links = []
    for group in joints:
        for a, b in pairwise(group):
            if is_straight(spots[a], spots[b]):
                links.append((spots[a].row, spots[a].col, spots[b].col))
    return links


def is_straight(a: Spot, b: Spot) -> bool:
    """Partners in neighbouring columns are linked side to side, unless they decide (statement 14)."""
    decides = any(isinstance(s.what, Sized) and s.what.simbol.jenis == "keputusan" for s in (a, b))
    return a.row == b.row and b.col - a.col == 1 and not decides


def _node(index: int, spots: tuple[Spot, ...], edges: list[Edge], links: list[tuple[int, int, int]]) -> Node:
    spot = spots[index]
    out = [e for e in edges if e.dari == index]
    exits = sum(e.exit for e in out)
    has_in = any(e.ke == index for e in edges)
    closed: set[Side] = set()
    if isinstance(spot.what, Konektor):
        closed = set(Side) - {Side.N if spot.what.below else Side.S}
    for row, left, right in links:
        if spot.row == row and spot.col == left:
            closed.add(Side.E)
        if spot.row == row and spot.col == right:
            closed.add(Side.W)
    return Node(spot.row, spot.col, exits, has_in, bool(out), frozenset(closed))


def _nominal_x(columns: Columns) -> tuple[float, ...]:
    xs: list[float] = []
    for c in range(columns.count):
        xs += [columns.left(c), columns.middle(c)]
    return (*xs, columns.left(columns.count))


def _nominal_y(
    rows: tuple[GridRow, ...], bounds: tuple[tuple[int, int], ...], count: int
) -> tuple[float, ...]:
    """Rough heights, for lengths only: the text's, or the least, shared out among router rows."""
    ys = [0.0]
    for row, (first, last) in zip(rows, bounds, strict=True):
        n = last - first + 1
        step = max(row.text_height, sizes.ROW_MINIMUM * n) / n
        for _ in range(n):
            ys += [ys[-1] + step / 2, ys[-1] + step]
    return tuple(ys[: 2 * count + 1])
