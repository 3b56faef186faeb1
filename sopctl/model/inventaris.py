"""The titles an agency needs (`skema: inventaris/1`, Pasal 11 and 12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopctl.model.dasar import Boolean, Daftar, Model, Teks, TeksWajib


class KriteriaJudul(Model):
    """The criteria of Pasal 14 ayat (2), judged per title."""

    rutin: Literal["ya", "tidak"] | None = None
    output: Literal["ya", "tidak"] | None = None
    dua_pihak: Literal["ya", "tidak"] | None = None


class Judul(Model):
    """One title of the inventory."""

    nama: TeksWajib
    unit_kerja: Teks | None = None
    tugas_fungsi: Teks | None = None
    output: Daftar | None = None
    jenis: Literal["teknis", "administratif"] | None = None
    nomor: Teks | None = None
    sop: Teks | None = None
    tugas: Teks | None = None
    fungsi: Teks | None = None
    uraian_tugas: Teks | None = None
    kegiatan: Teks | None = None
    aspek: Teks | None = None
    kriteria: KriteriaJudul | None = None
    lintas_perangkat_daerah: Boolean | None = None
    prioritas: Teks | None = None
    keterangan: Teks | None = None


class Inventaris(Model):
    """inventaris/AGENCY.yaml."""

    skema: Literal["inventaris/1"]
    perangkat_daerah: TeksWajib
    judul: tuple[Judul, ...] | None = None


@dataclass(frozen=True, slots=True)
class Terinventaris:
    """One file of the inventory."""

    path: str
    """From the repository's root, with `/`."""
    inventaris: Inventaris
