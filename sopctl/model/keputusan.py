"""A decree (`skema: keputusan/1`; Pasal 12, 20, 27)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopctl.model.dasar import Daftar, Model, Slug, TanggalOpsional, Teks


class Keputusan(Model):
    """keputusan/ID.yaml: one decree, many SOPs."""

    skema: Literal["keputusan/1"]
    id: Slug
    nomor: Teks | None = None
    tanggal: TanggalOpsional = None
    tentang: Teks | None = None
    jenis: Literal["nama-dan-kode", "penetapan", "perubahan", "pencabutan"]
    sop: Daftar | None = None
    mengubah: Daftar | None = None
    mencabut: Daftar | None = None


@dataclass(frozen=True, slots=True)
class Terputuskan:
    """One file of a decree."""

    path: str
    """From the repository's root, with `/`."""
    keputusan: Keputusan
