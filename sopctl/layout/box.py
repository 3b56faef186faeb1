"""Rectangles and ports in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.layout.graph import Side
from sopctl.layout.stages import Point


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; a symbol's knows the y of its middle line as well, to the bit."""

    x: float
    y: float
    w: float
    h: float
    middle: float = 0.0

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.h


def port(box: Box, side: Side) -> Point:
    """The middle of a side: the tip of a diamond."""
    dx, dy = side.step
    return (box.x + box.w / 2 + dx * box.w / 2, box.y + box.h / 2 + dy * box.h / 2)
