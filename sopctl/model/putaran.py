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
from sopctl.model.tanggal import months_on

TAHAP_PUTARAN: tuple[Tahap, ...] = ("verifikasi", "uji-coba", "pengesahan", "penetapan", "adopsi")
"""The stages whose entries make a round; the others belong to the round last opened above them."""
PENETAPAN: tuple[Tahap, ...] = ("penetapan", "adopsi")
"""An adopsi counts as a penetapan throughout."""
_OPENING: tuple[Tahap, ...] = ("verifikasi", "uji-coba")
_CLOSING: tuple[Tahap, ...] = ("pengesahan", "penetapan", "adopsi")

Tanda = Literal["RANCANGAN", "DICABUT"]
AwalKajiUlang = Literal["pembuatan", "efektif", "revisi", "kaji-ulang"]
Keadaan = Literal["lewat", "dekat", "nanti"]
"""How a duty stands on a day: overdue, due soon, or neither."""
DEKAT = 90
"""Days before a duty is due from which on it is due soon."""
_TAHUN_KAJI_ULANG = 2


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
    kaji_ulang: Tercatat | None = None
    """The last review."""

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
        return self._after_last_decree(self.revisi)

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
    def selesai(self) -> tuple[Babak, ...]:
        """The rounds that came to their end, in order."""
        return tuple(babak for babak in self.babak if self._complete(babak))

    def babak_berlaku(self, today: date) -> tuple[Babak, date] | None:
        """The round whose version is in force on a day, with its first day; None without such a round."""
        if not self.ada:
            return None
        begun = [pair for pair in zip(self.selesai, self.hari_pertama, strict=True) if pair[1] <= today]
        return begun[-1] if begun else None

    @property
    def hari_pertama(self) -> tuple[date, ...]:
        """The first day of each completed round, in order; of an SOP without rounds that of its sheet."""
        if self._without_entries and self.efektif is not None:
            return (self.efektif,)
        completed = self.selesai
        days: list[date] = []
        for babak in completed:
            # The sheet keeps the day of the last version only.
            told = self.efektif if babak is completed[-1] else None
            if told is not None and days and told <= days[-1]:
                told = None
            days.append(_own_first_day(babak) or told or _decree_day(babak, self.penutup))
        return tuple(days)

    @property
    def mulai_berlaku(self) -> date | None:
        """The first day of any version in force, perhaps still to come; None where none is decreed."""
        return next(iter(self.hari_pertama), None)

    def is_berlaku(self, today: date) -> bool:
        """Whether the SOP is in force, also while a revision is on its way."""
        return self.pencabutan is None and self.mulai_berlaku is not None and self.mulai_berlaku <= today

    @property
    def revisi_berlaku(self) -> date | None:
        """The day of the revision that the identity sheet tells of, where it is not that of an open one."""
        return None if self.revisi is None or self._after_last_decree(self.revisi) else self.revisi

    @property
    def revisi_tanpa_penetapan(self) -> bool:
        """The identity sheet tells of a revision as in force that no decree carries (Pasal 27 ayat (4))."""
        if self.revisi is None or self.efektif is None or self.revisi > self.efektif:
            return False
        return self._after_last_decree(self.revisi)

    def _after_last_decree(self, day: date) -> bool:
        decreed = [t.entri.tanggal for b in self.babak for t in b.of(*self.penutup)]
        return bool(decreed) and day > max(decreed)

    @property
    def _without_entries(self) -> bool:
        return not self.babak and self.efektif is not None

    @property
    def _completed(self) -> int:
        return len(self.selesai)

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
    reviews = [t for t in happened if t.entri.tahap == "kaji-ulang"]
    revisi = sop.tanggal.revisi if sop.tanggal else None
    return Putaran(
        babak=_rounds(happened),
        penutup=("pengesahan", *PENETAPAN) if _sekretariat_dprd(sop, konfigurasi) else PENETAPAN,
        pencabutan=withdrawn[0] if withdrawn else None,
        revisi=None if revisi and today and revisi > today else revisi,
        efektif=sop.tanggal.efektif if sop.tanggal else None,
        kaji_ulang=max(reviews, key=lambda t: (t.entri.tanggal, t.index), default=None),
    )


@dataclass(frozen=True, slots=True)
class TenggatKajiUlang:
    """The clock of Pasal 27 ayat (1), which names no day to start from: that is a setting."""

    mulai: date
    dari: AwalKajiUlang
    tenggat: date
    """The last day on which the review is in time."""


def resolve_kaji_ulang(
    sop: Sop, konfigurasi: Konfigurasi | None, putaran: Putaran, today: date
) -> TenggatKajiUlang | None:
    """When an SOP must be reviewed; None of one that is not in force, which has no clock."""
    if not putaran.is_berlaku(today):
        return None
    named = konfigurasi.mulai_kaji_ulang if konfigurasi else None
    pembuatan = sop.tanggal.pembuatan if sop.tanggal else None
    days: list[tuple[date, AwalKajiUlang]] = [(putaran.efektif or putaran.hari_pertama[-1], "efektif")]
    if named == "pembuatan" and pembuatan is not None:
        days = [(pembuatan, "pembuatan")]
    if putaran.revisi_berlaku is not None:
        days.append((putaran.revisi_berlaku, "revisi"))
    if putaran.kaji_ulang is not None:
        days.append((putaran.kaji_ulang.entri.tanggal, "kaji-ulang"))
    mulai, dari = max(days, key=lambda day: day[0])
    return TenggatKajiUlang(mulai, dari, months_on(mulai, 12 * _TAHUN_KAJI_ULANG))


def keadaan_of(tenggat: date, today: date, within: int = DEKAT) -> Keadaan:
    """How a duty due on `tenggat` stands: in time through that day, near from `within` days before it."""
    left = (tenggat - today).days
    if left < 0:
        return "lewat"
    return "dekat" if left <= within else "nanti"


def _own_first_day(babak: Babak) -> date | None:
    """What the first penetapan of a round says itself."""
    decrees = babak.of(*PENETAPAN)
    return decrees[0].entri.efektif if decrees else None


def _decree_day(babak: Babak, penutup: tuple[Tahap, ...]) -> date:
    first = (babak.of(*PENETAPAN) or babak.of(*penutup))[0].entri
    decree = first.keputusan.tanggal if first.keputusan else None
    return decree or first.tanggal


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
