"""Who carries an SOP out is trained in it, and how it is carried out is monitored (Pasal 23, 24)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.dasar import texts_of
from sopctl.model.riwayat import Entri
from sopctl.model.tanggal import months_on
from sopctl.rules.context import SopContext
from sopctl.rules.daur_hidup import has_life
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP708",
    "pelatihan-monitoring",
    Level.SARAN,
    perwal("9(2)h", "9(2)i", "23", "24"),
    by_variant={
        "pelatihan": perwal("9(2)h", "23"),
        "monitoring": perwal("9(2)i", "24"),
        "cara": perwal("24"),
    },
    variants=("pelatihan", "monitoring", "cara"),
)
_MONTHS = 6
"""In force so long an SOP has been monitored once; the Guide wants it every six months."""
_CARA = re.compile(r"\b(?:observasi|pengamatan|\w*wawancara|intervie[uw]|(?:ber)?diskusi)", re.IGNORECASE)


def check(context: SopContext) -> Iterator[Finding]:
    if not has_life(context):
        return
    happened = [(i, e) for i, e in enumerate(context.sop.entri) if e.tanggal <= context.today]
    begun = context.putaran.mulai_berlaku
    if begun is not None and begun <= context.today:
        stages = {entri.tahap for _, entri in happened}
        if "pelatihan" not in stages:
            yield finding("SOP708", ("riwayat",), "pelatihan", efektif=begun.isoformat())
        if "monitoring" not in stages and months_on(begun, _MONTHS) < context.today:
            yield finding("SOP708", ("riwayat",), "monitoring", efektif=begun.isoformat())
    for i, entri in happened:
        if entri.tahap == "monitoring" and not _says_how(entri):
            yield finding("SOP708", ("riwayat", i), "cara", tanggal=entri.tanggal.isoformat())


def _says_how(entri: Entri) -> bool:
    told = texts_of(entri.cara) or texts_of(entri.catatan)
    return any(_CARA.search(text) for text in told)
