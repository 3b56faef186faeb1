"""A definite output: it is named, and the last kegiatan yields something."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.sop import Kriteria
from sopctl.rules.context import SopContext
from sopctl.rules.names import says_nothing
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP204",
    "hasil-akhir",
    Level.GALAT,
    perwal("14(2)b", "1 angka 14"),
    variants=("hasil-akhir", "output-terakhir"),
)


def check(context: SopContext) -> Iterator[Finding]:
    sop = context.sop
    if says_nothing((sop.kriteria or Kriteria()).hasil_akhir):
        yield finding("SOP204", ("kriteria", "hasil_akhir"), "hasil-akhir")
    last = sop.kegiatan[-1] if sop.kegiatan else None
    if last is not None and all(says_nothing(text) for text in last.output):
        at = ("kegiatan", len(sop.kegiatan) - 1, "mutu_baku", "output")
        in_list = last.mutu_baku is not None and isinstance(last.mutu_baku.output, tuple)
        yield finding("SOP204", at, "output-terakhir", at_key=in_list, nomor=len(sop.kegiatan))
