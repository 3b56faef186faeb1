"""Old findings that an office has still to mend (`skema: garis-dasar/1`): known, and not told again."""

from __future__ import annotations

from typing import Literal

from sopctl.model.dasar import Model, TanggalOpsional, Teks, TeksWajib


class TemuanLama(Model):
    """One finding that is not told, for a reason and perhaps for a time."""

    aturan: TeksWajib
    berkas: Teks | None = None
    sidik: TeksWajib
    alasan: Teks | None = None
    berlaku_sampai: TanggalOpsional = None


class GarisDasar(Model):
    """The file that `sopctl lint --write-baseline` writes."""

    skema: Literal["garis-dasar/1"]
    temuan: tuple[TemuanLama, ...]
