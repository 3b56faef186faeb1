"""Findings as people and machines read them. A format is a module and a line in TELLERS."""

from __future__ import annotations

from sopctl.tell.github import tell_github
from sopctl.tell.gitlab import tell_gitlab
from sopctl.tell.json import tell_json
from sopctl.tell.junit import tell_junit
from sopctl.tell.sarif import tell_sarif
from sopctl.tell.teller import Style, Teller
from sopctl.tell.text import tell_text

TELLERS: dict[str, Teller] = {
    "text": tell_text,
    "json": tell_json,
    "sarif": tell_sarif,
    "github": tell_github,
    "gitlab": tell_gitlab,
    "junit": tell_junit,
}
"""The formats of `sopctl lint`, the default one first."""

__all__ = ["TELLERS", "Style", "Teller"]
