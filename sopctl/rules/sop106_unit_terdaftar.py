"""The agency and the unit stand in sopctl.yaml: an SOP is drafted by a unit that exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.inventaris import Inventaris
from sopctl.model.koleksi import Koleksi
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP106",
    "unit-terdaftar",
    Level.GALAT,
    perwal("9(1)", "16"),
    variants=("perangkat-daerah", "perangkat-daerah-mirip", "unit-kerja", "unit-kerja-mirip"),
)


def check(context: SopContext) -> Iterator[Finding]:
    konfigurasi, sop = context.koleksi.konfigurasi, context.sop
    if konfigurasi is None:
        return
    yield from _agency(konfigurasi, sop.perangkat_daerah, ("perangkat_daerah",))
    yield from _unit(konfigurasi, sop.perangkat_daerah, sop.unit_kerja, ("unit_kerja",))
    for i, pelaksana in enumerate(sop.pelaksana):
        yield from _agency(konfigurasi, pelaksana.perangkat_daerah, ("pelaksana", i, "perangkat_daerah"))


def check_inventaris(inventaris: Inventaris, koleksi: Koleksi) -> Iterator[Finding]:
    konfigurasi = koleksi.konfigurasi
    if konfigurasi is None:
        return
    yield from _agency(konfigurasi, inventaris.perangkat_daerah, ("perangkat_daerah",))
    for i, judul in enumerate(inventaris.judul or ()):
        path: KeyPath = ("judul", i, "unit_kerja")
        yield from _unit(konfigurasi, inventaris.perangkat_daerah, judul.unit_kerja, path)


def _agency(konfigurasi: Konfigurasi, key: str | None, path: KeyPath) -> Iterator[Finding]:
    if key is not None and key.strip() and key not in konfigurasi.agencies:
        near = _nearest(key, konfigurasi.agencies)
        variant = "perangkat-daerah-mirip" if near else "perangkat-daerah"
        yield finding("SOP106", path, variant, kunci=key, mirip=near)


def _unit(
    konfigurasi: Konfigurasi, agency_key: str | None, key: str | None, path: KeyPath
) -> Iterator[Finding]:
    agency = konfigurasi.agencies.get(agency_key or "")
    if agency is None or key is None or not key.strip() or key in (agency.unit_kerja or {}):
        return
    near = _nearest(key, agency.unit_kerja or {})
    variant = "unit-kerja-mirip" if near else "unit-kerja"
    yield finding("SOP106", path, variant, kunci=key, mirip=near, perangkat_daerah=agency_key or "")


def _nearest(key: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(key, sorted(known), n=1)), "")
