"""pembuatan ≤ revisi ≤ efektif, a revision made and not planned, and riwayat in order of date.

The half with efektif holds only until the first penetapan or adopsi: from then on efektif keeps the day
of the version in force while the next revision is on its way.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sopctl.finding import Finding, Level, finding
from sopctl.model.putaran import PENETAPAN
from sopctl.model.sop import TanggalSop
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, Source, perwal

RULE = Rule(
    "SOP109",
    "urutan-tanggal",
    Level.GALAT,
    Source(guide=True),
    by_variant={"riwayat": perwal("18-21")},
    variants=("revisi", "rencana", "efektif-pembuatan", "efektif-revisi", "riwayat"),
)


def check(context: SopContext) -> Iterator[Finding]:
    tanggal = context.sop.tanggal or TanggalSop()
    yield from _revisi(tanggal, context)
    if not any(entri.tahap in PENETAPAN for entri in context.sop.entri):
        yield from _efektif(tanggal, context)
    yield from _riwayat(context)


def _revisi(tanggal: TanggalSop, context: SopContext) -> Iterator[Finding]:
    at = ("tanggal", "revisi")
    if tanggal.revisi is None:
        return
    if tanggal.revisi > context.today:
        yield finding("SOP109", at, "rencana", revisi=tanggal.revisi.isoformat())
    elif tanggal.pembuatan is not None and tanggal.revisi < tanggal.pembuatan:
        pembuatan = tanggal.pembuatan.isoformat()
        yield finding("SOP109", at, "revisi", revisi=tanggal.revisi.isoformat(), pembuatan=pembuatan)


def _efektif(tanggal: TanggalSop, context: SopContext) -> Iterator[Finding]:
    at = ("tanggal", "efektif")
    if tanggal.efektif is None:
        return
    efektif = tanggal.efektif.isoformat()
    # A planned revision is told as such; measured against it, every efektif would be too early.
    made = tanggal.revisi if tanggal.revisi is not None and tanggal.revisi <= context.today else None
    if tanggal.pembuatan is not None and tanggal.efektif < tanggal.pembuatan:
        yield finding(
            "SOP109", at, "efektif-pembuatan", efektif=efektif, pembuatan=tanggal.pembuatan.isoformat()
        )
    elif made is not None and tanggal.efektif < made:
        yield finding("SOP109", at, "efektif-revisi", efektif=efektif, revisi=made.isoformat())


def _riwayat(context: SopContext) -> Iterator[Finding]:
    for i, (before, entri) in enumerate(pairwise(context.sop.entri), start=1):
        if entri.tanggal < before.tanggal:
            yield finding(
                "SOP109",
                ("riwayat", i, "tanggal"),
                "riwayat",
                tanggal=entri.tanggal.isoformat(),
                tahap=entri.tahap,
                sebelum=before.tanggal.isoformat(),
                tahap_sebelum=before.tahap,
            )
