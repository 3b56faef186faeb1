"""A text written as one YAML value that is read back as that text, in a block or between brackets."""

from __future__ import annotations

import json
import re

from sopctl.source.core import resolve

_PLAIN = re.compile(r"\w[\w /().'-]*")
"""Letters, digits and marks that mean nothing to YAML where a word stands before them."""


def scalar(text: str | None) -> str:
    """Plain where nobody could take it for anything else, quoted where not; `null` for none."""
    if text is None:
        return "null"
    # `Angka` is a str too, for a number that a file left without quotes.
    plain = _PLAIN.fullmatch(text) is not None and text == text.strip() and type(resolve(text)) is str
    return text if plain else json.dumps(text, ensure_ascii=False)
