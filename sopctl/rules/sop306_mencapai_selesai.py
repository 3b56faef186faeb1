"""From every symbol an end can be reached: no trap, no loop without an exit."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.alur import Alur
from sopctl.model.sop import Sop
from sopctl.rules.context import SopContext
from sopctl.rules.flow import backward, broken, ends, leaders, onward, reach, written
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP306",
    "mencapai-selesai",
    Level.GALAT,
    perwal("14(1)b"),
    variants=("buntu", "tanpa-jalan-keluar"),
)


def check(context: SopContext) -> Iterator[Finding]:
    alur = context.alur
    if not ends(alur):
        return
    leaving = {panah.dari for panah in alur.panah}
    # Behind a missing target, or a decision without exits, nobody can say what is reached.
    good = {s.index for s in ends(alur)} | broken(alur) | _empty_decisions(context.sop, alur)
    saved = reach(good, backward(onward(alur)))
    for simbol in leaders(alur):
        if simbol.index not in saved:
            variant = "tanpa-jalan-keluar" if simbol.index in leaving else "buntu"
            yield finding("SOP306", simbol.key_path, variant, nomor=simbol.baris + 1)


def _empty_decisions(sop: Sop, alur: Alur) -> frozenset[int]:
    """Decisions whose `cabang` is written and empty: SOP307 speaks of them."""
    return frozenset(s.index for s in leaders(alur) if written(sop, s).cabang == {})
