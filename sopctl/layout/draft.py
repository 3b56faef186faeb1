"""A page drawn: plan, routes, geometry and labels, drawn again until every label has a place.

The page loop. A label without a place asks for more room beside its exit, and charges the ports and
gutters that leave it none; then the page is routed and placed anew. Bounded; what still has no place is
told to the document loop (pipeline.py), which can widen gutters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sopctl.layout import sizes
from sopctl.layout.box import Box
from sopctl.layout.graph import Route, Side
from sopctl.layout.p1_grid import Grid, Sized
from sopctl.layout.p2_plan import Konektor, Plan, plan_page
from sopctl.layout.p3_route import route_page
from sopctl.layout.p3_search import UnroutableError
from sopctl.layout.p4_lanes import CrowdedError
from sopctl.layout.p4_needs import Asked, reference_lines, reference_width
from sopctl.layout.p5_place import Geometry, place
from sopctl.layout.p6_label import Place, Wanted, first_variant, place_labels, run_alone
from sopctl.model.alur import Alur

TRIES = 7
CHARGE = 9.0
"""What a port costs more after it left its label no place."""
MORE_ROOM = 2.4
LATEST_PARTING = 9.95
"""mm from a tip that exits share to where they part; the drawing is refused rather than beyond 10."""
PATIENCE = 3
"""So many tries may pass without fewer labels out in the cold."""
OUTER_CHARGE = 10.0
OUTER_CHARGE_THREE = 30.0
"""For leaving an outermost column by its outer side with a label that is wider than what lies there:
with three exits and an entry all four ports are used, so the outer one should be the entry."""


@dataclass(frozen=True, slots=True)
class Templates:
    """References to other pages beside connectors."""

    keluar: str
    masuk: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A page with everything in its place, y from its first row's top rule."""

    plan: Plan
    routes: tuple[Route, ...]
    geometry: Geometry
    labels: dict[int, Place]
    tanya: dict[int, Place]
    height: float


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that cannot be drawn as it is: where it fails, and the gutters that would help if wider."""

    plan: Plan
    reason: str
    edge: int | None
    row: int
    gutters: tuple[int, ...]
    needed: float
    page: int = 0
    """Which of the procedure's pages, from 0, as far as breaks are chosen."""


def draw_page(grid: Grid, alur: Alur, first: int, last: int, templates: Templates) -> Draft | Refused:
    """The page of the rows first … last - 1."""
    plan = plan_page(grid, alur, first, last)
    asked = _first_asked(plan, grid)
    charges = _outer_charges(plan, grid, asked)
    refused: Refused | None = None
    routed: dict[tuple[tuple[tuple[int, str, int], float], ...], tuple[Route, ...]] = {}
    history: list[int] = []
    for attempt in range(TRIES):
        key = tuple(sorted(charges.items()))
        try:
            if key not in routed:
                graph = replace(plan.graph, charges=dict(charges))
                routed[key] = route_page(graph, thorough=attempt == 0)
            routes = routed[key]
            geometry = place(plan, grid.columns, routes, asked, (templates.keluar, templates.masuk))
        except UnroutableError as error:
            return _refuse_edge(plan, error.edge)
        except CrowdedError as error:
            gutter = (-1, "gutter", error.gutter)
            charges[gutter] = charges.get(gutter, 0.0) + CHARGE
            refused = Refused(plan, "layout.lorong-penuh", None, 0, (error.gutter,), error.needed)
            continue
        late = _late_partings(plan, geometry)
        if late:
            refused = _refuse_edge(plan, late[0])
            for edge in late:
                exit_key = (edge, "out", int(routes[edge].out))
                charges[exit_key] = charges.get(exit_key, 0.0) + CHARGE
            continue
        texts = _reference_boxes(plan, grid, geometry, templates)
        labels, tanya, homeless = place_labels(plan, grid.columns, geometry, routes, texts)
        if not homeless:
            return Draft(plan, routes, geometry, labels, tanya, geometry.heights.rules[-1])
        refused = _refuse(plan, routes, homeless)
        history.append(len(homeless))
        if len(history) > PATIENCE and min(history[-PATIENCE:]) >= history[-PATIENCE - 1]:
            break
        asked = _ask(plan, routes, asked, homeless)
        _part_from_kin(plan, routes, charges, homeless)
        if attempt >= 1:
            _charge(plan, routes, charges, homeless)
    assert refused is not None
    return refused


def _late_partings(plan: Plan, geometry: Geometry) -> list[int]:
    """Exits that share a tip with another for longer than statement 5 allows."""
    late = []
    for i, edge in enumerate(plan.graph.edges):
        line = geometry.lines[i]
        siblings = [
            geometry.lines[j] for j, e in enumerate(plan.graph.edges) if j != i and e.dari == edge.dari
        ]
        (x, y), (px, py) = line[0], run_alone(line, siblings)[0]
        if edge.exit and ((x - px) ** 2 + (y - py) ** 2) ** 0.5 > LATEST_PARTING:
            late.append(i)
    return late


def _refuse_edge(plan: Plan, edge: int) -> Refused:
    return Refused(plan, "layout.arah-tak-ada", edge, plan.spots[plan.graph.edges[edge].dari].row, (), 0.0)


