"""Related SOPs are given, or it is said that there are none (`[]`)."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.sop import Keterkaitan
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP506", "ada-keterkaitan", Level.PERINGATAN, perwal("14(1)c"))


def check(context: SopContext) -> Iterator[Finding]:
    keterkaitan = context.sop.keterkaitan
    # A list of blank items neither gives an SOP nor says that there is none.
    if keterkaitan is None or (keterkaitan and not any(map(_is_there, keterkaitan))):
        yield finding("SOP506", ("keterkaitan",), at_key=True)


def _is_there(item: Keterkaitan | None) -> bool:
    return item is not None and not (isinstance(item, str) and not item.strip())
