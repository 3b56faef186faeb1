"""A kegiatan names no actor before its verb and is not told in the passive: the column says who acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopctl.finding import Finding, Level, finding
from sopctl.rules.actors import Columns, opening_of
from sopctl.rules.context import SopContext
from sopctl.rules.kalimat import first_verb, main_clause
from sopctl.rules.kata import texts
from sopctl.rules.rule import Rule, Source

RULE = Rule("SOP312", "tanpa-subjek", Level.PERINGATAN, Source(guide=True), variants=("subjek", "pasif"))


def check(context: SopContext) -> Iterator[Finding]:
    columns = Columns(context.sop)
    for at, text in texts(context.sop, "SOP311"):
        opening = opening_of(text, columns)
        clause = main_clause(text)
        verb = first_verb(clause)
        if opening == "subjek":
            yield finding("SOP312", at, "subjek", pelaku=_before(text, clause, verb))
        elif opening == "pasif" and verb is not None:
            yield finding("SOP312", at, "pasif", kata=clause[verb])


def _before(text: str, clause: Sequence[str], verb: int | None) -> str:
    """What stands before the verb, as it is written."""
    if verb is None:
        return clause[0]
    return text[: text.casefold().find(clause[verb])].strip() or clause[0]
