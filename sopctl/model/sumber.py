"""Passages of the law that rules and changes rest on: written in short, spelled in full."""

from __future__ import annotations

import re
from dataclasses import dataclass

PERWAL = "Perwal Serang 50/2017"
"""Peraturan Walikota Serang Nomor 50 Tahun 2017."""
GUIDE = "PermenPAN-RB 35/2012"
"""The national guide, cited as far as it was seen."""

_PASAL = re.compile(r"(\d+(?:-\d+)?)((?:\(\d+\))?)([a-z](?:-[a-z])?)?(?: angka (\d+))?")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a change comes from; empty for practice and what is ours, which is never called law."""

    pasal: tuple[str, ...] = ()
    """Passages of the Perwal in short: `14(1)b`, `1 angka 16`, `18-21`."""
    guide: bool = False

    def __bool__(self) -> bool:
        return bool(self.pasal) or self.guide

    @property
    def citation(self) -> str | None:
        """The passages in full, as `Perwal Serang 50/2017 Pasal 14 ayat (1) huruf b`."""
        parts = []
        if self.pasal:
            parts.append(f"{PERWAL} {', '.join(_spell(short) for short in self.pasal)}")
        if self.guide:
            parts.append(GUIDE)
        return "; ".join(parts) or None


NO_SOURCE = Source()
"""Practice, or ours."""


def perwal(*pasal: str, guide: bool = False) -> Source:
    """A source in the Perwal, perhaps beside the Guide."""
    return Source(pasal, guide)


def _spell(short: str) -> str:
    found = _PASAL.fullmatch(short)
    if found is None:
        raise ValueError(short)
    pasal, ayat, huruf, angka = found.groups()
    words = [f"Pasal {pasal}"]
    if ayat:
        words.append(f"ayat {ayat}")
    if huruf:
        words.append(f"huruf {huruf}")
    if angka:
        words.append(f"angka {angka}")
    return " ".join(words)
