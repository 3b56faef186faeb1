"""What is read rather than seen: where lines join, which texts they belong to, which symbols a cell holds."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.layout.stages import Cell, Shape, Table, TextLine

Joined = tuple[TextLine, str]
"""A line, and what belongs after it when it is read on."""


def _found(lines: tuple[TextLine, ...], paragraphs: tuple[str, ...]) -> Iterator[tuple[int | None, str]]:
    """Of each line: which of the paragraphs it is found in, and what belongs after it."""
    text = "\n".join(paragraphs)
    at = 0
    for line in lines:
        found = text.find(line.text, at)
        if found < 0:
            yield None, " "
            continue
        at = found + len(line.text)
        yield text.count("\n", 0, found), "" if at < len(text) and text[at] not in " \n" else " "


def gaps(lines: tuple[TextLine, ...], paragraphs: tuple[str, ...]) -> Iterator[str]:
    """What belongs after each line when it is read on: nothing where a word is cut there, else a space.

    `paragraphs` is the text unbroken; where a line is not found in it, a space is a safe guess.
    """
    return (gap for _, gap in _found(lines, paragraphs))


def by_paragraph(lines: tuple[TextLine, ...], paragraphs: tuple[str, ...]) -> list[list[Joined]]:
    """The lines of each paragraph, with what belongs after each; one not found goes with those before it."""
    groups: list[list[Joined]] = []
    last: int | None = None
    for line, (place, gap) in zip(lines, _found(lines, paragraphs), strict=True):
        if not groups or (place is not None and place != last):
            groups.append([])
        last = last if place is None else place
        groups[-1].append((line, gap))
    return groups


def inside(shape: Shape, cell: Cell, table: Table) -> bool:
    """Whether the middle of a symbol lies in a cell."""
    x, y = shape.x + shape.w / 2, shape.y + shape.h / 2
    return (
        table.xs[cell.col] <= x < table.xs[cell.col + cell.col_span]
        and table.ys[cell.row] <= y < table.ys[cell.row + cell.row_span]
    )


def begins_with_number(paragraph: tuple[TextLine, ...]) -> bool:
    """Whether a written sentence is numbered: its number stands on the line of its first words."""
    return len(paragraph) > 1 and paragraph[0].y == paragraph[1].y
