"""Days as they are written everywhere in the format and on the command line, YYYY-MM-DD, and counted on."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_tanggal(text: str) -> date | None:
    """The day, None where it is written otherwise or does not exist."""
    if _WRITTEN.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def months_on(day: date, months: int) -> date:
    """The same day some months on, or the last of its month where that is shorter; no later than dates go."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
