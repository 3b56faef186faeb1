"""From millimetres to places of characters on one axis: the order is kept, the distances are not."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

SAME = 0.05
"""Pieces nearer than this, in mm, lie on one line."""
SEMUA = (-math.inf, math.inf)
Rentang = tuple[float, float]


@dataclass(eq=False)
class Unsur:
    """Something with a place on one axis."""

    at: float
    """In mm."""
    spans: list[Rentang]
    """What it covers on the other axis."""
    before: int = 1
    """How far the nearest thing before it stays away, in characters; likewise after."""
    after: int = 1
    reach: dict[int, tuple[int, int]] = field(default_factory=dict)
    """How far it reaches to both sides at certain places of the other axis."""
    place: int = 0
    """In characters, once packed."""

    def shares(self, other: Unsur, slack: float) -> bool:
        """Whether both cover a part of the other axis in common."""
        pairs = ((s, t) for s in self.spans for t in other.spans)
        return any(min(s[1], t[1]) - max(s[0], t[0]) >= -slack for s, t in pairs)

    def covers(self, place: int) -> bool:
        """Whether it covers a place on the other axis."""
        return any(low <= place <= high for low, high in self.spans)


def rentang(a: float, b: float) -> Rentang:
    """From the lesser to the greater."""
    return (a, b) if a <= b else (b, a)


def merge(items: Sequence[Unsur], slack: float) -> list[Unsur]:
    """Pieces that touch on one line become one: for each piece what it has become a part of."""
    became = {id(item): item for item in items}
    kept: list[Unsur] = []
    for item in sorted(items, key=lambda u: (u.at, u.spans)):
        for other in [k for k in kept if abs(k.at - item.at) <= SAME and k.shares(item, slack)]:
            kept.remove(other)
            item.spans = [*other.spans, *item.spans]
            item.before, item.after = max(item.before, other.before), max(item.after, other.after)
            became.update({key: item for key, value in became.items() if value is other})
        kept.append(item)
    return [became[id(item)] for item in items]


def pack(items: Iterable[Unsur], gap: Callable[[Unsur, Unsur], int], slack: float) -> None:
    """Set the places: in order, each as near to the start as those before it allow."""
    done: list[Unsur] = []
    distinct = {id(item): item for item in items}.values()
    for item in sorted(distinct, key=lambda u: (u.at, u.spans)):
        near = (other.place + gap(other, item) for other in done if other.shares(item, slack))
        item.place = max(near, default=0)
        done.append(item)
