"""A number where text belongs keeps its characters; the reader finds it."""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.rules.rule import Rule

RULE = Rule("SOP007", "teks-tanpa-kutip", Level.GALAT, fix="safe", of_withdrawn=True, variants=("angka",))
