"""Runs the rules on one file. A rule that crashes becomes SOP901 for that file; the others still run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from sopctl.finding import Finding, finding
from sopctl.model.koleksi import Koleksi
from sopctl.rules import CROSS_RULES, RULES, SHARED_CHECKS, SOP_RULES
from sopctl.rules.context import SharedContext, SopContext
from sopctl.rules.rule import Rule
from sopctl.rules.settings import Ruling

BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
"""Every rule by its id."""

CRASHED = "SOP901"
"""A rule of ours failed."""

_Check: TypeAlias = tuple[Rule, Callable[[], Iterable[Finding]]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules said of one file, and which of them ran."""

    findings: tuple[Finding, ...]
    ran: frozenset[str]


def judge_sop(context: SopContext, ruling: Ruling, *, reading_only: bool = False) -> Verdict:
    """All rules that look at an SOP. Of a withdrawn one, whose file stays, only some speak.

    `reading_only` leaves the rules of family 0, for an office whose settings cannot be read.
    """
    withdrawn = is_withdrawn(context)
    checks: list[_Check] = [(m.RULE, partial(m.check, context)) for m in SOP_RULES]
    if ruling.settings.cross:
        checks += [(m.RULE, partial(m.check_cross, context)) for m in CROSS_RULES]
    speaking = [
        (rule, check)
        for rule, check in checks
        if (rule.of_withdrawn or not withdrawn) and not (rule.asks_base and context.base is None)
    ]
    verdict = _run(_asked(speaking, context.koleksi, reading_only), ruling)
    if ruling.settings.cross:
        return verdict
    # A rule that would have had more to say beside the others has not run to its end.
    return replace(verdict, ran=verdict.ran - {module.RULE.id for module in CROSS_RULES})


def judge_shared(context: SharedContext[object], ruling: Ruling, *, reading_only: bool = False) -> Verdict:
    """All rules that look at a file that SOPs share; of most kinds of file no rule speaks."""
    checks: list[_Check] = [
        (rule, partial(check, context))
        for kind, told in SHARED_CHECKS.items()
        if isinstance(context.model, kind)
        for rule, check in told
    ]
    return _run(_asked(checks, context.koleksi, reading_only), ruling)


def _asked(checks: Iterable[_Check], koleksi: Koleksi, reading_only: bool) -> list[_Check]:
    """Those that have what they ask for: an office, settings that can be read."""
    outside = koleksi.konfigurasi is None
    return [
        (rule, check)
        for rule, check in checks
        if (rule.family == 0 or not reading_only) and not (rule.asks_office and outside)
    ]


def is_withdrawn(context: SopContext) -> bool:
    """Whether the SOP was withdrawn by today."""
    return any(e.tahap == "pencabutan" and e.tanggal <= context.today for e in context.sop.entri)


def crashed(rule: str, error: Exception) -> Finding:
    """SOP901: our own fault, told with what a report needs; the rest goes to the log, for who wants it."""
    import logging

    logging.getLogger("sopctl").debug("%s crashed", rule, exc_info=error)
    return finding(CRASHED, aturan=rule, jenis=type(error).__name__)


def _run(checks: Sequence[_Check], ruling: Ruling) -> Verdict:
    running = [(rule, check) for rule, check in checks if ruling.runs(rule)]
    found = tuple(f for rule, check in running for f in _guarded(rule, check))
    return Verdict(found, frozenset(rule.id for rule, _ in running))


def _guarded(rule: Rule, check: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    try:
        yield from tuple(check())
    except Exception as error:
        yield crashed(rule.id, error)
