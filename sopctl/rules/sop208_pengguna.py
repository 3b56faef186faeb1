"""A service has somebody whom it serves: a party, or an outsider's column."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.sop import Sop
from sopctl.rules.context import SopContext
from sopctl.rules.names import name_key, says_nothing
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP208", "pengguna", Level.SARAN, perwal("3(2)"))
_SERVICES = ("pelayanan", "layanan")


def check(context: SopContext) -> Iterator[Finding]:
    sop = context.sop
    if _is_service(sop) and not _names_user(sop):
        written = sop.kriteria is not None and "pihak_terkait" in sop.kriteria.model_fields_set
        at = ("kriteria", "pihak_terkait") if written else ("kriteria",)
        yield finding("SOP208", at, at_key=True)


def _is_service(sop: Sop) -> bool:
    """By what the SOP says of itself, else by its name."""
    if sop.asal is not None:
        return sop.asal == "pelayanan"
    return name_key(sop.nama or "").startswith(_SERVICES)


def _names_user(sop: Sop) -> bool:
    return any(p.eksternal for p in sop.pelaksana) or any(
        not says_nothing(pihak) for pihak in sop.pihak_terkait
    )
