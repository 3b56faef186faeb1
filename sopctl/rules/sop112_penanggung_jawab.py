"""Who drafted the SOP is named: the one who is asked when something in it is unclear."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.sop import Penyusun
from sopctl.rules.context import SopContext
from sopctl.rules.names import says_nothing
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP112", "penanggung-jawab", Level.SARAN, perwal("9(1)", "14(1)d"))


def check(context: SopContext) -> Iterator[Finding]:
    sop = context.sop
    if not any(_is_named(penyusun) for penyusun in sop.penyusun or ()):
        at = "penyusun" if "penyusun" in sop.model_fields_set else "pengesahan"
        yield finding("SOP112", (at,), at_key=True)


def _is_named(penyusun: Penyusun) -> bool:
    return not (says_nothing(penyusun.jabatan) and says_nothing(penyusun.nama))
