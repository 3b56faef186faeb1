"""Of each legal basis one can read what it is: its kind, number, year and title."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.peraturan import DaftarPeraturan
from sopctl.model.rujukan_hukum import RujukanHukum
from sopctl.rules.context import SharedContext, SopContext
from sopctl.rules.hukum import entries, legal_bases
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP502",
    "dasar-hukum-terurai",
    Level.PERINGATAN,
    perwal("14(1)a"),
    variants=(
        "jenis",
        "nomor",
        "tahun",
        "judul",
        "nomor-tahun",
        "nomor-judul",
        "tahun-judul",
        "nomor-tahun-judul",
    ),
)


def check(context: SopContext) -> Iterator[Finding]:
    for dasar in legal_bases(context.sop, context.koleksi):
        # A ref is judged where its text stands, once for all SOPs that rest on it.
        if dasar.ref is None and dasar.rujukan is not None:
            yield from _missing(dasar.key_path, dasar.rujukan, dasar.shown)


def check_peraturan(context: SharedContext[DaftarPeraturan]) -> Iterator[Finding]:
    for at, rujukan, teks in entries(context.model.peraturan):
        yield from _missing(at, rujukan, teks)


def _missing(at: KeyPath, rujukan: RujukanHukum, teks: str) -> Iterator[Finding]:
    if rujukan.jenis is None:
        yield finding("SOP502", at, "jenis", teks=teks)
    elif not rujukan.tetap:
        parts = (("nomor", rujukan.nomor), ("tahun", rujukan.tahun), ("judul", rujukan.judul))
        missing = "-".join(name for name, value in parts if value is None)
        if missing:
            yield finding("SOP502", at, missing, teks=teks)
