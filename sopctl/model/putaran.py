"""The rounds of an SOP's riwayat (format.md, "Riwayat"): each leads to one decree (Pasal 18-20).

Rules, sheet and records all ask this module, so that none of them can count a round differently.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.riwayat import Entri, Tahap
from sopctl.model.sop import Sop

TAHAP_PUTARAN: tuple[Tahap, ...] = ("verifikasi", "uji-coba", "pengesahan", "penetapan", "adopsi")
"""The stages whose entries make a round; the others belong to the round last opened above them."""
PENETAPAN: tuple[Tahap, ...] = ("penetapan", "adopsi")
"""An adopsi counts as a penetapan throughout."""
_OPENING: tuple[Tahap, ...] = ("verifikasi", "uji-coba")
_CLOSING: tuple[Tahap, ...] = ("pengesahan", "penetapan", "adopsi")

Tanda = Literal["RANCANGAN", "DICABUT"]


@dataclass(frozen=True, slots=True)
class Tercatat:
    """An entry, with its position in `riwayat`."""

    index: int
    entri: Entri


@dataclass(frozen=True, slots=True)
class Babak:
    """One round: its entries, and those of other stages that belong to it, in the order of the list."""

    entri: tuple[Tercatat, ...]
    lain: tuple[Tercatat, ...] = ()

    def of(self, *tahap: Tahap) -> tuple[Tercatat, ...]:
        """The entries of some stages."""
        return tuple(t for t in (*self.entri, *self.lain) if t.entri.tahap in tahap)


@dataclass(frozen=True, slots=True)
class Putaran:
    """All rounds of an SOP, as they stood on a day."""

    babak: tuple[Babak, ...]
    """In the order of the list; the last one is under way or was the last to be completed."""
    penutup: tuple[Tahap, ...]
    """The stages that complete a round: a decree, or of Sekretariat DPRD, which Pasal 20 does not name,
    already the ratification."""
    pencabutan: Tercatat | None
    """The entry that withdrew the SOP."""
    revisi: date | None
    """The day of the revision that the identity sheet tells of, where it is not in the future."""
    efektif: date | None
    """The first day in force that the identity sheet tells of."""

    @property
    def ada(self) -> bool:
        """Whether riwayat has an entry of a round."""
        return bool(self.babak)

    @property
    def disahkan(self) -> bool:
        """Ratified: by any round, or in force before its first entry was written."""
        return self._has("pengesahan") or self._without_entries

    @property
    def ditetapkan(self) -> bool:
        """Stipulated: by any round, or in force before its first entry was written."""
        return self._has(*PENETAPAN) or self._without_entries

    @property
    def terbuka(self) -> Babak | None:
        """The round under way, where it has entries."""
        return None if not self.babak or self._complete(self.babak[-1]) else self.babak[-1]

    @property
    def revisi_dinyatakan(self) -> bool:
        """A revision is declared whose entries are still to come: `revisi` lies after the last decree."""
        if self.revisi is None or self.terbuka is not None:
            return False
        decreed = [t.entri.tanggal for b in self.babak for t in b.of(*self.penutup)]
        return bool(decreed) and self.revisi > max(decreed)

    @property
    def revisi_terbuka(self) -> bool:
        """A version was stipulated, and the next is on its way: declared, or with entries of its own."""
        return self.revisi_dinyatakan or (self.terbuka is not None and self._completed > 0)

    @property
    def versi(self) -> int:
        """How many versions there were, the one on its way included; never less than 1."""
        under_way = self.terbuka is not None or self.revisi_dinyatakan
        return max(1, self._completed + under_way)

    @property
    def tanda(self) -> Tanda | None:
        """What the sheet bears beside its number (sheet.md, "Pages" 1)."""
        if self.pencabutan is not None:
            return "DICABUT"
        if self._without_entries:
            return None
        done = self.ada and self.terbuka is None and not self.revisi_dinyatakan
        return None if done else "RANCANGAN"

    @property
    def tanggal_efektif(self) -> date | None:
        """What the sheet prints as Tanggal Efektif: none while a revision is open."""
        return None if self.revisi_terbuka else self.efektif

    @property
    def _without_entries(self) -> bool:
        return not self.babak and self.efektif is not None

    @property
    def _completed(self) -> int:
        return sum(self._complete(babak) for babak in self.babak)

    def _complete(self, babak: Babak) -> bool:
        return bool(babak.of(*self.penutup))

    def _has(self, *tahap: Tahap) -> bool:
        return any(babak.of(*tahap) for babak in self.babak)


def resolve_putaran(sop: Sop, konfigurasi: Konfigurasi | None, today: date | None) -> Putaran:
    """The rounds of an SOP as of `today`; entries and a revision after it do not count.

    None for `today` is for the sheet, which knows no clock: all that is written counts.
    `konfigurasi` says which agency is the secretariat of DPRD; without it none is.
    """
    happened = [Tercatat(i, e) for i, e in enumerate(sop.entri) if today is None or e.tanggal <= today]
    withdrawn = [t for t in happened if t.entri.tahap == "pencabutan"]
    revisi = sop.tanggal.revisi if sop.tanggal else None
    return Putaran(
        babak=_rounds(happened),
        penutup=("pengesahan", *PENETAPAN) if _sekretariat_dprd(sop, konfigurasi) else PENETAPAN,
        pencabutan=withdrawn[0] if withdrawn else None,
        revisi=None if revisi and today and revisi > today else revisi,
        efektif=sop.tanggal.efektif if sop.tanggal else None,
    )


def _rounds(entries: Iterable[Tercatat]) -> tuple[Babak, ...]:
    rounds: list[Babak] = []
    for entry in entries:
        if _opens(entry.entri.tahap, rounds[-1] if rounds else None):
            rounds.append(Babak((entry,)))
        elif rounds:
            rounds[-1] = _joined(rounds[-1], entry)
    return tuple(rounds)


def _opens(tahap: Tahap, last: Babak | None) -> bool:
    if last is None:
        return tahap in TAHAP_PUTARAN
    if tahap == "adopsi":
        return True
    return tahap in _OPENING and bool(last.of(*_CLOSING))


def _joined(babak: Babak, entry: Tercatat) -> Babak:
    if entry.entri.tahap in TAHAP_PUTARAN:
        return Babak((*babak.entri, entry), babak.lain)
    return Babak(babak.entri, (*babak.lain, entry))


def _sekretariat_dprd(sop: Sop, konfigurasi: Konfigurasi | None) -> bool:
    if konfigurasi is None or sop.perangkat_daerah is None:
        return False
    agency = konfigurasi.agencies.get(konfigurasi.induk_of(sop.perangkat_daerah))
    return agency is not None and agency.jenis == "sekretariat-dprd"
