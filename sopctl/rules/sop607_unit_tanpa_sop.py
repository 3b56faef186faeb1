"""Each smallest unit has an SOP, or a title of one that is still to be written (Pasal 5)."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.koleksi import Koleksi
from sopctl.model.konfigurasi import Konfigurasi, PerangkatDaerah
from sopctl.rules.context import SharedContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP607",
    "unit-tanpa-sop",
    Level.SARAN,
    perwal("5a"),
    variants=("unit-kerja", "perangkat-daerah"),
    cross=True,
)


def check_konfigurasi(context: SharedContext[Konfigurasi]) -> Iterator[Finding]:
    covered = _covered(context)
    for key, agency in context.model.agencies.items():
        closed = agency.sampai is not None and agency.sampai < context.today
        if not closed and not _is_unknown(key, context.koleksi):
            yield from _uncovered(key, agency, covered)


def _uncovered(
    key: str, agency: PerangkatDaerah, covered: frozenset[tuple[str, str | None]]
) -> Iterator[Finding]:
    at = ("perangkat_daerah", key)
    if not agency.unit_kerja:
        if (key, None) not in covered:
            yield finding("SOP607", at, "perangkat-daerah", at_key=True, nama=agency.nama)
        return
    above = {unit.induk for unit in agency.unit_kerja.values()}
    for name, unit in agency.unit_kerja.items():
        if name not in above and (key, name) not in covered:
            yield finding("SOP607", (*at, "unit_kerja", name), "unit-kerja", at_key=True, nama=unit.nama)


def _covered(context: SharedContext[Konfigurasi]) -> frozenset[tuple[str, str | None]]:
    """Agencies, each as (key, None), and units that have an SOP or a title of their own."""
    koleksi, covered = context.koleksi, set[tuple[str, str | None]]()
    for ringkasan in koleksi.sop:
        if ringkasan.perangkat_daerah and not ringkasan.withdrawn(context.today):
            covered |= {
                (ringkasan.perangkat_daerah, None),
                (ringkasan.perangkat_daerah, ringkasan.unit_kerja),
            }
    for entry in koleksi.bersama.inventaris:
        for judul in entry.inventaris.judul or ():
            agency = entry.inventaris.perangkat_daerah
            covered |= {(agency, None), (agency, judul.unit_kerja)}
    return frozenset(covered)


def _is_unknown(agency: str, koleksi: Koleksi) -> bool:
    """Whether what an agency has stands in part in files that cannot be read."""
    unreadable = any(alamat.startswith(f"{agency}/") for alamat in koleksi.tak_terbaca)
    return unreadable or koleksi.bersama.may_hold("inventaris", agency)
