"""A kegiatan begins with an active verb: the guide writes activities so, without a subject."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.jabatan import same_key
from sopctl.rules.actors import Columns, opening_of
from sopctl.rules.context import SopContext
from sopctl.rules.kalimat import main_clause
from sopctl.rules.kata import pairs, texts, words
from sopctl.rules.rule import Rule, Source

RULE = Rule("SOP311", "kata-kerja-aktif", Level.PERINGATAN, Source(guide=True), variants=("ganti", "umum"))


def check(context: SopContext) -> Iterator[Finding]:
    columns = Columns(context.sop)
    for at, text in texts(context.sop, "SOP311"):
        # Who begins with an actor or in the passive voice hears of SOP312.
        if same_key(text) in words("SOP311", "exceptions") or opening_of(text, columns) != "lain":
            continue
        first = next(iter(main_clause(text)), "")
        instead = pairs("SOP311", "ganti").get(first)
        if instead is None:
            yield finding("SOP311", at, "umum", kata=first or text.strip())
        else:
            yield finding("SOP311", at, "ganti", kata=first, ganti=instead)
