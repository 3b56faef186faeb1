"""The register of regulations that SOPs rest on (`skema: peraturan/1`)."""

from __future__ import annotations

from typing import Literal

from sopctl.model.dasar import Model, Slug, Teks, TeksWajib


class Peraturan(Model):
    """One regulation, as printed, with its status."""

    teks: TeksWajib
    status: Literal["berlaku", "dicabut", "diubah"] | None = None
    diganti_oleh: Teks | None = None


class DaftarPeraturan(Model):
    """peraturan.yaml."""

    skema: Literal["peraturan/1"]
    peraturan: dict[Slug, Peraturan] | None = None
