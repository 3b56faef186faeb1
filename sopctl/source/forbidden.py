"""Tags, anchors and escapes, each at its place: what only few scalars are guilty of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.source.decode import FORBIDDEN
from sopctl.source.marks import line_end

FORBIDDEN_BY_ESCAPE = FORBIDDEN | {"\r"}
_ESCAPE_DIGITS = {"x": 2, "u": 4, "U": 8}
_CHAR_OF_ESCAPE = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\u0085",
    "L": "\u2028",
    "P": "\u2029",
}


class Escape(NamedTuple):
    """An escape sequence in a quoted text, and the character it stands for."""

    start: int
    end: int
    char: str


def forbidden_escapes(text: str, start: int, end: int) -> Iterator[Escape]:
    """The escapes of a double-quoted scalar that stand for what may not stand."""
    at = text.find("\\", start, end)
    while at >= 0:
        letter = text[at + 1]
        stop = at + 2 + _ESCAPE_DIGITS.get(letter, 0)
        char = chr(int(text[at + 2 : stop], 16)) if letter in _ESCAPE_DIGITS else _CHAR_OF_ESCAPE.get(letter)
        if char is not None and char in FORBIDDEN_BY_ESCAPE:
            yield Escape(at, stop, char)
        at = text.find("\\", stop, end)


def properties(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The stretches of the tag and the anchor that begin a node, in their order."""
    while at < len(text):
        if text[at] in "&!":
            stop = at + 1
            while stop < len(text) and text[stop] not in " \t\r\n":
                stop += 1
            yield at, stop
            at = stop
        elif text[at] == "#":
            at = line_end(text, at)
        elif text[at] in " \t\r\n":
            at += 1
        else:
            return
