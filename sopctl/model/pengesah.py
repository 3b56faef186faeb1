"""Who may ratify an SOP (Pasal 19), and whether several agencies act in it (Pasal 16 ayat (3)).

By Pasal 1 angka 6-8 a UPTD or a kelurahan is no agency of its own: the head of the one above ratifies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopctl.model.jabatan import SEKRETARIS_DAERAH, jabatan_key, says_nothing
from sopctl.model.konfigurasi import JenisPerangkatDaerah, Konfigurasi, PerangkatDaerah
from sopctl.model.sop import Sop

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
class Berwenang:
    """Who may ratify an SOP, under each name that the office may have."""

    variant: Literal["kepala", "lintas", "setwan"]
    jabatan: tuple[str, ...]
    """The full name first."""

    def keys(self, pemerintah: str | None) -> frozenset[str]:
        """The names as jabatan are compared."""
        return frozenset(jabatan_key(name, pemerintah) for name in self.jabatan)


def is_lintas(sop: Sop, konfigurasi: Konfigurasi) -> bool:
    """Whether several agencies act: by the columns, unless the document itself says."""
    if sop.lintas_perangkat_daerah is not None:
        return sop.lintas_perangkat_daerah
    keys = [sop.perangkat_daerah, *(p.perangkat_daerah for p in sop.pelaksana)]
    # A key that is not registered is nobody's agency: SOP106 tells it.
    agencies = {konfigurasi.induk_of(key) for key in keys if key and key in konfigurasi.agencies}
    return len(agencies) > 1


def ratifier_of(sop: Sop, konfigurasi: Konfigurasi) -> Berwenang | None:
    """Who may ratify an SOP; None where nobody can know: an agency that is not registered (SOP106), or of no
    known kind of head.
    """
    if is_lintas(sop, konfigurasi):
        return Berwenang("lintas", _SEKDA)
    agency = konfigurasi.agencies.get(konfigurasi.induk_of(sop.perangkat_daerah or ""))
    if agency is None:
        return None
    names = _heads(agency)
    variant: Literal["kepala", "setwan"] = "setwan" if agency.jenis == "sekretariat-dprd" else "kepala"
    return Berwenang(variant, names) if names else None


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
