"""What was handed in, and when (`skema: laporan/1`; Pasal 26, 28)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopctl.model.dasar import Daftar, Model, TanggalOpsional, Teks


class ButirLaporan(Model):
    """One report."""

    jenis: Literal["pengawasan", "semester", "tahunan"]
    periode: Teks
    tanggal: TanggalOpsional = None
    nomor: Teks | None = None
    kepada: Teks | None = None
    bukti: Daftar | None = None


class Laporan(Model):
    """laporan/AGENCY/YEAR.yaml."""

    skema: Literal["laporan/1"]
    perangkat_daerah: Teks | None = None
    laporan: tuple[ButirLaporan, ...] | None = None


@dataclass(frozen=True, slots=True)
class Terlapor:
    """What was handed in, with the path of its file."""

    path: str
    """From the repository's root, with `/`."""
    laporan: Laporan
