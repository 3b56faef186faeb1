"""Phase 5: everything of a page but its labels gets its millimetres.

Requires: a plan and routes. Ensures: every arrow runs from port to port over the lanes of phase 4; every
symbol stands in the middle of its column; y counts from the first row's top rule.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass

from sopctl.layout import sizes
from sopctl.layout.graph import Route, Side
from sopctl.layout.measure import break_lines
from sopctl.layout.p1_grid import Columns, Sized
from sopctl.layout.p2_plan import Konektor, Plan, Spot, is_straight
from sopctl.layout.p4_lanes import (
    Band,
    CrowdedError,
    Heights,
    RowNeeds,
    Run,
    TableRow,
    runs_of,
    set_gutter,
    set_heights,
    sides_used,
)
from sopctl.layout.stages import Point


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; a symbol's knows the y of its middle line as well, to the bit."""

    x: float
    y: float
    w: float
    h: float
    middle: float = 0.0

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.h


PARTING = 8.5
"""The furthest that exits of one tip run together: statement 5 allows 10."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page's symbols and arrows in mm; y from the top rule of its first row."""

    heights: Heights
    boxes: tuple[Box, ...]
    """Of the spots."""
    lines: tuple[tuple[Point, ...], ...]
    """Of the edges, from port to port."""
    links: tuple[tuple[int, tuple[Point, ...]], ...]
    """(spot of the joint row's first symbol, the dashed line)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What labels ask of a page; grows when one finds no place."""

    label_lines: tuple[int, ...]
    """Lines of each edge's label; 0 where it has none."""
    label_width: tuple[float, ...]
    above: dict[int, float]
    below: dict[int, float]
    """Extra mm above and below the symbols of a router row."""


def size_of(spot: Spot) -> tuple[float, float]:
    """Width and height of what stands in a cell."""
    if isinstance(spot.what, Konektor):
        return sizes.PENTAGON_WIDTH, sizes.PENTAGON_HEIGHT
    return spot.what.w, spot.what.h


def reference_lines(konektor: Konektor, columns: Columns, col: int, template: str) -> tuple[str, ...]:
    """The longest reference to other pages that a connector may have to bear, in lines."""
    pages = 1 if konektor.keluar else len(konektor.panah)
    text = template.replace("{halaman}", ", ".join(["88"] * pages))
    return break_lines(text, columns.width(col) - 1.0, sizes.SMALL_SIZE)


def place(
    plan: Plan, columns: Columns, routes: tuple[Route, ...], asked: Asked, templates: tuple[str, str]
) -> Geometry:
    """The geometry of a page. Raises CrowdedError where a gutter is too narrow."""
    runs, of_route = runs_of(routes)
    needs = _needs(plan, columns, routes, asked, templates)
    rows = tuple(TableRow(a, b, row.text_height) for row, (a, b) in zip(plan.rows, plan.bounds, strict=True))
    heights = set_heights(rows, needs, list(runs))
    boxes = tuple(_box(spot, columns, heights) for spot in plan.spots)
    ys = [_ys(route, own, heights) for route, own in zip(routes, of_route, strict=True)]
    xs = _gutters(plan, columns, routes, (runs, of_route), ys, boxes, asked)
    lines = tuple(
        _line(plan, columns, i, routes[i], of_route[i], ys[i], xs, boxes) for i in range(len(routes))
    )
    return Geometry(heights, boxes, lines, _links(plan, boxes))


