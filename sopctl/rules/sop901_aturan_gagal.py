"""A rule of ours crashed on this file; the engine tells it, the other rules ran, and the exit status is 3."""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.rules.rule import Rule

RULE = Rule("SOP901", "aturan-gagal", Level.GALAT, of_withdrawn=True)
