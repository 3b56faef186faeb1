"""What comes next in the life of an SOP, and who must act (Pasal 16-22, 27)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sopctl.model.dasar import texts_of
from sopctl.model.gugur import gugur
from sopctl.model.jabatan import SEKRETARIS_DAERAH, jabatan_key, says_nothing
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.pengesah import is_lintas, ratifier_of
from sopctl.model.putaran import Babak, Putaran
from sopctl.model.riwayat import Tahap
from sopctl.model.sop import Sop
from sopctl.model.status import Naskah, stage_of
from sopctl.model.urutan_tahap import each_fault_once, is_setwan, resolve_urutan

Sebab = Literal["sidik", "urutan"]
"""Why an entry does not count: the text changed since; it is out of order."""


@dataclass(frozen=True, slots=True)
class Berikutnya:
    """A stage that is still to come."""

    tahap: Tahap
    jabatan: tuple[str, ...] = ()
    """Who may act, each of them alone; empty where nobody can know."""
    pasal: str = ""
    """The passage in short."""


@dataclass(frozen=True, slots=True)
class Batal:
    """An entry of the last round that does not count."""

    index: int
    tahap: Tahap
    reason: Sebab


def resolve_batal(putaran: Putaran, naskah: Naskah) -> tuple[Batal, ...]:
    """The entries of the last round that do not count, in the order of the list."""
    if not putaran.babak:
        return ()
    faults = resolve_urutan(putaran, putaran.babak[-1], naskah)
    found = {Batal(t.index, t.entri.tahap, "sidik") for t in gugur(putaran, naskah)}
    found |= {Batal(f.tercatat.index, f.tercatat.entri.tahap, "urutan") for f in each_fault_once(faults)}
    return tuple(sorted(found, key=lambda b: (b.index, b.reason)))


def resolve_berikutnya(
    sop: Sop, konfigurasi: Konfigurasi | None, putaran: Putaran, naskah: Naskah
) -> Berikutnya | None:
    """What comes next; None where the SOP is withdrawn, or all that its round asks for is done."""
    if putaran.pencabutan is not None:
        return None
    if putaran.terbuka is not None:
        return _in_round(sop, konfigurasi, putaran, putaran.terbuka, naskah)
    if putaran.revisi_dinyatakan or not (putaran.babak or putaran.ditetapkan):
        return _verification(sop, konfigurasi, None, naskah)
    last = putaran.babak[-1] if putaran.babak else None
    if last is not None and not last.of("adopsi", "sosialisasi"):
        return Berikutnya("sosialisasi", _coordinators(sop, konfigurasi), "22(1)")
    return _after_review(sop, konfigurasi, putaran, naskah)


def _in_round(
    sop: Sop, konfigurasi: Konfigurasi | None, putaran: Putaran, babak: Babak, naskah: Naskah
) -> Berikutnya:
    stage = stage_of(babak, naskah)
    # What is out of order does not carry what would come after it.
    broken = {fault.tercatat.entri.tahap for fault in resolve_urutan(putaran, babak, naskah)}
    if stage == "draf":
        return _verification(sop, konfigurasi, babak, naskah)
    if stage == "terverifikasi" or "uji-coba" in broken:
        lintas = konfigurasi is not None and is_lintas(sop, konfigurasi)
        return Berikutnya("uji-coba", _coordinators(sop, konfigurasi), "18(5)" if lintas else "18(3)")
    if stage == "teruji" or "pengesahan" in broken:
        return _ratification(sop, konfigurasi, putaran)
    head = konfigurasi.kepala_daerah if konfigurasi else None
    return Berikutnya("penetapan", _said(head), "20")


def _verification(
    sop: Sop, konfigurasi: Konfigurasi | None, babak: Babak | None, naskah: Naskah
) -> Berikutnya:
    """Who refused, or spoke of another text, speaks again; then the tiers from below, then the official."""
    words = naskah.words(babak) if babak else ()
    for word in words:
        if not word.sesuai:
            named = [p.jabatan or "" for p in word.tercatat.entri.para_pejabat]
            pemerintah = konfigurasi.pemerintah_daerah if konfigurasi else None
            own = [jabatan for jabatan in named if jabatan_key(jabatan, pemerintah) == word.jabatan]
            return Berikutnya("verifikasi", tuple(own[:1]), "18(2)")
    spoken = {word.jabatan for word in words}
    pemerintah = konfigurasi.pemerintah_daerah if konfigurasi else None
    tiers = list(_tiers(sop, konfigurasi))
    for jabatan in tiers:
        if jabatan_key(jabatan, pemerintah) not in spoken:
            return Berikutnya("verifikasi", (jabatan,), "18(2)")
    if not any(not word.pejabat_sop for word in words):
        agency = konfigurasi.agencies.get(sop.perangkat_daerah or "") if konfigurasi else None
        return Berikutnya("verifikasi", _said(agency.kepala if agency else None), "18(2)")
    return Berikutnya("verifikasi", texts_of(konfigurasi.pejabat_sop) if konfigurasi else (), "18(2)")


def _tiers(sop: Sop, konfigurasi: Konfigurasi | None) -> Iterator[str]:
    """The heads of the SOP's unit and of those above it, from below; that of the agency ratifies."""
    agency = konfigurasi.agencies.get(sop.perangkat_daerah or "") if konfigurasi else None
    units = (agency.unit_kerja or {}) if agency else {}
    key, seen = sop.unit_kerja or "", set[str]()
    while key in units and key not in seen:
        seen.add(key)
        yield from _said(units[key].kepala)
        key = units[key].induk or ""


def _ratification(sop: Sop, konfigurasi: Konfigurasi | None, putaran: Putaran) -> Berikutnya:
    berwenang = ratifier_of(sop, konfigurasi) if konfigurasi else None
    pasal = {"lintas": "19(2)", "setwan": "19(3)"}.get(berwenang.variant if berwenang else "", "19(1)")
    if berwenang is None and is_setwan(putaran):
        pasal = "19(3)"
    return Berikutnya("pengesahan", berwenang.jabatan[:1] if berwenang else (), pasal)


def _coordinators(sop: Sop, konfigurasi: Konfigurasi | None) -> tuple[str, ...]:
    """Sekretaris Daerah where several agencies act, else whoever coordinates in the agency (Pasal 16, 18)."""
    if konfigurasi is not None and is_lintas(sop, konfigurasi):
        return (SEKRETARIS_DAERAH,)
    agency = konfigurasi.agencies.get(sop.perangkat_daerah or "") if konfigurasi else None
    return _said(sop.koordinator) or _said(agency.koordinator if agency else None)


def _after_review(
    sop: Sop, konfigurasi: Konfigurasi | None, putaran: Putaran, naskah: Naskah
) -> Berikutnya | None:
    """What the last review asked for, where nothing has answered it yet."""
    review = putaran.kaji_ulang
    if review is None or (putaran.revisi is not None and putaran.revisi > review.entri.tanggal):
        return None
    later = [t for babak in putaran.babak for t in babak.entri if t.index > review.index]
    if review.entri.hasil == "ubah" and not later:
        return _verification(sop, konfigurasi, None, naskah)
    return Berikutnya("pencabutan", (), "27(3)") if review.entri.hasil == "cabut" else None


def _said(jabatan: str | None) -> tuple[str, ...]:
    return () if jabatan is None or says_nothing(jabatan) else (jabatan,)
