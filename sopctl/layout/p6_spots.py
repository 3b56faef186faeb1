"""Phase 6, where texts might stand: the ways to break a text, and the places around an exit or a symbol.

Every place is within reach of what it belongs to; whether it is clean is asked elsewhere (clearing.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sopctl.layout import sizes
from sopctl.layout.box import Box
from sopctl.layout.clearing import CLEAN, apart
from sopctl.layout.measure import break_lines, ink_box, text_width
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


def beside_line(line: tuple[Point, ...], blocks: list[Block]) -> Iterator[Candidate]:
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


def around_symbol(symbol: Box, blocks: list[Block]) -> Iterator[Candidate]:
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
