"""Every kegiatan has an id: by it a row is followed when rows are moved or reworded."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule

RULE = Rule("SOP009", "id-kegiatan", Level.SARAN, fix="safe", of_withdrawn=True)


def check(context: SopContext) -> Iterator[Finding]:
    for i, row in enumerate(context.sop.kegiatan):
        if row.id is None:
            yield finding("SOP009", ("kegiatan", i, "id"), nomor=i + 1)
