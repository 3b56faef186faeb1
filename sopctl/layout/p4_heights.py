"""Phase 4, y: lanes in gaps get their millimetres, and with them rows their heights.

Requires: routes that phase 3 ensures, and the needs of rows. Ensures: lanes that overlap keep their
order and their distance, whole gutters counted as overlap; every lane keeps off rules and symbols; the
rows are as low as that allows. Since order is kept wherever two lanes overlap, what crossed before
crosses now, and nothing else does.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.layout import sizes
from sopctl.layout.p3_ledger import widen
from sopctl.layout.p4_needs import RowNeeds
from sopctl.layout.runs import Run


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
    pitch: float = sizes.LANE_PITCH
    """From level to level."""

    def stack(self, count: int) -> float:
        """The room of so many of its lanes beside a rule."""
        return sizes.LANE_FROM_RULE + (count - 1) * self.pitch if count else 0.0


@dataclass(frozen=True, slots=True)
class Heights:
    """All that phase 4 says about y, in mm from the top rule of the first row."""

    rules: tuple[float, ...]
    """Top of the first table row, … bottom of the last."""
    middles: tuple[float, ...]
    """Of the router rows."""
    lanes: dict[Run, float]


def levels_of(runs: list[Run], pitch: float = sizes.LANE_PITCH) -> Levels:
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
    return Levels(tuple(runs), tuple(level), max(level) + 1 if level else 0, pitch)


def _over(need: RowNeeds, gap: Levels, lanes: int) -> float:
    """What a row needs between its upper rule and its symbols."""
    return gap.stack(lanes) + need.above + need.tight_above


def _under(need: RowNeeds, gap: Levels, lanes: int) -> float:
    """What a row needs between its symbols and its lower rule."""
    return gap.stack(lanes) + need.below + need.tight_below


def _inner(levels: Levels, upper: RowNeeds, lower: RowNeeds) -> float:
    """The height of a gap without a rule, between two symbols of one row."""
    between = (levels.count - 1) * levels.pitch if levels.count else 0.0
    room = upper.below + upper.tight_below + lower.tight_above + lower.above
    return max(room + between, sizes.CLEAR_ARRIVAL)


def set_heights(
    rows: tuple[TableRow, ...], needs: tuple[RowNeeds, ...], runs: list[Run], pitch: dict[int, float]
) -> Heights:
    """The least heights that hold text, symbols and lanes, and where the lanes lie in them.

    `pitch` is, for some gaps, how far their lanes must lie apart.
    """
    gaps = [
        levels_of([r for r in runs if r.axis == "y" and r.line == gap], pitch.get(gap, sizes.LANE_PITCH))
        for gap in range(len(needs) + 1)
    ]
    splits = _split(rows, needs, gaps)
    rules, middles = [0.0], [0.0] * len(needs)
    lanes: dict[Run, float] = {}
    for t, row in enumerate(rows):
        top = rules[-1]
        above = _over(needs[row.first], gaps[row.first], gaps[row.first].count - splits[t])
        below = _under(needs[row.last], gaps[row.last + 1], splits[t + 1])
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
            under = _under(needs[row.last], gaps[row.last + 1], split)
            for before, (cost, chosen) in best.items():
                over = _over(needs[row.first], gaps[row.first], gaps[row.first].count - before)
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


def _pitch(levels: Levels, count: int, room: float) -> tuple[float, float]:
    """(distance of the first lane from the rule, distance between lanes) where there is spare room."""
    if count == 0:
        return 0.0, 0.0
    spare = max(0.0, room - levels.stack(count))
    first = sizes.LANE_FROM_RULE + min(1.2, spare / (count + 1))
    if count == 1:
        return first, 0.0
    between = min(sizes.LANE_PITCH_WIDE, (room - first) / (count - 1))
    return first, max(levels.pitch, between)


def _tight(levels: Levels, count: int, room: float) -> tuple[float, float]:
    """The same where lanes begin at the symbols."""
    return room - (count - 1) * levels.pitch, levels.pitch


def _place_under(
    levels: Levels, split: int, rule: float, room: float, lanes: dict[Run, float], tight: bool
) -> None:
    spacing = _tight if tight else _pitch
    first, pitch = spacing(levels, levels.count - split, room)
    for run, level in zip(levels.runs, levels.level, strict=True):
        if level >= split:
            lanes[run] = rule + first + (level - split) * pitch


def _place_over(
    levels: Levels, split: int, rule: float, room: float, lanes: dict[Run, float], tight: bool
) -> None:
    spacing = _tight if tight else _pitch
    first, pitch = spacing(levels, split, room)
    for run, level in zip(levels.runs, levels.level, strict=True):
        if level < split:
            lanes[run] = rule - first - (split - 1 - level) * pitch


def _place_inner(
    levels: Levels, top: float, bottom: float, upper: RowNeeds, lower: RowNeeds, lanes: dict[Run, float]
) -> None:
    first = top + upper.below
    if lower.tight_above > upper.tight_below:
        first = bottom - lower.above - (levels.count - 1) * levels.pitch
    for run, level in zip(levels.runs, levels.level, strict=True):
        lanes[run] = first + level * levels.pitch
