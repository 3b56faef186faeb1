"""A key stands once in its mapping; the reader's gate finds the second."""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.rules.rule import Rule

RULE = Rule("SOP003", "kunci-ganda", Level.GALAT, of_withdrawn=True, variants=("kunci-ganda",))
