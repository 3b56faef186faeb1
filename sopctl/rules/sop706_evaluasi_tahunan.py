"""An SOP in force is evaluated at the end of each year (Pasal 25 ayat (3))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sopctl.finding import Finding, Level, finding
from sopctl.model.penunaian import evaluation_missing, penunaian_of
from sopctl.model.tanggal import months_on
from sopctl.rules.context import SopContext
from sopctl.rules.daur_hidup import has_life
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP706", "evaluasi-tahunan", Level.PERINGATAN, perwal("25(3)"))
_SHORT = 3
"""Months in force before the end of the year: after fewer there is little to evaluate."""


def check(context: SopContext) -> Iterator[Finding]:
    begun = context.putaran.mulai_berlaku
    if begun is None or not has_life(context):
        return
    missing = evaluation_missing(penunaian_of(context.sop), begun, context.today)
    if missing is None:
        return
    short = months_on(begun, _SHORT) > date(missing.tahun + 1, 1, 1)
    level = Level.SARAN if short else Level.PERINGATAN
    yield finding("SOP706", ("riwayat",), level=level, tahun=missing.tahun, berlaku=begun.isoformat())
