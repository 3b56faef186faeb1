"""Exits of a decision that all lead to one place decide nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.flow import broken, leaders, onward, written
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP308", "cabang-sama", Level.PERINGATAN, perwal("14(1)b"))


def check(context: SopContext) -> Iterator[Finding]:
    unknown = broken(context.alur)
    steps = onward(context.alur)
    for simbol in leaders(context.alur):
        cabang = written(context.sop, simbol).cabang
        if cabang is None or len(cabang) < 2 or simbol.jenis != "keputusan" or simbol.index in unknown:
            continue
        targets = set(steps.get(simbol.index, ()))
        if len(targets) == 1:
            tujuan = context.alur.simbol[targets.pop()].baris + 1
            at = (*simbol.key_path, "cabang")
            yield finding("SOP308", at, nomor=simbol.baris + 1, tujuan=tujuan)
