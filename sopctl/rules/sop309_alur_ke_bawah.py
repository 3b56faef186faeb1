"""The flow is read from top to bottom; only a decision sends it back to an earlier row."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, Source

RULE = Rule("SOP309", "alur-ke-bawah", Level.SARAN, Source(guide=True))


def check(context: SopContext) -> Iterator[Finding]:
    simbol = context.alur.simbol
    for panah in context.alur.panah:
        here, there = simbol[panah.dari], simbol[panah.ke]
        # Exits of a decision have labels; one without a `cabang`, or what leaves an end, others tell of.
        goes_on = panah.label is None and here.jenis in ("mulai", "proses")
        if goes_on and there.baris < here.baris:
            yield finding("SOP309", panah.key_path, nomor=here.baris + 1, tujuan=there.baris + 1)
