"""A name begins with what is done, as a noun: Penyusunan, Pengelolaan, Pelayanan, Survei."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.kata import texts, words
from sopctl.rules.names import without_sop
from sopctl.rules.rule import Rule

RULE = Rule("SOP103", "nama-nomina", Level.SARAN)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BY_FORM = re.compile(r"pe\w{3,}an|\w{3,}(?:si|ing)")


def check(context: SopContext) -> Iterator[Finding]:
    for at, nama in texts(context.sop, "SOP103"):
        # The word SOP before it is SOP102.
        first = _WORD.search(without_sop(nama))
        if first is not None and not _is_activity(first[0].casefold()):
            yield finding("SOP103", at, nama=nama, kata=first[0])


def _is_activity(word: str) -> bool:
    return any(part in words("SOP103") or _has_form(part) for part in (word, *word.split("-")))


def _has_form(word: str) -> bool:
    return _BY_FORM.fullmatch(word) is not None and word not in words("SOP103", "exceptions")
