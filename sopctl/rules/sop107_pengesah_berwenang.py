"""Who ratifies is who may (Pasal 19), and the sheet names who did.

By Pasal 1 angka 6-8 a UPTD or a kelurahan is no agency of its own: the head of the one above ratifies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sopctl.finding import Finding, Level, finding
from sopctl.model.jabatan import jabatan_key
from sopctl.model.konfigurasi import JenisPerangkatDaerah, Konfigurasi, PerangkatDaerah
from sopctl.model.putaran import Putaran
from sopctl.model.sop import Pengesahan, Sop
from sopctl.rules.context import SopContext
from sopctl.rules.names import SEKRETARIS_DAERAH, says_nothing
from sopctl.rules.rule import Rule, perwal
from sopctl.rules.sop206_lintas_perangkat_daerah import is_lintas

RULE = Rule(
    "SOP107",
    "pengesah-berwenang",
    Level.GALAT,
    perwal("19"),
    variants=("kepala", "lintas", "setwan", "riwayat"),
    asks_office=True,
)
_SEKDA = (SEKRETARIS_DAERAH, "Sekda")
_BY_JENIS: dict[JenisPerangkatDaerah, tuple[str, ...]] = {
    "sekretariat-daerah": _SEKDA,
    "sekretariat-dprd": (
        "Sekretaris DPRD",
        "Sekretaris Dewan",
        "Sekretaris Dewan Perwakilan Rakyat Daerah",
        "Sekwan",
    ),
    "inspektorat": ("Inspektur", "Inspektur Daerah"),
    "dinas": ("Kepala {nama}", "Kepala {singkatan}", "Kepala Dinas"),
    "badan": ("Kepala {nama}", "Kepala {singkatan}", "Kepala Badan", "Kepala Pelaksana {nama}"),
    "kecamatan": ("Camat {wilayah}", "Camat"),
    "kelurahan": ("Lurah {wilayah}", "Lurah"),
}
"""What the head of an agency of a kind is called, the full name first."""


@dataclass(frozen=True, slots=True)
class _Berwenang:
    """Who may ratify an SOP, under each name that the office may have."""

    variant: str
    jabatan: tuple[str, ...]

    def keys(self, pemerintah: str | None) -> frozenset[str]:
        return frozenset(jabatan_key(name, pemerintah) for name in self.jabatan)


def check(context: SopContext) -> Iterator[Finding]:
    konfigurasi = context.koleksi.konfigurasi
    jabatan = (context.sop.pengesahan or Pengesahan()).jabatan
    if konfigurasi is None or jabatan is None or says_nothing(jabatan):
        return
    at, pemerintah = ("pengesahan", "jabatan"), konfigurasi.pemerintah_daerah
    berwenang = _berwenang(context.sop, konfigurasi)
    allowed = berwenang.keys(pemerintah) if berwenang else frozenset()
    key = jabatan_key(jabatan, pemerintah)
    if berwenang and key not in allowed:
        yield finding("SOP107", at, berwenang.variant, jabatan=jabatan, berwenang=berwenang.jabatan[0])
        return
    ratified = _last_ratifier(context.putaran)
    if ratified and not {jabatan_key(j, pemerintah) for j in ratified} & {key, *allowed}:
        yield finding("SOP107", at, "riwayat", jabatan=jabatan, pengesah=ratified[0])


def _berwenang(sop: Sop, konfigurasi: Konfigurasi) -> _Berwenang | None:
    """None where nobody can know: an agency that is not registered (SOP106), or of no known kind of head."""
    if is_lintas(sop, konfigurasi):
        return _Berwenang("lintas", _SEKDA)
    agency = konfigurasi.agencies.get(konfigurasi.induk_of(sop.perangkat_daerah or ""))
    if agency is None:
        return None
    names = _heads(agency)
    variant = "setwan" if agency.jenis == "sekretariat-dprd" else "kepala"
    return _Berwenang(variant, names) if names else None


def _heads(agency: PerangkatDaerah) -> tuple[str, ...]:
    """What the head of an agency may be called, as sopctl.yaml says first."""
    filled = {
        "nama": agency.nama,
        "singkatan": agency.singkatan or agency.nama,
        "wilayah": agency.nama.partition(" ")[2],
    }
    patterns = _BY_JENIS.get(agency.jenis, ()) if agency.jenis else ()
    usual = tuple(pattern.format_map(filled) for pattern in patterns)
    if agency.kepala is None or says_nothing(agency.kepala):
        return usual
    return (agency.kepala, *(usual or (f"Kepala {agency.nama}",)))


def _last_ratifier(putaran: Putaran) -> tuple[str, ...]:
    """Who ratified the version in force: nobody to compare with while the next is on its way."""
    if putaran.terbuka is not None or putaran.revisi_dinyatakan:
        return ()
    for babak in reversed(putaran.babak):
        if entries := babak.of("pengesahan"):
            return tuple(
                p.jabatan for p in entries[-1].entri.para_pejabat if not says_nothing(p.jabatan) and p.jabatan
            )
        if babak.of("adopsi"):
            # It came in ratified, by somebody whom riwayat does not name.
            return ()
    return ()
