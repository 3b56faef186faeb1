"""The name and the unit of an SOP stand in its agency's inventory of titles."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.inventaris import Judul
from sopctl.model.koleksi import Koleksi
from sopctl.model.sop import Sop
from sopctl.rules.context import SopContext
from sopctl.rules.memo import per_koleksi
from sopctl.rules.names import name_key
from sopctl.rules.registered import addresses_of
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP604",
    "ada-di-inventaris",
    Level.GALAT,
    perwal("11", "12", "13"),
    variants=("tidak-ada", "nama", "unit"),
    asks_office=True,
)


class Titles:
    """The titles of one agency, by the SOP that they name and by their name."""

    def __init__(self, agency: str, koleksi: Koleksi) -> None:
        self.by_sop: dict[str, list[Judul]] = {}
        self.by_nama: dict[str, list[Judul]] = {}
        inventories = koleksi.bersama.find_inventaris(agency)
        for judul in (judul for entry in inventories for judul in entry.inventaris.judul or ()):
            if judul.sop and judul.sop.strip():
                alamat = judul.sop if "/" in judul.sop else f"{agency}/{judul.sop}"
                self.by_sop.setdefault(alamat, []).append(judul)
            else:
                self.by_nama.setdefault(name_key(judul.nama), []).append(judul)
        # What an inventory says that cannot be read nobody knows.
        self.known = bool(inventories) and not koleksi.bersama.may_hold("inventaris", agency)

    def of(self, sop: Sop) -> list[Judul]:
        """The titles that belong to an SOP: those that name it, else those of its name."""
        naming = [judul for alamat in addresses_of(sop) for judul in self.by_sop.get(alamat, ())]
        return naming or self.by_nama.get(name_key(sop.nama or ""), [])


@per_koleksi
def _titles(koleksi: Koleksi) -> dict[str, Titles]:
    """By agency, each worked out when it is first asked for."""
    return {}


def check(context: SopContext) -> Iterator[Finding]:
    sop, agency = context.sop, context.sop.perangkat_daerah
    if not (sop.nama or "").strip() or not agency:
        return
    by_agency = _titles(context.koleksi)
    if agency not in by_agency:
        by_agency[agency] = Titles(agency, context.koleksi)
    titles = by_agency[agency]
    if titles.known:
        level = Level.GALAT if context.putaran.disahkan else Level.PERINGATAN
        yield from _compared(sop, titles.of(sop), level)


def _compared(sop: Sop, titles: list[Judul], level: Level) -> Iterator[Finding]:
    nama = sop.nama or ""
    if not titles:
        yield finding("SOP604", ("nama",), "tidak-ada", level=level, nama=nama)
        return
    named = [judul for judul in titles if name_key(judul.nama) == name_key(nama)]
    if not named:
        yield finding("SOP604", ("nama",), "nama", level=level, nama=nama, judul=titles[0].nama)
    elif not any(_same_unit(sop, judul) for judul in named):
        unit = named[0].unit_kerja or ""
        yield finding("SOP604", ("unit_kerja",), "unit", level=level, unit=unit, sendiri=sop.unit_kerja or "")


def _same_unit(sop: Sop, judul: Judul) -> bool:
    """Whether the units agree; one that is not given does not disagree."""
    return not sop.unit_kerja or not judul.unit_kerja or sop.unit_kerja == judul.unit_kerja