def _needs(
    plan: Plan,
    columns: Columns,
    routes: tuple[Route, ...],
    asked: Asked,
    templates: tuple[str, str],
) -> tuple[RowNeeds, ...]:
    used = sides_used(routes, plan.graph)
    labels: dict[tuple[int, Side], int] = {}
    for edge, route, lines in zip(plan.graph.edges, routes, asked.label_lines, strict=True):
        labels[edge.dari, route.out] = max(lines, labels.get((edge.dari, route.out), 0))
    shared = Counter(
        (edge.dari, route.out) for edge, route in zip(plan.graph.edges, routes, strict=True) if edge.exit
    )
    needs = []
    for r in range(plan.router_rows):
        spots = [(i, s) for i, s in enumerate(plan.spots) if s.row == r]
        height = max((size_of(s)[1] for _, s in spots), default=0.0)
        above = below = sizes.CLEAR if spots else 0.2
        for i, spot in spots:
            before = {port: n for port, n in labels.items() if shared[port] < 2}
            above = max(above, _side_need(i, Side.N, used, before))
            below = max(below, _side_need(i, Side.S, used, before))
            if isinstance(spot.what, Konektor):
                template = templates[0] if spot.what.keluar else templates[1]
                count = len(reference_lines(spot.what, columns, spot.col, template))
                room = count * sizes.line_height(sizes.SMALL_SIZE) + 1.0
                above, below = (above, max(below, room)) if spot.what.below else (max(above, room), below)
        if any(_has_bracket(plan, g) and plan.spots[g[0]].row == r for g in plan.joints):
            above += sizes.BRACKET_ROOM
        over, under = (_parting_room(spots, side, shared, labels) for side in (Side.N, Side.S))
        more_above, more_below = asked.above.get(r, 0.0), asked.below.get(r, 0.0)
        # What labels asked for goes beyond the lanes where a tip is shared, else the parting would move off.
        question = _question_room(spots)
        over, above = (
            (max(over, question) + more_above, above) if over else (0.0, max(above, question) + more_above)
        )
        under, below = (under + more_below, below) if under else (0.0, below + more_below)
        needs.append(RowNeeds(height, above, below, over, under))
    return tuple(needs)


def _question_room(spots: list[tuple[int, Spot]]) -> float:
    """The room above a row's symbols for questions that stand beside them."""
    lines = [len(s.what.beside) for _, s in spots if isinstance(s.what, Sized)]
    most = max(lines, default=0)
    return most * sizes.line_height(sizes.SMALL_SIZE) + sizes.LABEL_ROOM if most else 0.0


def _parting_room(
    spots: list[tuple[int, Spot]],
    side: Side,
    shared: Counter[tuple[int, Side]],
    labels: dict[tuple[int, Side], int],
) -> float:
    """The room for labels after a parting; 0 where no exits of this row share a tip on this side."""
    lines = [labels.get((i, side), 1) for i, _ in spots if shared[i, side] > 1]
    return max(lines) * sizes.line_height(sizes.SMALL_SIZE) + sizes.LABEL_ROOM if lines else 0.0


def _side_need(
    spot: int, side: Side, used: dict[tuple[int, Side], str], labels: dict[tuple[int, Side], int]
) -> float:
    if used.get((spot, side)) == "in":
        return sizes.CLEAR_ARRIVAL
    lines = labels.get((spot, side), 0)
    return lines * sizes.line_height(sizes.SMALL_SIZE) + sizes.LABEL_ROOM if lines else sizes.CLEAR


def _box(spot: Spot, columns: Columns, heights: Heights) -> Box:
    w, h = size_of(spot)
    return Box(
        columns.middle(spot.col) - w / 2, heights.middles[spot.row] - h / 2, w, h, heights.middles[spot.row]
    )


