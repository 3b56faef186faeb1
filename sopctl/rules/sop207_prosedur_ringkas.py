"""A procedure that few can take in at a glance is better told as several: a makro SOP and its micro ones."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP207", "prosedur-ringkas", Level.SARAN, perwal("3(1)"), variants=("kegiatan", "pelaksana", "keduanya")
)
_MOST_ROWS = 25
_MOST_COLUMNS = 10
"""Ours: neither the regulation nor the Guide counts."""


def check(context: SopContext) -> Iterator[Finding]:
    rows, columns = len(context.sop.kegiatan), len(context.sop.pelaksana)
    long, wide = rows > _MOST_ROWS, columns > _MOST_COLUMNS
    if long or wide:
        variant = "keduanya" if long and wide else "kegiatan" if long else "pelaksana"
        yield finding("SOP207", ("pelaksana",), variant, at_key=True, kegiatan=rows, pelaksana=columns)
