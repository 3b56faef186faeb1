"""A drafting team and its plan (`skema: tim/1`; Pasal 10, 27 ayat (2))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopctl.model.dasar import Daftar, Model, Slug, TanggalOpsional, Teks, TeksWajib
from sopctl.model.riwayat import RujukanKeputusan


class Periode(Model):
    """From one day to another, both included."""

    mulai: TanggalOpsional = None
    selesai: TanggalOpsional = None


class AnggotaTim(Model):
    """A member or the chair."""

    jabatan: Teks | None = None
    nama: Teks | None = None


class Acara(Model):
    """A briefing or a socialisation."""

    tanggal: TanggalOpsional = None
    catatan: Teks | None = None


class Rencana(Model):
    """A line of the plan of action."""

    kegiatan: TeksWajib
    sop: Daftar | None = None
    mulai: TanggalOpsional = None
    selesai: TanggalOpsional = None


class Tim(Model):
    """tim/ID.yaml."""

    skema: Literal["tim/1"]
    id: Slug
    perangkat_daerah: Teks | None = None
    keputusan: RujukanKeputusan | None = None
    periode: Periode | None = None
    ketua: AnggotaTim | None = None
    anggota: tuple[AnggotaTim, ...] | None = None
    pembekalan: tuple[Acara, ...] | None = None
    sosialisasi: tuple[Acara, ...] | None = None
    rencana: tuple[Rencana, ...] | None = None


@dataclass(frozen=True, slots=True)
class Terbentuk:
    """A team, with the path of its file."""

    path: str
    """From the repository's root, with `/`."""
    tim: Tim
