"""Blocks of lines: leading, and lists whose lines hang under their text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sopctl.layout.measure import MM_PER_PT, break_lines, metrics, text_width
from sopctl.layout.stages import TextLine

LEADING = 1.2
_NUMBER = re.compile(r"\d+\. ")


def line_height(size: float) -> float:
    """From one baseline to the next, in mm."""
    return size * MM_PER_PT * LEADING


def baseline(size: float, bold: bool = False) -> float:
    """From the top of a line's box to its baseline."""
    heights = metrics(size, bold)
    return (line_height(size) - heights.ascent - heights.descent) / 2 + heights.ascent


def set_lines(
    lines: tuple[str, ...], x: float, top: float, size: float, bold: bool = False
) -> tuple[TextLine, ...]:
    """Lines one under the other, from the left."""
    first, step = top + baseline(size, bold), line_height(size)
    return tuple(TextLine(x, first + i * step, line, size, bold) for i, line in enumerate(lines))


def centre_lines(
    lines: tuple[str, ...], x: float, width: float, top: float, size: float, bold: bool = False
) -> tuple[TextLine, ...]:
    """Lines one under the other, each in the middle of `width`."""
    first, step = top + baseline(size, bold), line_height(size)
    return tuple(
        TextLine(x + (width - text_width(line, size, bold)) / 2, first + i * step, line, size, bold)
        for i, line in enumerate(lines)
    )


@dataclass(frozen=True, slots=True)
class Hanging:
    """A line of a list: how far from the left it starts, and what it says."""

    indent: float
    text: str


def hung_lines(lines: tuple[Hanging, ...], x: float, top: float, size: float) -> tuple[TextLine, ...]:
    """Lines of lists one under the other, each at its indent."""
    first, step = top + baseline(size), line_height(size)
    return tuple(TextLine(x + line.indent, first + i * step, line.text, size) for i, line in enumerate(lines))


def _split_number(item: str) -> tuple[str, str]:
    match = _NUMBER.match(item)
    return (match[0], item[match.end() :]) if match else ("", item)


def hang_items(items: tuple[str, ...], width: float, size: float) -> tuple[tuple[Hanging, ...], ...]:
    """Items such as "1. …" broken so that the text stands in one column, the numbers right of each other."""
    parts = [_split_number(item) for item in items]
    indent = max((text_width(number, size) for number, _ in parts if number), default=0.0)
    hung = []
    for number, text in parts:
        lines = break_lines(text, width - indent if number else width, size)
        first = Hanging(indent - text_width(number, size) if number else 0.0, number + lines[0])
        hung.append((first, *(Hanging(indent if number else 0.0, line) for line in lines[1:])))
    return tuple(hung)
