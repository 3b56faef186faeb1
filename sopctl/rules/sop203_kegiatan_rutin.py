"""kriteria.rutin says how often: only what is done again and again needs an SOP."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.sop import Kriteria
from sopctl.rules.context import SopContext
from sopctl.rules.kata import words
from sopctl.rules.names import says_nothing
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP203",
    "kegiatan-rutin",
    Level.GALAT,
    perwal("14(2)a"),
    variants=("kosong", "tanpa-frekuensi"),
)


def check(context: SopContext) -> Iterator[Finding]:
    rutin = (context.sop.kriteria or Kriteria()).rutin
    if says_nothing(rutin):
        yield finding("SOP203", ("kriteria", "rutin"), "kosong")
    elif rutin is not None and not _says_how_often(rutin):
        yield finding("SOP203", ("kriteria", "rutin"), "tanpa-frekuensi", rutin=rutin)


def _says_how_often(rutin: str) -> bool:
    told = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", rutin.casefold())
    return not words("SOP203").isdisjoint(told)
