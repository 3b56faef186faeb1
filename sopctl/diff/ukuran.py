"""How long, how often handed over, in how many steps: what Pasal 3 ayat (1) wants short and fast."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sopctl.model.alur import Alur
from sopctl.model.durasi import Jumlah, hours_of, sum_durasi
from sopctl.model.sop import Sop


@dataclass(frozen=True, slots=True)
class Ukuran:
    """The measure of one revision."""

    kegiatan: int
    serah_terima: int
    """Arrows from one column to another."""
    singkat: Jumlah | None
    """What the quickest path takes at least; None where no path can be added up whole."""
    lama: Jumlah | None
    """What the longest path takes at most."""
    jam_per_hari: Fraction
    """What a working day has in that revision."""


def measure(sop: Sop, alur: Alur, jam_per_hari: float | None) -> Ukuran:
    """The measure of an SOP. Where a row has no time that can be read, no sum of times is told."""
    durasi = sum_durasi(sop.kegiatan, alur, jam_per_hari)
    whole = not durasi.tak_terbaca and durasi.lengkap
    return Ukuran(
        len(sop.kegiatan),
        sum(alur.simbol[p.dari].pelaksana != alur.simbol[p.ke].pelaksana for p in alur.panah),
        durasi.singkat.jumlah if whole and durasi.singkat else None,
        durasi.lama.jumlah if whole and durasi.lama else None,
        hours_of(jam_per_hari),
    )
