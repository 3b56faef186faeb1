"""Means, people and access are there when an SOP comes into force (Pasal 21 huruf b, c, e), and recorded."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.jabatan import says_nothing
from sopctl.rules.context import SopContext
from sopctl.rules.daur_hidup import has_life
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP712", "pelaksanaan", Level.SARAN, perwal("21b", "21c", "21e"), variants=("tidak-ada", "kurang")
)
_KEYS = ("sarana", "sdm", "akses")


def check(context: SopContext) -> Iterator[Finding]:
    begun = context.putaran.mulai_berlaku
    if begun is None or begun > context.today or not has_life(context):
        return
    recorded = [e for e in context.sop.entri if e.tahap == "pelaksanaan" and e.tanggal <= context.today]
    missing = [key for key in _KEYS if all(says_nothing(getattr(entri, key)) for entri in recorded)]
    if not recorded:
        yield finding("SOP712", ("riwayat",), "tidak-ada", efektif=begun.isoformat())
    elif missing:
        yield finding("SOP712", ("riwayat",), "kurang", kurang=", ".join(f"`{key}`" for key in missing))
