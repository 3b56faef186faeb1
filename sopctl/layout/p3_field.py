"""The routes laid so far as one edge meets them: every stretch is judged once, however many ways share it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise

from sopctl.layout.graph import Side
from sopctl.layout.p3_judge import ILLEGAL, Points, Segment, contact, segments_of
from sopctl.layout.p3_ledger import INFINITE, LINK_CROSSING, Ledger, widen
from sopctl.layout.p3_shapes import Lane


class _Strangers:
    """Ways that one edge has nothing in common with, sorted for quick answers."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        across: tuple[list[tuple[float, float, float]], ...] = ([], [])
        for vertical, p, low, high in segments:
            across[vertical].append((p, low, high))
        self._runs = tuple(sorted(runs) for runs in across)
        self._places = tuple([p for p, _, _ in runs] for runs in self._runs)
        self._known: dict[Segment, float] = {}

    def against(self, segment: Segment) -> float:
        """Crossings with a straight run, and ILLEGAL for each touch."""
        known = self._known.get(segment)
        if known is None:
            known = self._known[segment] = self._count(segment)
        return known

    def _count(self, segment: Segment) -> float:
        vertical, p, low, high = segment
        total = 0.0
        runs, places = self._runs[not vertical], self._places[not vertical]
        for q, a, b in runs[bisect_left(places, low) : bisect_right(places, high)]:
            if a <= p <= b:
                total += 1 if low < q < high and a < p < b else ILLEGAL
        runs, places = self._runs[vertical], self._places[vertical]
        for _, a, b in runs[bisect_left(places, p) : bisect_right(places, p)]:
            if a <= high and low <= b:
                total += ILLEGAL
        return total


class Field:
    """What a further way of one edge costs among the routes laid. Good until one of those changes."""

    def __init__(self, ledger: Ledger, index: int) -> None:
        self.ledger = ledger
        self.index = index
        mine = ledger.graph.edges[index]
        strangers: list[Segment] = []
        self._related: list[tuple[int, Side | None, Side | None, _Strangers]] = []
        """(edge, the port where a way would merge with it, the port where both would leave, its runs)."""
        self._beside: dict[tuple[bool, int], list[tuple[float, float, float, bool]]] = {}
        for other, segments in ledger.segments.items():
            if other == index:
                continue
            edge, route = ledger.graph.edges[other], ledger.routes[other]
            merges, forks = edge.ke == mine.ke, edge.dari == mine.dari
            if merges or forks:
                ports = route.into if merges else None, route.out if forks else None
                self._related.append((other, *ports, _Strangers(segments)))
            else:
                strangers += segments
            for vertical, p, low, high in segments:
                line = round(p)
                if line % 2 == 0:
                    run = (p, *widen(low, high), merges or forks)
                    self._beside.setdefault((vertical, line // 2), []).append(run)
        self._strangers = _Strangers(strangers)
        self._lanes: dict[tuple[Lane, float, float], list[float]] = {}

    def cost(self, out: Side, into: Side, points: Points, limit: float = INFINITE) -> float:
        """All conflicts in sum, the page's dashed links and the way's own corners included.

        Counting stops at `limit`: a way that costs so much is of no interest.
        """
        self.ledger.judged += 1
        mine = segments_of(points)
        against = self._strangers.against
        total = 0.0
        for segment in mine:
            total += against(segment)
        if total >= limit:
            return total
        for other, merge, fork, runs in self._related:
            if merge == into or fork == out:
                total += self.ledger.kin_cost(self.index, out, into, points, other)
            else:
                for segment in mine:
                    total += runs.against(segment)
            if total >= limit:
                return total
        return total + self._alone(mine)

    def _alone(self, mine: list[Segment]) -> float:
        """What a way costs by itself: crossing dashed links, or its own runs."""
        total = 0.0
        for link in self.ledger.links:
            for s in mine:
                c = contact(s, link)
                total += LINK_CROSSING if c == 1 else ILLEGAL if c else 0
        for i, s in enumerate(mine):
            for t in mine[i + 2 :]:
                c = contact(s, t)
                total += 1 if c == 1 else ILLEGAL if c else 0
        return total

    def lanes(self, lane: Lane, low: float, high: float) -> list[float]:
        """Where a new lane can lie: between those that overlap it, beyond them, or on those of kin."""
        if (lane, low, high) not in self._lanes:
            self._lanes[lane, low, high] = self._free_lanes(lane, low, high)
        return self._lanes[lane, low, high]

    def _free_lanes(self, lane: Lane, low: float, high: float) -> list[float]:
        axis, k = lane
        taken: set[float] = set()
        kin: set[float] = set()
        for p, a, b, related in self._beside.get((axis == "x", k), ()):
            if a <= high and low <= b:
                taken.add(p)
                if related:
                    kin.add(p)
        walls = [2 * k - 0.5, *sorted(taken), 2 * k + 0.5]
        between = [(p + q) / 2 for p, q in pairwise(walls)]
        return between + sorted(kin)
