"""Where every key, value and collection of a file stands, as offsets in its text.

Two lists of integers rather than objects: thousands of small objects a file would keep the garbage
collector busy for longer than libyaml reads. Lines and columns are counted when somebody asks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from sopctl.finding import Place

LINE_BREAK = re.compile(r"\r\n?|\n")


class Lines:
    """Offsets of a text to lines and columns, which count from 1. Lines end by LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]

    def place(self, start: int, end: int) -> Place:
        """The place of `text[start:end]`."""
        return Place(*self.point(start), *self.point(end))

    def point(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class Marks:
    """Nodes in the order of the file, the root first, the key of a pair before its value."""

    __slots__ = ("_keys", "_lines", "_parts", "ends", "skips", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        """For a collection in block style its start: libyaml does not tell its end."""
        self.skips: dict[int, int] = {}
        """For a collection: the node that follows its last part; 0 while it is being read."""
        self._lines: Lines | None = None
        self._parts: dict[int, tuple[int, ...]] = {}
        self._keys: dict[int, dict[str, int]] = {}

    def lines(self, text: str) -> Lines:
        """The lines of the text that the marks are of, counted once."""
        if self._lines is None:
            self._lines = Lines(text)
        return self._lines

    def parts(self, node: int) -> tuple[int, ...]:
        """The nodes directly in a collection, keys and values in turn; walked once, however many ask."""
        if node not in self._parts:
            found, part, end = [], node + 1, self.skips.get(node, node)
            while part < end:
                found.append(part)
                part = self.after(part)
            self._parts[node] = tuple(found)
        return self._parts[node]

    def key_nodes(self, node: int, keys: Iterable[str]) -> dict[str, int]:
        """The nodes of the keys of a mapping, which are given in the order of the file."""
        if node not in self._keys:
            self._keys[node] = dict(zip(keys, self.parts(node)[::2], strict=True))
        return self._keys[node]

    def after(self, node: int) -> int:
        """The node that follows a node and all its parts."""
        return self.skips.get(node, node + 1)

    def scalars(self) -> Iterator[tuple[int, int]]:
        """The stretches of all keys and scalars, in order."""
        for node, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            if node not in self.skips:
                yield start, end


def line_end(text: str, offset: int) -> int:
    """The offset of the end of the line that `offset` is on, before its line break."""
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    early = text.find("\r", offset, end)
    return end if early < 0 else early


def line_content_end(text: str, offset: int) -> int:
    """The offset behind the last character that is no blank on the line of `offset`."""
    return offset + len(text[offset : line_end(text, offset)].rstrip())


def line_start(text: str, offset: int) -> int:
    """The offset of the first character of the line that `offset` is on."""
    start = text.rfind("\n", 0, offset) + 1
    return max(start, text.rfind("\r", start, offset) + 1)


def is_block_scalar(text: str, start: int, end: int) -> bool:
    """Whether the scalar at a stretch is a block scalar: nothing else can begin so."""
    return end > start and text[start] in "|>"


def gaps(text: str, marks: Marks, whole: bool = True) -> Iterator[tuple[int, int]]:
    """The stretches between the scalars, in order, and after the last where the `whole` text was read.

    The head line of a block scalar is one too.
    """
    position = 0
    for start, end in marks.scalars():
        yield position, line_end(text, start) if is_block_scalar(text, start, end) else start
        position = end
    if whole:
        yield position, len(text)