def _first_asked(plan: Plan, grid: Grid) -> Asked:
    lines, widths = [], []
    for edge in plan.graph.edges:
        if not edge.label:
            lines.append(0)
            widths.append(0.0)
            continue
        block = first_variant(edge.label, grid.columns.width(plan.spots[edge.dari].col))
        lines.append(len(block.texts))
        widths.append(block.w)
    return Asked(tuple(lines), tuple(widths), {}, {})


def _outer_charges(plan: Plan, grid: Grid, asked: Asked) -> dict[tuple[int, str, int], float]:
    charges: dict[tuple[int, str, int], float] = {}
    for i, edge in enumerate(plan.graph.edges):
        spot = plan.spots[edge.dari]
        if not asked.label_lines[i] or not isinstance(spot.what, Sized):
            continue
        room = (grid.columns.width(spot.col) - spot.what.w) / 2 - 0.8
        if asked.label_width[i] <= room:
            continue
        dear = OUTER_CHARGE_THREE if plan.graph.nodes[edge.dari].exits > 2 else OUTER_CHARGE
        if spot.col == 0:
            charges[i, "out", int(Side.W)] = dear
        if spot.col == grid.columns.count - 1:
            charges[i, "out", int(Side.E)] = dear
    return charges


def _reference_boxes(plan: Plan, grid: Grid, geometry: Geometry, templates: Templates) -> tuple[Box, ...]:
    """The room kept beside each connector for its reference."""
    boxes = []
    for spot, box in zip(plan.spots, geometry.boxes, strict=True):
        if isinstance(spot.what, Konektor):
            lines = reference_lines(spot, grid.columns, (templates.keluar, templates.masuk))
            height = len(lines) * sizes.line_height(sizes.SMALL_SIZE)
            width = reference_width(spot, grid.columns)
            left = grid.columns.middle(spot.col) - width / 2
            top = box.bottom + 0.3 if spot.what.below else box.y - 0.3 - height
            boxes.append(Box(left, top, width, height))
    return tuple(boxes)


def _refuse(plan: Plan, routes: tuple[Route, ...], homeless: tuple[Wanted, ...]) -> Refused:
    gutters: set[int] = set()
    rows: list[int] = []
    for wanted in homeless:
        spot = _spot_of(plan, wanted)
        rows.append(plan.spots[spot].row)
        side = routes[wanted.edge].out if wanted.edge is not None else Side.S
        if side != Side.W:
            gutters.add(plan.spots[spot].col + 1)
        if side != Side.E:
            gutters.add(plan.spots[spot].col)
    first = homeless[0]
    reason = "layout.label-tak-muat" if first.edge is not None else "layout.tanya-tak-muat"
    return Refused(plan, reason, first.edge, rows[0], tuple(sorted(gutters)), 1.5)


def _spot_of(plan: Plan, wanted: Wanted) -> int:
    """The symbol that a label or a question belongs to."""
    if wanted.edge is not None:
        return plan.graph.edges[wanted.edge].dari
    assert wanted.spot is not None
    return wanted.spot


def _ask(plan: Plan, routes: tuple[Route, ...], asked: Asked, homeless: tuple[Wanted, ...]) -> Asked:
    """More room on the side where a text found none."""
    above, below = dict(asked.above), dict(asked.below)
    for wanted in homeless:
        if wanted.edge is None:
            assert wanted.spot is not None
            row = plan.spots[wanted.spot].row
            above[row] = above.get(row, 0.0) + MORE_ROOM
            below[row] = below.get(row, 0.0) + MORE_ROOM
            continue
        row = plan.spots[plan.graph.edges[wanted.edge].dari].row
        side = routes[wanted.edge].out
        if side != Side.S:
            above[row] = above.get(row, 0.0) + MORE_ROOM
        if side != Side.N:
            below[row] = below.get(row, 0.0) + MORE_ROOM
    return replace(asked, above=above, below=below)


def _part_from_kin(
    plan: Plan,
    routes: tuple[Route, ...],
    charges: dict[tuple[int, str, int], float],
    homeless: tuple[Wanted, ...],
) -> None:
    """Where a label has no stretch of its own arrow beside it, let those that merge come in elsewhere."""
    for wanted in homeless:
        if wanted.edge is None:
            continue
        for other, edge in enumerate(plan.graph.edges):
            same_port = routes[other].into == routes[wanted.edge].into
            if other != wanted.edge and edge.ke == plan.graph.edges[wanted.edge].ke and same_port:
                key = (other, "in", int(routes[other].into))
                charges[key] = charges.get(key, 0.0) + CHARGE


def _charge(
    plan: Plan,
    routes: tuple[Route, ...],
    charges: dict[tuple[int, str, int], float],
    homeless: tuple[Wanted, ...],
) -> None:
    """Make the exits that left their labels no place dearer, and the gutters beside them."""
    for wanted in homeless:
        if wanted.edge is None:
            continue
        key = (wanted.edge, "out", int(routes[wanted.edge].out))
        charges[key] = charges.get(key, 0.0) + CHARGE
        col = plan.spots[plan.graph.edges[wanted.edge].dari].col
        side = routes[wanted.edge].out
        if not side.vertical:
            gutter = (-1, "gutter", col + (side == Side.E))
            charges[gutter] = charges.get(gutter, 0.0) + CHARGE / 3
