"""What another SOP carries out is tied to it: a row that speaks of one, and a makro SOP at least once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sopctl.finding import Finding, Level, finding
from sopctl.model.prosedur import Kegiatan
from sopctl.rules.bahasa import words_of
from sopctl.rules.context import SopContext
from sopctl.rules.kata import phrases, texts, words
from sopctl.rules.links import FAULTS, broken_link
from sopctl.rules.names import name_key
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP318",
    "rujukan-makro",
    Level.PERINGATAN,
    variants=("tanpa-rujukan", "makro", *FAULTS),
    cross_variants=tuple(FAULTS),
)


def check(context: SopContext) -> Iterator[Finding]:
    sop = context.sop
    spoken: set[object] = set()
    for at, text in texts(sop, "SOP318"):
        if at[1] in spoken or _delegates(sop.kegiatan[int(at[1])]):
            continue
        meant = _meant(text)
        if meant and name_key(meant) != name_key(sop.nama or ""):
            spoken.add(at[1])
            yield finding("SOP318", at, "tanpa-rujukan", sop=meant)
    if sop.cakupan == "makro" and sop.kegiatan and not any(map(_delegates, sop.kegiatan)):
        yield finding("SOP318", ("cakupan",), "makro")


def check_cross(context: SopContext) -> Iterator[Finding]:
    if context.koleksi.konfigurasi is None:
        return  # Without sopctl.yaml there is no repository whose SOPs could be asked for.
    for i, row in enumerate(context.sop.kegiatan):
        if row.rujuk_sop and _delegates(row):
            yield from broken_link("SOP318", context, row.rujuk_sop, ("kegiatan", i, "rujuk_sop"))


def _delegates(row: Kegiatan) -> bool:
    return bool(row.rujuk_sop and row.rujuk_sop.strip())


@cache
def _sending() -> re.Pattern[str]:
    ways = "|".join(phrase.replace(" ", r"\s+") for phrase in phrases("SOP318"))
    return re.compile(
        rf"\b(?:{ways})\s+(?:sop|standar\s+operasional\s+prosedur)\s+([^.;,()\n]+)", re.IGNORECASE
    )


def _meant(text: str) -> str:
    """The name of the SOP that a text sends its reader to; empty where it names none."""
    for found in _sending().finditer(text):
        name = " ".join(found[1].split())
        first = next(iter(words_of(name)), "")
        if first and first not in words("SOP318", "exceptions"):
            return name
    return ""
