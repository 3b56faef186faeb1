"""Phase 2, the document: where pages break.

Requires: the grid. Ensures: every page fits its paper by its measured height, connector strips included;
fewest pages, then fewest cut arrows; no row is split unless it is taller than a page.

A lazy exact programme: heights are first estimated from below, the best breaks are computed, the pages
they choose are drawn and measured, what proves too tall is forbidden; again, until every chosen page is
drawn and fits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sopctl.layout import sizes
from sopctl.layout.asking import Refused
from sopctl.layout.draft import Draft, Overfull
from sopctl.layout.p1_grid import Grid
from sopctl.layout.p4_heights import Heights
from sopctl.model.alur import Alur

PAGE = 1e6
CUT = 10.0
SLACK = 80.0
AFTER_DECISION = 60.0
"""More than a few cut arrows: statement 10 wants no break after a decision where a better one is free."""
LONELY = 30.0
"""A last page with a single row, where another break costs no page."""
LEEWAY = 1.0
"""A row may be lower on another page by about a lane, in mm."""
STRIP = sizes.PENTAGON_HEIGHT + sizes.CLEAR + 4.0
"""A connector strip at its least."""

FAILURES = 8
"""So many pages may refuse before the sheet does: other breaks seldom help a symbol that has no room."""

Draw = Callable[[int, int], Draft | Overfull | Refused]


@dataclass(frozen=True, slots=True)
class TooTallError(Exception):
    """A row that alone does not fit a page."""

    row: int


def paginate(grid: Grid, alur: Alur, room: float, draw: Draw, patient: bool) -> list[Draft] | Refused:
    """The pages, drawn.

    A page that asks for wider gutters is handed back at once; where `patient`, that is where no width
    is left to give, other breaks are tried instead.
    """
    home = {s.simbol.index: r for r, row in enumerate(grid.rows) for s in row.symbols}
    programme = _Programme(grid, alur, room, home)
    drawn: dict[tuple[int, int], Draft] = {}
    refused: Refused | None = None
    failures = 0
    while True:
        spans = programme.solve()
        if spans is None:
            if refused is None:
                raise TooTallError(programme.stuck)
            return refused
        fresh = [span for span in spans if span not in drawn]
        if not fresh:
            return [drawn[span] for span in spans]
        for span in fresh:
            page = draw(*span)
            if isinstance(page, Refused):
                page = replace(page, page=spans.index(span))
                if page.gutters and not patient:
                    return page
                refused, failures = page, failures + 1
                if failures > FAILURES:
                    return refused
                programme.heights[span] = float("inf")
                continue
            if isinstance(page, Overfull):
                programme.learn(span, page.heights)
                continue
            drawn[span] = page
            programme.learn(span, page.geometry.heights)


class _Programme:
    """Shortest path over breaks."""

    def __init__(self, grid: Grid, alur: Alur, room: float, home: dict[int, int]) -> None:
        self.grid = grid
        self.room = room
        self.heights: dict[tuple[int, int], float] = {}
        self.stuck = 0
        count = len(grid.rows)
        self.ways = [(home[p.dari], home[p.ke], p.ke) for p in alur.panah]
        self.strips: dict[tuple[int, int], int] = {}
        self.least = [self._least(r) for r in range(count)]
        self.cuts = [sum(min(s, t) < b <= max(s, t) for s, t, _ in self.ways) for b in range(count + 1)]
        decides = [any(s.simbol.jenis == "keputusan" for s in row.symbols) for row in grid.rows]
        self.after_decision = [False, *decides]

    def _least(self, r: int) -> float:
        row = self.grid.rows[r]
        by_level = (
            [max(s.h for s in row.symbols if s.level == n) for n in range(row.levels)] if row.symbols else []
        )
        core = sum(by_level) + 2 * sizes.CLEAR * len(by_level)
        return max(row.text_height, core, sizes.ROW_MINIMUM)

    def learn(self, span: tuple[int, int], heights: Heights) -> None:
        """Note a page's height, and those of its inner rows: elsewhere they will hardly be lower."""
        rules = heights.rules
        self.heights[span] = rules[-1]
        for i in range(1, span[1] - span[0] - 1):
            r = span[0] + i
            self.least[r] = max(self.least[r], rules[i + 1] - rules[i] - LEEWAY)

    def _height(self, first: int, last: int) -> float:
        if (first, last) in self.heights:
            return self.heights[first, last]
        return sum(self.least[first:last]) + STRIP * self._strips(first, last)

    def _strips(self, first: int, last: int) -> int:
        """How many strips of connectors a page has: one holds a connector a column."""
        if (first, last) not in self.strips:
            above: set[tuple[int, bool]] = set()
            below: set[tuple[int, bool]] = set()
            for source, target, goal in self.ways:
                here = first <= source < last
                if here != (first <= target < last):
                    (below if here == (target > source) else above).add((goal, here))
            columns = self.grid.columns.count
            self.strips[first, last] = -(-len(above) // columns) - (-len(below) // columns)
        return self.strips[first, last]

    def solve(self) -> list[tuple[int, int]] | None:
        """The best pages as (first row, one past the last), or None where nothing fits any more."""
        count = len(self.grid.rows)
        best: list[tuple[float, int]] = [(0.0, -1)] + [(float("inf"), -1)] * count
        for last in range(1, count + 1):
            for first in range(last - 1, -1, -1):
                if sum(self.least[first:last]) > self.room + 1e-6 and first < last - 1:
                    break
                height = self._height(first, last)
                if height > self.room + 1e-6 or best[first][0] == float("inf"):
                    continue
                cost = best[first][0] + self._cost(first, last, height, count)
                if cost < best[last][0] - 1e-9:
                    best[last] = (cost, first)
        if best[count][0] == float("inf"):
            self.stuck = next(r for r in range(1, count + 1) if best[r][0] == float("inf")) - 1
            return None
        spans: list[tuple[int, int]] = []
        last = count
        while last > 0:
            first = best[last][1]
            spans.append((first, last))
            last = first
        return spans[::-1]

    def _cost(self, first: int, last: int, height: float, count: int) -> float:
        if last == count:
            lonely = first > 0 and last - first == 1
            return PAGE + (LONELY if lonely else 0.0)
        slack = (self.room - height) / self.room
        return PAGE + CUT * self.cuts[last] + SLACK * slack**2 + AFTER_DECISION * self.after_decision[last]
