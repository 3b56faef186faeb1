"""The duties that come back, with their days: review, evaluation, supervision, reports (Pasal 25-28).

An SOP that is not in force has no duties. Of those of a year or a quarter that is over only the last is
listed: that is the one that can still be made good.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.penunaian import Penunaian, evaluation_missing, is_reported
from sopctl.model.periode import Triwulan
from sopctl.model.putaran import DEKAT, AwalKajiUlang, Keadaan, keadaan_of
from sopctl.model.status import Langkah, langkah_on
from sopctl.model.sumber import NO_SOURCE, Source, perwal

Duty = Literal[
    "kaji-ulang", "evaluasi", "pengawasan", "laporan-semester", "laporan-tahunan", "rencana-tindak"
]
CITATIONS: dict[Duty, Source] = {
    "kaji-ulang": perwal("27(1)"),
    "evaluasi": perwal("25(3)"),
    "pengawasan": perwal("26(2)"),
    "laporan-semester": perwal("28(1)"),
    "laporan-tahunan": perwal("28(2)"),
    "rencana-tindak": perwal("10(1)"),
}
"""What each duty rests on."""


@dataclass(frozen=True, slots=True)
class Kewajiban:
    """One duty, not done yet."""

    duty: Duty
    due: date
    days: int
    """From today until it is due; negative where that is past."""
    state: Keadaan
    nama: str
    sop: str | None = None
    """The address, `agency/id`; None where the duty is of an agency, a team or the whole government."""
    path: str | None = None
    """The file that it is about, from the repository's root."""
    perangkat_daerah: str | None = None
    unit_kerja: str | None = None
    year: int | None = None
    period: str | None = None
    start: date | None = None
    start_from: AwalKajiUlang | None = None
    last: date | None = None
    """When it was done last."""
    tim: str | None = None
    """The id of the team whose plan it is of."""
    reached: tuple[int, int] | None = None
    """Of a line of a plan: how many of its SOPs came so far as it says, and how many there are."""

    @property
    def source(self) -> Source:
        """What it rests on."""
        return CITATIONS.get(self.duty, NO_SOURCE)


@dataclass(frozen=True, slots=True)
class Hari:
    """The day that is today, and how many days before it is due a duty is near."""

    today: date
    within: int = DEKAT

    def duty(self, duty: Duty, due: date, nama: str, **own: Any) -> Kewajiban:
        """A duty as it stands on this day; `own` are its other fields."""
        state = keadaan_of(due, self.today, self.within)
        return Kewajiban(duty, due, (due - self.today).days, state, nama, **own)


@dataclass(frozen=True, slots=True)
class Dijalankan:
    """An SOP in force, with what its clock and its riwayat say."""

    ringkasan: Ringkasan
    langkah: Langkah
    penunaian: Penunaian
    sejak: date


def in_force(
    koleksi: Koleksi,
    perjalanan: Mapping[str, tuple[Langkah, ...]],
    penunaian: Mapping[str, Penunaian],
    today: date,
    agencies: Collection[str] = (),
) -> list[Dijalankan]:
    """The SOPs in force on a day, of all agencies or of some, by path."""
    found = []
    for ringkasan in koleksi.sop:
        if agencies and ringkasan.perangkat_daerah not in agencies:
            continue
        langkah = langkah_on(perjalanan[ringkasan.path], today)
        begun = langkah.kedudukan.sejak
        if langkah.kedudukan.status == "berlaku" and begun is not None:
            found.append(Dijalankan(ringkasan, langkah, penunaian[ringkasan.path], begun))
    return found


def duties_of_sops(running: Collection[Dijalankan], hari: Hari) -> Iterator[Kewajiban]:
    """Reviews and evaluations: the clock of two years, the evaluation missed last and that of this year."""
    for sop in running:
        if sop.langkah.kaji_ulang is not None:
            clock = sop.langkah.kaji_ulang
            own = {"start": clock.mulai, "start_from": clock.dari, "last": sop.penunaian.reviewed(hari.today)}
            yield _of_sop("kaji-ulang", clock.tenggat, sop, hari, **own)
        missing = evaluation_missing(sop.penunaian, sop.sejak, hari.today)
        if missing is not None:
            yield _evaluation(missing.tahun, sop, hari)
        if not sop.penunaian.is_evaluated(hari.today.year, hari.today):
            yield _evaluation(hari.today.year, sop, hari)


def _evaluation(tahun: int, sop: Dijalankan, hari: Hari) -> Kewajiban:
    start, last = max(date(tahun, 1, 1), sop.sejak), sop.penunaian.evaluated(hari.today)
    return _of_sop("evaluasi", date(tahun, 12, 31), sop, hari, year=tahun, start=start, last=last)


