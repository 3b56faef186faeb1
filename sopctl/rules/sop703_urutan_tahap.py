"""Verification, trial, ratification, decree, in force: each rests on what stands before it (Pasal 18-21)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sopctl.finding import Finding, Level
from sopctl.model.urutan_tahap import Pelanggaran, each_fault_once, resolve_urutan
from sopctl.rules.context import SopContext
from sopctl.rules.daur_hidup import decree_day_in, has_life
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP703",
    "urutan-tahap",
    Level.GALAT,
    perwal("18(3)", "18(4)", "20", "21a"),
    by_variant={
        "perbaikan": perwal("18(3)"),
        "gagal": perwal("18(3)", "21a"),
        "menyusul": perwal("18(2)", "18(3)"),
        "saksi": perwal("18(4)"),
        "berlaku": perwal("20", "21a"),
    },
    variants=("mendahului", "perbaikan", "gagal", "menyusul", "saksi", "berlaku"),
    of_withdrawn=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    if not has_life(context):
        return
    find = partial(decree_day_in, context)
    for babak in context.putaran.babak:
        for fault in each_fault_once(resolve_urutan(context.putaran, babak, context.naskah, find)):
            yield _told(fault)


def _told(fault: Pelanggaran) -> Finding:
    args = {"tahap": fault.tercatat.entri.tahap, "tanggal": fault.tercatat.entri.tanggal.isoformat()}
    if fault.kurang:
        args["kurang"] = ", ".join(fault.kurang)
    if fault.karena is not None:
        oleh = [p.jabatan or p.tim or "" for p in fault.karena.entri.para_pejabat]
        args["karena"] = fault.karena.entri.tanggal.isoformat()
        args["oleh"] = ", ".join(filter(None, oleh)) or "?"
    if fault.sebab == "berlaku" and fault.batas is not None:
        args["efektif"] = str(fault.tercatat.entri.efektif)
        args["batas"] = fault.batas.isoformat()
    return Finding("SOP703", ("riwayat", fault.tercatat.index), fault.sebab, tuple(sorted(args.items())))
