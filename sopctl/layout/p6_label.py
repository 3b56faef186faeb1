"""Phase 6: labels of exits, and questions that do not fit their symbols, find a clean place.

Requires: the geometry of phase 5. Ensures: statement 7 of sheet.md for each text placed: it overlaps no
line, head, symbol, text or row rule, stays inside the pelaksana columns, and its ink is nearer to its own
arrow than to any other. What finds no place is told, never squeezed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from sopctl.layout import sizes
from sopctl.layout.box import Box
from sopctl.layout.clearing import CLEAN, Clearing, apart, clearing_of
from sopctl.layout.graph import Route
from sopctl.layout.measure import break_lines, ink_box, text_width
from sopctl.layout.p1_grid import Columns, Sized
from sopctl.layout.p2_plan import Plan
from sopctl.layout.p5_place import Geometry
from sopctl.layout.stages import HEAD_WIDTH, Point, TextLine

REACH = 4.0
"""A label sits within so many mm of its exit."""
TANYA_REACH = 3.0
GAP = 0.5
"""From the ink to the middle of a line beside it."""
BESIDE_HEAD = HEAD_WIDTH / 2 + CLEAN + 0.05
"""From the middle line to a text that stands beside the head of an arrow."""
OFFSETS = (0.5, 0.9, 1.4, 2.0, 2.7, 3.4, 0.1, -0.5, -1.1, -1.8, -2.6, -3.5, -4.6, -6.0)
"""Along the run, from where it begins."""
ASIDE = (0.0, 0.7, 1.5, 2.4, 3.3)
"""Away from the run, beyond GAP: past the slope of a diamond, past the edge of a neighbour."""
ENOUGH = 12
MANY = 48
"""So many clean places are looked at for a text: few at first, more where texts are in each other's way."""
MOVED_AT_ONCE = 2
"""So many neighbours may move for the sake of a text that has no place."""
Place = tuple[float, tuple[TextLine, ...], Box]
"""(how far from ideal, the lines, their ink)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A text broken into lines, with its ink measured from the corner of the ink's box."""

    texts: tuple[str, ...]
    w: float
    h: float

    def at(self, x: float, y: float, align: float) -> tuple[TextLine, ...]:
        """The lines, ink box at (x, y); `align` 0 is left, 0.5 middle, 1 right."""
        pitch = sizes.line_height(sizes.SMALL_SIZE)
        first = ink_box(self.texts[0], sizes.SMALL_SIZE)
        lines = []
        for i, text in enumerate(self.texts):
            ink = ink_box(text, sizes.SMALL_SIZE)
            left = x + align * (self.w - (ink.right - ink.left)) - ink.left
            lines.append(TextLine(left, y - first.top + i * pitch, text, sizes.SMALL_SIZE))
        return tuple(lines)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a text might take."""

    score: float
    text: Block
    box: Box
    align: float

    def line_boxes(self) -> list[Box]:
        """The ink of each line."""
        inks = [ink_box(line.text, line.size) for line in self.settled()[1]]
        return [
            Box(line.x + ink.left, line.y + ink.top, ink.right - ink.left, ink.bottom - ink.top)
            for line, ink in zip(self.settled()[1], inks, strict=True)
        ]

    def settled(self) -> Place:
        """With its lines set."""
        return self.score, self.text.at(self.box.x, self.box.y, self.align), self.box


def block(texts: tuple[str, ...]) -> Block:
    """Measure some lines."""
    pitch = sizes.line_height(sizes.SMALL_SIZE)
    inks = [ink_box(t, sizes.SMALL_SIZE) for t in texts]
    width = max(i.right - i.left for i in inks)
    return Block(texts, width, (len(texts) - 1) * pitch - inks[0].top + inks[-1].bottom)


def variants(text: str, widest: float) -> list[Block]:
    """The ways to break a label, fewest lines first; a word is broken only as the last resort."""
    full = text_width(text, sizes.SMALL_SIZE)
    longest = max(text_width(w, sizes.SMALL_SIZE) for w in text.split(" ") if w)
    found: dict[tuple[str, ...], Block] = {}
    for width in (full, full * 0.7, full * 0.52, full * 0.4, longest):
        if longest <= width + 1e-6 and width <= widest:
            lines = break_lines(text, width + 0.01, sizes.SMALL_SIZE)
            found.setdefault(lines, block(lines))
    for width in (widest, widest * 0.6):
        lines = break_lines(text, width, sizes.SMALL_SIZE)
        found.setdefault(lines, block(lines))
    return list(found.values())


def first_variant(text: str, column: float) -> Block:
    """The variant that a page is first planned for."""
    options = variants(text, max(2.2 * column, 30.0))
    fitting = [b for b in options if b.w <= max(0.8 * column, 9.0)]
    return fitting[0] if fitting else min(options, key=lambda b: b.w)


def run_alone(line: tuple[Point, ...], others: list[tuple[Point, ...]]) -> tuple[Point, ...]:
    """What is left of a line where it runs alone: all of it, unless others leave by the same port."""
    rests = [_after(line, other) for other in others if other[0] == line[0]]
    return min(rests, key=_length, default=line)


def _after(line: tuple[Point, ...], other: tuple[Point, ...]) -> tuple[Point, ...]:
    """The rest of a line from where it parts from another that begins at its first point."""
    for k in range(1, min(len(line), len(other))):
        here, a, b = line[k - 1], line[k], other[k]
        if a == b:
            continue
        same = (a[0] == b[0] == here[0] and (a[1] - here[1]) * (b[1] - here[1]) > 0) or (
            a[1] == b[1] == here[1] and (a[0] - here[0]) * (b[0] - here[0]) > 0
        )
        if not same:
            return line[k - 1 :]
        nearer = abs(a[0] - here[0]) + abs(a[1] - here[1]) < abs(b[0] - here[0]) + abs(b[1] - here[1])
        return line[k:] if nearer else (b, *line[k:])
    return line[-2:]


def _length(line: tuple[Point, ...]) -> float:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(line))


@cache
def _ranking(blocks: int, runs: int) -> tuple[tuple[float, int, int, float, float, int], ...]:
    """(score, run, block, offset along the run, distance from it, better or worse side), the best first."""
    places = (
        (4.0 * n + 0.5 * o + 1.1 * g + 0.6 * s + 6.0 * k, k, n, offset, GAP + aside, s)
        for k in range(runs)
        for n in range(blocks)
        for o, offset in enumerate(OFFSETS)
        for g, aside in enumerate(ASIDE)
        for s in range(2)
    )
    return tuple(sorted(places, key=lambda place: place[0]))


def _candidates(line: tuple[Point, ...], blocks: list[Block]) -> Iterator[Candidate]:
    """Places beside the first run or the second, within reach of where the line begins, the best first."""
    reference = Box(line[0][0], line[0][1], 0.0, 0.0)
    for score, k, n, offset, gap, side in _ranking(len(blocks), min(2, len(line) - 1)):
        turn = line[min(k + 2, len(line) - 1)]
        box, align = _beside_run(line[k], line[k + 1], turn, blocks[n], offset, gap, side == 0)
        if apart(box, reference) <= REACH - 0.05:
            yield Candidate(score, blocks[n], box, align)


def _beside_run(
    a: Point, b: Point, turn: Point, text: Block, offset: float, gap: float, better: bool
) -> tuple[Box, float]:
    """The box on the better or the worse side of a run from a to b, with the alignment of its lines."""
    w, h = text.w, text.h
    if a[1] == b[1]:
        x = a[0] + offset if b[0] > a[0] else a[0] - offset - w
        over = (turn[1] >= a[1]) == better
        return Box(x, a[1] - gap - h if over else a[1] + gap, w, h), 0.0 if b[0] > a[0] else 1.0
    y = a[1] + offset if b[1] > a[1] else a[1] - offset - h
    right = (turn[0] <= a[0]) == better
    return Box(a[0] + gap if right else a[0] - gap - w, y, w, h), 0.0 if right else 1.0


def _around(symbol: Box, blocks: list[Block]) -> Iterator[Candidate]:
    """Places for a question beside its symbol: at its shoulders, over and under it, at its sides."""
    cx, cy = symbol.x + symbol.w / 2, symbol.y + symbol.h / 2
    for n, text in enumerate(blocks):
        w, h = text.w, text.h
        for step in (0.4, 1.0, 1.8, 2.6):
            spots = (
                (cx + BESIDE_HEAD, symbol.y - step - h, 0.0),
                (cx - BESIDE_HEAD - w, symbol.y - step - h, 1.0),
                (cx - w / 2, symbol.y - step - h, 0.5),
                (cx + GAP + step, symbol.bottom + step - 0.4, 0.0),
                (cx - GAP - w - step, symbol.bottom + step - 0.4, 1.0),
                (symbol.right + step - 0.4, cy - GAP - h, 0.0),
                (symbol.x - step + 0.4 - w, cy - GAP - h, 1.0),
                (symbol.right + step - 0.4, cy + GAP, 0.0),
                (symbol.x - step + 0.4 - w, cy + GAP, 1.0),
                (symbol.right - symbol.w / 4 + step, symbol.y - h + 1.5, 0.0),
                (symbol.x + symbol.w / 4 - step - w, symbol.y - h + 1.5, 1.0),
            )
            for s, (x, y, align) in enumerate(spots):
                box = Box(x, y, w, h)
                if apart(box, symbol) <= TANYA_REACH - 0.05:
                    yield Candidate(4.0 * n + step + 0.3 * s, text, box, align)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that needs a place: the label of an edge, or the question of a spot."""

    edge: int | None
    spot: int | None
    places: tuple[Place, ...]


