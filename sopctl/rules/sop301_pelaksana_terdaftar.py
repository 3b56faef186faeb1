"""Every pelaksana of a symbol is declared: a symbol without a column cannot be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.names import Nearest
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP301",
    "pelaksana-terdaftar",
    Level.GALAT,
    perwal("14(1)b"),
    variants=("tak-terdaftar", "mirip"),
)


def check(context: SopContext) -> Iterator[Finding]:
    nearest = Nearest(context.pelaksana_ids)
    for simbol in context.alur.simbol:
        if simbol.pelaksana in context.pelaksana_ids:
            continue
        near = nearest.to(simbol.pelaksana)
        if near:
            yield finding("SOP301", simbol.pelaksana_path, "mirip", id=simbol.pelaksana, mirip=near)
        else:
            yield finding("SOP301", simbol.pelaksana_path, "tak-terdaftar", id=simbol.pelaksana)
