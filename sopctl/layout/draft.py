"""A page drawn: plan, routes, geometry and labels, drawn again until every label has a place.

The page loop is bounded; what still has no place is told to the document loop (pipeline.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sopctl.layout import sizes
from sopctl.layout.asking import (
    CHARGE,
    Refused,
    ask,
    charge,
    first_asked,
    outer_charges,
    part_from_kin,
    refuse,
    refuse_edge,
)
from sopctl.layout.box import Box
from sopctl.layout.graph import Route
from sopctl.layout.p1_grid import Grid
from sopctl.layout.p2_plan import Konektor, Plan, plan_page
from sopctl.layout.p3_route import count_crossings, mend_page, polish_routes, route_page
from sopctl.layout.p3_search import UnroutableError
from sopctl.layout.p3_shapes import Shapes
from sopctl.layout.p4_heights import Heights
from sopctl.layout.p4_lanes import CrowdedError
from sopctl.layout.p4_needs import Asked, reference_lines, reference_width
from sopctl.layout.p5_place import Geometry, OverfullError, place
from sopctl.layout.p6_label import place_labels, run_alone
from sopctl.layout.p6_spots import Place
from sopctl.model.alur import Alur

TRIES = 8
LATEST_PARTING = 9.95
"""mm from a tip that exits share to where they part; the drawing is refused rather than beyond 10."""
DETOURS = 2
"""So often arrows are sent round a full gutter, before the page asks for a wider one."""
WORTH_MOVING = 4
"""Connectors that leave their columns must save more than so many bends."""
PATIENCE = 3
"""So many tries may pass without fewer labels out in the cold."""


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
    asked: Asked
    """What its labels needed of rows."""
    shapes: Shapes
    """The ways its arrows could take, with what its labels charged for them."""
    mended: bool
    """Its labels charged for ways, so that some arrows were laid again."""

    @property
    def crossings(self) -> int:
        """Of its arrows with each other."""
        return count_crossings(self.plan.graph, self.routes)

    @property
    def bends(self) -> int:
        """Of all its arrows."""
        return sum(route.bends for route in self.routes)


@dataclass(frozen=True, slots=True)
class Overfull:
    """A page that is too high before any label asks for room: of no use but for what its rows measure."""

    heights: Heights


def draw_page(
    grid: Grid,
    alur: Alur,
    rows: tuple[int, int],
    templates: Templates,
    patient: bool = False,
    room: float = float("inf"),
) -> Draft | Overfull | Refused:
    """The page of the rows first … last - 1; `patient` where no width is left to ask for."""
    plan = plan_page(grid, alur, *rows)
    first_page = _first_page(plan, grid, templates)
    try:
        refused = first_page.draw(patient, room)
    except OverfullError as error:
        return Overfull(error.heights)
    full = isinstance(refused, Refused) and refused.reason == "layout.lorong-penuh"
    if isinstance(refused, Draft) or (full and not first_page.asked.keep):
        return refused
    for page in _other_ways(plan, grid, alur, templates):
        drawn = page.draw(patient)
        if isinstance(drawn, Draft):
            return drawn
    return refused


def _first_page(plan: Plan, grid: Grid, templates: Templates) -> _Page:
    asked = first_asked(plan, grid)
    shapes = Shapes(replace(plan.graph, charges=outer_charges(plan, grid, asked)))
    return _Page(plan, grid, templates, asked, shapes)


def _other_ways(plan: Plan, grid: Grid, alur: Alur, templates: Templates) -> Iterator[_Page]:
    """Other ways to draw a page whose labels found no place: lanes stay; exits do not share a connector."""
    page = _first_page(plan, grid, templates)
    page.keeping = False
    yield page
    apart = plan_page(grid, alur, plan.first, plan.last, apart=True)
    if len(apart.spots) > len(plan.spots):
        yield _first_page(apart, grid, templates)


def polish_page(page: Draft, grid: Grid, alur: Alur, templates: Templates, room: float) -> Draft:
    """The page with fewer crossings and bends, where a longer look finds such and it still fits."""
    best = _better(page, _searched(page, grid, templates), room, 0)
    if best.crossings == 0:
        return best
    plan = plan_page(grid, alur, page.plan.first, page.plan.last, nearest_first=False)
    if plan.spots == page.plan.spots:
        return best
    other = _first_page(plan, grid, templates).draw()
    if isinstance(other, Refused) or _score(other) > _score(best) + WORTH_MOVING:
        return best
    return _better(best, _searched(other, grid, templates), room, WORTH_MOVING)


def _searched(page: Draft, grid: Grid, templates: Templates) -> Draft | Refused:
    """The page after a longer look for ways."""
    routes = polish_routes(page.shapes, page.routes, page.mended)
    if routes == page.routes:
        return page
    return _Page(page.plan, grid, templates, page.asked, page.shapes, routes).draw()


def _better(page: Draft, other: Draft | Refused, room: float, by: int) -> Draft:
    """The other page, if it can be drawn, fits and saves more than so many bends."""
    if isinstance(other, Refused) or other.height > room:
        return page
    return other if _score(page) - _score(other) > by else page


def _score(page: Draft) -> int:
    """A crossing counts like two bends."""
    return 2 * page.crossings + page.bends


class _Page:
    """One page, tried again until every label has a place."""

    def __init__(
        self,
        plan: Plan,
        grid: Grid,
        templates: Templates,
        asked: Asked,
        shapes: Shapes,
        routes: tuple[Route, ...] = (),
    ) -> None:
        self.plan = plan
        self.grid = grid
        self.templates = templates
        self.asked = asked
        self.shapes = shapes
        """The ways of its arrows, under the charges that the routes were found under."""
        self.charges = dict(shapes.graph.charges)
        self.routes = routes
        self.mended = bool(routes)
        """The routes are not those that were found first under these charges."""
        self.labelled = 0
        """Tries that came as far as the labels."""
        self.keeping = True
        """Lanes keep off labels that found no place."""

    def draw(self, patient: bool = False, room: float = float("inf")) -> Draft | Refused:
        """The page; refused where labels stay without a place, try after try.

        Raises OverfullError where its rows take more than `room` before anything is asked.
        """
        history: list[int] = []
        crowded = 0
        refused: Refused | None = None
        for attempt in range(TRIES):
            outcome = self._try(float("inf") if attempt else room)
            if isinstance(outcome, Draft) or outcome.final:
                return outcome
            refused = outcome
            crowded += outcome.reason == "layout.lorong-penuh"
            if crowded > DETOURS and not patient:
                break
            if outcome.homeless:
                history.append(outcome.homeless)
            if len(history) > PATIENCE and min(history[-PATIENCE:]) >= history[-PATIENCE - 1]:
                break
        assert refused is not None
        return refused

    def _try(self, room: float) -> Draft | Refused:
        columns, references = self.grid.columns, (self.templates.keluar, self.templates.masuk)
        try:
            self._route()
            geometry = place(self.plan, columns, self.routes, self.asked, references, room)
        except UnroutableError as error:
            return refuse_edge(self.plan, error.edge, final=True)
        except CrowdedError as error:
            self._raise((-1, "gutter", error.gutter))
            return Refused(self.plan, "layout.lorong-penuh", None, 0, (error.gutter,), error.needed)
        late = _late_partings(self.plan, geometry)
        if late:
            for edge in late:
                self._raise((edge, "out", int(self.routes[edge].out)))
            return refuse_edge(self.plan, late[0], final=False)
        return self._label(geometry)

    def _route(self) -> None:
        affected = self._affected()
        if affected or not self.routes:
            self.shapes = self.shapes.charged(dict(self.charges))
        if not self.routes:
            self.routes = route_page(self.shapes, thorough=False)
        elif affected:
            self.routes = mend_page(self.shapes, self.routes, affected)
            self.mended = True

    def _affected(self) -> frozenset[int]:
        """The edges that use a port or a gutter whose charge has changed."""
        before = self.shapes.graph.charges
        changed = {key for key in self.charges if self.charges[key] != before.get(key)}
        edges = {edge for edge, _, _ in changed if edge >= 0}
        gutters = {2 * gutter for edge, _, gutter in changed if edge < 0}
        for i, route in enumerate(self.routes):
            if gutters & {round(x) for x, _ in route.points}:
                edges.add(i)
        return frozenset(edges)

    def _label(self, geometry: Geometry) -> Draft | Refused:
        plan, routes = self.plan, self.routes
        texts = _reference_boxes(plan, self.grid, geometry, self.templates)
        labels, tanya, homeless = place_labels(plan, self.grid.columns, geometry, routes, texts)
        if not homeless:
            height = geometry.heights.rules[-1]
            return Draft(plan, routes, geometry, labels, tanya, height, self.asked, self.shapes, self.mended)
        self.labelled += 1
        self.asked = ask(plan, routes, self.asked, homeless, self.keeping)
        arrows = tuple(wanted.edge for wanted in homeless if wanted.edge is not None)
        part_from_kin(plan, routes, self.charges, arrows)
        if self.labelled > 1:
            charge(plan, routes, self.charges, arrows)
        return refuse(plan, routes, homeless)

    def _raise(self, key: tuple[int, str, int]) -> None:
        self.charges[key] = self.charges.get(key, 0.0) + CHARGE


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
