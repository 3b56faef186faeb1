"""The ratifier's NIP can be one: 18 digits that begin with a day of birth and a month of appointment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sopctl.finding import Finding, Level, finding
from sopctl.model.sop import Pengesahan
from sopctl.model.tanggal import parse_tanggal
from sopctl.rules.context import SopContext
from sopctl.rules.names import says_nothing
from sopctl.rules.rule import Rule

RULE = Rule("SOP108", "nip-sah", Level.PERINGATAN, variants=("bentuk", "lahir", "pengangkatan"))
_DIGITS = 18
_WRITTEN = re.compile(r"(?:NIP(?:PPPK)?|NI PPPK)?[\s.:]*([0-9][0-9\s.\-]*)", re.IGNORECASE)
_OLDEST = 100
_YOUNGEST = 16
"""Years of age between which somebody is appointed; wide, since only slips are meant."""
_CONTRACTS = range(21, 30)
"""Those under contract have the number of the contract where others have the month."""


def check(context: SopContext) -> Iterator[Finding]:
    nip = (context.sop.pengesahan or Pengesahan()).nip
    if nip is None or says_nothing(nip):
        return
    variant = _fault(nip, context.today)
    if variant is not None:
        yield finding("SOP108", ("pengesahan", "nip"), variant, nip=nip)


def _fault(nip: str, today: date) -> str | None:
    written = _WRITTEN.fullmatch(nip.strip())
    digits = re.sub(r"[^0-9]", "", written[1]) if written else ""
    if len(digits) != _DIGITS:
        return "bentuk"
    born = parse_tanggal(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}")
    if born is None or not today.year - _OLDEST <= born.year <= today.year - _YOUNGEST:
        return "lahir"
    return None if _plausible(int(digits[8:12]), int(digits[12:14]), born, today) else "pengangkatan"


def _plausible(year: int, month: int, born: date, today: date) -> bool:
    if not born.year + _YOUNGEST <= year <= today.year:
        return False
    if year == today.year and month in range(today.month + 1, 13):
        return False
    return 1 <= month <= 12 or month in _CONTRACTS
