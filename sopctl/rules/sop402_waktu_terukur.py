"""A time is a number and a unit, or a range of them: what cannot be measured is no standard."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.waktu import parse_waktu
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP402", "waktu-terukur", Level.GALAT, perwal("3(5)"))


def check(context: SopContext) -> Iterator[Finding]:
    for i, row in enumerate(context.sop.kegiatan):
        waktu = row.waktu
        if waktu is not None and waktu.strip() and parse_waktu(waktu) is None:
            yield finding("SOP402", ("kegiatan", i, "mutu_baku", "waktu"), waktu=waktu, nomor=i + 1)
