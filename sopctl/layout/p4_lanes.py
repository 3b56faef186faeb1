"""Phase 4, x: lanes in gutters get their millimetres.

Requires: heights, so that overlap is exact. Ensures: lanes that overlap keep their order and at least
0.64 mm; every lane keeps off the column rule and off symbols, and off the heads of arrows that come in.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.layout import sizes
from sopctl.layout.box import Box
from sopctl.layout.graph import Route, Side
from sopctl.layout.p1_grid import Columns
from sopctl.layout.p2_plan import Konektor, Plan, Spot
from sopctl.layout.p4_needs import Asked, reference_width
from sopctl.layout.runs import Run, sides_used

RELAXATIONS = 6
FROM_RULE = 2.4
"""As far as a lane keeps from the column rule, or from the lane before it, where there is room."""
PARTING_ROOM = 1.6
"""From a symbol's side to where exits part that share its tip, at the least."""
PARTING = 8.5
"""The furthest that exits of one tip run together: statement 5 allows 10."""


class CrowdedError(Exception):
    """The runs of a gutter do not fit into it; `needed` mm would have to be added."""

    def __init__(self, gutter: int, needed: float) -> None:
        super().__init__(gutter)
        self.gutter = gutter
        self.needed = needed


@dataclass(frozen=True, slots=True)
class Band:
    """A run in its gutter: how far it may go to either side, and over which y."""

    run: Run
    top: float
    bottom: float
    low: float
    high: float
    wish: float
    """Where it would look best."""
    fixed: bool
    """The wish is for the sake of a label."""


def set_gutters(
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


def _span(k: int, route: Route, ys: list[float]) -> tuple[float, float]:
    """Top and bottom of a vertical lane segment: the y of its neighbours, which are horizontal."""
    a, b = ys[k - 1], ys[k + 1]
    return min(a, b), max(a, b)


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
        if spot.stacked:
            box = _with_reference(spot, box, columns)
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
    left, right = _kept_off(plan, routes, boxes, columns, gutter, (top, bottom), [i for i, _ in users], asked)
    low, high = max(low, left), min(high, right)
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


def _kept_off(
    plan: Plan,
    routes: tuple[Route, ...],
    boxes: tuple[Box, ...],
    columns: Columns,
    gutter: int,
    span: tuple[float, float],
    users: list[int],
    asked: Asked,
) -> tuple[float, float]:
    """How far left and right a run may lie for the sake of labels that asked for their side of an exit."""
    low, high = -1e9, 1e9
    for edge, side in asked.keep.items():
        spot, out = plan.graph.edges[edge].dari, routes[edge].out
        col = plan.spots[spot].col
        if gutter != col + (side == Side.E) or not (out.vertical or out == side):
            continue
        if any(plan.graph.edges[i].dari == spot and routes[i].out == out for i in users):
            continue
        box, height = boxes[spot], asked.label_lines[edge] * sizes.line_height(sizes.SMALL_SIZE) + 1.0
        middle = {Side.N: box.y, Side.S: box.bottom}.get(out, box.y + box.h / 2)
        if span[0] > middle + height * (out != Side.N) or span[1] < middle - height * (out != Side.S):
            continue
        shared = any(
            plan.graph.edges[i].dari == spot and route.out == out and i != edge
            for i, route in enumerate(routes)
        )
        room = asked.label_width[edge] + 1.6 + (PARTING_ROOM if shared and not out.vertical else 0.0)
        if side == Side.E:
            low = max(low, (columns.middle(col) if out.vertical else box.right) + room)
        else:
            high = min(high, (columns.middle(col) if out.vertical else box.x) - room)
    return low, high


def _with_reference(spot: Spot, box: Box, columns: Columns) -> Box:
    """A connector and the text on its outer side, in three lines at most."""
    assert isinstance(spot.what, Konektor)
    width = reference_width(spot, columns) - 1.0
    text = 3 * sizes.line_height(sizes.SMALL_SIZE) + 0.5
    top = box.y if spot.what.below else box.y - text
    return Box(columns.middle(spot.col) - width / 2, top, width, box.h + text)


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


def set_gutter(border: float, bands: list[Band], gutter: int) -> dict[Run, float]:
    """The x of a gutter's runs. Raises CrowdedError where even the least distance does not fit."""
    short = 0.0
    for pitch in sizes.PITCHES:
        placed, short = _try_pitch(border, bands, pitch)
        if placed is not None:
            return _relaxed(border, bands, placed)
    raise CrowdedError(gutter, short)


def _try_pitch(border: float, bands: list[Band], pitch: float) -> tuple[dict[Run, float] | None, float]:
    before = [[j for j in range(i) if _beside(bands[i], bands[j], pitch)] for i in range(len(bands))]
    latest = [b.high for b in bands]
    for i in reversed(range(len(bands))):
        latest[i] = _off_rule(latest[i], border, -1)
        for j in before[i]:
            latest[j] = min(latest[j], latest[i] - pitch)
    xs: list[float] = []
    short = 0.0
    for i, band in enumerate(bands):
        earliest = max([band.low, *(xs[j] + pitch for j in before[i])])
        earliest = _off_rule(earliest, border, +1)
        short = max(short, earliest - latest[i])
        x = _off_rule(min(max(band.wish, earliest), latest[i]), border, 0)
        xs.append(x if earliest <= x <= latest[i] else earliest)
    if short > 1e-9:
        return None, short
    return {band.run: x for band, x in zip(bands, xs, strict=True)}, 0.0


def _relaxed(border: float, bands: list[Band], placed: dict[Run, float]) -> dict[Run, float]:
    """Each run drawn towards the middle between what lies left and right of it, on its side of the rule.

    A run that keeps its distance for a label's sake stays.
    """
    xs = [placed[b.run] for b in bands]
    for _ in range(RELAXATIONS):
        for i, band in enumerate(bands):
            if band.fixed:
                continue
            left = max([band.low - sizes.SIDE_CLEAR, *(xs[j] for j in range(i) if _near(bands, i, j))])
            after = range(i + 1, len(bands))
            right = min([band.high + sizes.SIDE_CLEAR, *(xs[j] for j in after if _near(bands, i, j))])
            if xs[i] < border:
                right = min(right, border)
            else:
                left = max(left, border)
            middle = (left + right) / 2
            # Near the column rule, so that labels and questions have the room beside the symbols.
            x = max(middle, right - FROM_RULE) if xs[i] < border else min(middle, left + FROM_RULE)
            if abs(x - border) >= sizes.RULE_CLEAR and band.low <= x <= band.high:
                xs[i] = x
    return {band.run: x for band, x in zip(bands, xs, strict=True)}


def _near(bands: list[Band], i: int, j: int) -> bool:
    return _beside(bands[i], bands[j], sizes.PITCHES[-1])


def _beside(one: Band, other: Band, pitch: float) -> bool:
    return one.top - pitch < other.bottom and other.top - pitch < one.bottom


def _off_rule(x: float, border: float, way: int) -> float:
    """x, or the nearest place that keeps off the column rule: to the left (-1), the right (+1), either."""
    clear = sizes.RULE_CLEAR
    if abs(x - border) >= clear - 1e-9:
        return x
    if way == 0:
        way = 1 if x >= border else -1
    return border + way * clear
