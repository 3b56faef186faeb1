"""The core schema of YAML 1.2: what an unquoted scalar is. `ya`, `no`, `on`, `10:30` and dates are text."""

from __future__ import annotations

from sopctl.model.dasar import Angka

_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NOT_FINITE = frozenset(
    [sign + word for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")] + [".nan", ".NaN", ".NAN"]
)
SPECIAL_START = frozenset(["", *"~nNtTfF+-.0123456789"])
"""What begins a scalar that may be more than text: ask `resolve` of these only."""


def resolve(text: str) -> str | bool | None:
    """The value of a plain scalar; an `Angka` for a number, which keeps its characters."""
    if text in _WORDS:
        return _WORDS[text]
    return Angka(text) if text[0] in "+-.0123456789" and is_number(text) else text


def is_number(text: str) -> bool:
    """Whether a plain scalar that begins with one of `+-.0-9` is a number of the core schema."""
    if not text.strip("0123456789"):
        return True
    if text[:2] == "0x":
        return len(text) > 2 and not text[2:].strip("0123456789abcdefABCDEF")
    if text[:2] == "0o":
        return len(text) > 2 and not text[2:].strip("01234567")
    if text.strip("+-.0123456789eE"):
        return text in _NOT_FINITE
    try:
        # Of these characters Python makes a number exactly where the schema does.
        float(text)
    except ValueError:
        return False
    return True
