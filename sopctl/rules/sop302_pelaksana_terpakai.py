"""Every declared pelaksana acts: an empty column takes room and says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, Remove, finding
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP302", "pelaksana-terpakai", Level.PERINGATAN, perwal("14(1)b"), fix="unsafe")


def check(context: SopContext) -> Iterator[Finding]:
    used = {simbol.pelaksana for simbol in context.alur.simbol}
    for i, pelaksana in enumerate(context.sop.pelaksana):
        if pelaksana.id not in used and context.sop.kegiatan:
            at = ("pelaksana", i)
            # A table needs a column: where none is used, something else is wrong.
            edits = (Remove(at),) if used & context.pelaksana_ids else ()
            yield finding("SOP302", at, edits=edits, id=pelaksana.id, nama=pelaksana.nama)
