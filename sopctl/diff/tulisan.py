"""Whether two readings of a text differ in writing only: case, spacing, punctuation, or one slip.

A slip is one letter put in, left out, replaced or swapped with its neighbour, in one word of four letters
or more, never in a number or a number word (cli.md, "diff"). Numbers are compared as they stand, with the
signs inside them: `1,5` and `15` are not two writings of one number.
"""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import OSA

_PART = re.compile(r"(?P<number>\d(?:[\d.,:/\-–]*\d)?)|(?P<word>[^\W\d_]+)")
_SHORTEST = 4
_NUMBERS = """
    nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh seratus ratus seribu
    ribu juta miliar setengah separuh seperempat pertama kedua ketiga keempat kelima keenam ketujuh kedelapan
    kesembilan kesepuluh berdua bertiga tunggal ganda sekali
"""
_NUMBER_WORDS = frozenset(_NUMBERS.split())

_Part = tuple[bool, str]
"""(whether it is a number, what it reads)."""


def same_writing(one: str, other: str) -> bool:
    """Alike but for case, spacing and punctuation."""
    return _run_together(_parts(one)) == _run_together(_parts(other))


def differs_in_writing_only(one: str | None, other: str | None) -> bool:
    """Whether a change from one reading to the other is editorial. A text put in or taken out never is."""
    if not one or not other:
        return False
    parts, others = _parts(one), _parts(other)
    if not parts or not others:
        # Nothing but signs on a side: what they say nobody knows.
        return False
    return _run_together(parts) == _run_together(others) or _one_slip(parts, others)


def _parts(text: str) -> list[_Part]:
    folded = unicodedata.normalize("NFC", text).casefold()
    return [(found.lastgroup == "number", found[0]) for found in _PART.finditer(folded)]


def _run_together(parts: list[_Part]) -> list[_Part]:
    """Neighbouring words as one: where a word ends is spacing."""
    joined: list[_Part] = []
    for is_number, text in parts:
        if joined and not is_number and not joined[-1][0]:
            joined[-1] = (False, joined[-1][1] + text)
        else:
            joined.append((is_number, text))
    return joined


def _one_slip(parts: list[_Part], others: list[_Part]) -> bool:
    if len(parts) != len(others):
        return False
    unlike = [(a, b) for a, b in zip(parts, others, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    (number, word), (other_number, other_word) = unlike[0]
    if number or other_number or not _NUMBER_WORDS.isdisjoint((word, other_word)):
        return False
    return min(len(word), len(other_word)) >= _SHORTEST and OSA.distance(word, other_word) == 1
