"""Which item of BASE is which of HEAD: by id, else by what it says, else by likeness; and which ones moved.

Likeness is that of rapidfuzz (normalised edit distance by words, 0 to 100).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz import fuzz

T = TypeVar("T")

LIKE = 60.0
"""From here on two texts are two readings of one; below it a verifier would say: one went, one came."""
_MOST_COMPARED = 250_000
"""Pairs of texts that are compared for likeness; a document with more has its rest told as gone and new."""


@dataclass(frozen=True, slots=True)
class Pasangan(Generic[T]):
    """The items of two lists, paired by position."""

    pairs: tuple[tuple[int, int], ...]
    """(position in BASE, position in HEAD), in the order of HEAD."""
    removed: tuple[int, ...]
    added: tuple[int, ...]


def pair(
    base: Sequence[T],
    head: Sequence[T],
    same: Sequence[Callable[[T], Hashable | None]],
    reads: Callable[[T], str],
    like: float = LIKE,
) -> Pasangan[T]:
    """Pair items by each key of `same` in turn (None: has no such key), then by the likeness of their texts.

    Equal keys are paired in the order of the lists.
    """
    left, right = dict.fromkeys(range(len(base))), dict.fromkeys(range(len(head)))
    found: dict[int, int] = {}
    for key in same:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for i in left:
            own = key(base[i])
            if own is not None:
                waiting[own].append(i)
        for j in list(right):
            own = key(head[j])
            if own is not None and waiting.get(own):
                found[j] = waiting[own].pop(0)
                del left[found[j]], right[j]
    for i, j in _alike(base, head, tuple(left), tuple(right), reads, like):
        found[j] = i
        del left[i], right[j]
    return Pasangan(tuple((found[j], j) for j in sorted(found)), tuple(left), tuple(right))


def _alike(
    base: Sequence[T],
    head: Sequence[T],
    left: Sequence[int],
    right: Sequence[int],
    reads: Callable[[T], str],
    like: float,
) -> Iterable[tuple[int, int]]:
    """The most alike first; of equal ones those that stand first."""
    if len(left) * len(right) > _MOST_COMPARED:
        return
    # Words are sorted before they are compared, and a capital sorts before all small letters.
    texts, others = (
        {i: reads(base[i]).casefold() for i in left},
        {j: reads(head[j]).casefold() for j in right},
    )
    scored = sorted(
        (-score, abs(i - j), j, i)
        for i in left
        for j in right
        if (score := fuzz.token_sort_ratio(texts[i], others[j], score_cutoff=like)) and texts[i] and others[j]
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, _, j, i in scored:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            yield i, j
