"""Every symbol is reached from a start; without one, from the first symbol."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.flow import broken, leaders, onward, reach, starts
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP305", "terjangkau", Level.GALAT, perwal("14(1)b"))


def check(context: SopContext) -> Iterator[Finding]:
    alur = context.alur
    symbols = leaders(alur)
    origins = starts(alur) or symbols[:1]
    reached = reach([simbol.index for simbol in origins], onward(alur))
    # A target that leads nowhere may have been meant for what is not reached: that is SOP303's to tell.
    if reached & broken(alur):
        return
    for simbol in symbols:
        if simbol.index not in reached:
            yield finding("SOP305", simbol.key_path, nomor=simbol.baris + 1)
