"""Who ratifies is who may (Pasal 19), and the sheet names who did.

By Pasal 1 angka 6-8 a UPTD or a kelurahan is no agency of its own: the head of the one above ratifies.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.jabatan import jabatan_key
from sopctl.model.pengesah import ratifier_of
from sopctl.model.putaran import Putaran
from sopctl.model.sop import Pengesahan
from sopctl.rules.context import SopContext
from sopctl.rules.names import says_nothing
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP107",
    "pengesah-berwenang",
    Level.GALAT,
    perwal("19"),
    variants=("kepala", "lintas", "setwan", "riwayat"),
    asks_office=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    konfigurasi = context.koleksi.konfigurasi
    jabatan = (context.sop.pengesahan or Pengesahan()).jabatan
    if konfigurasi is None or jabatan is None or says_nothing(jabatan):
        return
    at, pemerintah = ("pengesahan", "jabatan"), konfigurasi.pemerintah_daerah
    berwenang = ratifier_of(context.sop, konfigurasi)
    allowed = berwenang.keys(pemerintah) if berwenang else frozenset()
    key = jabatan_key(jabatan, pemerintah)
    if berwenang and key not in allowed:
        yield finding("SOP107", at, berwenang.variant, jabatan=jabatan, berwenang=berwenang.jabatan[0])
        return
    ratified = _last_ratifier(context.putaran)
    if ratified and not {jabatan_key(j, pemerintah) for j in ratified} & {key, *allowed}:
        yield finding("SOP107", at, "riwayat", jabatan=jabatan, pengesah=ratified[0])


def _last_ratifier(putaran: Putaran) -> tuple[str, ...]:
    """Who ratified the version in force: nobody to compare with while the next is on its way."""
    if putaran.terbuka is not None or putaran.revisi_dinyatakan:
        return ()
    for babak in reversed(putaran.babak):
        if entries := babak.of("pengesahan"):
            return tuple(
                p.jabatan for p in entries[-1].entri.para_pejabat if not says_nothing(p.jabatan) and p.jabatan
            )
        if babak.of("adopsi"):
            # It came in ratified, by somebody whom riwayat does not name.
            return ()
    return ()
