"""Two arrows of a page beside each other: what they share by right, and how the rest of them behaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, NamedTuple

from .geometri import (
    Line,
    Point,
    Segment,
    box_of,
    common_start,
    cut_start,
    distance,
    length_of,
    same_point,
    segments,
)
from .nilai import Garis, Halaman

NEAR = 0.55
"""sheet.md statement 3: strangers keep this far apart."""
TOUCH = 0.1
"""A crossing so close to a bend is none: the lines touch."""
_OVERLAP = 0.05
_SLACK = 0.005


class Tanda(NamedTuple):
    """What happens between two lines at a point."""

    kind: Literal["sejajar", "sentuh", "silang"]
    at: Point
    mm: float
    """The distance of a near parallel; 0 otherwise."""
    length: float = 0.0
    """How long a near parallel is."""


@dataclass(frozen=True, slots=True)
class Pasangan:
    """Two arrows: `rest_*` is what is left of each without the stretches that they may share."""

    a: Garis
    b: Garis
    rest_a: Line
    rest_b: Line
    head: float
    """How far they run together from one port of one source."""
    tail: float
    """How far they run together into one port of one target."""

    @property
    def joints(self) -> tuple[Point, ...]:
        """Where they part and merge; () where they coincide wholly or share nothing."""
        if not self.rest_a or not self.rest_b:
            return ()
        parting = (self.rest_a[0],) if self.head > 0 else ()
        merging = (self.rest_a[-1],) if self.tail > 0 else ()
        return (*parting, *merging)

    @property
    def coincide(self) -> bool:
        """One of them has no way of its own."""
        return not self.rest_a or not self.rest_b


def one_source(a: Garis, b: Garis) -> bool:
    """Whether both leave one symbol (or connector) by one port."""
    return a.dari == b.dari and same_point(a.line[0], b.line[0])


def one_target(a: Garis, b: Garis) -> bool:
    """Whether both enter one symbol (or connector) by one port."""
    return a.ke == b.ke and same_point(a.line[-1], b.line[-1])


def _cut_both(line: Line, head: float, tail: float) -> Line:
    rest = cut_start(line, head) if head else line
    if rest and tail:
        rest = tuple(reversed(cut_start(tuple(reversed(rest)), tail)))
    return rest


def pasangan_of(a: Garis, b: Garis) -> Pasangan:
    """What two arrows share, and the rest."""
    head = common_start(a.line, b.line) if one_source(a, b) else 0.0
    tail = common_start(a.line[::-1], b.line[::-1]) if one_target(a, b) else 0.0
    if head + tail >= min(length_of(a.line), length_of(b.line)) - 1e-6:
        return Pasangan(a, b, (), (), head, tail)
    return Pasangan(a, b, _cut_both(a.line, head, tail), _cut_both(b.line, head, tail), head, tail)


def pasangan_on(page: Halaman) -> tuple[Pasangan, ...]:
    """All pairs of arrows of a page whose boxes come near each other."""
    boxes = [box_of(p.line).grown(1.0) for p in page.panah]
    return tuple(
        pasangan_of(page.panah[i], page.panah[j])
        for i, j in combinations(range(len(boxes)), 2)
        if boxes[i].meets(boxes[j])
    )


# ---------------------------------------------------------------- how strangers behave


def _flat(s: Segment) -> bool:
    return abs(s[0][1] - s[1][1]) <= abs(s[0][0] - s[1][0])


def _span(s: Segment, axis: int) -> tuple[float, float]:
    return (min(s[0][axis], s[1][axis]), max(s[0][axis], s[1][axis]))


def _parallel(s: Segment, t: Segment, near: float) -> Tanda | None:
    along = 0 if _flat(s) else 1
    apart = abs(s[0][1 - along] - t[0][1 - along])
    low = max(_span(s, along)[0], _span(t, along)[0])
    high = min(_span(s, along)[1], _span(t, along)[1])
    if apart >= near - _SLACK or high - low <= _OVERLAP:
        return None
    middle, side = (low + high) / 2, s[0][1 - along]
    at = (middle, side) if along == 0 else (side, middle)
    return Tanda("sejajar", at, apart, high - low)


def _meeting(s: Segment, t: Segment) -> Tanda | None:
    flat, tall = (s, t) if _flat(s) else (t, s)
    x, y = tall[0][0], flat[0][1]
    (x0, x1), (y0, y1) = _span(flat, 0), _span(tall, 1)
    if not (x0 - TOUCH < x < x1 + TOUCH and y0 - TOUCH < y < y1 + TOUCH):
        return None
    inner = x0 + TOUCH < x < x1 - TOUCH and y0 + TOUCH < y < y1 - TOUCH
    return Tanda("silang" if inner else "sentuh", (x, y), 0.0)


def _events(a: Line, b: Line, near: float) -> Iterator[Tanda]:
    spans_b = [(s, _flat(s), box_of(s).grown(near)) for s in segments(b)]
    for s in segments(a):
        flat, box = _flat(s), box_of(s)
        for t, flat_t, box_t in spans_b:
            if box.x0 > box_t.x1 or box.x1 < box_t.x0 or box.y0 > box_t.y1 or box.y1 < box_t.y0:
                continue
            event = _parallel(s, t, near) if flat == flat_t else _meeting(s, t)
            if event is not None:
                yield event


def events_of(pair: Pasangan, near: float = NEAR) -> Iterator[Tanda]:
    """Near parallels, touches and crossings of what two arrows do not share by right.

    Where both lines pass straight, a crossing; where one turns or ends on the other, a touch. A bend
    of one lies on two pieces: it may be told twice.
    """
    for event in _events(pair.rest_a, pair.rest_b, near):
        if event.kind != "sejajar" and any(distance(event.at, j) <= 2 * TOUCH for j in pair.joints):
            continue
        yield event


def line_events(a: Line, b: Line, near: float = NEAR) -> Iterator[Tanda]:
    """The same of any two lines that share nothing by right."""
    yield from _events(a, b, near)
