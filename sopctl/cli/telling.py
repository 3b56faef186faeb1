"""Findings said on stderr by doors that do not judge: what keeps a document from being drawn or shown."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from sopctl.cli.door import Door
from sopctl.finding import Finding, Place
from sopctl.messages.catalogue import mend, sentence
from sopctl.messages.escape import visible
from sopctl.source.load import BEGINNING, Loaded


def tell_faults(door: Door, shown: str, loaded: Loaded, findings: Sequence[Finding]) -> None:
    """Each finding with its place, and how to mend it."""
    for found in findings:
        place = _place(loaded, found)
        said = sentence(door.lang, found.rule, found.variant, found.args)
        print(f"{visible(shown)}:{place.line}:{place.column} {found.rule} {said}", file=sys.stderr)
        how = mend(door.lang, found.rule, found.variant, found.args)
        print(door.text("lint.mend", mend=how), file=sys.stderr)


def _place(loaded: Loaded, found: Finding) -> Place:
    from sopctl.source.locate import place_of

    if loaded.document is None:
        return found.place or BEGINNING
    return place_of(loaded.document, found)
