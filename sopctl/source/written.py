"""Values as YAML text on one line, such that the reader gives the same values back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from sopctl.model.dasar import Angka
from sopctl.source.core import resolve

WIDTH = 110
"""Columns that a line of several values may take."""
_NEVER_PLAIN_START = frozenset("-?:,[]{}#&*!|>'\"%@`")
_BREAKS_PLAIN = re.compile(r": |:\Z| #|[\t\n\r]|\A(?:---|\.\.\.)")
_BREAKS_FLOW = re.compile(r"[,\[\]{}]")
_DASH_BEFORE_LETTER = re.compile(r"-\w")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def scalar(value: object, *, flow: bool = False, quote: str = "") -> str:
    """A scalar: null, true or false, a number or a date as it is, or a text.

    A text stands in `quote` where one is given and can hold it, else without quotes where it stays a
    text without them. `flow`: it stands inside brackets.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Angka, int, float)):
        return str(value)
    text = str(value)
    if not quote and is_plain(text, flow=flow):
        return text
    return _quoted(text, quote)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text stays the same text without quotes."""
    if not text or text != text.strip() or text == "<<":
        return False
    if text[0] in _NEVER_PLAIN_START and not _DASH_BEFORE_LETTER.match(text):
        return False
    if _BREAKS_PLAIN.search(text) or (flow and _BREAKS_FLOW.search(text)):
        return False
    value = resolve(text)
    return isinstance(value, str) and not isinstance(value, Angka)


def _quoted(text: str, quote: str) -> str:
    single = "\n" not in text and "\r" not in text and "\t" not in text
    # Backslashes and double quotes read better between single ones.
    wants_single = quote == "'" or (not quote and ("\\" in text or '"' in text) and "'" not in text)
    if single and wants_single:
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'


def key(name: str, *, flow: bool = False, quote: str = "") -> str:
    """The key of a pair."""
    return scalar(name, flow=flow, quote=quote)


def on_one_line(value: object, *, flow: bool = False) -> str:
    """A value with all its parts on one line, lists and mappings in brackets."""
    if isinstance(value, Mapping):
        pairs = (f"{key(str(k), flow=True)}: {on_one_line(part, flow=True)}" for k, part in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(on_one_line(part, flow=True) for part in value) + "]"
    return scalar(value, flow=flow)


def as_block(value: Mapping[str, object]) -> list[str]:
    """A mapping as the lines of a block, each pair on its own line unless that grows too long."""
    lines = []
    for name, part in value.items():
        line = f"{key(str(name))}: {on_one_line(part)}"
        if len(line) > WIDTH and isinstance(part, Sequence) and not isinstance(part, str):
            lines.append(f"{key(str(name))}:")
            lines += [f"  - {on_one_line(item)}" for item in part]
        else:
            lines.append(line)
    return lines
