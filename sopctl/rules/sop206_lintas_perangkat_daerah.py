"""What several agencies do together, Sekretaris Daerah coordinates: the drafting, and the trial."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.dasar import texts_of
from sopctl.model.jabatan import jabatan_key, same_key
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.pengesah import is_lintas
from sopctl.model.putaran import Tercatat
from sopctl.rules.context import SopContext
from sopctl.rules.names import SEKRETARIS_DAERAH
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP206",
    "lintas-perangkat-daerah",
    Level.GALAT,
    perwal("16(3)"),
    by_variant={"uji-coba": perwal("18(5)")},
    variants=("koordinator", "uji-coba"),
    asks_office=True,
)
_SEKDA = same_key(SEKRETARIS_DAERAH)
_WITNESS = re.compile(rf"\b(?:{_SEKDA}|sekda)\b")


def check(context: SopContext) -> Iterator[Finding]:
    konfigurasi, sop = context.koleksi.konfigurasi, context.sop
    if konfigurasi is None or not is_lintas(sop, konfigurasi):
        return
    koordinator = sop.koordinator or ""
    if koordinator.strip() and jabatan_key(koordinator, konfigurasi.pemerintah_daerah) != _SEKDA:
        yield finding("SOP206", ("koordinator",), "koordinator", koordinator=koordinator)
    trial = _last_trial(context)
    if trial is not None and not _names_sekda(trial, konfigurasi):
        at = ("riwayat", trial.index)
        yield finding(
            "SOP206", at, "uji-coba", level=Level.PERINGATAN, tanggal=trial.entri.tanggal.isoformat()
        )


def _last_trial(context: SopContext) -> Tercatat | None:
    babak = context.putaran.babak
    trials = babak[-1].of("uji-coba") if babak else ()
    return trials[-1] if trials else None


def _names_sekda(trial: Tercatat, konfigurasi: Konfigurasi) -> bool:
    jabatan = [p.jabatan for p in trial.entri.para_pejabat if p.jabatan]
    if any(jabatan_key(j, konfigurasi.pemerintah_daerah) == _SEKDA for j in jabatan):
        return True
    # A witness is written as text, often a name with the office behind it.
    return any(_WITNESS.search(same_key(saksi)) for saksi in texts_of(trial.entri.saksi))
