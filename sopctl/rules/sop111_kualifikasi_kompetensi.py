"""A qualification says what somebody can, not only which rank, post or schooling they have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.kata import texts, words
from sopctl.rules.rule import Rule

RULE = Rule("SOP111", "kualifikasi-kompetensi", Level.SARAN, variants=("jabatan", "pendidikan"))
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_VERB = re.compile(r"(?:me|ber)[^\W\d_]{4,}")
_LONGEST_POST = 4
"""Words of the longest post in the table."""


def check(context: SopContext) -> Iterator[Finding]:
    for at, text in texts(context.sop, "SOP111"):
        variant = _fault(_WORD.findall(text.casefold()))
        if variant is not None:
            yield finding("SOP111", at, variant, kualifikasi=text)


def _fault(told: list[str]) -> str | None:
    # Before the competences: `lulus` may tell one, but not in `lulus SMA`.
    if _is_schooling(told):
        return "pendidikan"
    if any(map(_tells_competence, told)):
        return None
    rest = _without_opening(told)
    return "jabatan" if _is_post(rest) or (told and not rest) else None


def _is_schooling(told: list[str]) -> bool:
    schooling, beside = words("SOP111", "pendidikan"), words("SOP111", "pendamping")
    return any(word in schooling for word in told) and all(w in schooling or w in beside for w in told)


def _tells_competence(word: str) -> bool:
    if word in words("SOP111"):
        return True
    return _VERB.fullmatch(word) is not None and word not in words("SOP111", "exceptions")


def _without_opening(told: list[str]) -> list[str]:
    opening = words("SOP111", "pembuka")
    first = next((i for i, word in enumerate(told) if word not in opening), len(told))
    return told[first:]


def _is_post(told: list[str]) -> bool:
    """Whether it begins with a post, or is nothing but a rank."""
    begins = (" ".join(told[:count]) for count in range(1, _LONGEST_POST + 1))
    return any(begin in words("SOP111", "jabatan") for begin in begins) or (
        len(told) == 1 and told[0] in words("SOP111", "pangkat")
    )
