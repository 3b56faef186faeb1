"""What a kegiatan yields is something else than what it was given: else nothing was done to it."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.bahasa import words_of
from sopctl.rules.context import SopContext
from sopctl.rules.names import says_nothing
from sopctl.rules.rule import Rule

RULE = Rule("SOP405", "output-berubah", Level.SARAN)


def check(context: SopContext) -> Iterator[Finding]:
    for i, row in enumerate(context.sop.kegiatan):
        given, yielded = _keys(row.kelengkapan), _keys(row.output)
        if yielded and yielded <= given:
            at = ("kegiatan", i, "mutu_baku", "output")
            yield finding("SOP405", at, output=", ".join(row.output), nomor=i + 1)


def _keys(items: tuple[str, ...]) -> frozenset[str]:
    """Items without what never tells two apart: case, spaces and punctuation."""
    return frozenset("".join(words_of(item)) for item in items if not says_nothing(item))
