"""The flow has a start and an end, and nothing leaves an end."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.flow import ends, leaders, starts
from sopctl.rules.rule import Rule, Source

RULE = Rule(
    "SOP304",
    "ada-mulai-selesai",
    Level.GALAT,
    Source(guide=True),
    variants=("tanpa-kegiatan", "tanpa-mulai", "tanpa-selesai", "keluar-dari-selesai"),
)


def check(context: SopContext) -> Iterator[Finding]:
    symbols = leaders(context.alur)
    if not symbols:
        yield finding("SOP304", ("kegiatan",), "tanpa-kegiatan", at_key=True)
        return
    if len(symbols) > 1 and not starts(context.alur):
        yield finding("SOP304", symbols[0].key_path, "tanpa-mulai")
    if not ends(context.alur):
        yield finding("SOP304", symbols[-1].key_path, "tanpa-selesai")
    # What leaves an end counts also where its target is missing: the arrow is written.
    left = {panah.dari for panah in context.alur.panah} | {hilang.dari for hilang in context.alur.hilang}
    for simbol in ends(context.alur):
        if simbol.index in left:
            yield finding("SOP304", simbol.key_path, "keluar-dari-selesai", nomor=simbol.baris + 1)
