"""What the name of an agency or a government already says: its kind, and who leads it."""

from __future__ import annotations

from sopctl.model.konfigurasi import JenisPerangkatDaerah, PerangkatDaerah

_BY_BEGINNING: tuple[tuple[str, JenisPerangkatDaerah], ...] = (
    ("sekretariat daerah", "sekretariat-daerah"),
    ("sekretariat dprd", "sekretariat-dprd"),
    ("sekretariat dewan", "sekretariat-dprd"),
    ("inspektorat", "inspektorat"),
    ("dinas", "dinas"),
    ("badan", "badan"),
    ("kecamatan", "kecamatan"),
    ("kelurahan", "kelurahan"),
    ("uptd", "uptd"),
    ("unit pelaksana teknis", "uptd"),
)
_KEPALA: dict[JenisPerangkatDaerah, str] = {
    "sekretariat-daerah": "Sekretaris Daerah",
    "sekretariat-dprd": "Sekretaris DPRD",
    "inspektorat": "Inspektur",
}
_LEADS: dict[JenisPerangkatDaerah, str] = {"kecamatan": "Camat", "kelurahan": "Lurah"}
"""The head's title takes the place of the first word of the agency's name."""
_KEPALA_DAERAH = {"kota": "Walikota", "kabupaten": "Bupati", "provinsi": "Gubernur"}


def jenis_of(nama: str) -> JenisPerangkatDaerah:
    """The kind of agency that a name tells; `lain` where it tells none."""
    small = " ".join(nama.casefold().split())
    return next((jenis for beginning, jenis in _BY_BEGINNING if small.startswith(beginning)), "lain")


def kepala_of(agency: PerangkatDaerah) -> str:
    """The post of an agency's head: the one in sopctl.yaml, else what the kind of agency calls it."""
    return agency.kepala or default_kepala(agency.nama, agency.jenis or jenis_of(agency.nama))


def default_kepala(nama: str, jenis: JenisPerangkatDaerah) -> str:
    """What the head of an agency of this name and kind is called."""
    title, _, place = nama.strip().partition(" ")
    if jenis in _LEADS and title.casefold() == jenis and place:
        return f"{_LEADS[jenis]} {place}"
    return _KEPALA.get(jenis, f"Kepala {nama.strip()}")


def kepala_daerah_of(pemerintah_daerah: str | None) -> str | None:
    """Who leads a government of this name; None where the name does not tell."""
    kind, _, place = (pemerintah_daerah or "").strip().partition(" ")
    title = _KEPALA_DAERAH.get(kind.casefold())
    return f"{title} {place}" if title and place else None
