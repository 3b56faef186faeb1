"""Phase 3: every edge of a page gets its ports and its corners, in abstract coordinates.

Requires: a PageGraph. Ensures: each edge has a Route; no two touch or overlap unless they share their
target and have merged for good, or leave one source by one port and have not yet parted; ports keep
statement 5. Crossings and bends are few: each edge takes the best of its shapes given the others, until
nothing improves; pairs that cross are taken out together and put back in the other order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, product
from random import Random

from sopctl.layout.graph import XY, PageGraph, Route
from sopctl.layout.p3_judge import (
    ILLEGAL,
    Points,
    Segment,
    after_parting,
    contact,
    opposed,
    part,
    segments_of,
    strangers,
)
from sopctl.layout.p3_ports import Ports
from sopctl.layout.p3_shapes import CROSSING, WIDE, Lane, Shape, Shapes

LINK_CROSSING = 3.0
"""Crossing the dashed link of a joint row counts as so many crossings: it reads worse."""
FULL_PRODUCT = 16
"""Up to so many combinations of lanes are all tried; above, one lane at a time."""
ROUNDS = 4
BUDGET = 9000
"""Ways judged in one improvement of a page: some 0.3 s where it is spent, which few pages do."""
INFINITE = float("inf")
RESTARTS_FEW = 8
FEW_EDGES = 14
PORT_FAULT = 400.0
OPPOSED = 1.3
"""Arrows that merge from opposite sides further than OPPOSED_MM before the tip, in crossings."""
OPPOSED_MM = 8.0
SHARED = 1.1
"""A way into a target shared for more than SHARED_MM, in crossings."""
SHARED_MM = 50.0
PARTING_MM = 7.0
LATE_PARTING = 12.0
"""Exits that share a tip part within 10 mm of it (statement 5); nominal mm may be short by some."""


class UnroutableError(Exception):
    """An edge for which no legal way was found."""

    def __init__(self, edge: int) -> None:
        super().__init__(edge)
        self.edge = edge


def _nominal(lines: tuple[float, ...], value: float) -> float:
    """The mm of an abstract coordinate."""
    i = min(int(max(value, 0.0)), len(lines) - 2)
    return lines[i] + (value - i) * (lines[i + 1] - lines[i])


def _low(value: float) -> float:
    """The low end of a run, widened to its whole gutter or gap."""
    line = round(value)
    return line - 0.5 if line % 2 == 0 else value


def _high(value: float) -> float:
    line = round(value)
    return line + 0.5 if line % 2 == 0 else value


def widen(low: float, high: float) -> tuple[float, float]:
    """A run with its ends widened to whole gutters or gaps: what may overlap it once in millimetres."""
    return _low(low), _high(high)


class Ledger:
    """The routes laid so far, by line, with exact judgement of a further one."""

    def __init__(self, graph: PageGraph) -> None:
        self.graph = graph
        self.routes: dict[int, Route] = {}
        self.segments: dict[int, list[Segment]] = {}
        self.ports = Ports(graph)
        self.judged = 0
        """Ways judged so far: what the budget counts, since a clock would make drawings differ."""
        self._xs: dict[float, float] = {}
        self._ys: dict[float, float] = {}
        self.links: list[Segment] = [
            (False, 2.0 * row + 1, 2.0 * a + 1.4, 2.0 * b + 0.6) for row, a, b in graph.links
        ]

    def add(self, index: int, route: Route) -> None:
        """Lay a route."""
        self.routes[index] = route
        self.segments[index] = segments_of(route.points)
        self.ports.add(index, route)

    def remove(self, index: int) -> None:
        """Take a route out."""
        self.routes.pop(index, None)
        self.segments.pop(index, None)
        self.ports.remove(index)

    def _kinship(self, index: int, out: int, into: int, other: int) -> tuple[bool, bool]:
        a, b = self.graph.edges[index], self.graph.edges[other]
        route = self.routes[other]
        return a.ke == b.ke and route.into == into, a.dari == b.dari and route.out == out

    def _kin(self, one: Points, other: Points, tail: bool, exits: bool) -> float:
        """The cost of two ways that share their tail (one target) or their head (one source)."""
        parted = part(one[::-1], other[::-1]) if tail else part(one, other)
        if parted is None:
            return ILLEGAL
        cost = after_parting(*parted)
        if cost >= ILLEGAL or not (tail or exits):
            return cost
        shared = self._length(one) - self._length(parted[0])
        if exits and shared > PARTING_MM:
            cost += LATE_PARTING
        if tail and shared > OPPOSED_MM and opposed(*parted):
            cost += OPPOSED
        if tail and shared > SHARED_MM:
            cost += SHARED
        return cost

    def _length(self, points: Points) -> float:
        """Nominal mm."""
        length = 0.0
        for (ax, ay), (bx, by) in pairwise(points):
            if ax == bx:
                length += abs(self._mm(self._ys, self.graph.ys, ay) - self._mm(self._ys, self.graph.ys, by))
            else:
                length += abs(self._mm(self._xs, self.graph.xs, ax) - self._mm(self._xs, self.graph.xs, bx))
        return length

    @staticmethod
    def _mm(known: dict[float, float], lines: tuple[float, ...], value: float) -> float:
        if value not in known:
            known[value] = _nominal(lines, value)
        return known[value]

    def conflicts(self, index: int, out: int, into: int, points: Points) -> dict[int, float]:
        """What a way would cost against each route laid, in crossings; ILLEGAL and more for a touch."""
        return {other: c for other, c in self._against(index, out, into, points, segments_of(points)) if c}

    def _against(
        self, index: int, out: int, into: int, points: Points, mine: list[Segment]
    ) -> Iterator[tuple[int, float]]:
        for other, theirs in self.segments.items():
            if other == index:
                continue
            tail, head = self._kinship(index, out, into, other)
            if tail and head:
                yield other, ILLEGAL
            elif tail or head:
                exits = head and self.graph.edges[index].exit
                yield other, self._kin(points, self.routes[other].points, tail, exits)
            else:
                yield other, strangers(mine, theirs)

    def cost(self, index: int, out: int, into: int, points: Points, limit: float = INFINITE) -> float:
        """All conflicts in sum, the page's dashed links and the way's own corners included.

        Counting stops at `limit`: a way that costs so much is of no interest.
        """
        self.judged += 1
        mine = segments_of(points)
        total = 0.0
        for _, cost in self._against(index, out, into, points, mine):
            total += cost
            if total >= limit:
                return total
        for link in self.links:
            for s in mine:
                c = contact(s, link)
                total += LINK_CROSSING if c == 1 else ILLEGAL if c else 0
        for i, s in enumerate(mine):
            for t in mine[i + 2 :]:
                c = contact(s, t)
                total += 1 if c == 1 else ILLEGAL if c else 0
        return total

    def lanes_beside(self, index: int, lane: Lane, low: float, high: float) -> list[float]:
        """Where a new lane can lie: between those that overlap it, beyond them, or on those of kin."""
        axis, k = lane
        vertical = axis == "x"
        a = self.graph.edges[index]
        taken: set[float] = set()
        kin_lanes: set[float] = set()
        for other, theirs in self.segments.items():
            b = self.graph.edges[other]
            related = b.ke == a.ke or b.dari == a.dari
            for v, p, lo, hi in theirs:
                if v == vertical and round(p) == 2 * k and _low(lo) <= high and low <= _high(hi):
                    taken.add(p)
                    if related:
                        kin_lanes.add(p)
        walls = [2 * k - 0.5, *sorted(taken), 2 * k + 0.5]
        between = [(p + q) / 2 for p, q in pairwise(walls)]
        return between + sorted(kin_lanes)


class Router:
    """Routes one page."""

    def __init__(self, graph: PageGraph, shapes: Shapes) -> None:
        self.graph = graph
        self.shapes = shapes
        self.ledger = Ledger(graph)
        self._beside: dict[tuple[Lane, float, float], list[float]] = {}

    def best(self, index: int) -> tuple[float, Route] | None:
        """The cheapest way of an edge among the routes laid; illegal ones cost ILLEGAL and more."""
        self._beside.clear()
        best = self._cheapest(index, self.shapes.simple(index), None)
        if best is None or best[0] > WIDE:
            best = self._cheapest(index, self.shapes.wide(index), best)
        return best

    def _cheapest(
        self, index: int, shapes: list[Shape], best: tuple[float, Route] | None
    ) -> tuple[float, Route] | None:
        """The best of some shapes and what was found before; they come in order of their bounds."""
        for shape in shapes:
            if best is not None and shape.bound >= best[0]:
                break
            faults = self.ledger.ports.faults(index, shape.out, shape.into)
            bound = shape.bound + PORT_FAULT * faults
            if best is not None and bound >= best[0]:
                continue
            limit = INFINITE if best is None else (best[0] - bound) / CROSSING
            crossings, points = self._lay(index, shape, limit)
            cost = bound + CROSSING * crossings
            if best is None or cost < best[0]:
                best = cost, Route(shape.out, shape.into, points, shape.bound)
        return best

    def _lay(self, index: int, shape: Shape, limit: float) -> tuple[float, Points]:
        """The shape with the best lanes; what costs `limit` or more is not looked at closely."""
        edge = self.graph.edges[index]
        source, target = self.graph.nodes[edge.dari], self.graph.nodes[edge.ke]
        ends = (source.x, source.y, target.x, target.y)
        choices = []
        for i, lane in enumerate(shape.lanes):
            low, high = _extent(i, shape.lanes, ends)
            if (lane, low, high) not in self._beside:
                self._beside[lane, low, high] = self.ledger.lanes_beside(index, lane, low, high)
            choices.append(self._beside[lane, low, high])
        start, end = source.port(shape.out), target.port(shape.into)

        def judged(values: Iterable[float], limit: float) -> tuple[float, Points]:
            points = _corners(start, end, ends, shape, tuple(values))
            return self.ledger.cost(index, shape.out, shape.into, points, limit), points

        size = 1
        for c in choices:
            size *= len(c)
        if size <= FULL_PRODUCT:
            best: tuple[float, Points] | None = None
            for values in product(*choices):
                result = judged(values, limit if best is None else min(limit, best[0]))
                if best is None or result[0] < best[0]:
                    best = result
            assert best is not None
            return best
        return self._descend(choices, judged)

    @staticmethod
    def _descend(
        choices: list[list[float]], judged: Callable[[Iterable[float], float], tuple[float, Points]]
    ) -> tuple[float, Points]:
        values = [c[len(c) // 2] for c in choices]
        best = judged(values, INFINITE)
        for _ in range(3):
            before = best[0]
            for i, options in enumerate(choices):
                for value in options:
                    trial = [*values[:i], value, *values[i + 1 :]]
                    result = judged(trial, best[0])
                    if result[0] < best[0]:
                        best, values = result, trial
            if best[0] == before or best[0] == 0:
                break
        return best

    def current(self, index: int, route: Route) -> float:
        """What a route costs among the routes laid, itself left out."""
        faults = self.ledger.ports.faults(index, route.out, route.into)
        crossings = self.ledger.cost(index, route.out, route.into, route.points)
        return route.bound + PORT_FAULT * faults + CROSSING * crossings

    def lay(self, index: int) -> float:
        """Lay the best way of an edge; its cost."""
        found = self.best(index)
        if found is None:
            raise UnroutableError(index)
        self.ledger.add(index, found[1])
        return found[0]

    def relay(self, indexes: tuple[int, ...]) -> bool:
        """Take some edges out and put them back in this order; undone unless it is cheaper."""
        old = {i: self.ledger.routes[i] for i in indexes}
        before = 0.0
        for i in indexes:
            self.ledger.remove(i)
        for i in reversed(indexes):
            before += self.current(i, old[i])
            self.ledger.add(i, old[i])
        for i in indexes:
            self.ledger.remove(i)
        after = 0.0
        for i in indexes:
            after += self.lay(i)
        if after < before - 1e-6:
            return True
        for i in indexes:
            self.ledger.remove(i)
        for i in indexes:
            self.ledger.add(i, old[i])
        return False

    def total(self) -> float:
        """The cost of the page as laid."""
        order = sorted(self.ledger.routes)
        total: float = 0.0
        for position, i in enumerate(order):
            route = self.ledger.routes[i]
            total += route.bound + PORT_FAULT * self.ledger.ports.faults(i, route.out, route.into)
            against = self.ledger.conflicts(i, route.out, route.into, route.points)
            total += CROSSING * sum(c for j, c in against.items() if j in order[:position])
        return total

    def run(self, order: list[int], budget: int) -> None:
        """Lay all edges in an order, then improve until nothing changes or the budget is spent."""
        for i in order:
            self.lay(i)
        for _ in range(ROUNDS):
            changed = [self.relay((i,)) for i in order if self.ledger.judged < budget]
            swapped = [self.relay(pair) for pair in self._clashes() if self.ledger.judged < budget]
            if not any(changed) and not any(swapped):
                return

    def _clashes(self) -> list[tuple[int, int]]:
        """Pairs that cross or touch, each in both orders."""
        pairs = []
        for i in sorted(self.ledger.routes):
            route = self.ledger.routes[i]
            for j in sorted(self.ledger.conflicts(i, route.out, route.into, route.points)):
                pairs.append((i, j))
        return pairs

    def broken(self) -> list[int]:
        """Edges that are not legal as laid."""
        return [
            i for i, r in sorted(self.ledger.routes.items()) if self.current(i, r) - r.bound >= PORT_FAULT
        ]


def _extent(i: int, lanes: tuple[Lane, ...], ends: tuple[int, int, int, int]) -> tuple[float, float]:
    """How far lane i may reach along itself, whole gutters and gaps counted."""
    xs, ys, xt, yt = ends
    vertical = lanes[i][0] == "x"
    before = lanes[i - 1][1] * 2 if i else (ys if vertical else xs)
    after = lanes[i + 1][1] * 2 if i + 1 < len(lanes) else (yt if vertical else xt)
    return _low(min(before, after)), _high(max(before, after))


def _corners(
    start: XY, end: XY, ends: tuple[int, int, int, int], shape: Shape, values: tuple[float, ...]
) -> Points:
    x: float
    y: float
    x, y, xt, yt = ends
    points: list[XY] = [start]
    for (axis, _), value in zip(shape.lanes, values, strict=True):
        x, y = (value, y) if axis == "x" else (x, value)
        points.append((x, y))
    if shape.lanes:
        points.append((xt, y) if shape.lanes[-1][0] == "y" else (x, yt))
    elif shape.bends:
        points.append((xt, y) if not shape.out.vertical else (x, yt))
    return (*points, end)


def _first_order(graph: PageGraph) -> list[int]:
    """Short arrows first, those that go down before those that go up."""

    def key(i: int) -> tuple[bool, int, int, int]:
        s, t = graph.nodes[graph.edges[i].dari], graph.nodes[graph.edges[i].ke]
        return (t.row < s.row, abs(t.row - s.row), abs(t.col - s.col), i)

    return sorted(range(len(graph.edges)), key=key)


def route_page(graph: PageGraph, thorough: bool = True) -> tuple[Route, ...]:
    """The routes of a page's edges, in their order; `thorough` starts anew a few times where they cross.

    Raises UnroutableError where an edge has no legal way.
    """
    order = _first_order(graph)
    shapes = Shapes(graph)
    best = _routed(graph, shapes, order)
    found: tuple[float, int, list[int], tuple[Route, ...]]
    tries = RESTARTS_FEW if len(order) <= FEW_EDGES else 3
    shuffler = Random(0)
    for attempt in range(tries):
        if not best[2] and (best[1] == 0 or not thorough):
            break
        shuffled = order[:]
        shuffler.shuffle(shuffled)
        if best[2]:
            shuffled.sort(key=lambda i: i not in best[2])
        found = _routed(graph, shapes, shuffled if attempt else order[::-1])
        if found[:2] < best[:2]:
            best = found
    if best[2]:
        raise UnroutableError(best[2][0])
    return best[3]


def _routed(
    graph: PageGraph, shapes: Shapes, order: list[int]
) -> tuple[float, int, list[int], tuple[Route, ...]]:
    router = Router(graph, shapes)
    router.run(order, BUDGET)
    routes = tuple(router.ledger.routes[i] for i in range(len(graph.edges)))
    return router.total(), len(router._clashes()) // 2, router.broken(), routes
