"""The periods that supervision, reports and evaluations are of: years, semesters, quarters (Pasal 25-28)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple, Self

from sopctl.model.riwayat import Entri

_WRITTEN = re.compile(r"\s*([0-9]{4})\s*(?:[-/ ]?\s*(?:T([1-4])|S([12])))?\s*", re.IGNORECASE)
_EVALUASI_TERLAMBAT = (6, 30)
"""The last day on which an evaluation without a period is taken for that of the year before."""


class Triwulan(NamedTuple):
    """A quarter of a year, from 1 to 4."""

    tahun: int
    ke: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter that a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def awal(self) -> date:
        """Its first day."""
        return date(self.tahun, 3 * self.ke - 2, 1)

    @property
    def akhir(self) -> date:
        """Its last day."""
        return date(self.tahun, 3 * self.ke, 31 if self.ke in (1, 4) else 30)

    @property
    def sebelum(self) -> Triwulan:
        """The quarter before it."""
        return Triwulan.of(self.awal - timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.tahun}-T{self.ke}"


def quarters_of(periode: str) -> frozenset[Triwulan]:
    """The quarters of `2026-T3`, `2026-S1` or `2026`; none where it is written otherwise."""
    found = _WRITTEN.fullmatch(periode)
    if found is None or int(found[1]) < date.min.year:
        return frozenset()
    quarters: tuple[int, ...] = (1, 2, 3, 4)
    if found[2]:
        quarters = quarters[int(found[2]) - 1 : int(found[2])]
    elif found[3]:
        quarters = quarters[2 * int(found[3]) - 2 : 2 * int(found[3])]
    return frozenset(Triwulan(int(found[1]), ke) for ke in quarters)


def quarters_supervised(entri: Entri) -> frozenset[Triwulan]:
    """The quarters that an entry `pengawasan` is of; without a period that of its day."""
    return quarters_of(entri.periode or "") or frozenset({Triwulan.of(entri.tanggal)})


def year_evaluated(entri: Entri) -> int:
    """The year that an entry `evaluasi` is of; without a period, held by 30 June, the year before."""
    told = quarters_of(entri.periode or "")
    if told:
        return max(told).tahun
    late = (entri.tanggal.month, entri.tanggal.day) <= _EVALUASI_TERLAMBAT
    return entri.tanggal.year - late
