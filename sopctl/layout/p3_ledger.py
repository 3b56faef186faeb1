"""The routes laid so far on a page, with exact judgement of a further one."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import pairwise

from sopctl.layout.graph import PageGraph, Route
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

LINK_CROSSING = 3.0
"""Crossing the dashed link of a joint row counts as so many crossings: it reads worse."""
OPPOSED = 1.3
"""Arrows that merge from opposite sides further than OPPOSED_MM before the tip, in crossings."""
OPPOSED_MM = 8.0
SHARED = 1.1
"""A way into a target shared for more than SHARED_MM, in crossings."""
SHARED_MM = 50.0
PARTING_MM = 7.0
LATE_PARTING = 12.0
"""Exits that share a tip part within 10 mm of it (statement 5); nominal mm may be short by some."""
INFINITE = float("inf")


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


def _kin_of(graph: PageGraph) -> list[frozenset[int]]:
    sources: dict[int, set[int]] = {}
    targets: dict[int, set[int]] = {}
    for i, edge in enumerate(graph.edges):
        sources.setdefault(edge.dari, set()).add(i)
        targets.setdefault(edge.ke, set()).add(i)
    return [frozenset(sources[e.dari] | targets[e.ke]) for e in graph.edges]


def widen(low: float, high: float) -> tuple[float, float]:
    """A run with its ends widened to whole gutters or gaps: what may overlap it once in millimetres."""
    return _low(low), _high(high)


Laid = tuple[float, float, float, int]
"""A straight run that is laid: (position, low end, high end, edge)."""


class Ledger:
    """The routes laid so far, by line, with exact judgement of a further one."""

    def __init__(self, graph: PageGraph) -> None:
        self.graph = graph
        self.routes: dict[int, Route] = {}
        self.segments: dict[int, list[Segment]] = {}
        self.ports = Ports(graph)
        self.judged = 0
        """Ways judged so far: what the budget counts, since a clock would make drawings differ."""
        self.runs: tuple[list[Laid], list[Laid]] = ([], [])
        """Horizontal and vertical runs, in order."""
        self.kin = _kin_of(graph)
        """For each edge those that share its source or its target."""
        self._pairs: dict[tuple[int, int], tuple[Route, Route, float]] = {}
        """What two routes cost each other, for as long as both stay."""
        self._xs: dict[float, float] = {}
        self._ys: dict[float, float] = {}
        self.links: list[Segment] = [
            (False, 2.0 * row + 1, 2.0 * a + 1.4, 2.0 * b + 0.6) for row, a, b in graph.links
        ]

    def add(self, index: int, route: Route) -> None:
        """Lay a route."""
        self.routes[index] = route
        self.segments[index] = segments_of(route.points)
        for vertical, p, low, high in self.segments[index]:
            insort(self.runs[vertical], (p, low, high, index))
        self.ports.add(index, route)

    def remove(self, index: int) -> None:
        """Take a route out."""
        if index not in self.routes:
            return
        for vertical, p, low, high in self.segments[index]:
            runs = self.runs[vertical]
            del runs[bisect_left(runs, (p, low, high, index))]
        del self.routes[index], self.segments[index]
        self.ports.remove(index)

    def kinship(self, index: int, out: int, into: int, other: int) -> tuple[bool, bool]:
        """Whether a way and a route that is laid merge at their target, and leave their source together."""
        a, b = self.graph.edges[index], self.graph.edges[other]
        route = self.routes[other]
        return a.ke == b.ke and route.into == into, a.dari == b.dari and route.out == out

    def kin_cost(self, index: int, out: int, into: int, points: Points, other: int) -> float:
        """The cost of a way against a route that it merges with or leaves together with, in crossings."""
        tail, head = self.kinship(index, out, into, other)
        if tail and head:
            return ILLEGAL
        return self._kin(points, self.routes[other].points, tail, head and self.graph.edges[index].exit)

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

    def conflicts(self, index: int, route: Route) -> dict[int, float]:
        """What a way would cost against each route laid, in crossings; ILLEGAL and more for a touch."""
        others = (other for other in self.routes if other != index)
        found = ((other, self._cost_of_pair(index, route, other)) for other in others)
        return {other: cost for other, cost in found if cost}

    def cost(self, index: int, route: Route) -> float:
        """All conflicts of a route with those laid, the page's dashed links and its own corners included."""
        total = self._kept(index, index, route, route)
        for other, theirs in self.routes.items():
            if other != index:
                total += self._kept(index, other, route, theirs)
        return total

    def clashing(self, index: int) -> list[int]:
        """The routes that one that is laid crosses or touches."""
        mine = self.routes[index]
        return [o for o, r in sorted(self.routes.items()) if o != index and self._kept(index, o, mine, r)]

    def _kept(self, index: int, other: int, mine: Route, theirs: Route) -> float:
        """What two routes cost each other (one: itself), worked out once for as long as both are these."""
        low_first = index < other
        key = (index, other) if low_first else (other, index)
        one, two = (mine, theirs) if low_first else (theirs, mine)
        known = self._pairs.get(key)
        if known is not None and known[0] is one and known[1] is two:
            return known[2]
        if index == other:
            cost = self.alone(segments_of(mine.points))
        else:
            cost = self._cost_of_pair(index, mine, other)
        self._pairs[key] = one, two, cost
        return cost

    def _cost_of_pair(self, index: int, route: Route, other: int) -> float:
        if other in self.kin[index]:
            tail, head = self.kinship(index, route.out, route.into, other)
            if tail or head:
                return self.kin_cost(index, route.out, route.into, route.points, other)
        return strangers(segments_of(route.points), self.segments[other])

    def alone(self, mine: list[Segment]) -> float:
        """What a way costs by itself: crossing dashed links, or its own runs."""
        total = 0.0
        for link in self.links:
            for s in mine:
                c = contact(s, link)
                total += LINK_CROSSING if c == 1 else ILLEGAL if c else 0
        for i, s in enumerate(mine):
            for t in mine[i + 2 :]:
                c = contact(s, t)
                total += 1 if c == 1 else ILLEGAL if c else 0
        return total

    def crossings(self) -> int:
        """True crossings on the page; what only looks bad is not counted."""
        count = 0
        indexes = sorted(self.routes)
        for n, i in enumerate(indexes):
            route = self.routes[i]
            for j in indexes[:n]:
                tail, head = self.kinship(i, route.out, route.into, j)
                one, other = route.points, self.routes[j].points
                parted = None
                if tail or head:
                    parted = part(one[::-1], other[::-1]) if tail else part(one, other)
                if parted is not None:
                    count += int(after_parting(*parted))
                elif not (tail or head):
                    count += int(strangers(self.segments[i], self.segments[j]))
        return count
