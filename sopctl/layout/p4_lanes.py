"""Phase 4: lanes get their millimetres, and with them rows their heights.

Requires: routes that phase 3 ensures, and the heights that text, symbols and labels ask for.
Ensures: lanes that overlap keep their order and at least 0.64 mm; every lane keeps off rules and
symbols; the rows are as low as that allows. Since order is kept wherever two lanes overlap, what
crossed before crosses now, and nothing else does.

First the gaps (heights follow), counting whole gutters as overlap; then the gutters, where overlap is
exact because heights are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sopctl.layout import sizes
from sopctl.layout.graph import PageGraph, Route, Side
from sopctl.layout.p3_ledger import widen

RELAXATIONS = 6


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one lane: where arrows that have merged run together, one run."""

    axis: str
    line: int
    """The gutter ("x") or the gap ("y")."""
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RowNeeds:
    """What a router row asks for."""

    height: float
    """Of its tallest symbol."""
    above: float
    below: float
    """From its symbols to the first lane, or to the rule where there is none."""
    tight_above: float = 0.0
    tight_below: float = 0.0
    """Exits that share a tip on this side must part near it: lanes hug the symbols, not the rule, and
    so many mm beyond the lanes are kept for the labels after the parting. 0: no such exits."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table on this page: its router rows, and the height its text needs."""

    first: int
    last: int
    text: float


@dataclass(frozen=True, slots=True)
class Levels:
    """The lanes of one gap, by level from above."""

    runs: tuple[Run, ...]
    level: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Heights:
    """All that phase 4 says about y, in mm from the top rule of the first row."""

    rules: tuple[float, ...]
    """Top of the first table row, … bottom of the last."""
    middles: tuple[float, ...]
    """Of the router rows."""
    lanes: dict[Run, float]


class CrowdedError(Exception):
    """The runs of a gutter do not fit into it; `needed` mm would have to be added."""

    def __init__(self, gutter: int, needed: float) -> None:
        super().__init__(gutter)
        self.gutter = gutter
        self.needed = needed


def runs_of(routes: tuple[Route, ...]) -> tuple[dict[Run, int], list[list[Run | None]]]:
    """The runs, and for each route the run of each of its segments (None: on a middle line)."""
    pieces: dict[tuple[str, int, float], list[tuple[float, float]]] = {}
    for route in routes:
        for segment in pairwise(route.points):
            key, low, high = _key(*segment)
            if key is not None:
                pieces.setdefault(key, []).append((low, high))
    merged: dict[tuple[str, int, float], list[Run]] = {}
    for key, intervals in pieces.items():
        merged[key] = [Run(*key, low, high) for low, high in _union(intervals)]
    of_route: list[list[Run | None]] = []
    for route in routes:
        own: list[Run | None] = []
        for segment in pairwise(route.points):
            key, low, high = _key(*segment)
            own.append(
                None if key is None else next(r for r in merged[key] if r.low <= low and high <= r.high)
            )
        of_route.append(own)
    ordered = sorted((r for group in merged.values() for r in group), key=_order)
    return {run: i for i, run in enumerate(ordered)}, of_route


def _order(run: Run) -> tuple[str, int, float, float]:
    return (run.axis, run.line, run.value, run.low)


