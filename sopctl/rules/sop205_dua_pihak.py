"""At least two persons or parties: the columns and the declared parties together.

A technical SOP, which Pasal 8 ayat (1) gives one pelaksana, meets it with a declared party.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.jabatan import same_key
from sopctl.rules.context import SopContext
from sopctl.rules.names import says_nothing
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP205", "dua-pihak", Level.GALAT, perwal("14(2)c"))


def check(context: SopContext) -> Iterator[Finding]:
    sop = context.sop
    declared = [pihak for pihak in sop.pihak_terkait if not says_nothing(pihak)]
    parties = {same_key(p.nama) for p in sop.pelaksana} | {same_key(pihak) for pihak in declared}
    if len(parties) < 2:
        written = sop.kriteria is not None and "pihak_terkait" in sop.kriteria.model_fields_set
        at = ("kriteria", "pihak_terkait") if written else ("kriteria",)
        yield finding("SOP205", at, at_key=True)
