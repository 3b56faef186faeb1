"""The report as JSON, version 1 (schemas/lint.schema.json)."""

from __future__ import annotations

import json

from sopctl.finding import Level
from sopctl.messages.escape import is_unsafe
from sopctl.rules.report import Judged, Report
from sopctl.tell.teller import Style, said

VERSION = 1


def tell_json(report: Report, style: Style) -> str:
    """The report as JSON. Only `message` depends on the language."""
    value = {
        "version": VERSION,
        "findings": [_finding(found, style.lang) for found in report.findings],
        "summary": {"files": report.files, **{level.word: report.count(level) for level in _GRAVEST_FIRST}},
    }
    return safe_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


_GRAVEST_FIRST = sorted(Level, reverse=True)


def _finding(found: Judged, lang: str) -> dict[str, object]:
    place = found.place
    return {
        "rule": found.rule.id,
        "name": found.rule.name,
        "level": found.level.word,
        "path": found.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "key_path": list(found.key_path),
        "message": said(found, lang),
        "citation": found.citation,
        "fix": found.fix,
        "fingerprint": found.fingerprint,
    }


def safe_json(text: str) -> str:
    """Characters that act on a terminal as JSON escapes; they can only stand inside strings here."""
    if text.isascii():
        return text
    return "".join(f"\\u{ord(c):04x}" if is_unsafe(c) and c != "\n" else c for c in text)
