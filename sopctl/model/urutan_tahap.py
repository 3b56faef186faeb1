"""What is out of order in a round (Pasal 18-21): one judgement for rules, records and what is next.

An entry is judged against those above it in the list; their days are the business of another rule. Whether it
was said of the text as it stands is not asked here either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from sopctl.model.dasar import texts_of
from sopctl.model.putaran import Babak, Putaran, Tercatat
from sopctl.model.riwayat import Entri, Tahap
from sopctl.model.sop import Sop

Sebab = Literal["mendahului", "perbaikan", "gagal", "menyusul", "saksi", "berlaku"]
"""Why an entry is out of order: a stage is missing above it; it rests on a `perbaikan` or a `gagal`; the
verification it rests on was completed below it; it names no witness; its SOP is in force before it."""
SebabPenetapan = Literal["tanpa-penetapan", "tanpa-keputusan", "efektif", "revisi"]
"""Why a day in force has no decree: none is recorded; the entry names none; the day is earlier; the revision
is in force without a new one."""
FindKeputusan = Callable[[str], date | None]
"""The day of the decree whose file has an id; None where it is not known."""

_BEFORE: dict[Tahap, tuple[Tahap, ...]] = {
    "uji-coba": ("verifikasi",),
    "pengesahan": ("verifikasi", "uji-coba"),
    "penetapan": ("verifikasi", "uji-coba", "pengesahan"),
}
"""What each stage of a round rests on."""


class Penutur(Protocol):
    """Who tells whose word an entry is."""

    def speakers(self, tercatat: Tercatat) -> tuple[str, ...]: ...

    def is_pejabat_sop(self, key: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Pelanggaran:
    """One way in which an entry of a round is out of order."""

    tercatat: Tercatat
    sebab: Sebab
    kurang: tuple[Tahap, ...] = ()
    """The stages that are missing above it."""
    karena: Tercatat | None = None
    """The entry that it must not rest on, or that came too late for it."""
    batas: date | None = None
    """The first day that the SOP may be in force."""


@dataclass(frozen=True, slots=True)
class TanpaPenetapan:
    """A day in force that no decree carries."""

    sebab: SebabPenetapan
    tercatat: Tercatat | None
    """The entry it is about; None where it is about the identity sheet."""
    batas: date | None = None
    """The day of the decree that came later."""
    ringan: bool = False
    """It weighs less: Pasal 20 does not name Sekretariat DPRD, and an adopsi may be old."""


def no_keputusan(ref: str) -> date | None:
    """For who knows of no decree's file."""
    return None


def resolve_urutan(
    putaran: Putaran, babak: Babak, penutur: Penutur, find: FindKeputusan = no_keputusan
) -> tuple[Pelanggaran, ...]:
    """All that is out of order in a round, in the order of the list; a round begun by adopsi is complete.

    Of several trials the last one counts. An entry is told of each fault that it rests on, also where an
    earlier one was told of it already.
    """
    if babak.entri[0].entri.tahap == "adopsi":
        return ()
    found: list[Pelanggaran] = []
    trials = babak.of("uji-coba")
    for place, tercatat in enumerate(babak.entri):
        if tercatat.entri.tahap not in _BEFORE or (tercatat in trials and tercatat is not trials[-1]):
            continue
        above = babak.entri[:place]
        found += _resting(tercatat, above, penutur)
        if tercatat is (trials[-1] if trials else None):
            found += _trial(tercatat, above, babak.entri[place + 1 :], penutur)
    return (*found, *_in_force(putaran, babak, find))


def each_fault_once(found: Iterable[Pelanggaran]) -> Iterator[Pelanggaran]:
    """What is out of order, each fault where it first shows: what rests on it is mended with it."""
    told: set[object] = set()
    for fault in found:
        left = tuple(tahap for tahap in fault.kurang if tahap not in told)
        told.update(fault.kurang)
        if fault.sebab == "mendahului":
            if left:
                yield Pelanggaran(fault.tercatat, fault.sebab, left)
        elif fault.sebab not in ("perbaikan", "gagal") or fault.karena not in told:
            told.add(fault.karena)
            yield fault


def resolve_penetapan(
    sop: Sop, putaran: Putaran, find: FindKeputusan = no_keputusan
) -> Iterator[TanpaPenetapan]:
    """Where a day in force comes without or before its decree (Pasal 3 ayat (8), 20, 27 ayat (4))."""
    setwan = is_setwan(putaran)
    decrees = [t for babak in putaran.babak for t in babak.of("penetapan", "adopsi")]
    if putaran.efektif is not None and not decrees:
        last = Tercatat(len(sop.entri) - 1, sop.entri[-1]) if sop.entri else None
        yield TanpaPenetapan("tanpa-penetapan", last, ringan=setwan)
    for tercatat in decrees:
        if not _names_decree(tercatat.entri):
            yield TanpaPenetapan(
                "tanpa-keputusan", tercatat, ringan=setwan or tercatat.entri.tahap == "adopsi"
            )
    if putaran.efektif is not None and decrees and not setwan:
        yield from _too_early(decrees, putaran.efektif, find)
    if putaran.revisi_tanpa_penetapan:
        yield TanpaPenetapan("revisi", None, ringan=setwan)


