"""The lifecycle of an SOP as a list of entries, appended and never altered (Pasal 9, 18-27)."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Tag, model_validator
from pydantic_core import PydanticCustomError

from sopctl.model.dasar import BENTUK, Daftar, Model, Tanggal, TanggalOpsional, Teks

Tahap = Literal[
    "adopsi",
    "verifikasi",
    "uji-coba",
    "pengesahan",
    "penetapan",
    "sosialisasi",
    "pelaksanaan",
    "pelatihan",
    "monitoring",
    "pengawasan",
    "evaluasi",
    "kaji-ulang",
    "koreksi",
    "pencabutan",
]
HASIL: dict[str, tuple[str, ...]] = {
    "verifikasi": ("sesuai", "perbaikan"),
    "uji-coba": ("berhasil", "gagal"),
    "monitoring": ("berjalan", "tidak-berjalan"),
    "evaluasi": ("tetap", "perbaikan"),
    "kaji-ulang": ("tetap", "ubah", "cabut"),
}
"""The results a stage can have; a stage that is not here has none."""
WAJIB_HASIL = ("verifikasi", "uji-coba", "kaji-ulang")


class Pejabat(Model):
    """Who acted: an office, with or without a name; or a team by its id."""

    jabatan: Teks | None = None
    nama: Teks | None = None
    tim: Teks | None = None


class RujukanKeputusan(Model):
    """A decree: number and date as printed, or the id of a file under keputusan/."""

    nomor: Teks | None = None
    tanggal: TanggalOpsional = None
    ref: Teks | None = None


class Temuan(Model):
    """A remark tied to a kegiatan, open until `selesai` has a date."""

    pada: Teks | None = None
    teks: Teks | None = None
    selesai: TanggalOpsional = None


Oleh = Annotated[Annotated[Pejabat, Tag("<objek>")] | Annotated[tuple[Pejabat, ...], Tag("<daftar>")], BENTUK]


class Entri(Model):
    """One entry of riwayat."""

    tahap: Tahap
    tanggal: Tanggal
    oleh: Oleh | None = None
    hasil: Teks | None = None
    sidik: Teks | None = None
    catatan: Teks | None = None
    keputusan: RujukanKeputusan | None = None
    efektif: TanggalOpsional = None
    periode: Teks | None = None
    saksi: Daftar | None = None
    waktu: dict[str, str] | None = None
    cara: Daftar | None = None
    sasaran: Daftar | None = None
    butir: dict[str, str] | None = None
    temuan: tuple[Temuan, ...] | None = None
    tindakan: Teks | None = None
    sarana: Literal["memadai", "kurang"] | None = None
    sdm: Literal["memadai", "kurang"] | None = None
    akses: Teks | None = None
    pengganti: Daftar | None = None
    bukti: Daftar | None = None

    @model_validator(mode="after")
    def _hasil_dikenal(self) -> Self:
        allowed = HASIL.get(self.tahap)
        if self.hasil is None or not self.hasil.strip():
            if self.tahap in WAJIB_HASIL:
                raise PydanticCustomError("missing", "missing", {"kunci": "hasil"})
        elif allowed is not None and self.hasil not in allowed:
            raise PydanticCustomError(
                "literal_error", "literal", {"kunci": "hasil", "expected": ", ".join(allowed)}
            )
        return self

    @property
    def para_pejabat(self) -> tuple[Pejabat, ...]:
        """Those who acted, always as a tuple."""
        if self.oleh is None:
            return ()
        return self.oleh if isinstance(self.oleh, tuple) else (self.oleh,)
