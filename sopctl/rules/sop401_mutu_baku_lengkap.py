"""Every kegiatan says what it needs, how long it takes and what it yields."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.prosedur import Kegiatan, MutuBaku
from sopctl.rules.context import SopContext
from sopctl.rules.names import says_nothing
from sopctl.rules.rule import Rule, Source, perwal

RULE = Rule(
    "SOP401",
    "mutu-baku-lengkap",
    Level.GALAT,
    perwal("3(5)"),
    # Pasal 3 ayat (5) names result, time and process; that a row says what it needs comes from the Guide.
    by_variant={"kelengkapan": Source(guide=True), "semua": perwal("3(5)", guide=True)},
    variants=("semua", "kelengkapan", "waktu", "output"),
)


def check(context: SopContext) -> Iterator[Finding]:
    for i, row in enumerate(context.sop.kegiatan):
        at: KeyPath = ("kegiatan", i, "mutu_baku")
        if row.mutu_baku is None or not row.mutu_baku.model_fields_set:
            yield finding("SOP401", at, "semua", nomor=i + 1)
        else:
            yield from _fields(row, row.mutu_baku, at, i + 1)


def _fields(row: Kegiatan, mutu_baku: MutuBaku, at: KeyPath, nomor: int) -> Iterator[Finding]:
    if all(says_nothing(text) for text in row.kelengkapan):
        in_list = isinstance(mutu_baku.kelengkapan, tuple)
        yield finding("SOP401", (*at, "kelengkapan"), "kelengkapan", at_key=in_list, nomor=nomor)
    # A stroke for a time is a time that cannot be measured: SOP402.
    if row.waktu is None or not row.waktu.strip():
        yield finding("SOP401", (*at, "waktu"), "waktu", nomor=nomor)
    if all(says_nothing(text) for text in row.output):
        in_list = isinstance(mutu_baku.output, tuple)
        yield finding("SOP401", (*at, "output"), "output", at_key=in_list, nomor=nomor)
