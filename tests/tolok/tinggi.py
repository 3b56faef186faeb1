"""One tall page: a whole procedure without page breaks and labels, its symbols pinned for every router."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from sopctl.layout.graph import PageGraph, Route
from sopctl.layout.p1_grid import Columns, Grid, Sized, lay_grid
from sopctl.layout.p2_plan import Plan, plan_page
from sopctl.layout.p3_route import route_page
from sopctl.layout.p3_shapes import Shapes
from sopctl.layout.p4_lanes import CrowdedError
from sopctl.layout.p5_place import Asked, place
from sopctl.model.alur import resolve_alur
from sopctl.model.koleksi import Koleksi
from sopctl.render.view import Keadaan, build_isi
from tests.lembar.geometri import Box, Line

from .korpus import Naskah

NO_BREAK = 1e9
WIDENINGS = 40
"""A tall page has no edge: its gutters may be widened until everything fits."""


@dataclass(frozen=True, slots=True)
class Pasak:
    """A pinned symbol."""

    box: Box
    wajik: bool


@dataclass(frozen=True, slots=True)
class Soal:
    """What every router is given: symbols where they stand, and the arrows between them."""

    nama: str
    pasak: tuple[Pasak, ...]
    sisi: tuple[tuple[int, int], ...]
    """Arrows by index of their symbols."""
    cabang: tuple[bool, ...]
    """Of the arrows, those that leave a decision."""


@dataclass(frozen=True, slots=True)
class Gambaran:
    """What a router made of a problem."""

    garis: tuple[Line | None, ...]
    """None: an arrow that was not drawn."""
    detik: float


def tall_plan(naskah: Naskah) -> tuple[Grid, Plan]:
    """The page; the dashed links of joint rows are left out, since no other router knows of them."""
    alur = resolve_alur(naskah.sop)
    isi = build_isi(naskah.sop, alur, Koleksi(), Keadaan(1, "1:" + "0" * 64, None, False))
    grid = lay_grid(isi, alur, naskah.kertas, (0.0,) * (len(isi.kolom) + 1), (NO_BREAK,) * len(isi.baris))
    plan = plan_page(grid, alur, 0, len(grid.rows))
    nodes = tuple(replace(node, closed=frozenset()) for node in plan.graph.nodes)
    edges = tuple(replace(edge, label="") for edge in plan.graph.edges)
    return grid, replace(plan, graph=replace(plan.graph, nodes=nodes, edges=edges, links=()))


def _wider(columns: Columns, gutter: int, by: float) -> Columns:
    """The columns on both sides of a gutter widened, so that their middles stay their middles."""
    xs = list(columns.xs)
    for column in (gutter - 1, gutter):
        if 0 <= column < columns.count:
            at = columns.first + column + 1
            xs[at:] = [x + by for x in xs[at:]]
    return replace(columns, xs=tuple(xs))


def placed(grid: Grid, plan: Plan, routes: tuple[Route, ...]) -> tuple[tuple[Pasak, ...], tuple[Line, ...]]:
    """Symbols and arrows in mm."""
    columns, count = grid.columns, len(plan.graph.edges)
    asked = Asked((0,) * count, (0.0,) * count)
    for _ in range(WIDENINGS):
        try:
            geometry = place(plan, columns, routes, asked, ("{halaman}", "{halaman}"))
        except CrowdedError as crowded:
            columns = _wider(columns, crowded.gutter, 2 * max(0.6, crowded.needed))
            continue
        pins = []
        for spot, box in zip(plan.spots, geometry.boxes, strict=True):
            decides = isinstance(spot.what, Sized) and spot.what.simbol.jenis == "keputusan"
            pins.append(Pasak(Box(box.x, box.y, box.right, box.bottom), decides))
        return tuple(pins), geometry.lines
    raise ValueError("the gutters are never wide enough")


def route_ours(naskah: Naskah) -> tuple[Soal, Gambaran]:
    """Our drawing of a document, and the problem that it makes for others.

    Rows are as high as our lanes ask for: the others get the same room.
    """
    grid, plan = tall_plan(naskah)
    start = time.process_time()
    routes = route_page(Shapes(plan.graph))
    spent = time.process_time() - start
    pins, lines = placed(grid, plan, routes)
    return Soal(naskah.nama, pins, *arrows_of(plan.graph)), Gambaran(lines, spent)


def arrows_of(graph: PageGraph) -> tuple[tuple[tuple[int, int], ...], tuple[bool, ...]]:
    """The arrows by index of their symbols, and which of them leave a decision."""
    return tuple((e.dari, e.ke) for e in graph.edges), tuple(e.exit for e in graph.edges)
