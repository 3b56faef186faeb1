"""Exact judgement of routes in abstract coordinates: what is illegal, what crosses.

All numbers that can be equal are equal by construction (lanes are copied, never computed twice), so
exact comparison of floats is right here.
"""

from __future__ import annotations

from itertools import pairwise

from sopctl.layout.graph import XY

ILLEGAL = 1000.0
"""One illegal contact, in the currency of costs: more than any legal detour."""

Points = tuple[XY, ...]
Segment = tuple[bool, float, float, float]
"""(vertical, position, low end, high end)."""


def segments_of(points: Points) -> list[Segment]:
    """The straight runs between corners."""
    out: list[Segment] = []
    for (x1, y1), (x2, y2) in pairwise(points):
        if x1 == x2:
            out.append((True, x1, y1, y2) if y1 < y2 else (True, x1, y2, y1))
        else:
            out.append((False, y1, x1, x2) if x1 < x2 else (False, y1, x2, x1))
    return out


def contact(one: Segment, other: Segment) -> int:
    """0: apart; 1: a clean crossing; 2: they touch or overlap."""
    v1, p1, a1, b1 = one
    v2, p2, a2, b2 = other
    if v1 == v2:
        return 2 if p1 == p2 and a1 <= b2 and a2 <= b1 else 0
    if p2 < a1 or p2 > b1 or p1 < a2 or p1 > b2:
        return 0
    return 1 if a1 < p2 < b1 and a2 < p1 < b2 else 2


def strangers(one: list[Segment], other: list[Segment]) -> float:
    """Crossings, with ILLEGAL for each touch, between two ways that have nothing in common."""
    crossings = 0.0
    # `contact`, written out: this is the innermost loop of the router.
    for v1, p1, a1, b1 in one:
        for v2, p2, a2, b2 in other:
            if v1 == v2:
                if p1 == p2 and a1 <= b2 and a2 <= b1:
                    crossings += ILLEGAL
            elif a1 <= p2 <= b1 and a2 <= p1 <= b2:
                crossings += 1 if a1 < p2 < b1 and a2 < p1 < b2 else ILLEGAL
    return crossings


def _between(a: XY, b: XY, p: XY) -> bool:
    return min(a[0], b[0]) <= p[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= p[1] <= max(a[1], b[1])


def _same_way(a: XY, b: XY, origin: XY) -> bool:
    """a and b lie on one ray from the origin."""
    dx1, dy1, dx2, dy2 = a[0] - origin[0], a[1] - origin[1], b[0] - origin[0], b[1] - origin[1]
    return (dx1 == dx2 == 0 and dy1 * dy2 > 0) or (dy1 == dy2 == 0 and dx1 * dx2 > 0)


def part(one: Points, other: Points) -> tuple[Points, Points] | None:
    """Cut the common head of two ways that begin at one point; both rests begin where they part.

    None: one lies wholly on the other, so that a reader would see a single line.
    """
    for i in range(1, min(len(one), len(other))):
        here, a, b = one[i - 1], one[i], other[i]
        if not _same_way(a, b, here):
            return one[i - 1 :], other[i - 1 :]
        if a == b:
            continue
        if _between(here, b, a):
            return (one[i:], (a, *other[i:])) if i + 1 < len(one) else None
        return ((b, *one[i:]), other[i:]) if i + 1 < len(other) else None
    return None


def after_parting(rest1: Points, rest2: Points) -> float:
    """Crossings of two related ways behind the joint where both begin.

    They must behave like strangers but for the joint; a contact of other corners with it is a touch.
    """
    one, other = segments_of(rest1), segments_of(rest2)
    if not one or not other:
        return ILLEGAL
    crossings = 0.0
    for i, s in enumerate(one):
        for j, t in enumerate(other):
            c = contact(s, t) if i or j else 0
            crossings += 1 if c == 1 else ILLEGAL if c else 0
    return crossings


def opposed(rest1: Points, rest2: Points) -> bool:
    """Two ways leave their joint in opposite directions: they read as one line between two symbols."""
    (x, y), (ax, ay), (bx, by) = rest1[0], rest1[1], rest2[1]
    return (ax == bx == x and (ay - y) * (by - y) < 0) or (ay == by == y and (ax - x) * (bx - x) < 0)
