"""What a review, an evaluation or a remark asks for is done within half a year (Pasal 25, 27)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sopctl.finding import Finding, Level, finding
from sopctl.model.jabatan import says_nothing
from sopctl.model.putaran import Tercatat
from sopctl.model.riwayat import Entri, Tahap
from sopctl.model.tanggal import months_on
from sopctl.rules.context import SopContext
from sopctl.rules.daur_hidup import has_life
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP710",
    "tindak-lanjut",
    Level.PERINGATAN,
    perwal("25(2)", "27(3)"),
    by_variant={"ubah": perwal("27(3)"), "cabut": perwal("27(3)"), "evaluasi": perwal("25(2)")},
    variants=("ubah", "cabut", "evaluasi", "temuan"),
)
_MONTHS = 6
_CHANGED: tuple[Tahap, ...] = ("verifikasi", "uji-coba", "kaji-ulang")
_WITHDRAWN: tuple[Tahap, ...] = ("pencabutan", "kaji-ulang")


def check(context: SopContext) -> Iterator[Finding]:
    if not has_life(context):
        return
    happened = [Tercatat(i, e) for i, e in enumerate(context.sop.entri) if e.tanggal <= context.today]
    last = {t.entri.tahap: t.index for t in happened}
    for tercatat in happened:
        if months_on(tercatat.entri.tanggal, _MONTHS) < context.today:
            yield from _unanswered(tercatat, last, context)


def _unanswered(tercatat: Tercatat, last: dict[Tahap, int], context: SopContext) -> Iterator[Finding]:
    entri, at = tercatat.entri, ("riwayat", tercatat.index)
    day = entri.tanggal.isoformat()

    def followed(tahap: tuple[Tahap, ...]) -> bool:
        return any(last.get(kind, -1) > tercatat.index for kind in tahap)

    if (variant := _asked(entri)) and not _is_answered(variant, entri, followed, context.putaran.revisi):
        yield finding("SOP710", at, variant, tanggal=day)
    if count := _open_remarks(entri, context.today):
        yield finding("SOP710", at, "temuan", jumlah=count, tahap=entri.tahap, tanggal=day)


def _asked(entri: Entri) -> str | None:
    """What an entry asks for."""
    if entri.tahap == "kaji-ulang" and entri.hasil in ("ubah", "cabut"):
        return entri.hasil
    return "evaluasi" if entri.tahap == "evaluasi" and entri.hasil == "perbaikan" else None


def _is_answered(
    variant: str, entri: Entri, followed: Callable[[tuple[Tahap, ...]], bool], revisi: date | None
) -> bool:
    changed = followed(_CHANGED) or (revisi is not None and revisi > entri.tanggal)
    if variant == "ubah":
        return changed
    if variant == "cabut":
        return followed(_WITHDRAWN)
    return changed or followed(_WITHDRAWN) or not says_nothing(entri.tindakan)


def _open_remarks(entri: Entri, today: date) -> int:
    return sum(
        (remark.selesai is None or remark.selesai > today)
        and not (says_nothing(remark.teks) and says_nothing(remark.pada))
        for remark in entri.temuan or ()
    )
