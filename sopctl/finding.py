"""What any check says, in keys: no sentences, and no line numbers that can be found later."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""The way from the root of a document to a value, as in `("kegiatan", 3, "pelaksana")`."""


class Level(IntEnum):
    """How much a finding weighs; higher is graver."""

    SARAN = 1
    PERINGATAN = 2
    GALAT = 3

    @property
    def word(self) -> str:
        """The word in settings, flags and machine formats."""
        return self.name.lower()


class Place(NamedTuple):
    """A stretch of a file: lines and columns count from 1, in characters; `end_column` is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Edit:
    """A change at a key path: the value there becomes `value`. `source/edit.py` will splice it."""

    key_path: KeyPath
    value: object


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `variant` picks the sentence among those of its rule, `args` fill it.

    It points at the value of `key_path`; at the key itself where `at_key`; a missing key is pointed
    at by the mapping that lacks it. Faults of reading know their `place` outright, since there may be
    no document to look a key path up in.
    """

    rule: str
    key_path: KeyPath = ()
    variant: str = ""
    args: tuple[tuple[str, str | int], ...] = ()
    at_key: bool = False
    level: Level | None = None
    """None: the rule's own level."""
    place: Place | None = None
    edit: Edit | None = None


def finding(
    rule: str,
    key_path: KeyPath = (),
    variant: str = "",
    *,
    at_key: bool = False,
    level: Level | None = None,
    place: Place | None = None,
    edit: Edit | None = None,
    **args: str | int,
) -> Finding:
    """A Finding with its arguments by name, in a stable order."""
    ordered = tuple(sorted(args.items()))
    return Finding(rule, key_path, variant, ordered, at_key, level, place, edit)
