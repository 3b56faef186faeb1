"""The text is the one that was judged (Pasal 18 ayat (3), 19, 20): later changes void it."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.gugur import gugur
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP702",
    "berubah-setelah-verifikasi",
    Level.GALAT,
    perwal("18(3)", "19", "20"),
    variants=("rancangan", "disahkan"),
    of_withdrawn=True,
)
_LEVELS = {"rancangan": Level.PERINGATAN, "disahkan": Level.GALAT}


def check(context: SopContext) -> Iterator[Finding]:
    if not context.putaran.ada:
        return
    last = context.putaran.babak[-1]
    # An adopsi is a whole round: what it let in had been ratified.
    variant = "disahkan" if last.of("pengesahan", "adopsi") else "rancangan"
    for tercatat in gugur(context.putaran, context.naskah):
        yield finding(
            "SOP702",
            ("riwayat", tercatat.index),
            variant,
            level=_LEVELS[variant],
            tahap=tercatat.entri.tahap,
            tanggal=tercatat.entri.tanggal.isoformat(),
            dinilai=context.naskah.judged_sidik(tercatat, last) or "",
            kini=context.naskah.sidik,
        )
