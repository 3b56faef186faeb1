"""What supervision finds is reported each quarter (Pasal 26 ayat (2)): in the SOP itself, or in laporan/."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.penunaian import is_reported, penunaian_of
from sopctl.model.periode import Triwulan
from sopctl.rules.context import SopContext
from sopctl.rules.daur_hidup import has_life
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP709", "pengawasan-triwulan", Level.SARAN, perwal("26(2)"))


def check(context: SopContext) -> Iterator[Finding]:
    last, done = Triwulan.of(context.today).sebelum, penunaian_of(context.sop)
    begun = context.putaran.mulai_berlaku
    if begun is None or begun > last.akhir or not has_life(context):
        return
    # Of the time before the first entry the office kept no riwayat here.
    unkept = done.pertama is not None and done.pertama > last.akhir
    if not (unkept or done.is_supervised(last, context.today) or _is_reported(context, last)):
        yield finding("SOP709", ("riwayat",), periode=str(last))


def _is_reported(context: SopContext, triwulan: Triwulan) -> bool:
    """Whether the agency, or the one it counts as, reported; or may have, in a file that cannot be read."""
    koleksi, agency = context.koleksi, context.sop.perangkat_daerah
    if koleksi.konfigurasi is None or agency is None:
        return False
    for key in {agency, koleksi.konfigurasi.induk_of(agency)}:
        if is_reported(koleksi.bersama.find_laporan(key), "pengawasan", triwulan, context.today):
            return True
        if koleksi.bersama.may_hold("laporan", key):
            return True
    return False
