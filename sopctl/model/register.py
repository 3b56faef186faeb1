"""One assigned number (`skema: register/1`, Pasal 12 and 13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopctl.model.dasar import Model, TanggalOpsional, Teks, TeksWajib


class Register(Model):
    """register/AGENCY/COUNTER.yaml: a number is never used twice."""

    skema: Literal["register/1"]
    nomor: TeksWajib
    sop: Teks | None = None
    perangkat_daerah: Teks | None = None
    nama: Teks | None = None
    tanggal: TanggalOpsional = None
    status: Literal["dipesan", "dipakai", "dicabut"]
    alasan: Teks | None = None
    tanggal_cabut: TanggalOpsional = None


@dataclass(frozen=True, slots=True)
class Terdaftar:
    """One file of the register."""

    path: str
    """From the repository's root, with `/`."""
    register: Register
