"""The word table of the rules on wording: `kata.yaml`, read once and only when a rule asks.

It is data, to be measured on real sentences before a level is raised. A row is named by its rule, or by
what several rules share; in it stand `fields`, `words`, `exceptions` and lists of other names, each one
text whose items are parted by commas.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from sopctl.finding import KeyPath
from sopctl.model.sop import Sop


@cache
def words(row: str, name: str = "words") -> frozenset[str]:
    """The items of a list. Raises KeyError for a list that is not in the table: a fault of ours."""
    return frozenset(phrases(row, name))


@cache
def phrases(row: str, name: str = "words") -> tuple[str, ...]:
    """The items of a list, in the order of the table."""
    return tuple(item.strip() for item in _table()[row][name].split(","))


@cache
def pairs(row: str, name: str) -> Mapping[str, str]:
    """A list of `one = other`, by the one."""
    told = (phrase.partition("=") for phrase in phrases(row, name))
    return MappingProxyType({one.strip(): other.strip() for one, _, other in told})


def texts(sop: Sop, row: str) -> Iterator[tuple[KeyPath, str]]:
    """What stands in the `fields` of a row, each text with its key path; blank ones are passed over."""
    for field in phrases(row, "fields"):
        yield from _walk(sop, field.split("."), ())


def _walk(value: object, parts: list[str], at: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _walk(item, parts, (*at, i))
    elif isinstance(value, str):
        if value.strip():
            yield at, value
    elif value is not None:
        key, *rest = parts
        yield from _walk(getattr(value, key), rest, (*at, key))


@cache
def _table() -> dict[str, dict[str, str]]:
    # Only here: nothing of this is read before a rule asks for a word.
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    with open(os.path.join(os.path.dirname(__file__), "kata.yaml"), encoding="utf-8") as file:
        table: dict[str, dict[str, str]] = yaml.load(file, Loader=loader)
    return table
