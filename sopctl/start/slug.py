"""Names for machines, made of names for people: the same on every disk and system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LONGEST = 80
_RESERVED = frozenset(
    ["aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""Windows opens a device where a file is called so, whatever its ending."""


def slug_of(text: str, fallback: str, longest: int = LONGEST) -> str:
    """Small letters, digits and single hyphens, at most `longest` of them; `fallback` where none is left.

    A long name ends with a whole word. A name that Windows keeps for a device gets the fallback before it.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    slug = _shortened("-".join(re.findall("[a-z0-9]+", plain)), longest) or fallback
    return f"{fallback}-{slug}" if slug in _RESERVED else slug


def free_slug(slug: str, taken: Container[str], longest: int = LONGEST) -> str:
    """The slug, or the first of `slug-2`, `slug-3`, … that is not taken."""
    free, number = slug, 2
    while free in taken:
        free = f"{_shortened(slug, longest - len(str(number)) - 1)}-{number}"
        number += 1
    return free


def _shortened(slug: str, longest: int) -> str:
    if len(slug) <= longest:
        return slug
    kept = slug[: longest + 1].rpartition("-")[0]
    return kept or slug[:longest]
