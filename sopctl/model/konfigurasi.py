"""sopctl.yaml: who we are (`skema: konfigurasi/1`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sopctl.model.dasar import (
    Bilangan,
    Boolean,
    Daftar,
    Model,
    Slug,
    Tanggal,
    TanggalOpsional,
    Teks,
    TeksWajib,
    texts_of,
)
from sopctl.model.jabatan import jabatan_key

Kertas = Literal["A4", "F4", "Legal", "Letter"]
TingkatAturan = Literal["galat", "peringatan", "saran", "mati"]
JenisPerangkatDaerah = Literal[
    "sekretariat-daerah",
    "sekretariat-dprd",
    "inspektorat",
    "dinas",
    "badan",
    "kecamatan",
    "kelurahan",
    "uptd",
    "lain",
]


class UnitKerja(Model):
    """A unit below an agency."""

    nama: TeksWajib
    induk: Teks | None = None
    kepala: Teks | None = None


class PerangkatDaerah(Model):
    """An agency of the government."""

    nama: TeksWajib
    singkatan: Teks | None = None
    jenis: JenisPerangkatDaerah | None = None
    kepala: Teks | None = None
    koordinator: Teks | None = None
    induk: Teks | None = None
    unit_kerja: dict[Slug, UnitKerja] | None = None
    sampai: TanggalOpsional = None
    dilebur_ke: Teks | None = None


class Kode(Model):
    """The scheme of numbers: data, since Lampiran II and III are local (Pasal 17)."""

    pola: TeksWajib
    klasifikasi: Teks | None = None
    lingkup: tuple[Literal["perangkat_daerah", "unit_kerja", "tahun", "bulan"], ...] | None = None
    sejak: TanggalOpsional = None


class Aturan(Model):
    """How the rules speak in this repository."""

    paket: Literal["wajib", "anjuran"] | None = None
    riwayat: Literal["ada", "wajib"] | None = None
    ubah: dict[str, TingkatAturan] | None = None
    per_berkas: dict[str, dict[str, TingkatAturan]] | None = None


class Konfigurasi(Model):
    """The settings of a repository; every key but `skema` has a default."""

    skema: Literal["konfigurasi/1"]
    pemerintah_daerah: Teks | None = None
    kepala_daerah: Teks | None = None
    gubernur: Teks | None = None
    berkas: Daftar | None = None
    logo: Teks | None = None
    hari_libur: tuple[Tanggal, ...] | None = None
    kertas: Kertas | None = None
    potret: Boolean | None = None
    jam_kerja_per_hari: Annotated[Bilangan, Field(gt=0, le=24)] | None = None
    mulai_kaji_ulang: Literal["pembuatan", "efektif"] | None = None
    pejabat_sop: Daftar | None = None
    perangkat_daerah: dict[Slug, PerangkatDaerah] | None = None
    kode: Kode | None = None
    akun: dict[str, str] | None = None
    aturan: Aturan | None = None

    @property
    def agencies(self) -> dict[str, PerangkatDaerah]:
        """The agencies by key."""
        return self.perangkat_daerah or {}

    @property
    def pejabat_keys(self) -> frozenset[str]:
        """The officials in charge of SOPs, as jabatan are compared; empty where nobody is named."""
        return frozenset(jabatan_key(text, self.pemerintah_daerah) for text in texts_of(self.pejabat_sop))

    @property
    def patterns(self) -> tuple[str, ...]:
        """Where SOPs are looked for."""
        return texts_of(self.berkas) or ("sop/**/*.yaml", "sop/**/*.yml")

    def induk_of(self, key: str) -> str:
        """The agency that counts for Pasal 16 and 19: a uptd or kelurahan is one with its induk."""
        seen = {key}
        while (agency := self.agencies.get(key)) and agency.induk and agency.jenis in ("uptd", "kelurahan"):
            if agency.induk in seen:
                return key
            key = agency.induk
            seen.add(key)
        return key
