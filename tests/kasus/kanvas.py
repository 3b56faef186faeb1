"""Characters on a plane: lines that join where they meet, texts over them, dots below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Sel = tuple[int, int]
"""A character's place: (column, line)."""
_LEFT, _RIGHT, _UP, _DOWN = 1, 2, 4, 8
_STROKES = {
    _LEFT: "─",
    _RIGHT: "─",
    _LEFT | _RIGHT: "─",
    _UP: "│",
    _DOWN: "│",
    _UP | _DOWN: "│",
    _RIGHT | _DOWN: "┌",
    _LEFT | _DOWN: "┐",
    _RIGHT | _UP: "└",
    _LEFT | _UP: "┘",
    _LEFT | _RIGHT | _DOWN: "┬",
    _LEFT | _RIGHT | _UP: "┴",
    _UP | _DOWN | _RIGHT: "├",
    _UP | _DOWN | _LEFT: "┤",
    _LEFT | _RIGHT | _UP | _DOWN: "┼",
}
_DASHES = {"─": "┄", "│": "┆"}
_BITS = {(-1, 0): _LEFT, (1, 0): _RIGHT, (0, -1): _UP, (0, 1): _DOWN}


def step_of(a: Sel, b: Sel) -> Sel:
    """One character on the way from a to b."""
    return ((b[0] > a[0]) - (b[0] < a[0]), (b[1] > a[1]) - (b[1] < a[1]))


@dataclass
class Kanvas:
    """Lines under signs, over the ground."""

    strokes: dict[Sel, int] = field(default_factory=dict)
    dashes: dict[Sel, int] = field(default_factory=dict)
    signs: dict[Sel, str] = field(default_factory=dict)
    ground: dict[Sel, str] = field(default_factory=dict)

    def write(self, x: int, y: int, text: str) -> None:
        """A text from (x, y) on."""
        self.signs.update({(x + i, y): sign for i, sign in enumerate(text)})

    def line(self, points: Sequence[Sel], dashed: bool = False) -> None:
        """A line through the points, joined to what it meets."""
        cells = self.dashes if dashed else self.strokes
        for a, b in pairwise(points):
            step, here = step_of(a, b), a
            while here != b:
                there = (here[0] + step[0], here[1] + step[1])
                cells[here] = cells.get(here, 0) | _BITS[step]
                cells[there] = cells.get(there, 0) | _BITS[-step[0], -step[1]]
                here = there

    def join(self, at: Sel, step: Sel, dashed: bool = False) -> None:
        """Join a line to what lies one step away."""
        cells = self.dashes if dashed else self.strokes
        cells[at] = cells.get(at, 0) | _BITS[step]

    def text(self) -> str:
        """All lines, nothing blank at their ends."""
        cells = [*self.signs, *self.strokes, *self.dashes, *self.ground]
        width, height = (max(cell[axis] for cell in cells) + 1 for axis in (0, 1))
        lines = ("".join(self._sign((x, y)) for x in range(width)) for y in range(height))
        return "\n".join(line.rstrip() for line in lines)

    def _sign(self, at: Sel) -> str:
        if at in self.signs:
            return self.signs[at]
        if at in self.strokes:
            return _STROKES[self.strokes[at]]
        if at in self.dashes:
            stroke = _STROKES[self.dashes[at]]
            return _DASHES.get(stroke, stroke)
        return self.ground.get(at, " ")
