"""Single things of a drawing as data for the Typst template: lines, symbols, arrows, links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sopctl.layout.measure import drawable, text_width
from sopctl.layout.stages import LINE_STOP, Arrow, Label, Page, Point, Shape, Table, TextLine
from sopctl.render.lembar import Lembar
from sopctl.render.penghubung import other_end, reference_parts, said
from sopctl.render.reading import gaps
from sopctl.render.strokes import (
    ARROW_WIDTH,
    BROKEN_COLOUR,
    BROKEN_DASH,
    BROKEN_WIDTH,
    LIGHT_COLOUR,
    LIGHT_WIDTH,
    LINK_DASH,
    LINK_WIDTH,
    RULE_WIDTH,
    SHAPE_WIDTH,
    head_points,
    table_rules,
)

Data = dict[str, Any]


def mm(value: float) -> float:
    """As the template is given it: steady to the micrometre."""
    # Adding zero turns a negative zero into a plain one.
    return round(value, 3) + 0.0


def points_data(points: tuple[Point, ...]) -> list[list[float]]:
    """Corners."""
    return [[mm(x), mm(y)] for x, y in points]


def line_data(line: TextLine, gap: str = "") -> list[Any]:
    """One line of type. The gap is not seen at its end, but a reader needs it between two words."""
    return [mm(line.x), mm(line.y), line.size, line.bold, line.upright, drawable(line.text) + gap]


def lines_data(lines: tuple[TextLine, ...], paragraphs: tuple[str, ...] = ()) -> list[list[Any]]:
    """Lines of one text; `paragraphs` is the text unbroken."""
    return [line_data(line, gap) for line, gap in zip(lines, gaps(lines, paragraphs), strict=True)]


def rules_data(tables: tuple[Table, ...]) -> list[list[Any]]:
    """The rules of tables: from, to, width, colour."""
    data = []
    for table in tables:
        for rule in table_rules(table):
            width, colour = (LIGHT_WIDTH, LIGHT_COLOUR) if rule.light else (RULE_WIDTH, "#000")
            data.append([[mm(rule.x1), mm(rule.y1)], [mm(rule.x2), mm(rule.y2)], width, colour])
    return data


def shape_data(shape: Shape, alt: str, lines: tuple[TextLine, ...]) -> Data:
    """A symbol or a connector with the lines in it, and what it says in words."""
    return {
        "x": mm(shape.x),
        "y": mm(shape.y),
        "w": mm(shape.w),
        "h": mm(shape.h),
        "titik": points_data(shape.points),
        "radius": mm(shape.h / 2) if shape.jenis in ("mulai", "selesai") else 0,
        "tebal": BROKEN_WIDTH if shape.rusak else SHAPE_WIDTH,
        "warna": BROKEN_COLOUR if shape.rusak else "#000",
        "putus": list(BROKEN_DASH) if shape.rusak else None,
        "alt": alt,
        "baris": lines_data(lines),
    }


def _arrow(arrow: Arrow) -> Data:
    points, head = arrow.points, head_points(arrow.points)
    (x0, y0), (x1, y1) = points[-2:]
    length = abs(x1 - x0) + abs(y1 - y0)
    stop = (x1 - (x1 - x0) / length * LINE_STOP, y1 - (y1 - y0) / length * LINE_STOP)
    return {"garis": points_data((*points[:-1], stop)), "tebal": ARROW_WIDTH, "kepala": points_data(head)}


def _label(label: Label) -> Data:
    return {"latar": list(map(mm, label.box)), "baris": lines_data(label.lines)}


def front_data(page: Page) -> Data:
    """What lies over the cells of a page, and its foot: seen, and told elsewhere in words."""
    return {
        "bersama": [[points_data(link.points), LINK_WIDTH, list(LINK_DASH)] for link in page.links],
        "panah": list(map(_arrow, page.arrows)),
        "label": list(map(_label, page.labels)),
        "kaki": lines_data(page.foot),
    }


# ---------------------------------------------------------------- connectors


def connector_data(shape: Shape, numbers: dict[str, str], lembar: Lembar) -> tuple[Data, list[Data]]:
    """A connector, and the places of its other ends as links."""
    parts = list(_references(shape, lembar))
    own = shape_data(shape, said(shape, numbers), tuple(line for line, link in parts if link is None))
    return own, [link for _, link in parts if link is not None]


def _references(shape: Shape, lembar: Lembar) -> Iterator[tuple[TextLine, Data | None]]:
    """The lines of a connector in parts, those that name a page as links."""
    for line, page in reference_parts(shape):
        yield line, None if page is None else _reference(shape, page, line, lembar)


def _reference(shape: Shape, page: int, line: TextLine, lembar: Lembar) -> Data:
    """A place beside a connector as a link to the connector's other end."""
    other = other_end(shape, page, lembar.drawing)
    width = text_width(line.text, line.size, line.bold)
    return {
        "halaman": page,
        "y": mm(max(0.0, (other.y if other else 0.0) - 20)),
        "lebar": mm(width + 0.01),
        "baris": line_data(line),
    }
