"""Every declared pelaksana acts: an empty column takes room and says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP302", "pelaksana-terpakai", Level.PERINGATAN, perwal("14(1)b"), fix="unsafe")


def check(context: SopContext) -> Iterator[Finding]:
    used = {simbol.pelaksana for simbol in context.alur.simbol}
    for i, pelaksana in enumerate(context.sop.pelaksana):
        if pelaksana.id not in used and context.sop.kegiatan:
            yield finding("SOP302", ("pelaksana", i), id=pelaksana.id, nama=pelaksana.nama)
