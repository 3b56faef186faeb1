"""The comments of a file. libyaml drops them; they stand wherever its events say there is no text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sopctl.source.document import Document
from sopctl.source.marks import Lines, gaps, line_end


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, from its `#` to the end of its line."""

    line: int
    """From 1."""
    column: int
    """Of the `#`, from 1, in characters."""
    text: str
    """With the `#`, without spaces at the end."""
    own_line: bool
    """Nothing stands before it on its line."""


def comments_of(document: Document) -> tuple[Comment, ...]:
    """All comments, in the order of the file. A `#` inside a quoted or block text is none."""
    if "#" not in document.text:
        return ()
    lines = Lines(document.text)
    return tuple(
        _comment(document.text, lines, at)
        for start, end in gaps(document.text, document.marks)
        for at in _hashes(document.text, start, end)
    )


def _hashes(text: str, start: int, end: int) -> Iterator[int]:
    while (at := text.find("#", start, end)) >= 0:
        start = at + 1
        if at == 0 or text[at - 1] in " \t\r\n":
            yield at
            start = line_end(text, at)


def _comment(text: str, lines: Lines, at: int) -> Comment:
    end = line_end(text, at)
    place = lines.place(at, end)
    before = text[at - place.column + 1 : at]
    return Comment(place.line, place.column, text[at:end].rstrip(), not before.strip())
