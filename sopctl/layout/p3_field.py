"""The routes laid so far as one edge meets them: every stretch is judged once, however many ways share it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from sopctl.layout.graph import Side
from sopctl.layout.p3_judge import ILLEGAL, Points, Segment, segments_of, strangers
from sopctl.layout.p3_ledger import INFINITE, Ledger, widen
from sopctl.layout.p3_shapes import Lane


class Field:
    """What a further way of one edge costs among the routes laid. Good until one of those changes."""

    def __init__(self, ledger: Ledger, index: int) -> None:
        self.ledger = ledger
        self.index = index
        self._kin = ledger.kin[index]
        self._near_kin = [i for i in ledger.routes if i in self._kin and i != index]
        self._known: dict[Segment, float] = {}
        self._lanes: dict[tuple[Lane, float, float], list[float]] = {}

    def cost(self, out: Side, into: Side, points: Points, limit: float = INFINITE) -> float:
        """All conflicts in sum, the page's dashed links and the way's own corners included.

        Counting stops at `limit`: a way that costs so much is of no interest.
        """
        ledger = self.ledger
        ledger.judged += 1
        mine = segments_of(points)
        known = self._known
        total = 0.0
        for segment in mine:
            against = known.get(segment)
            if against is None:
                against = known[segment] = self._against_strangers(segment)
            total += against
        if total >= limit:
            return total
        for other in self._near_kin:
            tail, head = ledger.kinship(self.index, out, into, other)
            if tail or head:
                total += ledger.kin_cost(self.index, out, into, points, other)
            else:
                total += strangers(mine, ledger.segments[other])
            if total >= limit:
                return total
        return total + ledger.alone(mine)

    def _against_strangers(self, segment: Segment) -> float:
        """Crossings of a straight run with ways that share no end with it, and ILLEGAL for each touch."""
        vertical, p, low, high = segment
        kin = self._kin
        total = 0.0
        runs = self.ledger.runs[not vertical]
        for q, a, b, edge in runs[bisect_left(runs, (low,)) : bisect_right(runs, (high, INFINITE))]:
            if a <= p <= b and edge not in kin:
                total += 1 if low < q < high and a < p < b else ILLEGAL
        runs = self.ledger.runs[vertical]
        for _, a, b, edge in runs[bisect_left(runs, (p,)) : bisect_right(runs, (p, INFINITE))]:
            if a <= high and low <= b and edge not in kin:
                total += ILLEGAL
        return total

    def lanes(self, lane: Lane, low: float, high: float) -> list[float]:
        """Where a new lane can lie: between those that overlap it, beyond them, or on those of kin."""
        if (lane, low, high) not in self._lanes:
            self._lanes[lane, low, high] = self._free_lanes(lane, low, high)
        return self._lanes[lane, low, high]

    def _free_lanes(self, lane: Lane, low: float, high: float) -> list[float]:
        axis, k = lane
        first, last = 2 * k - 0.5, 2 * k + 0.5
        taken = [first]
        kin: list[float] = []
        runs = self.ledger.runs[axis == "x"]
        for p, a, b, edge in runs[bisect_left(runs, (first,)) : bisect_right(runs, (last, INFINITE))]:
            a, b = widen(a, b)
            if a <= high and low <= b:
                if p != taken[-1]:
                    taken.append(p)
                if edge in self._kin and (not kin or kin[-1] != p):
                    kin.append(p)
        taken.append(last)
        return [(p + q) / 2 for p, q in pairwise(taken)] + kin