def _ys(route: Route, own: list[Run | None], heights: Heights) -> list[float]:
    """The y of each horizontal segment; NaN for the vertical ones."""
    ys = []
    for k, run in enumerate(own):
        (x1, y1), (x2, _) = route.points[k], route.points[k + 1]
        if x1 == x2:
            ys.append(float("nan"))
        elif run is None:
            ys.append(heights.middles[(round(y1) - 1) // 2])
        else:
            ys.append(heights.lanes[run])
    return ys


def _span(k: int, route: Route, ys: list[float]) -> tuple[float, float]:
    """Top and bottom of a vertical lane segment: the y of its neighbours, which are horizontal."""
    a, b = ys[k - 1], ys[k + 1]
    return min(a, b), max(a, b)


def _gutters(
    plan: Plan,
    columns: Columns,
    routes: tuple[Route, ...],
    tracks: tuple[dict[Run, int], list[list[Run | None]]],
    ys: list[list[float]],
    boxes: tuple[Box, ...],
    asked: Asked,
) -> dict[Run, float]:
    runs, of_route = tracks
    users: dict[Run, list[tuple[int, int]]] = {}
    for i, own in enumerate(of_route):
        for k, run in enumerate(own):
            if run is not None and run.axis == "x":
                users.setdefault(run, []).append((i, k))
    partings = _partings(plan, routes)
    xs: dict[Run, float] = {}
    for gutter in range(columns.count + 1):
        bands = [
            _band(plan, columns, routes, ys, boxes, run, users[run], asked, partings)
            for run in runs
            if run.axis == "x" and run.line == gutter
        ]
        xs.update(set_gutter(columns.left(gutter), bands, gutter))
    return xs


def _partings(plan: Plan, routes: tuple[Route, ...]) -> frozenset[int]:
    """Of the exits that share a side tip, all but the one of each tip that turns last."""
    groups: dict[tuple[int, Side], list[int]] = {}
    for i, (edge, route) in enumerate(zip(plan.graph.edges, routes, strict=True)):
        if edge.exit and not route.out.vertical:
            groups.setdefault((edge.dari, route.out), []).append(i)

    def reach(i: int) -> float:
        return abs(routes[i].points[1][0] - routes[i].points[0][0])

    return frozenset(i for group in groups.values() for i in sorted(group, key=reach)[:-1])


def _band(
    plan: Plan,
    columns: Columns,
    routes: tuple[Route, ...],
    ys: list[list[float]],
    boxes: tuple[Box, ...],
    run: Run,
    users: list[tuple[int, int]],
    asked: Asked,
    partings: frozenset[int],
) -> Band:
    spans = [_span(k, routes[i], ys[i]) for i, k in users]
    top, bottom = min(s[0] for s in spans), max(s[1] for s in spans)
    gutter = run.line
    border = columns.left(gutter)
    half = sizes.SYMBOL_NARROWEST / 2 + sizes.SIDE_CLEAR
    low = columns.middle(gutter - 1) + half if gutter > 0 else border + sizes.RULE_CLEAR
    high = columns.middle(gutter) - half if gutter < columns.count else border - sizes.RULE_CLEAR
    used = sides_used(routes, plan.graph)
    for n, (spot, box) in enumerate(zip(plan.spots, boxes, strict=True)):
        if box.y - 0.6 > bottom or box.bottom + 0.6 < top or spot.col not in (gutter - 1, gutter):
            continue
        facing = Side.E if spot.col == gutter - 1 else Side.W
        # Where an arrow comes in, its head lies between the symbol and whatever passes.
        meets = used.get((n, facing)) == "in" and top <= box.y + box.h / 2 <= bottom
        clear = sizes.SIDE_ARRIVAL if meets else sizes.SIDE_CLEAR
        if facing == Side.E:
            low = max(low, box.right + clear)
        else:
            high = min(high, box.x - clear)
    for i, k in users:
        box = boxes[plan.graph.edges[i].dari]
        if k == 1 and i in partings:
            # Exits that share a tip part within 10 mm of it; the label stands after the parting.
            if routes[i].out == Side.E:
                high = min(high, box.right + PARTING)
            else:
                low = max(low, box.x - PARTING)
            return Band(run, top, bottom, low, high, low if routes[i].out == Side.E else high, True)
    wish, fixed = _wish(plan, routes, users, boxes, border, gutter, asked)
    return Band(run, top, bottom, low, high, wish, fixed)


def _wish(
    plan: Plan,
    routes: tuple[Route, ...],
    users: list[tuple[int, int]],
    boxes: tuple[Box, ...],
    border: float,
    gutter: int,
    asked: Asked,
) -> tuple[float, bool]:
    """Far enough from a labelled exit for its label (True); else beside the column that the arrow serves."""
    left = right = False
    for i, k in users:
        edge, route = plan.graph.edges[i], routes[i]
        if k == 1 and asked.label_lines[i]:
            box = boxes[edge.dari]
            room = asked.label_width[i] + 1.6
            if route.out == Side.E:
                return box.right + room, True
            if route.out == Side.W:
                return box.x - room, True
        for node in (edge.dari, edge.ke):
            left = left or plan.spots[node].col == gutter - 1
            right = right or plan.spots[node].col == gutter
    return border + (1.5 if right and not left else -1.5), False


def _line(
    plan: Plan,
    columns: Columns,
    index: int,
    route: Route,
    own: list[Run | None],
    ys: list[float],
    xs: dict[Run, float],
    boxes: tuple[Box, ...],
) -> tuple[Point, ...]:
    edge = plan.graph.edges[index]
    start = _exact_port(plan, columns, boxes, edge.dari, route.out)
    end = _exact_port(plan, columns, boxes, edge.ke, route.into)
    points: list[Point] = [start]
    for k in range(1, len(route.points) - 1):
        vertical, flat = (k - 1, k) if ys[k - 1] != ys[k - 1] else (k, k - 1)
        run = own[vertical]
        x = xs[run] if run is not None else columns.middle((round(route.points[k][0]) - 1) // 2)
        points.append((x, ys[flat]))
    return (*points, end)


def _exact_port(plan: Plan, columns: Columns, boxes: tuple[Box, ...], spot: int, side: Side) -> Point:
    """The port, its coordinate along the symbol's middle equal to the bit to that of its middle line."""
    x, y = port(boxes[spot], side)
    if side.vertical:
        return (columns.middle(plan.spots[spot].col), y)
    return (x, boxes[spot].middle)


def port(box: Box, side: Side) -> Point:
    """The middle of a side: the tip of a diamond."""
    dx, dy = side.step
    return (box.x + box.w / 2 + dx * box.w / 2, box.y + box.h / 2 + dy * box.h / 2)


def _has_bracket(plan: Plan, group: tuple[int, ...]) -> bool:
    spots = [plan.spots[i] for i in group]
    return any(not is_straight(a, b) for a, b in itertools.pairwise(spots))


def _links(plan: Plan, boxes: tuple[Box, ...]) -> tuple[tuple[int, tuple[Point, ...]], ...]:
    links: list[tuple[int, tuple[Point, ...]]] = []
    for group, leader in zip(plan.joints, plan.leaders, strict=True):
        roof = min(boxes[i].y for i in group) - sizes.BRACKET_RISE
        for a, b in itertools.pairwise(group):
            if is_straight(plan.spots[a], plan.spots[b]):
                links.append((leader, (port(boxes[a], Side.E), port(boxes[b], Side.W))))
            else:
                links.append((leader, _bracket(plan, a, b, boxes, roof)))
    return tuple(links)


def _bracket(plan: Plan, a: int, b: int, boxes: tuple[Box, ...], roof: float) -> tuple[Point, ...]:
    """From shoulder to shoulder, over whatever stands between."""
    start, end = _shoulder(plan.spots[a], boxes[a], +1), _shoulder(plan.spots[b], boxes[b], -1)
    return (start, (start[0], roof), (end[0], roof), end)


def _shoulder(spot: Spot, box: Box, way: int) -> Point:
    x = box.x + box.w / 2 + way * box.w / 4
    drop = 0.0
    if isinstance(spot.what, Sized) and spot.what.simbol.jenis == "keputusan":
        drop = box.h / 4
    elif isinstance(spot.what, Sized) and spot.what.simbol.jenis in ("mulai", "selesai"):
        # A capsule's ends are half circles: beyond the straight part its top falls away.
        radius = box.h / 2
        beyond = max(0.0, abs(x - (box.x + box.w / 2)) - (box.w / 2 - radius))
        drop = radius - (radius**2 - min(beyond, radius) ** 2) ** 0.5
    return (x, box.y + drop)


__all__ = ["Asked", "Box", "CrowdedError", "Geometry", "place", "port", "reference_lines", "size_of"]
