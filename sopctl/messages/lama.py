"""Lengths of time in words."""

from __future__ import annotations

from fractions import Fraction

from sopctl.messages.catalogue import text
from sopctl.model.durasi import Jumlah


def amount(lang: str, total: Jumlah, hours: Fraction, *, most: bool) -> str:
    """The least or the most of a sum, as in "1 hari kerja 2 jam"; `hours` are those of a working day."""
    days, rest = divmod(total.detik[most], 3600 * hours)
    hour, rest = divmod(rest, 3600)
    minute, second = divmod(rest, 60)
    parts = (
        ("bulan", total.bulan[most]),
        ("hari", total.hari[most]),
        ("hari_kerja", Fraction(days)),
        ("jam", Fraction(hour)),
        ("menit", Fraction(minute)),
        ("detik", second),
    )
    words = [_unit(lang, unit, n) for unit, n in parts if n]
    return " ".join(words) or _unit(lang, "menit", Fraction(0))


def number(lang: str, n: Fraction) -> str:
    """At most two decimals, by the custom of the language."""
    written = f"{float(n):.2f}".rstrip("0").rstrip(".")
    return written.replace(".", ",") if lang == "id" else written


def _unit(lang: str, unit: str, n: Fraction) -> str:
    return text(lang, f"show.satuan.{unit}.{'satu' if n == 1 else 'banyak'}", n=number(lang, n))
