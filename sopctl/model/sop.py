"""An SOP as it stands in its file (`skema: sop/1`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from sopctl.model.dasar import (
    BENTUK,
    Boolean,
    Daftar,
    Model,
    SlugOpsional,
    TanggalOpsional,
    Teks,
    TeksWajib,
    texts_of,
)
from sopctl.model.prosedur import Kegiatan, Pelaksana
from sopctl.model.riwayat import Entri


class TanggalSop(Model):
    """The three dates of the identity sheet."""

    pembuatan: TanggalOpsional = None
    revisi: TanggalOpsional = None
    efektif: TanggalOpsional = None


class Pengesahan(Model):
    """Who ratifies (Pasal 19)."""

    jabatan: Teks | None = None
    nama: Teks | None = None
    pangkat: Teks | None = None
    nip: Teks | None = None


class Kriteria(Model):
    """What makes an activity need an SOP (Pasal 14 ayat (2))."""

    rutin: Teks | None = None
    hasil_akhir: Teks | None = None
    pihak_terkait: Daftar | None = None
    masukan_luar: Daftar | None = None


class Penyusun(Model):
    """Who drafted (Pasal 9 ayat (1), 14 ayat (1) huruf d)."""

    jabatan: Teks | None = None
    nama: Teks | None = None


class RujukanPeraturan(Model):
    """A legal basis by its id in peraturan.yaml."""

    ref: TeksWajib


class KaitanTeks(Model):
    """A related SOP that has no file, as text."""

    teks: TeksWajib


DasarHukum = Annotated[Annotated[str, Tag("<teks>")] | Annotated[RujukanPeraturan, Tag("<objek>")], BENTUK]
Keterkaitan = Annotated[Annotated[str, Tag("<teks>")] | Annotated[KaitanTeks, Tag("<objek>")], BENTUK]


class Sop(Model):
    """A whole SOP. Keys that a rule asks for may be missing here; SOP006 asks only for the rest."""

    skema: Literal["sop/1"]
    id: SlugOpsional = None
    nama: Teks | None = None
    nomor: Teks | None = None
    jenis: Literal["teknis", "administratif"]
    cakupan: Literal["mikro", "makro"] | None = None
    perangkat_daerah: Teks | None = None
    unit_kerja: Teks | None = None
    koordinator: Teks | None = None
    lintas_perangkat_daerah: Boolean | None = None
    penyusun: tuple[Penyusun, ...] | None = None
    tanggal: TanggalSop | None = None
    pengesahan: Pengesahan | None = None
    kriteria: Kriteria | None = None
    dasar_hukum: tuple[DasarHukum | None, ...] | None = None
    kualifikasi_pelaksana: Daftar | None = None
    keterkaitan: tuple[Keterkaitan | None, ...] | None = None
    peralatan: Daftar | None = None
    peringatan: Daftar | None = None
    pencatatan: Daftar | None = None
    pelaksana: Annotated[tuple[Pelaksana, ...], Field(min_length=1)]
    kegiatan: tuple[Kegiatan, ...]
    riwayat: tuple[Entri, ...] | None = None
    asal: Literal["pelayanan", "rutin", "penugasan"] | None = None
    dahulu: Daftar | None = None
    proses_bisnis: Teks | None = None
    pengaturan_lain: Daftar | None = None

    @property
    def makro(self) -> bool:
        """The SOP integrates others; its rows delegate."""
        return self.cakupan == "makro"

    @property
    def alamat(self) -> str | None:
        """`agency/id`, the SOP's address in the repository; None where either is missing."""
        if self.perangkat_daerah is None or self.id is None:
            return None
        return f"{self.perangkat_daerah}/{self.id}"

    @property
    def alamat_dahulu(self) -> tuple[str, ...]:
        """Its earlier addresses, each `agency/id`."""
        return tuple(self.resolve_alamat(alamat) for alamat in texts_of(self.dahulu))

    def resolve_alamat(self, link: str) -> str:
        """The full address of a link that may leave out the SOP's own agency."""
        return link if "/" in link else f"{self.perangkat_daerah}/{link}"

    @property
    def entri(self) -> tuple[Entri, ...]:
        """The entries of riwayat, in the order of the list."""
        return self.riwayat or ()

    @property
    def pihak_terkait(self) -> tuple[str, ...]:
        """The declared parties."""
        return texts_of(self.kriteria.pihak_terkait) if self.kriteria else ()
