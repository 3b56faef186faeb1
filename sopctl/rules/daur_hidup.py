"""What the rules on the life of an SOP share: of which SOPs they speak."""

from __future__ import annotations

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
