"""Before its first day in force an SOP is socialised and distributed (Pasal 21 huruf d, 22 ayat (1))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.putaran import Tercatat
from sopctl.rules.context import SopContext
from sopctl.rules.daur_hidup import has_life
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP707", "sosialisasi", Level.GALAT, perwal("21d", "22(1)"), variants=("tidak-ada", "terlambat"))


def check(context: SopContext) -> Iterator[Finding]:
    told = _of_version_in_force(context) if has_life(context) else None
    if told is None:
        return
    held, first_day = told
    if not held:
        yield finding("SOP707", _last_entry(context), "tidak-ada", efektif=first_day.isoformat())
    elif all(tercatat.entri.tanggal > first_day for tercatat in held):
        at, day = ("riwayat", held[0].index), held[0].entri.tanggal.isoformat()
        yield finding("SOP707", at, "terlambat", efektif=first_day.isoformat(), tanggal=day)


def _of_version_in_force(context: SopContext) -> tuple[tuple[Tercatat, ...], date] | None:
    """Its socialisations and its first day; None where a whole round was let in, or nothing is in force."""
    putaran, today = context.putaran, context.today
    if (current := putaran.babak_berlaku(today)) is not None:
        babak, first_day = current
        return None if babak.of("adopsi") else (babak.of("sosialisasi"), first_day)
    if putaran.ada or not putaran.is_berlaku(today):
        return None
    entries = [Tercatat(i, e) for i, e in enumerate(context.sop.entri) if e.tanggal <= today]
    return tuple(t for t in entries if t.entri.tahap == "sosialisasi"), putaran.hari_pertama[-1]


def _last_entry(context: SopContext) -> KeyPath:
    happened = [i for i, entri in enumerate(context.sop.entri) if entri.tanggal <= context.today]
    return ("riwayat", happened[-1]) if happened else ("riwayat",)
