"""A row holds one action: only so its time, its inputs and its output are those of one action."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.kalimat import joined_verbs
from sopctl.rules.kata import texts
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP314", "satu-tindakan", Level.SARAN, perwal("14(1)b"))


def check(context: SopContext) -> Iterator[Finding]:
    for at, text in texts(context.sop, "SOP314"):
        verbs = joined_verbs(text)
        if len(verbs) > 1:
            yield finding("SOP314", at, jumlah=len(verbs), tindakan=", ".join(verbs))
