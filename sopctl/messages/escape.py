"""Text from files made safe to say: on a terminal, in a log, in an annotation."""

from __future__ import annotations

LONGEST = 200
"""Characters of one argument that a sentence repeats; a cell may hold 64 KiB."""

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = frozenset("\u0085\u2028\u2029")


def is_unsafe(character: str) -> bool:
    """A character that acts rather than shows: controls, bidi marks, line separators, lone surrogates."""
    code = ord(character)
    return (
        code < 0x20
        or 0x7F <= code <= 0x9F
        or 0xD800 <= code <= 0xDFFF
        or character in _BIDI
        or character in _LINE_ENDS
    )


def visible(text: str) -> str:
    """The text with every unsafe character written as an escape, such as `\\x1b`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(c) if is_unsafe(c) else c for c in text)


def shorten(text: str, longest: int = LONGEST) -> str:
    """The text, its end replaced by an ellipsis where it is too long to say."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"
