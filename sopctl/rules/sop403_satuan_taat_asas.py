"""Units are consistent: not `hari` beside `hari kerja`, and hours rather than hundreds of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from sopctl.finding import Finding, Level, Put, finding
from sopctl.model.waktu import Waktu, parse_waktu
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP403",
    "satuan-taat-asas",
    Level.SARAN,
    perwal("3(5)"),
    variants=("menit", "hari", "hari-kerja"),
    # `8 jam` lasts as long as `480 menit`; `3 hari kerja` does not last as long as `3 hari`.
    fix={"menit": "safe", "hari": "unsafe", "hari-kerja": "unsafe"},
)
_Hari = Literal["hari", "hari kerja"]
_FROM = 120
"""Minutes from which on one counts in hours, if they are whole ones."""
_MENIT = re.compile(
    r"(?<![0-9,])(?:([0-9]{1,9})(\s*(?:-|–|s\.\s*d\.)\s*))?([0-9]{1,9})(\s*)menit(?![^\W\d_])", re.IGNORECASE
)
_HARI = re.compile(r"(hari)(\s*kerja)?(?![^\W\d_])", re.IGNORECASE)


def check(context: SopContext) -> Iterator[Finding]:
    rows = [(i, row.waktu, parse_waktu(row.waktu)) for i, row in enumerate(context.sop.kegiatan) if row.waktu]
    read = [(i, text, waktu) for i, text, waktu in rows if waktu is not None]
    rarer = _rarer([waktu for _, _, waktu in read])
    for i, text, waktu in read:
        variant, better = "menit", _in_hours(text, waktu)
        if better is None and rarer is not None and any(bagian.satuan == rarer for bagian in waktu.bagian):
            variant, better = rarer.replace(" ", "-"), _other_days(text)
        if better is not None:
            at = ("kegiatan", i, "mutu_baku", "waktu")
            edits = (Put(at, better),)
            yield finding("SOP403", at, variant, edits=edits, waktu=text, nomor=i + 1, baru=better)


def _rarer(times: list[Waktu]) -> _Hari | None:
    """Of the two kinds of days the one that fewer rows have; None where only one of them is used."""
    counted = [
        sum(any(b.satuan == s for b in waktu.bagian) for waktu in times) for s in ("hari", "hari kerja")
    ]
    if not all(counted):
        return None
    # Where they are even, the one that leaves open which days are meant.
    return "hari" if counted[0] <= counted[1] else "hari kerja"


def _in_hours(text: str, waktu: Waktu) -> str | None:
    """The same time with its minutes as hours; None where they make no whole ones."""
    if any(bagian.satuan == "jam" for bagian in waktu.bagian):
        return None
    amount, slash, noun = text.partition("/")
    better = _MENIT.sub(_hours, amount) + slash + noun
    again = parse_waktu(better) if better != text else None
    return better if again is not None and again.same_as(waktu) else None


def _hours(found: re.Match[str]) -> str:
    least, between, most, space = found.groups()
    numbers = [int(number) for number in (least, most) if number is not None]
    if any(number < _FROM or number % 60 for number in numbers):
        return found[0]
    hours = (between or "").join(str(number // 60) for number in numbers)
    return f"{hours}{space or ' '}{'Jam' if found[0][-5].isupper() else 'jam'}"


def _other_days(text: str) -> str:
    """The time with its days in the other kind."""
    amount, slash, noun = text.partition("/")
    return _HARI.sub(lambda found: found[1] if found[2] else f"{found[1]} kerja", amount) + slash + noun
