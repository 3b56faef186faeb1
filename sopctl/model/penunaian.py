"""What riwayat records of the duties that come back: reviews, evaluations, supervision (Pasal 25-27).

Rules and lists of duties ask this module, so that none of them calls another year evaluated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sopctl.model.laporan import Terlapor
from sopctl.model.periode import Triwulan, quarters_of, quarters_supervised, year_evaluated
from sopctl.model.putaran import PENETAPAN
from sopctl.model.sop import Sop


@dataclass(frozen=True, slots=True)
class Penunaian:
    """The duties that were done for one SOP, each with its day; what counts by a day only the asker knows."""

    pertama: date | None = None
    """The day of the first entry of all."""
    kaji_ulang: tuple[date, ...] = ()
    evaluasi: tuple[tuple[int, date], ...] = ()
    """The year that each evaluation is of."""
    pengawasan: tuple[tuple[Triwulan, date], ...] = ()
    """The quarters that were supervised."""
    penetapan: tuple[date, ...] = ()
    """The days on which decrees were recorded."""
    pembuatan: date | None = None

    def reviewed(self, today: date) -> date | None:
        """The last review by a day."""
        return max((day for day in self.kaji_ulang if day <= today), default=None)

    def evaluated(self, today: date) -> date | None:
        """The last evaluation by a day, of whatever year."""
        return max((day for _, day in self.evaluasi if day <= today), default=None)

    def is_evaluated(self, tahun: int, today: date) -> bool:
        """Whether an evaluation of a year was held by a day."""
        return any(year == tahun and day <= today for year, day in self.evaluasi)

    def is_supervised(self, triwulan: Triwulan, today: date) -> bool:
        """Whether supervision of a quarter was recorded by a day."""
        return any(quarter == triwulan and day <= today for quarter, day in self.pengawasan)


def penunaian_of(sop: Sop) -> Penunaian:
    """What the riwayat of an SOP records of its duties, days to come included."""

    def days(*tahap: str) -> tuple[date, ...]:
        return tuple(entri.tanggal for entri in sop.entri if entri.tahap in tahap)

    return Penunaian(
        min((entri.tanggal for entri in sop.entri), default=None),
        days("kaji-ulang"),
        tuple((year_evaluated(e), e.tanggal) for e in sop.entri if e.tahap == "evaluasi"),
        tuple(
            (quarter, e.tanggal)
            for e in sop.entri
            if e.tahap == "pengawasan"
            for quarter in sorted(quarters_supervised(e))
        ),
        days(*PENETAPAN),
        sop.tanggal.pembuatan if sop.tanggal else None,
    )


@dataclass(frozen=True, slots=True)
class EvaluasiTerlewat:
    """The evaluation that was due last and was not held."""

    tahun: int
    tenggat: date


def evaluation_missing(done: Penunaian, begun: date, today: date) -> EvaluasiTerlewat | None:
    """The evaluation of the last year that ended with the SOP in force, which it is since `begun`.

    None where it was held; and where the first entry is younger than that year's end: of the time before,
    the office kept no riwayat here.
    """
    due = date(today.year - 1, 12, 31)
    if begun > due or (done.pertama is not None and done.pertama > due) or done.is_evaluated(due.year, today):
        return None
    return EvaluasiTerlewat(due.year, due)


def is_reported(laporan: Iterable[Terlapor], jenis: str, triwulan: Triwulan, today: date) -> bool:
    """Whether a report of a kind that covers a quarter was handed in by a day."""
    return any(
        item.jenis == jenis
        and item.tanggal is not None
        and item.tanggal <= today
        and triwulan in quarters_of(item.periode)
        for entry in laporan
        for item in entry.laporan.laporan or ()
    )
