"""Two readings of a text side by side: which words went, which came."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import LCSseq

Potong = tuple[str, bool]
"""A stretch of a reading, and whether it is what changed."""

_WORD = re.compile(r"\s+|[\w.,/-]*\w|.", re.DOTALL)
_MOST = 4_000
"""Words; of longer readings all is said to have changed."""
_LEAST_ALIKE = 0.3
"""With less in common two readings are told whole: words kept by chance help nobody."""


def part_readings(before: str, after: str) -> tuple[tuple[Potong, ...], tuple[Potong, ...]]:
    """Both readings in stretches, by words. Stretches put together are the reading again."""
    one, other = _WORD.findall(before), _WORD.findall(after)
    if not one or not other or len(one) + len(other) > _MOST:
        return _whole(before), _whole(after)
    if LCSseq.normalized_similarity(_said(one), _said(other)) < _LEAST_ALIKE:
        return _whole(before), _whole(after)
    codes = list(LCSseq.opcodes(one, other))
    return (
        _joined(("".join(one[c.src_start : c.src_end]), c.tag != "equal") for c in codes),
        _joined(("".join(other[c.dest_start : c.dest_end]), c.tag != "equal") for c in codes),
    )


def _said(words: list[str]) -> list[str]:
    return [word for word in words if not word.isspace()]


def _whole(text: str) -> tuple[Potong, ...]:
    return ((text, True),) if text else ()


def _joined(pieces: Iterable[Potong]) -> tuple[Potong, ...]:
    """Neighbours of one kind as one, and a blank between two changed words with them."""
    joined: list[Potong] = []
    for text, changed in pieces:
        if not text:
            continue
        if changed and len(joined) > 1 and not joined[-1][1] and joined[-1][0].isspace() and joined[-2][1]:
            text = joined.pop()[0] + text
        if joined and joined[-1][1] == changed:
            joined[-1] = (joined[-1][0] + text, changed)
        else:
            joined.append((text, changed))
    return tuple(joined)
