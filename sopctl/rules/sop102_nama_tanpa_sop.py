"""A name is that of the activity: the word SOP is printed with it and needs not stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, Put, finding
from sopctl.rules.context import SopContext
from sopctl.rules.names import without_sop
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP102",
    "nama-tanpa-sop",
    Level.SARAN,
    variants=("berawalan", "hanya-sop"),
    fix={"berawalan": "unsafe"},
)


def check(context: SopContext) -> Iterator[Finding]:
    nama = context.sop.nama or ""
    rest = without_sop(nama)
    if rest == nama:
        return
    if not rest:
        yield finding("SOP102", ("nama",), "hanya-sop", nama=nama)
        return
    activity = rest[0].upper() + rest[1:]
    yield finding(
        "SOP102", ("nama",), "berawalan", edits=(Put(("nama",), activity),), nama=nama, kegiatan=activity
    )
