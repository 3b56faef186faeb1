"""The agency and the unit stand in sopctl.yaml: an SOP is drafted by a unit that exists."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.inventaris import Inventaris
from sopctl.model.konfigurasi import Konfigurasi, UnitKerja
from sopctl.rules.context import SharedContext, SopContext
from sopctl.rules.names import Nearest
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP106",
    "unit-terdaftar",
    Level.GALAT,
    perwal("9(1)", "16"),
    variants=("perangkat-daerah", "perangkat-daerah-mirip", "unit-kerja", "unit-kerja-mirip"),
    asks_office=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    konfigurasi, sop = context.koleksi.konfigurasi, context.sop
    if konfigurasi is None:
        return
    nearest = Nearest(konfigurasi.agencies)
    yield from _agency(konfigurasi, sop.perangkat_daerah, ("perangkat_daerah",), nearest)
    units = _units(konfigurasi, sop.perangkat_daerah)
    yield from _unit(units, sop.perangkat_daerah, sop.unit_kerja, ("unit_kerja",), Nearest(units or ()))
    for i, pelaksana in enumerate(sop.pelaksana):
        at = ("pelaksana", i, "perangkat_daerah")
        yield from _agency(konfigurasi, pelaksana.perangkat_daerah, at, nearest)


def check_inventaris(context: SharedContext[Inventaris]) -> Iterator[Finding]:
    inventaris, konfigurasi = context.model, context.koleksi.konfigurasi
    if konfigurasi is None:
        return
    agency = inventaris.perangkat_daerah
    yield from _agency(konfigurasi, agency, ("perangkat_daerah",), Nearest(konfigurasi.agencies))
    units = _units(konfigurasi, agency)
    nearest = Nearest(units or ())
    for i, judul in enumerate(inventaris.judul or ()):
        yield from _unit(units, agency, judul.unit_kerja, ("judul", i, "unit_kerja"), nearest)


def _units(konfigurasi: Konfigurasi, agency_key: str | None) -> dict[str, UnitKerja] | None:
    """The units of an agency; None for one that is not registered, whose units nobody can know."""
    agency = konfigurasi.agencies.get(agency_key or "")
    return None if agency is None else agency.unit_kerja or {}


def _agency(konfigurasi: Konfigurasi, key: str | None, path: KeyPath, nearest: Nearest) -> Iterator[Finding]:
    if key is not None and key.strip() and key not in konfigurasi.agencies:
        near = nearest.to(key)
        variant = "perangkat-daerah-mirip" if near else "perangkat-daerah"
        yield finding("SOP106", path, variant, kunci=key, mirip=near)


def _unit(
    units: dict[str, UnitKerja] | None, agency: str | None, key: str | None, path: KeyPath, nearest: Nearest
) -> Iterator[Finding]:
    if units is None or key is None or not key.strip() or key in units:
        return
    near = nearest.to(key)
    variant = "unit-kerja-mirip" if near else "unit-kerja"
    yield finding("SOP106", path, variant, kunci=key, mirip=near, perangkat_daerah=agency or "")