def _key(
    a: tuple[float, float], b: tuple[float, float]
) -> tuple[tuple[str, int, float] | None, float, float]:
    vertical = a[0] == b[0]
    position, low, high = (a[0], a[1], b[1]) if vertical else (a[1], a[0], b[0])
    low, high = min(low, high), max(low, high)
    line = round(position)
    if line % 2:
        return None, low, high
    return ("x" if vertical else "y", line // 2, position), low, high


def _union(intervals: list[tuple[float, float]]) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for low, high in sorted(intervals):
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return out


def levels_of(runs: list[Run]) -> Levels:
    """Levels as longest paths in the order of lanes that overlap; whole gutters count as overlap.

    `runs` come in order of their lanes. Two on one lane that do not meet are kept apart as well: in
    millimetres their ends may pass each other.
    """
    level: list[int] = []
    for i, run in enumerate(runs):
        low, high = widen(run.low, run.high)
        below = 0
        for j in range(i):
            other_low, other_high = widen(runs[j].low, runs[j].high)
            if other_low <= high and low <= other_high:
                below = max(below, level[j] + 1)
        level.append(below)
    return Levels(tuple(runs), tuple(level), max(level) + 1 if level else 0)


def _stack(count: int) -> float:
    """The room of some lanes beside a rule."""
    return sizes.LANE_FROM_RULE + (count - 1) * sizes.LANE_PITCH if count else 0.0


def _over(need: RowNeeds, lanes: int) -> float:
    """What a row needs between its upper rule and its symbols."""
    return _stack(lanes) + need.above + need.tight_above


def _under(need: RowNeeds, lanes: int) -> float:
    """What a row needs between its symbols and its lower rule."""
    return _stack(lanes) + need.below + need.tight_below


def _inner(levels: Levels, upper: RowNeeds, lower: RowNeeds) -> float:
    """The height of a gap without a rule, between two symbols of one row."""
    between = (levels.count - 1) * sizes.LANE_PITCH if levels.count else 0.0
    room = upper.below + upper.tight_below + lower.tight_above + lower.above
    return max(room + between, sizes.CLEAR_ARRIVAL)


def set_heights(rows: tuple[TableRow, ...], needs: tuple[RowNeeds, ...], runs: list[Run]) -> Heights:
    """The least heights that hold text, symbols and lanes, and where the lanes lie in them."""
    gaps = [levels_of([r for r in runs if r.axis == "y" and r.line == gap]) for gap in range(len(needs) + 1)]
    splits = _split(rows, needs, gaps)
    rules, middles = [0.0], [0.0] * len(needs)
    lanes: dict[Run, float] = {}
    for t, row in enumerate(rows):
        top = rules[-1]
        above = _over(needs[row.first], gaps[row.first].count - splits[t])
        below = _under(needs[row.last], splits[t + 1])
        core = _core(row, needs, gaps)
        height = max(row.text, above + core + below, sizes.ROW_MINIMUM)
        offset = min(max((height - core) / 2, above), height - below - core)
        y = top + offset
        for r in range(row.first, row.last + 1):
            middles[r] = y + needs[r].height / 2
            y += needs[r].height
            if r < row.last:
                height_inside = _inner(gaps[r + 1], needs[r], needs[r + 1])
                _place_inner(gaps[r + 1], y, y + height_inside, needs[r], needs[r + 1], lanes)
                y += height_inside
        room = offset - needs[row.first].above
        _place_under(gaps[row.first], splits[t], top, room, lanes, needs[row.first].tight_above > 0)
        rules.append(top + height)
        room = height - offset - core - needs[row.last].below
        tight = needs[row.last].tight_below > 0
        _place_over(gaps[row.last + 1], splits[t + 1], rules[-1], room, lanes, tight)
    return Heights(tuple(rules), tuple(middles), lanes)


def _core(row: TableRow, needs: tuple[RowNeeds, ...], gaps: list[Levels]) -> float:
    height = sum(needs[r].height for r in range(row.first, row.last + 1))
    for r in range(row.first, row.last):
        height += _inner(gaps[r + 1], needs[r], needs[r + 1])
    return height


def _split(rows: tuple[TableRow, ...], needs: tuple[RowNeeds, ...], gaps: list[Levels]) -> list[int]:
    """How many levels of each ruled gap lie above its rule: the choice with the lowest rows."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for t, row in enumerate(rows):
        count = gaps[row.last + 1].count
        options = _options(count, needs[row.last].tight_below > 0, t + 1 < len(rows), needs, row.last + 1)
        core = _core(row, needs, gaps)
        following: dict[int, tuple[float, list[int]]] = {}
        for split in options:
            under = _under(needs[row.last], split)
            for before, (cost, chosen) in best.items():
                over = _over(needs[row.first], gaps[row.first].count - before)
                total = cost + max(row.text, over + core + under, sizes.ROW_MINIMUM)
                # Of equal heights the even split looks best.
                total += 1e-3 * abs(2 * split - count)
                if split not in following or total < following[split][0]:
                    following[split] = (total, [*chosen, split])
        best = following
    return min(best.values())[1]


def _options(count: int, tight: bool, inner: bool, needs: tuple[RowNeeds, ...], following: int) -> list[int]:
    """The splits of a gap that may be chosen."""
    if tight or not inner:
        return [count]
    return [0] if needs[following].tight_above > 0 else list(range(count + 1))


def _pitch(count: int, room: float) -> tuple[float, float]:
    """(distance of the first lane from the rule, distance between lanes) where there is spare room."""
    if count == 0:
        return 0.0, 0.0
    spare = max(0.0, room - _stack(count))
    first = sizes.LANE_FROM_RULE + min(1.2, spare / (count + 1))
    if count == 1:
        return first, 0.0
    between = min(sizes.LANE_PITCH_WIDE, (room - first) / (count - 1))
    return first, max(sizes.LANE_PITCH, between)


def _tight(count: int, room: float) -> tuple[float, float]:
    """The same where lanes begin at the symbols."""
    return room - (count - 1) * sizes.LANE_PITCH, sizes.LANE_PITCH


def _place_under(
    levels: Levels, split: int, rule: float, room: float, lanes: dict[Run, float], tight: bool
) -> None:
    first, pitch = _tight(levels.count - split, room) if tight else _pitch(levels.count - split, room)
    for run, level in zip(levels.runs, levels.level, strict=True):
        if level >= split:
            lanes[run] = rule + first + (level - split) * pitch


def _place_over(
    levels: Levels, split: int, rule: float, room: float, lanes: dict[Run, float], tight: bool
) -> None:
    first, pitch = _tight(split, room) if tight else _pitch(split, room)
    for run, level in zip(levels.runs, levels.level, strict=True):
        if level < split:
            lanes[run] = rule - first - (split - 1 - level) * pitch


def _place_inner(
    levels: Levels, top: float, bottom: float, upper: RowNeeds, lower: RowNeeds, lanes: dict[Run, float]
) -> None:
    first = top + upper.below
    if lower.tight_above > upper.tight_below:
        first = bottom - lower.above - (levels.count - 1) * sizes.LANE_PITCH
    for run, level in zip(levels.runs, levels.level, strict=True):
        lanes[run] = first + level * sizes.LANE_PITCH


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
            x = (left + right) / 2
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


def sides_used(routes: tuple[Route, ...], graph: PageGraph) -> dict[tuple[int, Side], str]:
    """For each port in use whether arrows come in or go out."""
    used: dict[tuple[int, Side], str] = {}
    for edge, route in zip(graph.edges, routes, strict=True):
        used[edge.dari, route.out] = "out"
        used[edge.ke, route.into] = "in"
    return used
