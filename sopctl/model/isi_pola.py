"""What the tokens of a pattern of numbers stand for, whatever the government."""

from __future__ import annotations

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
URUT_DIGITS = 9
"""Digits of a counter at most: more are no counter."""


def width_of(token: str) -> int:
    """The digits that `urut:03` asks for at least."""
    return int(token.partition(":0")[2] or 1)
