"""Every related SOP exists, and is another one."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.sop import KaitanTeks
from sopctl.rules.context import SopContext
from sopctl.rules.links import FAULTS, broken_link
from sopctl.rules.names import name_key
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP507",
    "keterkaitan-ada",
    Level.GALAT,
    perwal("14(1)c", "3(4)"),
    variants=FAULTS,
    cross=True,
    asks_office=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    # Without sopctl.yaml there is no repository whose SOPs could be asked for.
    if context.koleksi.konfigurasi is None:
        return
    for i, item in enumerate(context.sop.keterkaitan or ()):
        at = ("keterkaitan", i)
        if isinstance(item, KaitanTeks):
            if name_key(item.teks) == name_key(context.sop.nama or ""):
                yield finding("SOP507", (*at, "teks"), "diri-sendiri")
        elif item is not None and item.strip():
            yield from broken_link("SOP507", context, item, at)
