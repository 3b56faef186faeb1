"""The small part of SVG that a sheet is written in: transforms, styles, paths. No meaning yet."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from .geometri import Point, Polygon, same_point


class UnreadableError(ValueError):
    """The page breaks the SVG contract so that nothing can be read from it."""


class Matrix(NamedTuple):
    """An affine map: x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, p: Point) -> Point:
        """The image of a point."""
        return (self.a * p[0] + self.c * p[1] + self.e, self.b * p[0] + self.d * p[1] + self.f)

    def after(self, inner: Matrix) -> Matrix:
        """This map applied to what `inner` gives."""
        e, f = self.apply((inner.e, inner.f))
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )


def tag_of(element: etree._Element) -> str:
    """The local name; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def classes_of(element: etree._Element) -> tuple[str, ...]:
    """The classes, in order."""
    return tuple((element.get("class") or "").split())


def number(text: str | None, default: float | None = None) -> float:
    """A plain number; a unit would not mean millimetres here and is refused."""
    if text is None:
        if default is None:
            raise UnreadableError("a number is missing")
        return default
    try:
        return float(text)
    except ValueError:
        raise UnreadableError(f"{text!r} is no plain number") from None


def _one_transform(name: str, values: list[float]) -> Matrix:
    if name == "translate":
        return Matrix(e=values[0], f=values[1] if len(values) > 1 else 0.0)
    if name == "scale":
        return Matrix(a=values[0], d=values[-1])
    if name == "matrix":
        return Matrix(*values)
    if name == "rotate":
        turn = math.radians(values[0])
        cos, sin = round(math.cos(turn), 12), round(math.sin(turn), 12)
        spin = Matrix(cos, sin, -sin, cos)
        if len(values) == 3:
            x, y = values[1:]
            return Matrix(e=x, f=y).after(spin).after(Matrix(e=-x, f=-y))
        return spin
    raise UnreadableError(f"transform {name!r}")


@lru_cache(maxsize=1024)
def transform(text: str | None) -> Matrix:
    """A `transform` attribute as one map."""
    result = Matrix()
    for name, inner in re.findall(r"(\w+)\s*\(([^)]*)\)", text or ""):
        result = result.after(_one_transform(name, [float(v) for v in re.split(r"[\s,]+", inner.strip())]))
    return result


# ---------------------------------------------------------------- styles


class _CssRule(NamedTuple):
    tag: str
    classes: frozenset[str]
    properties: dict[str, str]


def _properties(text: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in text.split(";") if ":" in part)
    return {key.strip(): value.strip() for key, value in pairs}


def _css_rules(text: str) -> Iterator[_CssRule]:
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        for selector in selectors.split(","):
            match = re.fullmatch(r"\s*([A-Za-z]*)((?:\.[\w-]+)*)\s*", selector)
            if match:
                yield _CssRule(match[1], frozenset(match[2].split(".")) - {""}, _properties(body))


class Styles:
    """Looks up a property of an element: its style, the page's rules, its attribute; then its parents."""

    def __init__(self, root: etree._Element) -> None:
        self._rules = [r for e in root.iter() if tag_of(e) == "style" for r in _css_rules(e.text or "")]

    def own(self, element: etree._Element, name: str) -> str | None:
        """The property as set on the element itself."""
        inline = _properties(element.get("style") or "")
        if name in inline:
            return inline[name]
        classes = set(classes_of(element))
        fitting = [
            (len(r.classes), i, r.properties[name])
            for i, r in enumerate(self._rules)
            if name in r.properties and r.classes <= classes and r.tag in ("", tag_of(element))
        ]
        return max(fitting)[2] if fitting else element.get(name)

    def get(self, element: etree._Element, name: str) -> str | None:
        """The property, inherited where the element does not set it."""
        here: etree._Element | None = element
        while here is not None:
            value = self.own(here, name)
            if value is not None and value != "inherit":
                return value
            here = here.getparent()
        return None


# ---------------------------------------------------------------- paths

_TOKEN = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7, "Z": 0}
_STEPS = 12
"""Straight pieces for a curve: off by under 0.02 mm at the sizes of symbols."""


def commands(d: str) -> Iterator[tuple[str, list[float]]]:
    """The commands of a path with their numbers, repeated ones written out."""
    tokens = _TOKEN.findall(d)
    i, command = 0, ""
    while i < len(tokens):
        if tokens[i][0]:
            command, i = tokens[i][0], i + 1
            if command.upper() not in _ARGUMENTS:
                raise UnreadableError(f"path command {command!r}")
        elif command in ("", "Z", "z"):
            raise UnreadableError(f"path {d!r}")
        count = _ARGUMENTS[command.upper()]
        values = [float(t[1]) for t in tokens[i : i + count] if t[1]]
        if len(values) != count:
            raise UnreadableError(f"path {d!r}")
        i += count
        yield command, values
        command = {"M": "L", "m": "l"}.get(command, command)


