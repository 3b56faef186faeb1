"""How far an SOP has come: the stage of its round, and whether it is in force (format.md, "Riwayat").

The stage rests on what was judged: a word counts as long as the text is the one it was said of, which the
fingerprint (`sidik`) tells. Within a round the last word of each jabatan counts, and the last trial.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sopctl.model.alur import Alur
from sopctl.model.dasar import texts_of
from sopctl.model.jabatan import jabatan_key
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.makna import RESEP, sidik
from sopctl.model.putaran import (
    PENETAPAN,
    Babak,
    Putaran,
    TenggatKajiUlang,
    Tercatat,
    resolve_kaji_ulang,
    resolve_putaran,
)
from sopctl.model.sop import Sop

Tahapan = Literal["draf", "terverifikasi", "teruji", "disahkan", "ditetapkan"]
Status = Literal["draf", "terverifikasi", "teruji", "disahkan", "ditetapkan", "berlaku", "dicabut", "diganti"]
STATUS: tuple[Status, ...] = (
    "draf",
    "terverifikasi",
    "teruji",
    "disahkan",
    "ditetapkan",
    "berlaku",
    "dicabut",
    "diganti",
)
"""Every status, in the order of a life."""


@dataclass(frozen=True, slots=True)
class Perkataan:
    """The last word of one jabatan on a round's text."""

    jabatan: str
    """As compared: without Plt., and without the government's name at its end."""
    pejabat_sop: bool
    tercatat: Tercatat
    mengikat: bool
    """It was said of the text as it stands."""

    @property
    def sesuai(self) -> bool:
        """Whether it is a yes to the text as it stands."""
        return self.mengikat and self.tercatat.entri.hasil == "sesuai"


class Naskah:
    """The text as it stands, and what was said of it."""

    def __init__(self, sop: Sop, konfigurasi: Konfigurasi | None, alur: Alur | None = None) -> None:
        """`alur` where the caller has the flow resolved."""
        self._sop, self._konfigurasi, self._alur = sop, konfigurasi, alur
        self._sidik: str | None = None

    @property
    def sidik(self) -> str:
        """Its fingerprint, worked out when first asked for."""
        if self._sidik is None:
            self._sidik = sidik(self._sop, self._alur)
        return self._sidik

    def is_bound(self, tercatat: Tercatat, babak: Babak) -> bool:
        """Whether an entry was written of the text as it stands; one without a fingerprint binds nothing.

        A later koreksi of the round by the official in charge, with a reason, stands for those before it. A
        recipe that is not known here is not judged.
        """
        counting = self.judged_sidik(tercatat, babak)
        return counting is None or not _is_known(counting) or counting == self.sidik

    def judged_sidik(self, tercatat: Tercatat, babak: Babak) -> str | None:
        """The fingerprint of the text that an entry stands for: its own, or that of a later koreksi."""
        if tercatat.entri.sidik is None:
            return None
        mended = [
            t.entri.sidik for t in self._corrections(babak) if t.index > tercatat.index and t.entri.sidik
        ]
        return mended[-1] if mended else tercatat.entri.sidik

    def words(self, babak: Babak) -> tuple[Perkataan, ...]:
        """The last word of each jabatan in a round's verification, in the order of the list."""
        last: dict[str, Tercatat] = {}
        for tercatat in babak.of("verifikasi"):
            for key in self._jabatan(tercatat):
                last.pop(key, None)
                last[key] = tercatat
        return tuple(
            Perkataan(key, self.is_pejabat_sop(key), tercatat, self.is_bound(tercatat, babak))
            for key, tercatat in last.items()
        )

    def is_pejabat_sop(self, key: str) -> bool:
        """Whether a jabatan, as compared, is the official in charge of SOPs (Pasal 18 ayat (2))."""
        named = self._konfigurasi.pejabat_keys if self._konfigurasi else ()
        return key in named if named else "organisasi" in key.split()

    def speakers(self, tercatat: Tercatat) -> tuple[str, ...]:
        """Those whose word an entry is, as they are compared: each jabatan, a team; one that nobody signed
        is a word of nobody, which the next such word replaces."""
        teams = [f"tim {person.tim}" for person in tercatat.entri.para_pejabat if person.tim]
        return (*self._jabatan(tercatat), *teams) or ("",)

    def _jabatan(self, tercatat: Tercatat) -> Iterator[str]:
        government = self._konfigurasi.pemerintah_daerah if self._konfigurasi else None
        for person in tercatat.entri.para_pejabat:
            if person.jabatan:
                yield jabatan_key(person.jabatan, government)

    def _corrections(self, babak: Babak) -> Iterator[Tercatat]:
        for tercatat in babak.of("koreksi"):
            by_official = any(self.is_pejabat_sop(key) for key in self._jabatan(tercatat))
            if by_official and (tercatat.entri.catatan or "").strip():
                yield tercatat


