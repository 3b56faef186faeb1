"""A file that passed the gate: its text, its data, and where all of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from sopctl.finding import KeyPath
from sopctl.source.marks import Marks

Data: TypeAlias = "dict[str, Data] | list[Data] | str | bool | None"
"""What a file holds; an unquoted number is an `Angka`, so a text too."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. The data are for reading only."""

    path: str
    """As printed."""
    text: str
    """All of it, decoded; offsets count its characters."""
    data: dict[str, Data]
    marks: Marks = field(repr=False, compare=False)
    numbers: tuple[KeyPath, ...] = ()
    """The key paths of unquoted numbers, in the order of the file."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends, for excerpts. Split anew at each call: keep it while you print."""
        return split_lines(self.text)


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text as YAML counts them: ended by LF, CR LF or CR, never by what Unicode adds."""
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def has_key(data: Data, path: KeyPath) -> bool:
    """Whether there is a value at a key path, null included."""
    holder = value_at(data, path[:-1])
    if isinstance(holder, dict):
        return path[-1] in holder
    return isinstance(holder, list) and isinstance(path[-1], int) and 0 <= path[-1] < len(holder)


def value_at(data: Data, path: KeyPath) -> Data:
    """The value at a key path; None where there is none."""
    here: Data = data
    for part in path:
        if isinstance(here, dict) and part in here:
            here = here[str(part)]
        elif isinstance(here, list) and isinstance(part, int) and 0 <= part < len(here):
            here = here[part]
        else:
            return None
    return here
