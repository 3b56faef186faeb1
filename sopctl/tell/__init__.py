"""Findings as people and machines read them. A format is a module and a line in TELLERS."""

from __future__ import annotations

from sopctl.tell.json import tell_json
from sopctl.tell.teller import Style, Teller
from sopctl.tell.text import tell_text

TELLERS: dict[str, Teller] = {
    "text": tell_text,
    "json": tell_json,
}
"""The formats of `sopctl lint`, the default one first."""

__all__ = ["TELLERS", "Style", "Teller"]
