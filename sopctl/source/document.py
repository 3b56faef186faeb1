"""A file that passed the gate: its data, and where every key and value of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from sopctl.finding import Place

Data: TypeAlias = "dict[str, Data] | list[Data] | str | bool | None"
"""What a file holds; an unquoted number is an `Angka`, so a text too."""


class Stretch(NamedTuple):
    """A place with its offsets in the text, in characters, for those who splice: `text[start:end]`."""

    place: Place
    start: int
    end: int


class Branch:
    """Where a mapping or a list stands, and its parts."""

    __slots__ = ("end", "items", "keys", "start")

    def __init__(self, start: Any) -> None:
        self.start = start
        """The event that opens it."""
        self.end: Any = None
        """The event that closes it; for block style it stands at whatever follows."""
        self.keys: dict[str, tuple[Any, Any]] = {}
        """For a mapping: key → (event of the key, mark of the value)."""
        self.items: list[Any] = []
        """For a list: the marks of its items."""


def stretch_of(event: Any) -> Stretch:
    """The stretch from the start of an event to its end."""
    start, end = event.start_mark, event.end_mark
    place = Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return Stretch(place, start.index, end.index)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: text, data and marks. The data are for reading only."""

    path: str
    """As printed."""
    text: str
    """All of it, decoded; offsets count its characters."""
    data: dict[str, Data]
    marks: Branch = field(repr=False, compare=False)
    """The mark of the root. A mark is a `Branch`, or the event of a scalar."""
    numbers: tuple[tuple[str | int, ...], ...] = ()
    """The key paths of unquoted numbers, in the order of the file."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends, for excerpts. Split anew at each call: keep it while you print."""
        return split_lines(self.text)


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text as YAML counts them: ended by LF, CR LF or CR, never by what Unicode adds."""
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def scalar_events(mark: Any) -> Iterator[Any]:
    """The events of all keys and scalars below a mark, in the order of the file."""
    if not isinstance(mark, Branch):
        yield mark
        return
    for key, value in mark.keys.values():
        yield key
        yield from scalar_events(value)
    for item in mark.items:
        yield from scalar_events(item)
