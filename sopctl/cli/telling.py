"""Findings said on stderr by doors that do not judge: what keeps a file from being drawn or counted."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from sopctl.cli.door import Door
from sopctl.finding import Finding, Place
from sopctl.messages.catalogue import mend, sentence
from sopctl.messages.escape import visible
from sopctl.source.load import BEGINNING, Loaded

if TYPE_CHECKING:
    from sopctl.keeping.books import Books


def tell_faults(door: Door, shown: str, loaded: Loaded, findings: Sequence[Finding]) -> None:
    """Each finding with its place, and how to mend it."""
    for found in findings:
        place = _place(loaded, found)
        said = sentence(door.lang, found.rule, found.variant, found.args)
        print(f"{visible(shown)}:{place.line}:{place.column} {found.rule} {said}", file=sys.stderr)
        how = mend(door.lang, found.rule, found.variant, found.args)
        print(door.text("lint.mend", mend=how), file=sys.stderr)


def tell_unreadable(door: Door, books: Books, *folders: str, only: Collection[str] | None = None) -> bool:
    """Name the SOPs, and the shared files below some folders, that cannot be read; whether there are any.

    `only`: of the SOPs those at these paths.
    """
    shared = (
        file for file in books.repository.shared if file.path.startswith(tuple(f"{f}/" for f in folders))
    )
    found = False
    for file in (*shared, *books.repository.sop):
        if file.path in books.terkumpul.terbaca or (only is not None and file.path not in only):
            continue
        loaded = books.repository.load(file)
        if loaded.model is None:
            found = True
            tell_faults(door, books.shown(file.path), loaded, loaded.findings)
    return found


def _place(loaded: Loaded, found: Finding) -> Place:
    from sopctl.source.locate import place_of

    if loaded.document is None:
        return found.place or BEGINNING
    return place_of(loaded.document, found)
