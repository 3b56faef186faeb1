"""Known keys only; the reader finds others and names the nearest known one."""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP005",
    "kunci-tak-dikenal",
    Level.GALAT,
    fix={"mirip": "unsafe"},
    of_withdrawn=True,
    variants=(
        "mirip",
        "tak-dikenal",
    ),
)
