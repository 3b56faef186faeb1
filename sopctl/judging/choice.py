"""The rules that a run is asked to run, or not to run, by their ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sopctl.errors import SopctlError
from sopctl.rules.engine import BY_ID
from sopctl.rules.numbers import NUMBERS


def selected(lists: Iterable[str]) -> frozenset[str]:
    """The rules in some lists, each of ids with commas or spaces between. SopctlError for an unknown one.

    Only rules that there are: nothing would be found by another, and that would look like a clean file.
    """
    return _ids(lists, BY_ID)


def ignored(lists: Iterable[str]) -> frozenset[str]:
    """The same for rules that shall not run: those to come may be named already."""
    return _ids(lists, NUMBERS)


def _ids(lists: Iterable[str], known: Collection[str]) -> frozenset[str]:
    # An empty list would select nothing, and nothing would be found.
    ids = [id for listed in lists for id in listed.replace(",", " ").split() or [""]]
    for id in ids:
        if id.upper() not in known:
            raise SopctlError("lint.unknown-rule", id=id)
    return frozenset(id.upper() for id in ids)
