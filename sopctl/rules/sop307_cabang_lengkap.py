"""A decision has at least two labelled exits with different labels; nothing but a decision has a `cabang`."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.alur import Simbol
from sopctl.model.jabatan import same_key
from sopctl.rules.context import SopContext
from sopctl.rules.flow import leaders, written
from sopctl.rules.rule import Rule, Source

RULE = Rule(
    "SOP307",
    "cabang-lengkap",
    Level.GALAT,
    Source(guide=True),
    variants=("tanpa-cabang", "kurang", "tanpa-label", "label-sama", "bukan-keputusan"),
)


def check(context: SopContext) -> Iterator[Finding]:
    for simbol in leaders(context.alur):
        cabang = written(context.sop, simbol).cabang
        if simbol.jenis == "keputusan":
            yield from _decision(simbol, cabang)
        # What leaves an end is SOP304's to tell.
        elif cabang is not None and simbol.jenis != "selesai":
            at = (*simbol.key_path, "cabang")
            yield finding(
                "SOP307", at, "bukan-keputusan", at_key=True, simbol=simbol.jenis, nomor=simbol.baris + 1
            )


def _decision(simbol: Simbol, cabang: dict[str, str | None] | None) -> Iterator[Finding]:
    nomor = simbol.baris + 1
    at: KeyPath = (*simbol.key_path, "cabang")
    if cabang is None:
        yield finding("SOP307", at, "tanpa-cabang", nomor=nomor)
        return
    if len(cabang) < 2:
        yield finding("SOP307", at, "kurang", at_key=True, nomor=nomor, jumlah=len(cabang))
    first: dict[str, str] = {}
    for label in cabang:
        key = same_key(label)
        if not key:
            yield finding("SOP307", (*at, label), "tanpa-label", at_key=True, nomor=nomor)
        elif key in first:
            lain = first[key]
            yield finding(
                "SOP307", (*at, label), "label-sama", at_key=True, label=label, lain=lain, nomor=nomor
            )
        else:
            first[key] = label
