"""The table of an SOP: its columns (pelaksana) and its rows (kegiatan)."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Tag, field_validator, model_validator
from pydantic_core import PydanticCustomError

from sopctl.model.dasar import BENTUK, Daftar, Model, Slug, SlugOpsional, Teks, TeksWajib, texts_of

JenisSimbol = Literal["mulai", "proses", "keputusan", "selesai"]
Lanjut = Annotated[Annotated[str, Tag("<teks>")] | Annotated[tuple[str | None, ...], Tag("<daftar>")], BENTUK]
PelaksanaBaris = Annotated[
    Annotated[TeksWajib, Tag("<teks>")] | Annotated[tuple[TeksWajib, ...], Tag("<daftar>")], BENTUK
]
KUNCI_SIMBOL = ("pelaksana", "simbol", "tanya", "teks", "cabang", "lanjut")


class Pelaksana(Model):
    """A column: a role that acts."""

    id: Slug
    nama: TeksWajib
    pihak: Literal["internal", "eksternal"] | None = None
    kelompok: Teks | None = None
    perangkat_daerah: Teks | None = None

    @property
    def eksternal(self) -> bool:
        """A party outside the government: not a pelaksana in the sense of Pasal 1 angka 16."""
        return self.pihak == "eksternal"


class MutuBaku(Model):
    """The standard of a row: what it needs, how long it takes, what it yields."""

    kelengkapan: Daftar | None = None
    waktu: Teks | None = None
    output: Daftar | None = None


class _PunyaArah(Model):
    simbol: JenisSimbol | None = None
    tanya: Teks | None = None
    teks: Teks | None = None
    cabang: dict[str, str | None] | None = None
    lanjut: Lanjut | None = None

    @model_validator(mode="after")
    def _satu_arah(self) -> Self:
        if self.cabang is not None and self.lanjut is not None:
            raise PydanticCustomError("lanjut_dan_cabang", "lanjut beside cabang", {"kunci": "lanjut"})
        return self


class Langkah(_PunyaArah):
    """One symbol of a row that has several, in flow order."""

    id: SlugOpsional = None
    pelaksana: TeksWajib


class Kegiatan(_PunyaArah):
    """A row: an activity, with one symbol, a joint one in several columns, or several `langkah`."""

    id: SlugOpsional = None
    uraian: TeksWajib
    pelaksana: PelaksanaBaris | None = None
    langkah: tuple[Langkah, ...] | None = None
    rujuk_sop: Teks | None = None
    mutu_baku: MutuBaku | None = None
    keterangan: Teks | None = None

    @field_validator("pelaksana")
    @classmethod
    def _ada_isinya(cls, value: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
        if value == ():
            raise PydanticCustomError("kosong", "empty")
        return value

    @model_validator(mode="after")
    def _pelaksana_atau_langkah(self) -> Self:
        if not self.langkah:
            if self.pelaksana is None:
                raise PydanticCustomError("missing", "missing", {"kunci": "pelaksana"})
            return self
        for kunci in KUNCI_SIMBOL:
            if getattr(self, kunci) is not None:
                raise PydanticCustomError("di_samping_langkah", "beside langkah", {"kunci": kunci})
        return self

    @property
    def kelengkapan(self) -> tuple[str, ...]:
        """What the row needs, blank items left out."""
        return texts_of(self.mutu_baku.kelengkapan) if self.mutu_baku else ()

    @property
    def waktu(self) -> str | None:
        """The time as written."""
        return self.mutu_baku.waktu if self.mutu_baku else None

    @property
    def output(self) -> tuple[str, ...]:
        """What the row yields, blank items left out."""
        return texts_of(self.mutu_baku.output) if self.mutu_baku else ()
