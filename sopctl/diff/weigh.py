"""What a difference weighs (cli.md, "diff"): one table from the kind of a change to its level and article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from sopctl.diff.fakta import Fakta


class Bobot(IntEnum):
    """How much a change weighs; higher is graver."""

    REDAKSIONAL = 1
    ADMINISTRATIF = 2
    SUBSTANTIF = 3

    @property
    def word(self) -> str:
        """The word in flags and machine formats."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Ubahan:
    """A kind of change."""

    id: str
    bobot: Bobot
    pasal: tuple[str, ...] = ()
    """Passages of the Perwal that the changed part rests on, in short."""


def _kinds(bobot: Bobot, *kinds: tuple[str, str]) -> tuple[Ubahan, ...]:
    return tuple(Ubahan(id, bobot, tuple(pasal.split())) for id, pasal in kinds)


def _list(bobot: Bobot, name: str, pasal: str = "") -> tuple[Ubahan, ...]:
    return _kinds(bobot, *((f"{name}-{what}", pasal) for what in ("ditambah", "dihapus", "berubah")))


_KINDS: tuple[Ubahan, ...] = (
    *_kinds(
        Bobot.SUBSTANTIF,
        ("sop-baru", "20"),
        ("sop-dihapus", "20"),
        ("nama-berubah", "12(2) 13"),
        ("jenis-berubah", "7 8"),
        ("cakupan-berubah", "14(1)b"),
        ("rutin-berubah", "14(2)a"),
        ("hasil-akhir-berubah", "14(2)b"),
        ("lintas-perangkat-daerah-berubah", "16(3)"),
    ),
    *_list(Bobot.SUBSTANTIF, "pihak-terkait", "14(2)c"),
    *_list(Bobot.SUBSTANTIF, "masukan-luar"),
    *_list(Bobot.SUBSTANTIF, "dasar-hukum", "14(1)a"),
    *_list(Bobot.SUBSTANTIF, "kualifikasi-pelaksana"),
    *_list(Bobot.SUBSTANTIF, "peringatan"),
    *_list(Bobot.SUBSTANTIF, "pencatatan"),
    *_kinds(
        Bobot.SUBSTANTIF,
        *((f"pelaksana-{what}", "14(1)b") for what in ("ditambah", "dihapus")),
        *((f"pelaksana-{what}-berubah", "14(1)b") for what in ("nama", "kelompok", "pihak")),
        ("pelaksana-perangkat-daerah-berubah", "16(3)"),
        *((f"kegiatan-{what}", "14(1)b") for what in ("ditambah", "dihapus", "dipindah")),
        *((f"kegiatan-{what}-berubah", "14(1)b") for what in ("uraian", "pelaksana", "rujuk-sop")),
        *((f"kegiatan-{what}-berubah", "3(5)") for what in ("kelengkapan", "waktu", "output")),
        *((f"pelaksana-bersama-{what}", "14(1)b") for what in ("ditambah", "dihapus")),
        *((f"simbol-{what}", "14(1)b") for what in ("ditambah", "dihapus", "dipindah")),
        *((f"simbol-{what}-berubah", "14(1)b") for what in ("jenis", "tanya")),
        *((f"cabang-{what}", "14(1)b") for what in ("ditambah", "dihapus")),
        *((f"cabang-{what}-berubah", "14(1)b") for what in ("label", "tujuan")),
        *((f"lanjut-{what}", "14(1)b") for what in ("ditambah", "dihapus", "tujuan-berubah")),
    ),
    *_kinds(Bobot.SUBSTANTIF, ("peraturan-teks-berubah", "14(1)a"), ("peraturan-status-berubah", "14(1)a")),
    *_kinds(Bobot.REDAKSIONAL, ("kegiatan-keterangan-berubah", ""), ("simbol-teks-berubah", "")),
    *_kinds(
        Bobot.ADMINISTRATIF,
        ("id-berubah", ""),
        ("nomor-berubah", "12(2) 13"),
        ("perangkat-daerah-berubah", "9(1) 16"),
        ("unit-kerja-berubah", "9(1)"),
        ("koordinator-berubah", "16"),
        ("penyusun-berubah", "9(1)"),
        *((f"tanggal-{key}-berubah", "") for key in ("pembuatan", "revisi", "efektif")),
        ("pengesahan-berubah", "19"),
        ("asal-berubah", ""),
        ("proses-bisnis-berubah", "22(2)"),
        ("pelaksana-urutan-berubah", ""),
        ("urutan-daftar-berubah", ""),
        ("konfigurasi-berubah", ""),
    ),
    *_list(Bobot.ADMINISTRATIF, "keterkaitan", "14(1)c"),
    *_list(Bobot.ADMINISTRATIF, "peralatan"),
    *_list(Bobot.ADMINISTRATIF, "dahulu"),
    *_list(Bobot.ADMINISTRATIF, "pengaturan-lain", "22(2)"),
    *_list(Bobot.ADMINISTRATIF, "riwayat"),
)
UBAHAN: dict[str, Ubahan] = {kind.id: kind for kind in _KINDS}
"""Every kind of change by its id: an interface, kept stable."""


def weigh(fakta: Fakta) -> Bobot:
    """The level of a fact: that of its kind, or editorial where two readings differ in writing only."""
    bobot = UBAHAN[fakta.jenis].bobot
    return Bobot.REDAKSIONAL if fakta.tulisan and bobot is Bobot.SUBSTANTIF else bobot
