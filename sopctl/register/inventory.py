"""Which SOPs a government needs, has, and how they stand, by agency and level of unit (Pasal 5, 11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sopctl.model.inventaris import Judul
from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.konfigurasi import Konfigurasi, PerangkatDaerah
from sopctl.model.putaran import keadaan_of
from sopctl.model.status import STATUS, Langkah, langkah_on
from sopctl.register.titles import Titles

DIBUTUHKAN = "dibutuhkan"
"""The status of a title whose SOP is not written yet."""
STATUSES = (DIBUTUHKAN, *STATUS)
_ENDED = frozenset({"dicabut", "diganti"})


@dataclass(frozen=True, slots=True)
class Baris:
    """One title, or one SOP that has none."""

    perangkat_daerah: str
    unit_kerja: str | None
    nama: str
    jenis: str | None
    sop: str | None
    nomor: str | None
    status: str
    overdue: bool
    in_inventory: bool
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Cakupan:
    """One unit, or an agency as far as its titles name no unit."""

    perangkat_daerah: str
    unit_kerja: str | None
    nama: str
    induk: str | None
    smallest: bool
    by_status: dict[str, int]
    overdue: int
    covered: bool


@dataclass(frozen=True, slots=True)
class Inventarisasi:
    """What `sopctl inventory` tells."""

    titles: tuple[Baris, ...]
    units: tuple[Cakupan, ...]

    @property
    def by_status(self) -> dict[str, int]:
        """How many titles stand how."""
        return count_statuses(self.titles)

    @property
    def smallest(self) -> tuple[Cakupan, ...]:
        """The smallest units, of which each needs an SOP (Pasal 5 huruf a)."""
        return tuple(unit for unit in self.units if unit.smallest)


def take_inventory(
    konfigurasi: Konfigurasi,
    koleksi: Koleksi,
    perjalanan: Mapping[str, tuple[Langkah, ...]],
    baris: Mapping[str, tuple[int, ...]],
    today: date,
    agencies: Collection[str] = (),
) -> Inventarisasi:
    """The titles and units of all agencies, or of some; closed agencies have no units any more."""
    taking = _Taking(koleksi, perjalanan, baris, today)
    order = {key: i for i, key in enumerate(konfigurasi.agencies)}
    levels = {key: _levels(agency) for key, agency in konfigurasi.agencies.items()}

    def place(row: Baris) -> tuple[int, str, int, bool, str, int]:
        level = levels.get(row.perangkat_daerah, {}).get(row.unit_kerja or "", (-1, ""))[0]
        known = order.get(row.perangkat_daerah, len(order))
        return known, row.perangkat_daerah, level, not row.in_inventory, row.path, row.line

    rows = tuple(
        r for r in sorted(taking.rows(), key=place) if not agencies or r.perangkat_daerah in agencies
    )
    units = (
        unit
        for key, agency in konfigurasi.agencies.items()
        if (not agencies or key in agencies) and not (agency.sampai and agency.sampai < today)
        for unit in _units(key, agency, levels[key], rows)
    )
    return Inventarisasi(rows, tuple(units))


def count_statuses(rows: Collection[Baris]) -> dict[str, int]:
    """How many rows stand how, in the order of a life; what there is none of is left out."""
    counted = Counter(row.status for row in rows)
    return {status: counted[status] for status in STATUSES if counted[status]}


class _Taking:
    def __init__(
        self,
        koleksi: Koleksi,
        perjalanan: Mapping[str, tuple[Langkah, ...]],
        baris: Mapping[str, tuple[int, ...]],
        today: date,
    ) -> None:
        self._koleksi, self._perjalanan, self._baris, self._today = koleksi, perjalanan, baris, today
        self._titles = Titles(koleksi)

    def rows(self) -> Iterator[Baris]:
        """Every title, then every SOP that no title belongs to."""
        told: set[str] = set()
        for entry in self._koleksi.bersama.inventaris:
            lines = self._baris.get(entry.path, ())
            for i, judul in enumerate(entry.inventaris.judul or ()):
                agency = entry.inventaris.perangkat_daerah
                sop = self._titles.sop_of(agency, judul)
                if sop is not None:
                    told.add(sop.path)
                yield self._of_title(agency, judul, sop, entry.path, lines[i] if i < len(lines) else 1)
        for sop in self._koleksi.sop:
            if sop.path not in told:
                yield self._of_sop(sop)

    def _of_title(self, agency: str, judul: Judul, sop: Ringkasan | None, path: str, line: int) -> Baris:
        status, overdue = self._standing(sop) if sop else (DIBUTUHKAN, False)
        named = self._titles.named(agency, judul)
        if sop is None and named in self._koleksi.tak_terbaca:
            # It is written, and nobody can read it: no more than a draft.
            status = STATUS[0]
        return Baris(
            agency,
            judul.unit_kerja or (sop.unit_kerja if sop else None),
            judul.nama,
            judul.jenis or (sop.jenis if sop else None),
            sop.alamat if sop else named if status != DIBUTUHKAN else None,
            (sop.nomor if sop else None) or judul.nomor,
            status,
            overdue,
            True,
            path,
            line,
        )

    def _of_sop(self, sop: Ringkasan) -> Baris:
        status, overdue = self._standing(sop)
        agency, nama = sop.perangkat_daerah or "", sop.nama or ""
        return Baris(
            agency,
            sop.unit_kerja,
            nama,
            sop.jenis,
            sop.alamat,
            sop.nomor,
            status,
            overdue,
            False,
            sop.path,
            1,
        )

    def _standing(self, sop: Ringkasan) -> tuple[str, bool]:
        step = langkah_on(self._perjalanan[sop.path], self._today)
        clock = step.kaji_ulang
        overdue = clock is not None and keadaan_of(clock.tenggat, self._today) == "lewat"
        return step.kedudukan.status, overdue


def _units(
    key: str, agency: PerangkatDaerah, levels: Mapping[str, tuple[int, str]], rows: Collection[Baris]
) -> Iterator[Cakupan]:
    own = [row for row in rows if row.perangkat_daerah == key]
    rest = [row for row in own if row.unit_kerja not in levels]
    yield _cakupan(key, None, agency.nama, agency.induk, not levels, rest if levels else own)
    units = agency.unit_kerja or {}
    above = {unit.induk for unit in units.values()}
    for name in sorted(levels, key=lambda name: levels[name]):
        unit = units[name]
        mine = [row for row in own if row.unit_kerja == name]
        yield _cakupan(key, name, unit.nama, unit.induk, name not in above, mine)


def _cakupan(
    agency: str, unit: str | None, nama: str, induk: str | None, smallest: bool, rows: Collection[Baris]
) -> Cakupan:
    covered = any(row.status not in _ENDED and row.status != DIBUTUHKAN for row in rows)
    overdue = sum(row.overdue for row in rows)
    return Cakupan(agency, unit, nama, induk, smallest, count_statuses(rows), overdue, covered)


def _levels(agency: PerangkatDaerah) -> dict[str, tuple[int, str]]:
    """The place of each unit: those below a unit right after it, as they stand in sopctl.yaml."""
    units = agency.unit_kerja or {}
    order: list[str] = []
    waiting = [key for key in reversed(units) if units[key].induk not in units]
    while waiting:
        key = waiting.pop()
        if key not in order:
            order.append(key)
            waiting += [below for below in reversed(units) if units[below].induk == key]
    # Units that are each other's induk have no top.
    order += [key for key in units if key not in order]
    return {key: (i, key) for i, key in enumerate(order)}
