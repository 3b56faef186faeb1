"""Plane geometry for the judges: points, boxes, convex shapes and orthogonal lines, all in mm."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]
EPS = 0.01
"""What two coordinates may differ by and still be the same: they are written with three decimals."""


class Box(NamedTuple):
    """An upright rectangle."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def middle(self) -> Point:
        """Its centre."""
        return ((self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2)

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0

    @property
    def corners(self) -> tuple[Point, ...]:
        """Clockwise from the top left."""
        return ((self.x0, self.y0), (self.x1, self.y0), (self.x1, self.y1), (self.x0, self.y1))

    def grown(self, by: float) -> Box:
        """Larger by so much on every side."""
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def holds(self, other: Box, tolerance: float = EPS) -> bool:
        """Whether the other lies wholly inside."""
        return (
            other.x0 >= self.x0 - tolerance
            and other.y0 >= self.y0 - tolerance
            and other.x1 <= self.x1 + tolerance
            and other.y1 <= self.y1 + tolerance
        )

    def holds_point(self, point: Point, tolerance: float = EPS) -> bool:
        """Whether the point lies inside."""
        return self.holds(Box(*point, *point), tolerance)

    def meets(self, other: Box, tolerance: float = EPS) -> bool:
        """Whether the two share more than a strip of `tolerance`."""
        return (
            min(self.x1, other.x1) - max(self.x0, other.x0) > tolerance
            and min(self.y1, other.y1) - max(self.y0, other.y0) > tolerance
        )


def box_of(points: Iterable[Point]) -> Box:
    """The smallest box round the points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def box_gap(a: Box, b: Box) -> float:
    """The distance between two boxes, 0 where they meet."""
    return math.hypot(max(a.x0 - b.x1, b.x0 - a.x1, 0.0), max(a.y0 - b.y1, b.y0 - a.y1, 0.0))


def distance(a: Point, b: Point) -> float:
    """Straight distance."""
    return math.hypot(a[0] - b[0], a[1] - b[1])


def same_point(a: Point, b: Point, tolerance: float = EPS) -> bool:
    """Whether two points are one."""
    return abs(a[0] - b[0]) <= tolerance and abs(a[1] - b[1]) <= tolerance


# ---------------------------------------------------------------- convex shapes

Polygon = tuple[Point, ...]
"""A convex polygon, clockwise or not, without a repeated last point."""


def _edges(polygon: Sequence[Point]) -> Iterable[tuple[Point, Point]]:
    return pairwise((*polygon, polygon[0]))


def _parted(a: Sequence[Point], b: Sequence[Point], axis: Point, tolerance: float) -> bool:
    ax, ay = axis
    along_a = [x * ax + y * ay for x, y in a]
    along_b = [x * ax + y * ay for x, y in b]
    return min(max(along_a), max(along_b)) - max(min(along_a), min(along_b)) <= tolerance


def _normals(polygon: Sequence[Point]) -> Iterable[Point]:
    for (x0, y0), (x1, y1) in _edges(polygon):
        length = math.hypot(x1 - x0, y1 - y0)
        if length > 1e-9:
            yield ((y1 - y0) / length, (x0 - x1) / length)


def polygons_meet(a: Polygon, b: Polygon, tolerance: float = EPS) -> bool:
    """Whether two convex polygons overlap by more than `tolerance` (separating axes)."""
    return not any(_parted(a, b, axis, tolerance) for p in (a, b) for axis in _normals(p))


def inside_length(a: Point, b: Point, polygon: Polygon) -> float:
    """How much of the segment a-b lies in the convex polygon, its border included (Cyrus-Beck)."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    cx = sum(x for x, _ in polygon) / len(polygon)
    cy = sum(y for _, y in polygon) / len(polygon)
    enter, leave = 0.0, 1.0
    for ((x0, y0), _), (nx, ny) in zip(_edges(polygon), _normals(polygon), strict=True):
        sign = 1.0 if (cx - x0) * nx + (cy - y0) * ny <= 0 else -1.0
        start = sign * ((a[0] - x0) * nx + (a[1] - y0) * ny)
        slope = sign * (dx * nx + dy * ny)
        if abs(slope) < 1e-9:
            if start > 1e-6:
                return 0.0
            continue
        at = -start / slope
        enter, leave = (enter, min(leave, at)) if slope > 0 else (max(enter, at), leave)
    return max(0.0, leave - enter) * math.hypot(dx, dy)


def point_segment(p: Point, a: Point, b: Point) -> float:
    """The distance of a point from a segment."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    t = 0.0 if square == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def border_distance(p: Point, polygon: Polygon) -> float:
    """The distance of a point from the outline."""
    return min(point_segment(p, a, b) for a, b in _edges(polygon))


def polygon_gap(a: Polygon, b: Polygon) -> float:
    """The distance between two convex polygons, 0 where they overlap."""
    if polygons_meet(a, b, 0.0):
        return 0.0
    return min(
        min(border_distance(p, b) for p in a),
        min(border_distance(p, a) for p in b),
    )


def holds_polygon(outer: Polygon, points: Iterable[Point], tolerance: float = EPS) -> bool:
    """Whether all points lie in the convex polygon, or out of it by no more than `tolerance`."""
    return all(
        inside_length(p, (p[0] + 1e-3, p[1]), outer) > 0 or border_distance(p, outer) <= tolerance
        for p in points
    )


# ---------------------------------------------------------------- orthogonal lines

Line = tuple[Point, ...]
Segment = tuple[Point, Point]


def segments(line: Line) -> list[Segment]:
    """The pieces of a line."""
    return list(pairwise(line))


def length_of(line: Line) -> float:
    """The length along the line."""
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(line))


def direction(a: Point, b: Point) -> tuple[int, int]:
    """(±1, 0) or (0, ±1); (0, 0) for a piece without length."""
    if abs(b[0] - a[0]) >= abs(b[1] - a[1]):
        return ((b[0] > a[0]) - (b[0] < a[0]), 0)
    return (0, (b[1] > a[1]) - (b[1] < a[1]))


def simplified(line: Sequence[Point]) -> Line:
    """The line without points that turn nothing. Pieces without length go too; turning back stays."""
    points: list[Point] = []
    for p in line:
        if points and same_point(points[-1], p, 1e-6):
            continue
        if len(points) > 1 and direction(points[-2], points[-1]) == direction(points[-1], p):
            points[-1] = p
        else:
            points.append(p)
    return tuple(points)


def common_start(a: Line, b: Line) -> float:
    """How far two lines run together from a common first point; 0 where they do not."""
    if not same_point(a[0], b[0]):
        return 0.0
    together = 0.0
    for (p0, p1), (q0, q1) in zip(pairwise(a), pairwise(b), strict=False):
        if direction(p0, p1) != direction(q0, q1):
            break
        length_a, length_b = length_of((p0, p1)), length_of((q0, q1))
        together += min(length_a, length_b)
        if abs(length_a - length_b) > EPS:
            break
    return together


def cut_start(line: Line, length: float) -> Line:
    """What is left of a line after so much of its start; empty where nothing is."""
    left = length
    for i, (p, q) in enumerate(pairwise(line)):
        piece = length_of((p, q))
        if piece > left + EPS:
            dx, dy = direction(p, q)
            start = p if left <= 1e-9 else (p[0] + dx * left, p[1] + dy * left)
            return (start, *line[i + 1 :])
        left = max(0.0, left - piece)
    return ()


def box_of_segment(segment: Segment, half_width: float = 0.0) -> Box:
    """The box that a stroke of twice `half_width` covers."""
    return box_of(segment).grown(half_width)


def box_line_gap(box: Box, line: Line) -> float:
    """The distance between a box and an orthogonal line."""
    return min((box_gap(box, box_of(s)) for s in pairwise(line)), default=math.inf)
