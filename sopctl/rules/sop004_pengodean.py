"""UTF-8 without BOM, control or bidi-override characters; the reader finds them."""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.rules.rule import Rule

RULE = Rule("SOP004", "pengodean", Level.GALAT, fix="safe", of_withdrawn=True)
