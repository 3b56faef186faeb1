"""Text in the columns of a terminal: safe to print, measured as it stands there, broken to a width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sopctl.messages.escape import visible

_NUMBER = re.compile(r"[0-9]{1,3}\. ")


def width_of(text: str) -> int:
    """The columns that a text takes: marks none, wide letters two."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def pad(text: str, width: int) -> str:
    """The text with spaces after it up to a width."""
    return text + " " * (width - width_of(text))


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, every unsafe character made visible; never empty."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_line(
            [visible(word) for word in paragraph.replace("\t", " ").split(" ") if word], width
        )
    return lines or [""]


def _wrap_line(words: Iterable[str], width: int) -> list[str]:
    lines, line = [], ""
    for word in words:
        for piece in _cut(word, width):
            if line and width_of(line) + 1 + width_of(piece) > width:
                lines.append(line)
                line = piece
            else:
                line = f"{line} {piece}" if line else piece
    return [*lines, line] if line else lines


def _cut(word: str, width: int) -> list[str]:
    """A word wider than a line in parts that fit; one letter stands in each in any case."""
    if width_of(word) <= width:
        return [word]
    parts, part, taken = [], "", 0
    for character in word:
        wide = _width(character)
        if part and taken + wide > width:
            parts.append(part)
            part, taken = "", 0
        part, taken = part + character, taken + wide
    return [*parts, part]


def _item(text: str, width: int) -> list[str]:
    found = _NUMBER.match(text)
    if found is None:
        return wrap(text, width)
    number = found[0]
    first, *others = wrap(text[len(number) :], width - len(number))
    return [number + first, *(" " * len(number) + line for line in others)]


def hang(label: str, texts: Iterable[str], width: int, indent: int) -> list[str]:
    """A label, and beside it texts that begin at `indent`, each broken to what is left of `width`.

    The lines of a numbered text stand under its words, not under its number.
    """
    room = max(10, width - indent)
    lines = [line for text in texts for line in _item(text, room)]
    heads = [pad(label, indent)] + [" " * indent] * (len(lines) - 1)
    return [f"{head}{line}".rstrip() for head, line in zip(heads, lines, strict=True)]