def is_setwan(putaran: Putaran) -> bool:
    """Whether the SOP is one of Sekretariat DPRD, which Pasal 20 does not name: ratified, it is in force."""
    return "pengesahan" in putaran.penutup


def _resting(tercatat: Tercatat, above: tuple[Tercatat, ...], penutur: Penutur) -> Iterator[Pelanggaran]:
    """What an entry lacks of the stages before it, or must not rest on."""
    before = _BEFORE[tercatat.entri.tahap]
    missing = tuple(tahap for tahap in before if not any(t.entri.tahap == tahap for t in above))
    if missing:
        yield Pelanggaran(tercatat, "mendahului", missing)
    refused = [t for t in _last_words(above, penutur).values() if t.entri.hasil == "perbaikan"]
    if refused:
        yield Pelanggaran(tercatat, "perbaikan", karena=refused[-1])
    if "uji-coba" in before:
        trials = [t for t in above if t.entri.tahap == "uji-coba"]
        if trials and trials[-1].entri.hasil == "gagal":
            yield Pelanggaran(tercatat, "gagal", karena=trials[-1])


def _trial(
    trial: Tercatat, above: tuple[Tercatat, ...], below: tuple[Tercatat, ...], penutur: Penutur
) -> Iterator[Pelanggaran]:
    """What more a trial needs: a verification that was complete, and witnesses."""
    late = _completed_later(above, below, penutur)
    if late is not None:
        yield Pelanggaran(trial, "menyusul", karena=late)
    if not texts_of(trial.entri.saksi):
        yield Pelanggaran(trial, "saksi")


def _completed_later(
    above: tuple[Tercatat, ...], below: tuple[Tercatat, ...], penutur: Penutur
) -> Tercatat | None:
    """The word that was still missing, of the superiors or of the official in charge, and came afterwards.

    Where it never came the verification is incomplete, which another rule tells.
    """
    before = _last_words(above, penutur)
    if not before:
        return None
    for official in (False, True):
        if not any(_is_of(key, official, penutur) for key in before):
            for key, word in _last_words(below, penutur).items():
                if _is_of(key, official, penutur) and word.entri.hasil == "sesuai":
                    return word
    return None


def _is_of(key: str, official: bool, penutur: Penutur) -> bool:
    return bool(key) and penutur.is_pejabat_sop(key) is official


def _last_words(entries: Iterable[Tercatat], penutur: Penutur) -> dict[str, Tercatat]:
    """The last word of each who verified, in the order of the list."""
    last: dict[str, Tercatat] = {}
    for tercatat in entries:
        if tercatat.entri.tahap == "verifikasi":
            for key in penutur.speakers(tercatat):
                last.pop(key, None)
                last[key] = tercatat
    return last


def _in_force(putaran: Putaran, babak: Babak, find: FindKeputusan) -> Iterator[Pelanggaran]:
    """A first day that is earlier than the decree, or of Sekretariat DPRD than the ratification."""
    decrees = babak.of("penetapan")
    if not decrees or decrees[0].entri.efektif is None:
        return
    limit = decree_day(decrees[0].entri, find) or decrees[0].entri.tanggal
    if is_setwan(putaran):
        ratified = babak.of("pengesahan")
        limit = min([limit, *(t.entri.tanggal for t in ratified)])
    if decrees[0].entri.efektif < limit:
        yield Pelanggaran(decrees[0], "berlaku", batas=limit)


def _too_early(decrees: list[Tercatat], efektif: date, find: FindKeputusan) -> Iterator[TanpaPenetapan]:
    """The identity sheet tells a day in force that lies before the first decree."""
    first = decrees[0]
    day = decree_day(first.entri, find)
    if day is None and first.entri.tahap == "penetapan":
        # The day on which an adopsi was written says nothing of its decree's.
        day = first.entri.tanggal
    own = first.entri.efektif if first.entri.tahap == "penetapan" else None
    if day is not None and efektif < day and efektif != own:
        yield TanpaPenetapan("efektif", first, day, ringan=first.entri.tahap == "adopsi")


def decree_day(entri: Entri, find: FindKeputusan = no_keputusan) -> date | None:
    """The day of the decree that an entry names, itself or by the decree's file."""
    keputusan = entri.keputusan
    if keputusan is None:
        return None
    return keputusan.tanggal or (find(keputusan.ref) if keputusan.ref else None)


def _names_decree(entri: Entri) -> bool:
    keputusan = entri.keputusan
    return keputusan is not None and bool((keputusan.nomor or keputusan.ref or "").strip())
