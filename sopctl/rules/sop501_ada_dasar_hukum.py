"""At least one legal basis."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.sop import DasarHukum
from sopctl.rules.context import SopContext
from sopctl.rules.names import says_nothing
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP501", "ada-dasar-hukum", Level.GALAT, perwal("14(1)a", "3(7)"))


def check(context: SopContext) -> Iterator[Finding]:
    if not any(_is_there(item) for item in context.sop.dasar_hukum or ()):
        yield finding("SOP501", ("dasar_hukum",), at_key=True)


def _is_there(item: DasarHukum | None) -> bool:
    return item is not None and not (isinstance(item, str) and says_nothing(item))
