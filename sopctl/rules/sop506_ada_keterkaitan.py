"""Related SOPs are given, or it is said that there are none (`[]`)."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP506", "ada-keterkaitan", Level.PERINGATAN, perwal("14(1)c"))


def check(context: SopContext) -> Iterator[Finding]:
    if context.sop.keterkaitan is None:
        yield finding("SOP506", ("keterkaitan",))
