"""What is in the way of a label on a page, and whether a place among it is clean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sopctl.layout.box import Box
from sopctl.layout.p1_grid import Columns
from sopctl.layout.p2_plan import Konektor, Plan
from sopctl.layout.p5_place import Geometry
from sopctl.layout.stages import HEAD_LENGTH, HEAD_WIDTH, Point

CLEAN = 0.3
"""The least distance of ink from anything else, in mm."""
NEARER = 0.1
"""By so much a label's own arrow is nearer than any other."""
HORIZON = 6.0
"""Nothing further off than this can touch a text or be nearer than what it belongs to."""


def apart(a: Box, b: Box) -> float:
    """The distance of two boxes; 0 or less where they meet."""
    dx = max(a.x - b.x - b.w, b.x - a.x - a.w)
    dy = max(a.y - b.y - b.h, b.y - a.y - a.h)
    if dx > 0 and dy > 0:
        return float((dx * dx + dy * dy) ** 0.5)
    return dx if dx > dy else dy


def _run_box(a: Point, b: Point) -> Box:
    return Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))


def _head_box(points: tuple[Point, ...]) -> Box:
    (x1, y1), (x2, y2) = points[-2], points[-1]
    half = HEAD_WIDTH / 2
    if x1 == x2:
        return Box(x2 - half, y2 if y1 > y2 else y2 - HEAD_LENGTH, HEAD_WIDTH, HEAD_LENGTH)
    return Box(x2 if x1 > x2 else x2 - HEAD_LENGTH, y2 - half, HEAD_LENGTH, HEAD_WIDTH)


@dataclass(frozen=True, slots=True)
class _Symbol:
    spot: int
    box: Box
    diamond: bool

    def hit_by(self, box: Box) -> bool:
        """The box comes nearer than CLEAN to the true shape."""
        if apart(box, self.box) >= CLEAN:
            return False
        if not self.diamond:
            return True
        a, b = self.box.w / 2, self.box.h / 2
        cx, cy = self.box.x + a, self.box.y + b
        nx = max(box.x - CLEAN - cx, cx - box.right - CLEAN, 0.0)
        ny = max(box.y - CLEAN - cy, cy - box.bottom - CLEAN, 0.0)
        return nx / a + ny / b < 1

    def gap(self, box: Box) -> float:
        """The distance of a box from the true shape; 0 or less where they meet."""
        if not self.diamond:
            return apart(box, self.box)
        left, top, right, bottom = self.box.x, self.box.y, self.box.right, self.box.bottom
        cx, cy = self.box.x + self.box.w / 2, self.box.y + self.box.h / 2
        tips = ((left, cy), (cx, top), (right, cy), (cx, bottom))
        corners = ((box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom))
        from_tips = min(apart(box, Box(x, y, 0.0, 0.0)) for x, y in tips)
        sides = list(zip(tips, (*tips[1:], tips[0]), strict=True))
        return min(from_tips, *(_from_side(corner, side) for corner in corners for side in sides))


def _from_side(point: Point, side: tuple[Point, Point]) -> float:
    """The distance of a point from a straight side."""
    (px, py), ((ax, ay), (bx, by)) = point, side
    dx, dy = bx - ax, by - ay
    t = min(1.0, max(0.0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)))
    return float(((ax + t * dx - px) ** 2 + (ay + t * dy - py) ** 2) ** 0.5)


@dataclass(frozen=True, slots=True)
class Clearing:
    """Obstacles: of a whole page, or of a part of it."""

    frame: Box
    """The pelaksana columns between the outermost row rules."""
    rules: tuple[float, ...]
    symbols: tuple[_Symbol, ...]
    solid: tuple[Box, ...]
    """Texts beside connectors, heads of arrows, dashed links."""
    runs: tuple[tuple[int, Box], ...]
    """(edge, straight run)."""
    forbidden: tuple[tuple[float, float, float, float], ...] = ()
    """Solid things and runs with CLEAN around them: left, top, right, bottom."""

    def near(self, region: Box) -> Clearing:
        """What can matter to texts inside a region."""

        def close(box: Box) -> bool:
            return apart(box, region) < HORIZON

        solid = tuple(b for b in self.solid if close(b))
        runs = tuple(r for r in self.runs if close(r[1]))
        forbidden = tuple(
            (b.x - CLEAN, b.y - CLEAN, b.right + CLEAN, b.bottom + CLEAN)
            for b in (*solid, *(run for _, run in runs))
        )
        symbols = tuple(s for s in self.symbols if close(s.box))
        return Clearing(self.frame, self.rules, symbols, solid, runs, forbidden)

    def clean(self, box: Box) -> bool:
        """Nothing lies under the box, and it stays in the columns and between two row rules.

        To be asked of a part of a page that `near` gave.
        """
        frame = self.frame
        if box.x < frame.x + CLEAN or box.right > frame.right - CLEAN:
            return False
        if box.y < frame.y + CLEAN or box.bottom > frame.bottom - CLEAN:
            return False
        if any(box.y - CLEAN < rule < box.bottom + CLEAN for rule in self.rules):
            return False
        left, top, right, bottom = box.x, box.y, box.right, box.bottom
        for x0, y0, x1, y1 in self.forbidden:
            if x0 < right and left < x1 and y0 < bottom and top < y1:
                return False
        return not any(symbol.hit_by(box) for symbol in self.symbols)

    def own(self, box: Box, edge: int) -> bool:
        """The box is nearer to its own arrow than to any other."""
        mine = min((apart(box, run) for i, run in self.runs if i == edge), default=HORIZON)
        return all(apart(box, run) >= mine + NEARER for i, run in self.runs if i != edge)

    def beside(self, boxes: list[Box], spot: int, reach: float) -> bool:
        """Some lines of text are within reach of their own symbol, and nearer to it than to any other."""
        gaps = {s.spot: min(s.gap(box) for box in boxes) for s in self.symbols}
        mine = gaps.pop(spot, HORIZON)
        return mine <= reach and all(gap > mine + NEARER for gap in gaps.values())


def clearing_of(plan: Plan, columns: Columns, geometry: Geometry, texts: tuple[Box, ...]) -> Clearing:
    """The obstacles of a page; `texts` is the room kept beside connectors."""
    rules = geometry.heights.rules
    left, right = columns.left(0), columns.left(columns.count)
    symbols = tuple(
        _Symbol(i, box, not isinstance(s.what, Konektor) and s.what.simbol.jenis == "keputusan")
        for i, (s, box) in enumerate(zip(plan.spots, geometry.boxes, strict=True))
    )
    links = (_run_box(a, b) for _, line in geometry.links for a, b in pairwise(line))
    heads = (_head_box(line) for line in geometry.lines)
    return Clearing(
        Box(left, rules[0], right - left, rules[-1] - rules[0]),
        rules,
        symbols,
        (*texts, *heads, *links),
        tuple(_numbered_runs(geometry)),
    )


def _numbered_runs(geometry: Geometry) -> Iterator[tuple[int, Box]]:
    for i, line in enumerate(geometry.lines):
        for a, b in pairwise(line):
            yield i, _run_box(a, b)