def place_labels(
    plan: Plan,
    columns: Columns,
    geometry: Geometry,
    routes: tuple[Route, ...],
    texts: tuple[Box, ...],
) -> tuple[dict[int, Place], dict[int, Place], tuple[Wanted, ...]]:
    """(labels by edge, questions by spot, what found no place)."""
    clearing = clearing_of(plan, columns, geometry, texts)
    for most in (ENOUGH, MANY):
        wanted = list(_wanted(plan, columns, geometry, clearing, most))
        chosen, homeless = _assign(wanted)
        if not homeless or not all(text.places for text in homeless):
            break
    labels = {w.edge: chosen[n] for n, w in enumerate(wanted) if w.edge is not None and n in chosen}
    tanya = {w.spot: chosen[n] for n, w in enumerate(wanted) if w.spot is not None and n in chosen}
    return labels, tanya, tuple(homeless)


def _assign(wanted: list[Wanted]) -> tuple[dict[int, Place], list[Wanted]]:
    """Places by number, those with the fewest to choose from first; and what is left without one."""
    chosen: dict[int, Place] = {}
    homeless: list[Wanted] = []
    for n in sorted(range(len(wanted)), key=lambda n: (len(wanted[n].places), n)):
        if not _settle(n, wanted, chosen):
            homeless.append(wanted[n])
    return chosen, homeless


