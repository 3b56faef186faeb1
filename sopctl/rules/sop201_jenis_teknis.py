"""A technical SOP has exactly one pelaksana; by Pasal 1 angka 16 an outsider's column is none."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP201",
    "jenis-teknis",
    Level.GALAT,
    perwal("8(1)", "1 angka 16"),
    variants=("banyak", "tidak-ada"),
)


def check(context: SopContext) -> Iterator[Finding]:
    if context.sop.jenis != "teknis":
        return
    internal = [p for p in context.sop.pelaksana if not p.eksternal]
    if not internal:
        yield finding("SOP201", ("pelaksana",), "tidak-ada", at_key=True)
    elif len(internal) > 1:
        yield finding("SOP201", ("pelaksana",), "banyak", at_key=True, jumlah=len(internal))