def _arc(start: Point, values: list[float]) -> Iterator[Point]:
    """Points of a circular arc (SVG implementation notes, conversion from endpoints to centre)."""
    radius, large, sweep, end = values[0], bool(values[3]), bool(values[4]), (values[5], values[6])
    dx, dy = end[0] - start[0], end[1] - start[1]
    chord = math.hypot(dx, dy)
    radius = max(radius, chord / 2)
    height = math.sqrt(max(0.0, radius * radius - chord * chord / 4))
    side = 1.0 if large != sweep else -1.0
    cx = (start[0] + end[0]) / 2 - side * height * dy / chord
    cy = (start[1] + end[1]) / 2 + side * height * dx / chord
    first = math.atan2(start[1] - cy, start[0] - cx)
    turn = (math.atan2(end[1] - cy, end[0] - cx) - first) % (2 * math.pi)
    if not sweep:
        turn -= 2 * math.pi
    for i in range(1, _STEPS):
        angle = first + turn * i / _STEPS
        yield (cx + radius * math.cos(angle), cy + radius * math.sin(angle))
    yield end


def _cubic(p0: Point, p1: Point, p2: Point, p3: Point) -> Iterator[Point]:
    for i in range(1, _STEPS + 1):
        t = i / _STEPS
        w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        points = (p0, p1, p2, p3)
        yield (
            sum(k * p[0] for k, p in zip(w, points, strict=True)),
            sum(k * p[1] for k, p in zip(w, points, strict=True)),
        )


def _absolute(command: str, values: list[float], at: Point) -> list[float]:
    if command.isupper():
        return values
    if command == "h":
        return [values[0] + at[0]]
    if command == "v":
        return [values[0] + at[1]]
    fixed = 5 if command == "a" else 0
    return [*values[:fixed], *(v + at[i % 2] for i, v in enumerate(values[fixed:]))]


def _pieces(command: str, values: list[float], at: Point) -> list[Point]:
    if command == "H":
        return [(values[0], at[1])]
    if command == "V":
        return [(at[0], values[0])]
    if command == "A":
        return list(_arc(at, values))
    if command == "C":
        return list(_cubic(at, (values[0], values[1]), (values[2], values[3]), (values[4], values[5])))
    if command == "Q":
        control, end = (values[0], values[1]), (values[2], values[3])
        return list(_cubic(at, control, control, end))
    return [(values[0], values[1])]


def subpaths(d: str) -> list[tuple[Point, ...]]:
    """A path in straight pieces, one tuple of points a subpath; a closed one repeats its first point."""
    result: list[list[Point]] = []
    at: Point = (0.0, 0.0)
    for command, raw in commands(d):
        values = _absolute(command, raw, at)
        letter = command.upper()
        if letter == "M":
            result.append([(values[0], values[1])])
        elif not result:
            raise UnreadableError(f"path {d!r} does not begin with M")
        elif letter == "Z":
            result[-1].append(result[-1][0])
        else:
            result[-1].extend(_pieces(letter, values, at))
        at = result[-1][-1]
    return [tuple(points) for points in result]


def outline(points: tuple[Point, ...]) -> Polygon:
    """The corners of a closed outline, each once."""
    corners: list[Point] = []
    for p in points:
        if not corners or not same_point(corners[-1], p, 1e-4):
            corners.append(p)
    if len(corners) > 1 and same_point(corners[0], corners[-1], 1e-4):
        corners.pop()
    if len(corners) < 3:
        raise UnreadableError("a shape without area")
    return tuple(corners)


def rounded(x: float, y: float, w: float, h: float, r: float) -> Polygon:
    """The outline of a rectangle with round corners."""
    if r <= 0:
        return ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
    centres = (
        (x + w - r, y + r, -90),
        (x + w - r, y + h - r, 0),
        (x + r, y + h - r, 90),
        (x + r, y + r, 180),
    )
    points: list[Point] = []
    for cx, cy, first in centres:
        for i in range(_STEPS + 1):
            angle = math.radians(first + 90 * i / _STEPS)
            points.append((cx + r * math.cos(angle), cy + r * math.sin(angle)))
    return outline(tuple(points))
