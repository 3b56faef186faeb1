"""Anchors, aliases and merge keys told so that a person can act on them.

A file that is built of them has one fault, not a thousand: a bomb of a few hundred bytes may not bury
what else is found. A few are told where they stand, one a line, since mending goes line by line.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopctl.finding import Finding, Place
from sopctl.source.fault import fault

_VARIANTS = frozenset({"alias", "jangkar", "kunci-gabung"})
_MOST_LINES = 3


def gathered(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a gate, its references gathered: all lines of them, or the first and how many."""
    references = sorted(filter(_is_reference, findings), key=_place)
    lines: dict[int, Finding] = {}
    for told in references:
        lines.setdefault(_place(told).line, told)
    others = [told for told in findings if not _is_reference(told)]
    if len(lines) <= _MOST_LINES:
        return [*others, *lines.values()]
    return [*others, _first_of(references)]


def _is_reference(told: Finding) -> bool:
    return told.rule == "SOP002" and told.variant in _VARIANTS


def _place(told: Finding) -> Place:
    assert told.place is not None
    return told.place


def _first_of(references: Sequence[Finding]) -> Finding:
    first = references[0]
    args = {"jumlah": len(references)}
    return fault("SOP002", "banyak-rujukan", args, key_path=first.key_path, place=first.place)
