"""Phase 5: everything of a page but its labels gets its millimetres.

Requires: a plan and routes. Ensures: every arrow runs from port to port over the lanes of phase 4; every
symbol stands in the middle of its column; y counts from the first row's top rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sopctl.layout import sizes
from sopctl.layout.box import Box, port
from sopctl.layout.graph import Route, Side
from sopctl.layout.p1_grid import Columns, Sized
from sopctl.layout.p2_plan import Plan, Spot, is_straight
from sopctl.layout.p4_heights import Heights, TableRow, set_heights
from sopctl.layout.p4_lanes import set_gutters
from sopctl.layout.p4_needs import Asked, row_needs, size_of
from sopctl.layout.runs import Run, runs_of
from sopctl.layout.stages import Point


class OverfullError(Exception):
    """The rows of a page are higher than its paper."""

    def __init__(self, heights: Heights) -> None:
        super().__init__(heights.rules[-1])
        self.heights = heights


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


def place(
    plan: Plan,
    columns: Columns,
    routes: tuple[Route, ...],
    asked: Asked,
    templates: tuple[str, str],
    room: float = float("inf"),
) -> Geometry:
    """The geometry of a page.

    Raises OverfullError where its rows take more than `room`, CrowdedError where a gutter is too narrow.
    """
    runs, of_route = runs_of(routes)
    needs = row_needs(plan, columns, routes, asked, templates)
    rows = tuple(TableRow(a, b, row.text_height) for row, (a, b) in zip(plan.rows, plan.bounds, strict=True))
    heights = set_heights(rows, needs, list(runs), asked.pitch)
    if heights.rules[-1] > room:
        raise OverfullError(heights)
    boxes = tuple(_box(spot, columns, heights) for spot in plan.spots)
    ys = [_ys(route, own, heights) for route, own in zip(routes, of_route, strict=True)]
    xs = set_gutters(plan, columns, routes, (runs, of_route), ys, boxes, asked)
    lines = tuple(
        _line(plan, columns, i, routes[i], of_route[i], ys[i], xs, boxes) for i in range(len(routes))
    )
    return Geometry(heights, boxes, lines, _links(plan, boxes))


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


def _links(plan: Plan, boxes: tuple[Box, ...]) -> tuple[tuple[int, tuple[Point, ...]], ...]:
    links: list[tuple[int, tuple[Point, ...]]] = []
    for group, leader in zip(plan.joints, plan.leaders, strict=True):
        roof = min(boxes[i].y for i in group) - sizes.BRACKET_RISE
        for a, b in pairwise(group):
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
        radius = min(box.w, box.h) / 2
        beyond = max(0.0, abs(x - (box.x + box.w / 2)) - (box.w / 2 - radius))
        drop = radius - (radius**2 - min(beyond, radius) ** 2) ** 0.5
    return (x, box.y + drop)


__all__ = ["Asked", "Geometry", "place"]