def stage_of(babak: Babak, naskah: Naskah) -> Tahapan:
    """The stage that a round has reached and that still holds; each rests on the one before."""
    if babak.of(*PENETAPAN):
        return "ditetapkan"
    words = naskah.words(babak)
    superiors = [word for word in words if not word.pejabat_sop]
    officials = [word for word in words if word.pejabat_sop]
    if not superiors or not officials or not all(word.sesuai for word in words):
        return "draf"
    trials = babak.of("uji-coba")
    if not trials or trials[-1].entri.hasil != "berhasil" or not naskah.is_bound(trials[-1], babak):
        return "terverifikasi"
    ratified = babak.of("pengesahan")
    if not ratified or ratified[-1].index < trials[-1].index or not naskah.is_bound(ratified[-1], babak):
        return "teruji"
    return "disahkan"


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """Where an SOP stands on a day."""

    status: Status
    sejak: date | None
    """The first day of its first round in force; None before it."""
    tahapan: Tahapan | None
    """The stage of the round that is open; None where none is."""


def resolve_kedudukan(
    sop: Sop, konfigurasi: Konfigurasi | None, today: date, putaran: Putaran | None = None
) -> Kedudukan:
    """Where an SOP stands; `putaran` where the caller has resolved it for that day."""
    rounds = resolve_putaran(sop, konfigurasi, today) if putaran is None else putaran
    naskah = Naskah(sop, konfigurasi)
    open_stage = _open_stage(rounds, naskah)
    since = rounds.mulai_berlaku if _has_begun(rounds, today) else None
    if rounds.pencabutan is not None:
        return Kedudukan("diganti" if texts_of(rounds.pencabutan.entri.pengganti) else "dicabut", since, None)
    if rounds.is_berlaku(today):
        return Kedudukan("berlaku", since, open_stage)
    return Kedudukan(_stage(rounds, naskah), None, open_stage)


def _has_begun(putaran: Putaran, today: date) -> bool:
    return putaran.mulai_berlaku is not None and putaran.mulai_berlaku <= today


def _open_stage(putaran: Putaran, naskah: Naskah) -> Tahapan | None:
    if putaran.terbuka is not None:
        return stage_of(putaran.terbuka, naskah)
    return "draf" if putaran.revisi_dinyatakan else None


def _stage(putaran: Putaran, naskah: Naskah) -> Tahapan:
    return stage_of(putaran.babak[-1], naskah) if putaran.babak else "draf"


def _is_known(fingerprint: str) -> bool:
    return fingerprint.partition(":")[0] == str(RESEP)


def days_that_matter(sop: Sop) -> tuple[date, ...]:
    """The days on which anything of an SOP's standing can change: those written in it, in order."""
    dates = [getattr(sop.tanggal, key) for key in ("pembuatan", "revisi", "efektif")] if sop.tanggal else []
    for entri in sop.entri:
        decree = entri.keputusan.tanggal if entri.keputusan else None
        dates += [entri.tanggal, entri.efektif, decree]
    return tuple(sorted({day for day in dates if day is not None}))


@dataclass(frozen=True, slots=True)
class Langkah:
    """How an SOP stands from a day on, until its next Langkah."""

    mulai: date
    kedudukan: Kedudukan
    kaji_ulang: TenggatKajiUlang | None
    """The clock of its review; None where it is not in force."""


def resolve_perjalanan(sop: Sop, konfigurasi: Konfigurasi | None) -> tuple[Langkah, ...]:
    """How an SOP stands on any day, the first step from `date.min` on: what no clock is needed for."""
    steps: list[Langkah] = []
    for day in (date.min, *days_that_matter(sop)):
        putaran = resolve_putaran(sop, konfigurasi, day)
        kedudukan = resolve_kedudukan(sop, konfigurasi, day, putaran)
        step = Langkah(day, kedudukan, resolve_kaji_ulang(sop, konfigurasi, putaran, day))
        if not steps or replace(step, mulai=steps[-1].mulai) != steps[-1]:
            steps.append(step)
    return tuple(steps)


def langkah_on(perjalanan: tuple[Langkah, ...], today: date) -> Langkah:
    """The step that a day falls in."""
    return max((step for step in perjalanan if step.mulai <= today), key=lambda step: step.mulai)
