"""The day that a command takes as today."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from sopctl.errors import SopctlError
from sopctl.model.tanggal import parse_tanggal

_JAKARTA = timezone(timedelta(hours=7))
"""WIB: where a day ends for an Indonesian office, whatever the clock of the machine that judges."""


def today_of(written: str | None) -> date:
    """The day given with `--today`, else the date in Jakarta. SopctlError where it is no day."""
    if written is None:
        return datetime.now(_JAKARTA).date()
    day = parse_tanggal(written)
    if day is None:
        raise SopctlError("lint.bad-date", date=written)
    return day
