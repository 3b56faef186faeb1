"""No link leads to a withdrawn SOP: who follows it finds rules that are no longer in force."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.links import Link, keterkaitan_links, other_at, rujukan_links
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP509",
    "keterkaitan-dicabut",
    Level.PERINGATAN,
    perwal("14(1)c"),
    variants=("dicabut", "diganti", "rujukan-dicabut", "rujukan-diganti"),
    cross=True,
    asks_office=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    for link in keterkaitan_links(context.sop):
        yield from _withdrawn(link, context, "")
    for link in rujukan_links(context.sop):
        yield from _withdrawn(link, context, "rujukan-")


def _withdrawn(link: Link, context: SopContext, kind: str) -> Iterator[Finding]:
    other = other_at(link.alamat, context)
    if other is None or other.pencabutan is None or not other.withdrawn(context.today):
        return
    successors = ", ".join(other.pengganti)
    yield finding(
        "SOP509",
        link.key_path,
        f"{kind}diganti" if successors else f"{kind}dicabut",
        alamat=link.alamat,
        tanggal=other.pencabutan.isoformat(),
        pengganti=successors,
    )
