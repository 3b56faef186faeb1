"""A draft is verified by superiors in tiers and by the official in charge of SOPs (Pasal 18 ayat (2))."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP705",
    "verifikasi-berjenjang",
    Level.GALAT,
    perwal("18(2)"),
    variants=("atasan", "pejabat-sop", "keduanya"),
)


def check(context: SopContext) -> Iterator[Finding]:
    last = context.putaran.babak[-1] if context.putaran.ada else None
    if last is None or last.of("adopsi") or not last.of("verifikasi"):
        return
    words = context.naskah.words(last)
    by_official = {word.pejabat_sop for word in words if word.tercatat.entri.hasil == "sesuai"}
    if by_official != {True, False}:
        variant = "keduanya" if not by_official else "atasan" if True in by_official else "pejabat-sop"
        level = Level.GALAT if last.of("pengesahan") else Level.PERINGATAN
        yield finding("SOP705", ("riwayat",), variant, level=level)
