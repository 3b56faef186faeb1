"""The time a row takes, read exactly as format.md ("Waktu") says; what does not parse stays text.

Numbers are kept as fractions, so that `1,5 jam` and `90 menit` are equal without rounding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Satuan = Literal[
    "detik", "menit", "jam", "hari", "hari kerja", "minggu", "bulan", "triwulan", "semester", "tahun"
]
Dasar = Literal["detik", "hari", "hari kerja", "bulan"]

DASAR: dict[Satuan, tuple[Dasar, int]] = {
    "detik": ("detik", 1),
    "menit": ("detik", 60),
    "jam": ("detik", 3600),
    "hari": ("hari", 1),
    "minggu": ("hari", 7),
    "hari kerja": ("hari kerja", 1),
    "bulan": ("bulan", 1),
    "triwulan": ("bulan", 3),
    "semester": ("bulan", 6),
    "tahun": ("bulan", 12),
}
"""Each unit in the base unit it is a whole multiple of. Between base units there is no fixed ratio: a
working day has the office's hours, and a month has no fixed number of days."""

_NAMES: dict[str, Satuan] = {satuan.replace(" ", ""): satuan for satuan in DASAR}
_UNIT = r"hari\s*kerja|detik|menit|jam|hari|minggu|bulan|triwulan|semester|tahun"
# Bounded, since turning a longer run of digits into a number costs more than reading the whole file.
_NUMBER = r"[0-9]{1,9}(?:,[0-9]{1,9})?"
_PART = re.compile(rf"\s*({_NUMBER})\s*({_UNIT})(?![^\W\d_])")
_RANGE = re.compile(rf"\s*({_NUMBER})\s*(?:-|–|s\.\s*d\.)\s*({_NUMBER})\s*({_UNIT})\s*")
_NUMBERED = re.compile(r"(?:^|\W)[0-9]")


@dataclass(frozen=True, slots=True)
class Bagian:
    """A number of one unit, from `least` to `most`; the two are equal where it is no range."""

    least: Fraction
    most: Fraction
    satuan: Satuan


@dataclass(frozen=True, slots=True)
class Waktu:
    """A time that was read: its parts as written, and the noun it is counted by."""

    bagian: tuple[Bagian, ...]
    per: str | None
    """The noun after `/`, as written; None where there is none."""

    def canonical(self) -> tuple[tuple[tuple[Dasar, Fraction, Fraction], ...], str | None]:
        """What two equal durations have in common: sums by base unit, and the noun without case and spaces.

        A sum of nothing is left out; where all is nothing, the tuple is empty.
        """
        sums: dict[Dasar, tuple[Fraction, Fraction]] = {}
        for bagian in self.bagian:
            dasar, times = DASAR[bagian.satuan]
            least, most = sums.get(dasar, (Fraction(0), Fraction(0)))
            sums[dasar] = (least + bagian.least * times, most + bagian.most * times)
        amounts = tuple((dasar, *sums[dasar]) for dasar in sorted(sums) if any(sums[dasar]))
        return amounts, None if self.per is None else re.sub(r"\s+", "", self.per.casefold())

    def same_as(self, other: Waktu) -> bool:
        """Whether both last equally long, per the same noun."""
        return self.canonical() == other.canonical()


def parse_waktu(text: str) -> Waktu | None:
    """The time in `text`; None where it is none: `Segera`, `-`, a second duration after the `/`."""
    amount, slash, noun = text.strip().partition("/")
    if slash and not _is_noun(noun):
        return None
    bagian = _range(amount) or _parts(amount)
    return Waktu(bagian, noun.strip() if slash else None) if bagian else None


def _is_noun(text: str) -> bool:
    # A number would make it a second duration, or a count: `10 menit/2 berkas`.
    words = text.strip()
    return bool(words) and words[0].isalpha() and "/" not in words and not _NUMBERED.search(words)


def _range(text: str) -> tuple[Bagian, ...]:
    found = _RANGE.fullmatch(text.lower())
    if found is None:
        return ()
    least, most = _number(found[1]), _number(found[2])
    return (Bagian(least, most, _satuan(found[3])),) if least <= most else ()


def _parts(text: str) -> tuple[Bagian, ...]:
    lowered, at, bagian = text.lower().rstrip(), 0, []
    while at < len(lowered):
        found = _PART.match(lowered, at)
        if found is None:
            return ()
        number = _number(found[1])
        bagian.append(Bagian(number, number, _satuan(found[2])))
        at = found.end()
    return tuple(bagian)


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def _satuan(text: str) -> Satuan:
    return _NAMES["".join(text.split())]
