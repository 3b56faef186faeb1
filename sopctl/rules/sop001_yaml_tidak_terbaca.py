"""The file is YAML; the reader finds every fault of syntax."""

from __future__ import annotations

from sopctl.finding import Level
from sopctl.rules.rule import Rule

RULE = Rule("SOP001", "yaml-tidak-terbaca", Level.GALAT, of_withdrawn=True)
