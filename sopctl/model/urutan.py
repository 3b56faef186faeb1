"""What stands in another order: which items moved, where as few as can be are said to have."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence


def moved(order: Sequence[int]) -> tuple[int, ...]:
    """The fewest positions that must move for the rest to stand in order; of equal choices the first ones.

    `order` are the places that the items had before, in the order that they have now. Longest increasing
    subsequence by the way of Fredman (1975), from the end; then the earliest items that it can do without.
    """
    lengths = _longest_from(order)
    by_length: dict[int, list[int]] = defaultdict(list)
    for i, length in enumerate(lengths):
        by_length[length].append(i)
    out: list[int] = []
    needed, last = max(lengths, default=0), -1
    for i, place in enumerate(order):
        if lengths[i] != needed or place <= last or _later_will_do(by_length[needed], i, order, last):
            out.append(i)
        else:
            needed, last = needed - 1, place
    return tuple(out)


def _longest_from(order: Sequence[int]) -> list[int]:
    """For each item the length of the longest increasing run of items that begins with it."""
    tails: list[int] = []
    lengths = [0] * len(order)
    for i in range(len(order) - 1, -1, -1):
        at = bisect_right(tails, -order[i] - 1)
        tails[at : at + 1] = [-order[i]]
        lengths[i] = at + 1
    return lengths


def _later_will_do(alike: Sequence[int], i: int, order: Sequence[int], last: int) -> bool:
    # Of items with runs of one length the later ones had earlier places, so the next one is the best.
    after = bisect_right(alike, i)
    return after < len(alike) and order[alike[after]] > last
