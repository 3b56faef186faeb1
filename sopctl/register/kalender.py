"""Days on which an office is closed: weekends, national holidays, joint leave, and the office's own.

The dates of some holidays follow the moon and are estimated until the government has set them: they are told
as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sopctl.model.konfigurasi import Konfigurasi

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Libur:
    """Why a day is no working day."""

    jenis: Literal["akhir-pekan", "libur", "setempat"]
    nama: str = ""
    """What the holiday is called; a holiday that is only estimated says so."""


class Kalender:
    """The calendar of one office; a year is worked out when it is first asked for."""

    def __init__(self, konfigurasi: Konfigurasi, lang: str) -> None:
        """`lang` is the language of the holidays' names."""
        self._own = frozenset(konfigurasi.hari_libur or ())
        self._lang = "en_US" if lang == "en" else "id"
        self._years: dict[int, dict[date, str]] = {}

    def closed(self, day: date) -> Libur | None:
        """Why an office is closed on a day; None for a working day."""
        if day in self._own:
            return Libur("setempat")
        holiday = self._national(day.year).get(day)
        if holiday is not None:
            return Libur("libur", holiday)
        return Libur("akhir-pekan") if day.weekday() >= _SATURDAY else None

    def working_day_before(self, day: date) -> date:
        """The last working day before a day."""
        before = day - timedelta(days=1)
        while self.closed(before) is not None:
            before -= timedelta(days=1)
        return before

    def _national(self, year: int) -> dict[date, str]:
        if year not in self._years:
            # A tenth of a second to import: only who shows dates to people pays it.
            from holidays.countries.indonesia import Indonesia

            categories = ("public", "government")
            self._years[year] = dict(Indonesia(years=year, language=self._lang, categories=categories))
        return self._years[year]
