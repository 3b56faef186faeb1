"""A page of a sheet as frozen values, read from its SVG by the contract of sheet.md and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from sopctl.layout.measure import MM_PER_PT, ink_box, text_width

from .geometri import Box, Line, Point, Polygon, Segment, box_of, same_point, simplified
from .nilai import Bentuk, Garis, Halaman, Lambang, Larik, Tautan, Tulisan
from .svg import Matrix, Styles, UnreadableError, classes_of, commands, number, outline, rounded, subpaths
from .svg import tag_of as tag
from .svg import transform as transform_of


def _data(element: etree._Element) -> tuple[tuple[str, str], ...]:
    pairs = ((str(key), str(value)) for key, value in element.attrib.items())
    return tuple((key[5:], value) for key, value in pairs if key.startswith("data-"))


def _required(element: etree._Element, name: str) -> str:
    value = element.get(name)
    if value is None:
        raise UnreadableError(f"<{tag(element)} class={element.get('class')!r}> lacks {name}")
    return value


@dataclass
class _Reading:
    """What is gathered while walking a page."""

    styles: Styles
    lambang: list[Lambang] = field(default_factory=list)
    panah: list[Garis] = field(default_factory=list)
    kepala: list[Polygon] = field(default_factory=list)
    bersama: list[Tautan] = field(default_factory=list)
    tulisan: list[Tulisan] = field(default_factory=list)
    garis: list[Segment] = field(default_factory=list)
    garis_weights: list[float] = field(default_factory=list)
    latar: list[tuple[Box, int]] = field(default_factory=list)
    order: int = 0


# ---------------------------------------------------------------- text


def _larik(text: str, x: float, y: float, size: float, bold: bool, anchor: str, matrix: Matrix) -> Larik:
    points = size / MM_PER_PT
    start = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * text_width(text, points, bold)
    ink = ink_box(text, points, bold)
    local = Box(start + ink.left, y + ink.top, start + ink.right, y + ink.bottom)
    along = matrix.apply((1.0, 0.0))
    origin = matrix.apply((0.0, 0.0))
    upright = abs(along[1] - origin[1]) > abs(along[0] - origin[0])
    box = box_of(matrix.apply(p) for p in local.corners)
    return Larik(text, box, round(points, 3), upright, matrix.apply((start, y)))


def _bold(styles: Styles, element: etree._Element) -> bool:
    return (styles.get(element, "font-weight") or "normal") in ("bold", "700")


def _size(styles: Styles, element: etree._Element) -> float:
    size = styles.get(element, "font-size")
    if size is None:
        raise UnreadableError("a text without a font-size")
    return number(size)


def _runs(text: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    yield text, text.text or ""
    for child in text:
        if tag(child) == "tspan":
            yield child, "".join(str(part) for part in child.itertext(with_tail=False))
        yield text, child.tail or ""


def _lines(element: etree._Element, styles: Styles, matrix: Matrix) -> Iterator[Larik]:
    x, y = number(element.get("x"), 0.0), number(element.get("y"), 0.0)
    for run, raw in _runs(element):
        if run is not element:
            x, y = number(run.get("x"), x), number(run.get("y"), y)
            x, y = x + number(run.get("dx"), 0.0), y + number(run.get("dy"), 0.0)
        said = re.sub(r"[ \t\r\n]+", " ", raw).strip(" ")
        if not said:
            continue
        size, bold = _size(styles, run), _bold(styles, run)
        anchor = styles.get(run, "text-anchor") or "start"
        yield _larik(said, x, y, size, bold, anchor, matrix)
        x += text_width(said, size / MM_PER_PT, bold)


# ---------------------------------------------------------------- shapes


def _is_diamond(polygon: Polygon, box: Box) -> bool:
    (x, y) = box.middle
    tips = ((x, box.y0), (box.x1, y), (x, box.y1), (box.x0, y))
    return all(any(same_point(tip, p, 0.02) for p in polygon) for tip in tips)


def _is_box(polygon: Polygon, box: Box) -> bool:
    return all(any(same_point(corner, p, 0.02) for p in polygon) for corner in box.corners)


def _bentuk(polygon: Polygon, box: Box) -> Bentuk:
    if len(polygon) == 5:
        return "segilima"
    if len(polygon) == 4:
        if _is_diamond(polygon, box):
            return "wajik"
        return "kotak" if _is_box(polygon, box) else "lain"
    y = box.middle[1]
    ends_round = all(any(same_point((end, y), p, 0.05) for p in polygon) for end in (box.x0, box.x1))
    flat = [p[0] for p in polygon if abs(p[1] - box.y0) < 0.02]
    is_capsule = ends_round and flat and abs((max(flat) - min(flat)) - (box.width - box.height)) < 0.3
    return "kapsul" if is_capsule else "lain"


def _rect(element: etree._Element) -> tuple[Polygon, float]:
    x, y = number(element.get("x"), 0.0), number(element.get("y"), 0.0)
    w, h = number(element.get("width")), number(element.get("height"))
    r = number(element.get("rx") or element.get("ry"), 0.0)
    return rounded(x, y, w, h, min(r, w / 2, h / 2)), min(r, h / 2) / h


def _points(text: str) -> tuple[Point, ...]:
    values = [number(v) for v in text.replace(",", " ").split()]
    return tuple(zip(values[::2], values[1::2], strict=True))


def _shape(element: etree._Element, matrix: Matrix) -> tuple[Polygon, Bentuk]:
    kind = tag(element)
    if kind == "rect":
        polygon, roundness = _rect(element)
        moved = tuple(matrix.apply(p) for p in polygon)
        if roundness >= 0.45:
            return moved, "kapsul"
        return moved, "kotak" if roundness <= 0.15 else "lain"
    if kind == "polygon":
        polygon = outline(_points(_required(element, "points")))
    elif kind == "path":
        polygon = outline(subpaths(_required(element, "d"))[0])
    else:
        raise UnreadableError(f"a symbol drawn with <{kind}>")
    moved = tuple(matrix.apply(p) for p in polygon)
    return moved, _bentuk(moved, box_of(moved))


def _children(element: etree._Element) -> list[etree._Element]:
    return [child for child in element if tag(child)]


def _lambang(element: etree._Element, reading: _Reading, matrix: Matrix) -> None:
    children = [c for c in _children(element) if tag(c) not in ("title", "desc")]
    if not children:
        raise UnreadableError("an empty symbol")
    inner = matrix.after(transform_of(children[0].get("transform")))
    polygon, bentuk = _shape(children[0], inner)
    id = _required(element, "data-id")
    before = len(reading.tulisan)
    for child in children:
        _walk(child, reading, matrix, id)
    reading.lambang.append(
        Lambang(
            id,
            _required(element, "data-jenis"),
            _required(element, "data-pelaksana"),
            bentuk,
            polygon,
            box_of(polygon),
            element.get("data-tanda"),
            element.get("data-ke"),
            tuple(reading.tulisan[before:]),
        )
    )


# ---------------------------------------------------------------- lines


def _arrow_points(d: str) -> Line:
    points: list[Point] = []
    for command, values in commands(d):
        if command == "M" and not points:
            points.append((values[0], values[1]))
        elif command == "H" and points:
            points.append((values[0], points[-1][1]))
        elif command == "V" and points:
            points.append((points[-1][0], values[0]))
        else:
            raise UnreadableError(f"an arrow's path has {command} in {d!r}")
    if len(points) < 2:
        raise UnreadableError(f"an arrow without length: {d!r}")
    return tuple(points)


def _weight(element: etree._Element, styles: Styles) -> float | None:
    value = styles.get(element, "stroke-width")
    return None if value is None else number(value)


def _panah(element: etree._Element, reading: _Reading, matrix: Matrix) -> None:
    raw = tuple(matrix.apply(p) for p in _arrow_points(_required(element, "d")))
    reading.panah.append(
        Garis(
            tuple(_required(element, "data-dari").split()),
            _required(element, "data-ke"),
            _required(element, "data-label"),
            element.get("data-tanda"),
            simplified(raw),
            raw,
            _weight(element, reading.styles),
        )
    )


def _bersama(element: etree._Element, reading: _Reading, matrix: Matrix) -> None:
    lines = (tuple(matrix.apply(p) for p in path) for path in subpaths(_required(element, "d")))
    dash = reading.styles.get(element, "stroke-dasharray")
    reading.bersama.append(
        Tautan(
            _required(element, "data-id"),
            tuple(simplified(line) for line in lines),
            dash not in (None, "none", "0"),
        )
    )


def _rule_lines(element: etree._Element) -> list[Line]:
    kind = tag(element)
    if kind == "line":
        x1, y1, x2, y2 = (number(element.get(name), 0.0) for name in ("x1", "y1", "x2", "y2"))
        return [((x1, y1), (x2, y2))]
    if kind == "path":
        return list(subpaths(_required(element, "d")))
    if kind in ("polyline", "polygon"):
        points = _points(_required(element, "points"))
        return [points if kind == "polyline" else (*points, points[0])]
    if kind == "rect":
        polygon, _ = _rect(element)
        return [(*polygon, polygon[0])]
    raise UnreadableError(f"a rule drawn with <{kind}>")


def _garis(element: etree._Element, reading: _Reading, matrix: Matrix) -> None:
    inner = matrix
    if tag(element) == "g":
        for child in _children(element):
            _garis(child, reading, inner.after(transform_of(child.get("transform"))))
        return
    for line in _rule_lines(element):
        moved = simplified(tuple(inner.apply(p) for p in line))
        reading.garis.extend(pairwise(moved))
    weight = _weight(element, reading.styles)
    if weight is not None:
        reading.garis_weights.append(weight)


def _kepala(element: etree._Element, reading: _Reading, matrix: Matrix) -> None:
    kind = tag(element)
    if kind == "polygon":
        outlines: Iterable[tuple[Point, ...]] = [_points(_required(element, "points"))]
    elif kind == "path":
        outlines = subpaths(_required(element, "d"))
    else:
        raise UnreadableError(f"an arrowhead drawn with <{kind}>")
    reading.kepala.extend(outline(tuple(matrix.apply(p) for p in points)) for points in outlines)


# ---------------------------------------------------------------- the page

_READERS = {"simbol": _lambang, "panah": _panah, "bersama": _bersama, "garis": _garis, "kepala": _kepala}
_SILENT = ("title", "desc", "style", "defs", "metadata")


def _text(element: etree._Element, reading: _Reading, matrix: Matrix, simbol: str | None) -> None:
    lines = tuple(_lines(element, reading.styles, matrix))
    if lines:
        reading.tulisan.append(
            Tulisan(classes_of(element), _data(element), lines, reading.order, simbol),
        )


def _walk(element: etree._Element, reading: _Reading, outer: Matrix, simbol: str | None) -> None:
    kind = tag(element)
    if not kind or kind in _SILENT:
        return
    reading.order += 1
    matrix = outer.after(transform_of(element.get("transform")))
    classes = classes_of(element)
    reader = next((_READERS[c] for c in classes if c in _READERS), None)
    if reader is not None:
        reader(element, reading, matrix)
    elif kind == "text":
        _text(element, reading, matrix, simbol)
    elif "latar" in classes:
        polygon, _ = _rect(element)
        reading.latar.append((box_of(matrix.apply(p) for p in polygon), reading.order))
    else:
        for child in element:
            _walk(child, reading, matrix, simbol)


def _child_text(root: etree._Element, name: str) -> str:
    return next((child.text or "" for child in root if tag(child) == name), "").strip()


def baca_halaman(svg: bytes | str) -> Halaman:
    """One page from its SVG. Raises UnreadableError where it breaks the contract beyond reading."""
    root = etree.fromstring(svg.encode() if isinstance(svg, str) else svg)
    view = [number(v) for v in _required(root, "viewBox").replace(",", " ").split()]
    reading = _Reading(Styles(root))
    for child in root:
        _walk(child, reading, Matrix(), None)
    return Halaman(
        int(_required(root, "data-halaman")),
        int(_required(root, "data-jumlah-halaman")),
        Box(view[0], view[1], view[0] + view[2], view[1] + view[3]),
        _child_text(root, "title"),
        _child_text(root, "desc"),
        tuple(reading.lambang),
        tuple(reading.panah),
        tuple(reading.kepala),
        tuple(reading.bersama),
        tuple(reading.tulisan),
        tuple(reading.garis),
        max(reading.garis_weights, default=None),
        tuple(reading.latar),
    )


def baca(pages: Iterable[bytes | str]) -> tuple[Halaman, ...]:
    """A whole sheet, page by page."""
    return tuple(baca_halaman(page) for page in pages)