def _of_sop(duty: Duty, due: date, sop: Dijalankan, hari: Hari, **own: Any) -> Kewajiban:
    short = sop.ringkasan
    return hari.duty(
        duty,
        due,
        short.nama or short.id or short.path,
        sop=short.alamat,
        path=short.path,
        perangkat_daerah=short.perangkat_daerah,
        unit_kerja=short.unit_kerja,
        **own,
    )


def duties_of_agencies(
    running: Collection[Dijalankan], konfigurasi: Konfigurasi, koleksi: Koleksi, hari: Hari
) -> Iterator[Kewajiban]:
    """Supervision each quarter and a report each semester, of every agency with SOPs in force.

    A UPTD or a kelurahan counts as the agency above it.
    """
    groups: dict[str, list[Dijalankan]] = {}
    for sop in running:
        if sop.ringkasan.perangkat_daerah is not None:
            groups.setdefault(konfigurasi.induk_of(sop.ringkasan.perangkat_daerah), []).append(sop)
    this = Triwulan.of(hari.today)
    for key in sorted(groups):
        agency = konfigurasi.agencies.get(key)
        of_agency = _Agency(key, agency.nama if agency else key, groups[key], koleksi, hari)
        for quarter in (this.sebelum, this):
            yield from of_agency.supervision(quarter)
        half = this if this.ke in (2, 4) else Triwulan(this.tahun, this.ke + 1)
        for quarter in (half.sebelum.sebelum, half):
            yield from of_agency.report(quarter)


@dataclass(frozen=True, slots=True)
class _Agency:
    key: str
    nama: str
    running: list[Dijalankan]
    koleksi: Koleksi
    hari: Hari

    def supervision(self, quarter: Triwulan) -> Iterator[Kewajiban]:
        """That of a quarter, unless it was handed in, or every SOP has it in its riwayat."""
        today = self.hari.today
        asked = [sop for sop in self.running if sop.sejak <= min(quarter.akhir, today)]
        asked = [sop for sop in asked if quarter.akhir >= today or _is_kept(sop, quarter)]
        missing = [sop for sop in asked if not sop.penunaian.is_supervised(quarter, today)]
        if missing and not self._reported("pengawasan", quarter):
            yield self._duty("pengawasan", quarter, str(quarter), quarter.awal)

    def report(self, quarter: Triwulan) -> Iterator[Kewajiban]:
        """That of the semester which ends with a quarter."""
        asked = [sop for sop in self.running if sop.sejak <= min(quarter.akhir, self.hari.today)]
        if asked and not self._reported("semester", quarter):
            period = f"{quarter.tahun}-S{quarter.ke // 2}"
            yield self._duty("laporan-semester", quarter, period, quarter.sebelum.awal)

    def _reported(self, jenis: str, quarter: Triwulan) -> bool:
        handed_in = self.koleksi.bersama.find_laporan(self.key)
        return is_reported(handed_in, jenis, quarter, self.hari.today)

    def _duty(self, duty: Duty, quarter: Triwulan, period: str, start: date) -> Kewajiban:
        own = {"perangkat_daerah": self.key, "year": quarter.tahun, "period": period, "start": start}
        return self.hari.duty(duty, quarter.akhir, self.nama, **own)


def _is_kept(sop: Dijalankan, quarter: Triwulan) -> bool:
    """Whether riwayat was kept here by the end of a quarter that is over."""
    return sop.penunaian.pertama is None or sop.penunaian.pertama <= quarter.akhir


def duties_of_government(
    running: Collection[Dijalankan], konfigurasi: Konfigurasi, koleksi: Koleksi, hari: Hari
) -> Iterator[Kewajiban]:
    """The yearly report to the governor, at the end of March of the year after (Pasal 28 ayat (2))."""
    last = hari.today.year - 1
    # On the day after the end of March the report of this year is the next one.
    years = (last, hari.today.year) if hari.today > date(hari.today.year, 3, 31) else (last - 1, last)
    whole = [entry for entry in koleksi.bersama.laporan if entry.laporan.perangkat_daerah is None]
    for tahun in years:
        end = Triwulan(tahun, 4)
        asked = any(sop.sejak <= min(end.akhir, hari.today) for sop in running)
        if asked and not is_reported(whole, "tahunan", end, hari.today):
            due, nama = date(tahun + 1, 3, 31), konfigurasi.pemerintah_daerah or ""
            own = {"year": tahun, "period": str(tahun), "start": date(tahun, 1, 1)}
            yield hari.duty("laporan-tahunan", due, nama, **own)
