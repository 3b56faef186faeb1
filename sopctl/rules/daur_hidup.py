"""What the rules on the life of an SOP share: of which SOPs they speak, and the days of decrees."""

from __future__ import annotations

from datetime import date

from sopctl.model.konfigurasi import Aturan
from sopctl.rules.context import SopContext


def has_life(context: SopContext) -> bool:
    """Whether the life of an SOP is judged: riwayat has an entry of a round, or the office wants that of all
    that are in force (`aturan.riwayat: wajib`).
    """
    if context.putaran.ada:
        return True
    konfigurasi = context.koleksi.konfigurasi
    aturan = konfigurasi.aturan if konfigurasi else None
    return (aturan or Aturan()).riwayat == "wajib" and context.putaran.is_berlaku(context.today)


def decree_day_in(context: SopContext, ref: str) -> date | None:
    """The day of the decree whose file has an id; None where there is none, or it is a draft."""
    found = context.koleksi.bersama.find_keputusan(ref)
    return found.keputusan.tanggal if found else None
