"""An SOP is in force by a decree of the head of the region, and each revision by a new one (Pasal 20, 27)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sopctl.finding import Finding, KeyPath, Level
from sopctl.model.urutan_tahap import TanpaPenetapan, resolve_penetapan
from sopctl.rules.context import SopContext
from sopctl.rules.daur_hidup import decree_day_in, has_life
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP704",
    "penetapan",
    Level.GALAT,
    perwal("3(8)", "20", "21a", "27(4)"),
    by_variant={
        "tanpa-penetapan": perwal("3(8)", "20", "21a"),
        "tanpa-keputusan": perwal("3(8)", "20"),
        "efektif": perwal("20", "21a"),
        "revisi": perwal("27(4)"),
    },
    variants=("tanpa-penetapan", "tanpa-keputusan", "efektif", "revisi"),
    of_withdrawn=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    if not has_life(context):
        return
    for fault in resolve_penetapan(context.sop, context.putaran, partial(decree_day_in, context)):
        level = Level.PERINGATAN if fault.ringan else None
        args = tuple(sorted(_args(fault, context).items()))
        yield Finding("SOP704", _place(fault), fault.sebab, args, level=level)


def _place(fault: TanpaPenetapan) -> KeyPath:
    if fault.tercatat is not None:
        return ("riwayat", fault.tercatat.index)
    return ("tanggal", "revisi" if fault.sebab == "revisi" else "efektif")


def _args(fault: TanpaPenetapan, context: SopContext) -> dict[str, str]:
    putaran = context.putaran
    args = {"efektif": str(putaran.efektif)}
    if fault.sebab == "revisi":
        args["revisi"] = str(putaran.revisi)
    if fault.tercatat is not None:
        args |= {"tahap": fault.tercatat.entri.tahap, "tanggal": fault.tercatat.entri.tanggal.isoformat()}
    if fault.batas is not None:
        args["batas"] = fault.batas.isoformat()
    return args
