"""What any check says, in keys: no sentences, and no line numbers that can be found later."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple, TypeAlias

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
class Put:
    """The value at a key path becomes this one; a key that is missing is put in. A text stays a text."""

    key_path: KeyPath
    value: object


@dataclass(frozen=True, slots=True)
class Rename:
    """The key at the end of a key path gets another name."""

    key_path: KeyPath
    name: str


@dataclass(frozen=True, slots=True)
class Remove:
    """The key or the item at a key path goes, with its value."""

    key_path: KeyPath


@dataclass(frozen=True, slots=True)
class Reorder:
    """The items of a list change places: the new first one is the old `order[0]`, and so on."""

    key_path: KeyPath
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Append:
    """A list gets one more item, at its end or `at` a position.

    A key that is missing or empty becomes a list of it, a lone text a list of both.
    """

    key_path: KeyPath
    value: object
    path: str | None = None
    """Another file, from the repository's root; None: the one that the finding stands in."""
    at: int | None = None
    """The position that the new item takes; None: the last."""


@dataclass(frozen=True, slots=True)
class Recode:
    """The file becomes UTF-8 without a byte order mark."""


Edit: TypeAlias = Put | Rename | Remove | Reorder | Append | Recode
"""What would mend a finding, in keys; the bytes are the business of `source`."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is said beside the sentence of a finding: a key of the catalogue, its arguments, and further notes
    that stand for `{daftar}` in it."""

    key: str
    args: tuple[tuple[str, str | int], ...] = ()
    listed: tuple[Note, ...] = ()


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
    edits: tuple[Edit, ...] = ()
    """What would mend it; several belong together."""
    note: Note | None = None
    """What was learnt of it beyond what its rule can know."""


def finding(
    rule: str,
    key_path: KeyPath = (),
    variant: str = "",
    *,
    at_key: bool = False,
    level: Level | None = None,
    place: Place | None = None,
    edits: tuple[Edit, ...] = (),
    **args: str | int,
) -> Finding:
    """A Finding with its arguments by name, in a stable order."""
    ordered = tuple(sorted(args.items()))
    return Finding(rule, key_path, variant, ordered, at_key, level, place, edits)
