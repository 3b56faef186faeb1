"""An SOP in force is reviewed within two years (Pasal 27 ayat (1)): said when late, and shortly before."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.putaran import keadaan_of, resolve_kaji_ulang
from sopctl.model.sop import TanggalSop
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP701", "kaji-ulang", Level.GALAT, perwal("27(1)"), variants=("lewat", "dekat"))
_LEVELS = {"lewat": Level.GALAT, "dekat": Level.PERINGATAN}


def check(context: SopContext) -> Iterator[Finding]:
    clock = resolve_kaji_ulang(context.sop, context.koleksi.konfigurasi, context.putaran, context.today)
    if clock is None:
        return
    keadaan = keadaan_of(clock.tenggat, context.today)
    if keadaan != "nanti":
        yield finding(
            "SOP701",
            _place(context),
            keadaan,
            level=_LEVELS[keadaan],
            tenggat=clock.tenggat.isoformat(),
            mulai=clock.mulai.isoformat(),
            dari=clock.dari,
            hari=abs((clock.tenggat - context.today).days),
        )


def _place(context: SopContext) -> KeyPath:
    if (context.sop.tanggal or TanggalSop()).efektif is not None:
        return ("tanggal", "efektif")
    last = context.putaran.kaji_ulang
    return ("tanggal", "pembuatan") if last is None else ("riwayat", last.index)
