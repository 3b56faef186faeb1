"""Runs the rules on one file. A rule that crashes becomes SOP901 for that file; the others still run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from sopctl.finding import Finding, finding
from sopctl.model.inventaris import Inventaris
from sopctl.model.koleksi import Koleksi
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.rules import INVENTARIS_RULES, KONFIGURASI_RULES, RULES, SOP_RULES
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule
from sopctl.rules.settings import Ruling

BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
"""Every rule by its id."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules said of one file, and which of them ran."""

    findings: tuple[Finding, ...]
    ran: frozenset[str]


def judge_sop(context: SopContext, ruling: Ruling, *, reading_only: bool = False) -> Verdict:
    """All rules that look at an SOP. Of a withdrawn one, whose file stays, only some speak.

    `reading_only` leaves the rules of family 0, for an office whose settings cannot be read.
    """
    withdrawn, outside = is_withdrawn(context), context.koleksi.konfigurasi is None
    rules = [
        m
        for m in SOP_RULES
        if (m.RULE.of_withdrawn or not withdrawn)
        and (m.RULE.family == 0 or not reading_only)
        and not (m.RULE.asks_office and outside)
    ]
    return _run([(m.RULE, partial(m.check, context)) for m in rules], ruling)


def judge_inventaris(inventaris: Inventaris, koleksi: Koleksi, ruling: Ruling) -> Verdict:
    """All rules that look at an inventory."""
    outside = koleksi.konfigurasi is None
    rules = [m for m in INVENTARIS_RULES if not (m.RULE.asks_office and outside)]
    checks = [(m.RULE, partial(m.check_inventaris, inventaris, koleksi)) for m in rules]
    return _run(checks, ruling)


def judge_konfigurasi(konfigurasi: Konfigurasi, ruling: Ruling) -> Verdict:
    """All rules that look at sopctl.yaml."""
    checks = [(m.RULE, partial(m.check_konfigurasi, konfigurasi)) for m in KONFIGURASI_RULES]
    return _run(checks, ruling)


def is_withdrawn(context: SopContext) -> bool:
    """Whether the SOP was withdrawn by today."""
    return any(e.tahap == "pencabutan" and e.tanggal <= context.today for e in context.sop.entri)


def crashed(rule: str, error: Exception) -> Finding:
    """SOP901: our own fault, told with what a report needs; the rest goes to the log, for who wants it."""
    import logging

    logging.getLogger("sopctl").debug("%s crashed", rule, exc_info=error)
    return finding("SOP901", aturan=rule, jenis=type(error).__name__)


def _run(checks: Sequence[tuple[Rule, Callable[[], Iterable[Finding]]]], ruling: Ruling) -> Verdict:
    running = [(rule, check) for rule, check in checks if ruling.runs(rule)]
    found = tuple(f for rule, check in running for f in _guarded(rule, check))
    return Verdict(found, frozenset(rule.id for rule, _ in running))


def _guarded(rule: Rule, check: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    try:
        yield from tuple(check())
    except Exception as error:
        yield crashed(rule.id, error)
