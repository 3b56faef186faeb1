"""No symbolic link or path leads out of the repository; the reader refuses to follow one."""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP010",
    "tautan-keluar",
    Level.GALAT,
    of_withdrawn=True,
    variants=(
        "keluar",
        "menggantung",
        "jalur-keluar",
    ),
)