def _wanted(
    plan: Plan, columns: Columns, geometry: Geometry, clearing: Clearing, most: int
) -> Iterator[Wanted]:
    widest = columns.left(columns.count) - columns.left(0) - 2
    for i, edge in enumerate(plan.graph.edges):
        if not edge.label:
            continue
        blocks = variants(edge.label, min(widest, 34.0))
        siblings = [
            line for j, line in enumerate(geometry.lines) if j != i and plan.graph.edges[j].dari == edge.dari
        ]
        alone = run_alone(geometry.lines[i], siblings)
        start = Box(alone[0][0], alone[0][1], 0.0, 0.0)
        region = _within(start, REACH, blocks)
        yield Wanted(i, None, _clean_places(_candidates(alone, blocks), clearing, region, most, edge=i))
    for n, spot in enumerate(plan.spots):
        if isinstance(spot.what, Sized) and spot.what.beside:
            text = (spot.what.simbol.tulisan or "").strip()
            blocks = variants(text, min(widest, max(columns.width(spot.col) * 1.6, 20.0)))
            row = _row_of(plan, spot.row)
            top, bottom = geometry.heights.rules[row], geometry.heights.rules[row + 1]
            around_it = _around(geometry.boxes[n], blocks)
            inside = (c for c in around_it if top < c.box.y and c.box.bottom < bottom)
            ranked = sorted(inside, key=lambda c: c.score)
            region = _within(geometry.boxes[n], TANYA_REACH, blocks)
            yield Wanted(None, n, _clean_places(ranked, clearing, region, most, spot=n))


def _within(what: Box, reach: float, blocks: list[Block]) -> Box:
    """Where a text can lie that stands within reach of something."""
    w, h = (reach + max(size) for size in zip(*((b.w, b.h) for b in blocks), strict=True))
    return Box(what.x - w, what.y - h, what.w + 2 * w, what.h + 2 * h)


def _clean_places(
    candidates: Iterable[Candidate],
    clearing: Clearing,
    region: Box,
    most: int,
    edge: int | None = None,
    spot: int | None = None,
) -> tuple[Place, ...]:
    """The best places where a text stands clean, and nearest to what it belongs to."""
    here = clearing.near(region)
    good = (
        c.settled()
        for c in candidates
        if here.clean(c.box)
        and (edge is None or here.own(c.box, edge))
        and (spot is None or here.beside(c.line_boxes(), spot, TANYA_REACH - 0.05))
    )
    return tuple(islice(good, most))


def _row_of(plan: Plan, router_row: int) -> int:
    return next(t for t, (a, b) in enumerate(plan.bounds) if a <= router_row <= b)


def _settle(
    n: int,
    wanted: list[Wanted],
    chosen: dict[int, Place],
    depth: int = 2,
    settled: frozenset[int] = frozenset(),
) -> bool:
    """Give n the best place that is free; else one whose neighbours can move, and theirs in turn."""
    clashes = [(place, frozenset(_clashing(place, chosen))) for place in wanted[n].places]
    free = next((place for place, clashing in clashes if not clashing), None)
    if free is not None:
        chosen[n] = free
        return True
    tried: set[frozenset[int]] = set()
    for place, clashing in clashes if depth else ():
        if clashing in tried or clashing & settled or len(clashing) > MOVED_AT_ONCE:
            continue
        tried.add(clashing)
        trial = {m: p for m, p in chosen.items() if m not in clashing}
        trial[n] = place
        if all(_settle(m, wanted, trial, depth - 1, settled | {n}) for m in sorted(clashing)):
            chosen.clear()
            chosen.update(trial)
            return True
    return False


def _clashing(place: Place, chosen: dict[int, Place]) -> list[int]:
    return [m for m, other in chosen.items() if apart(place[2], other[2]) < CLEAN + 0.2]
