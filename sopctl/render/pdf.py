"""PDF by Typst: a real table a page, vectors over it, tagged (PDF/UA-1) and made to be kept (PDF/A-2a).

The markup is a fixed template that reads the drawing as data, so no word of a document is ever code. It
runs in an empty folder of its own: there is nothing it could read.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import typst

from sopctl.layout.measure import drawable, text_width
from sopctl.layout.stages import LINE_STOP, Arrow, Cell, Label, Page, Point, Shape, Table, TextLine
from sopctl.render.kata import kata
from sopctl.render.lembar import Lembar
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
from sopctl.render.tertulis import write_alt
from sopctl.resources import resource_path

STANDARDS: list[typst.PDFStandard] = ["1.7", "a-2a", "ua-1"]
_DIGITS = re.compile(r"(\d+)")

Data = dict[str, Any]


def _mm(value: float) -> float:
    # Adding zero turns a negative zero into a plain one.
    return round(value, 3) + 0.0


def _points(points: tuple[Point, ...]) -> list[list[float]]:
    return [[_mm(x), _mm(y)] for x, y in points]


def _line(line: TextLine, gap: str = "") -> list[Any]:
    # The gap is not seen at the end of a line, but a reader needs it between two words.
    return [_mm(line.x), _mm(line.y), line.size, line.bold, line.upright, drawable(line.text) + gap]


def _lines(lines: tuple[TextLine, ...], paragraphs: tuple[str, ...] = ()) -> list[list[Any]]:
    return [_line(line, gap) for line, gap in zip(lines, gaps(lines, paragraphs), strict=True)]


# ---------------------------------------------------------------- a page as data


def _shape(shape: Shape, alt: str, lines: tuple[TextLine, ...]) -> Data:
    return {
        "x": _mm(shape.x),
        "y": _mm(shape.y),
        "w": _mm(shape.w),
        "h": _mm(shape.h),
        "titik": _points(shape.points),
        "radius": _mm(shape.h / 2) if shape.jenis in ("mulai", "selesai") else 0,
        "tebal": BROKEN_WIDTH if shape.rusak else SHAPE_WIDTH,
        "warna": BROKEN_COLOUR if shape.rusak else "#000",
        "putus": list(BROKEN_DASH) if shape.rusak else None,
        "alt": alt,
        "baris": _lines(lines),
    }


def _alt(shape: Shape, alt: dict[str, str]) -> str:
    """What a symbol says in words; one that stands for a missing target says what is written in it."""
    return alt.get(shape.id) or " ".join(line.text for line in shape.lines) or shape.id


def _inside(shape: Shape, cell: Cell, table: Table) -> bool:
    x, y = shape.x + shape.w / 2, shape.y + shape.h / 2
    return (
        table.xs[cell.col] <= x < table.xs[cell.col + cell.col_span]
        and table.ys[cell.row] <= y < table.ys[cell.row + cell.row_span]
    )


def _cell(cell: Cell, table: Table, shapes: list[Data], judul: str | None) -> Data:
    return {
        "kolom": cell.col,
        "lajur": cell.row,
        "lebar": cell.col_span,
        "tinggi": cell.row_span,
        "baris": _lines(cell.lines, cell.paragraphs),
        "simbol": shapes,
        "judul": judul,
    }


def _table(table: Table, page: Page, alt: dict[str, str], judul: str | None) -> Data:
    symbols = [s for s in page.shapes if s.jenis not in ("keluar", "masuk")]
    parts: dict[bool, list[Data]] = {True: [], False: []}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        own = [_shape(s, _alt(s, alt), s.lines) for s in symbols if _inside(s, cell, table)]
        title = judul if cell.role == "nama" else None
        parts[cell.row < table.head_rows].append(_cell(cell, table, own, title))
    return {
        "xs": list(map(_mm, table.xs)),
        "ys": list(map(_mm, table.ys)),
        "kepala": parts[True],
        "sel": parts[False],
    }


def _arrow(arrow: Arrow) -> Data:
    points, head = arrow.points, head_points(arrow.points)
    (x0, y0), (x1, y1) = points[-2:]
    length = abs(x1 - x0) + abs(y1 - y0)
    stop = (x1 - (x1 - x0) / length * LINE_STOP, y1 - (y1 - y0) / length * LINE_STOP)
    return {"garis": _points((*points[:-1], stop)), "tebal": ARROW_WIDTH, "kepala": _points(head)}


def _label(label: Label) -> Data:
    return {"latar": list(map(_mm, label.box)), "baris": _lines(label.lines)}


def _reference(shape: Shape, page: int, line: TextLine, lembar: Lembar) -> Data:
    """A place beside a connector as a link to the connector's other end."""
    other = "masuk" if shape.jenis == "keluar" else "keluar"
    shapes = lembar.drawing.pages[page - 1].shapes
    ends = (s.y for s in shapes if s.jenis == other and s.tanda == shape.tanda)
    width = text_width(line.text, line.size, line.bold)
    return {
        "halaman": page,
        "y": _mm(max(0.0, next(ends, 0.0) - 20)),
        "lebar": _mm(width + 0.01),
        "baris": _line(line),
    }


def _references(shape: Shape, lembar: Lembar) -> Iterator[tuple[TextLine, Data | None]]:
    """The lines of a connector in parts: each page number among them is a link, a lone one with its words."""
    for line in shape.lines:
        if line.text == shape.tanda or line.upright:
            yield line, None
            continue
        if len(shape.halaman) == 1:
            yield line, _reference(shape, shape.halaman[0], line, lembar)
            continue
        x = line.x
        for part in filter(None, _DIGITS.split(line.text)):
            piece = TextLine(x, line.y, part, line.size, line.bold)
            known = part.isdigit() and int(part) in shape.halaman
            yield piece, _reference(shape, int(part), piece, lembar) if known else None
            x += text_width(part, line.size, line.bold)


def _rules(page: Page) -> Iterator[list[Any]]:
    for table in page.tables:
        for rule in table_rules(table):
            width, colour = (LIGHT_WIDTH, LIGHT_COLOUR) if rule.light else (RULE_WIDTH, "#000")
            yield [[_mm(rule.x1), _mm(rule.y1)], [_mm(rule.x2), _mm(rule.y2)], width, colour]


def _title(page: Page, lembar: Lembar) -> str | None:
    """The name of the part of the document that begins on this page."""
    first = next(p for p in lembar.drawing.pages if p.jenis == page.jenis)
    if page is not first or not page.titles:
        return None
    return kata("label", "judul", "tertulis_garis_besar" if page.jenis == "tertulis" else "prosedur")


def _page(page: Page, lembar: Lembar, alt: dict[str, str]) -> Data:
    connectors, references = [], []
    for shape in page.shapes:
        if shape.jenis in ("keluar", "masuk"):
            parts = list(_references(shape, lembar))
            connectors.append(_shape(shape, "", tuple(line for line, link in parts if link is None)))
            references += [link for _, link in parts if link is not None]
    return {
        "garis": list(_rules(page)),
        "judul": _title(page, lembar),
        "baris-judul": _lines(page.titles),
        "logo": list(map(_mm, page.image[1:])) if page.image and lembar.logo else None,
        "tabel": [_table(table, page, alt, lembar.isi.judul) for table in page.tables],
        "bersama": [[_points(link.points), LINK_WIDTH, list(LINK_DASH)] for link in page.links],
        "panah": list(map(_arrow, page.arrows)),
        "penghubung": connectors,
        "label": list(map(_label, page.labels)),
        "rujukan": references,
        "alinea": [_lines(paragraph) for paragraph in page.paragraphs],
        "kaki": _lines(page.foot),
    }


def _data(lembar: Lembar) -> Data:
    paper, day = lembar.drawing.paper, lembar.tanggal
    alt = write_alt(lembar.sop, lembar.alur)
    return {
        "judul": lembar.isi.judul,
        "tanggal": [day.year, day.month, day.day],
        "lebar": _mm(paper.width),
        "tinggi": _mm(paper.height),
        "alt-logo": kata("label", "keterangan", "logo"),
        "halaman": [_page(page, lembar, alt) for page in lembar.drawing.pages],
    }


# ---------------------------------------------------------------- the document


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[resource_path("templates", "fonts")],
    )


@lru_cache(maxsize=1)
def _template() -> bytes:
    with open(resource_path("templates", "typst", "lembar.typ"), "rb") as file:
        return file.read()


def render(lembar: Lembar) -> tuple[bytes, ...]:
    """The sheet as one PDF document."""
    data = json.dumps(_data(lembar), ensure_ascii=False)
    with tempfile.TemporaryDirectory(prefix="sopctl-") as root:
        if lembar.logo is not None:
            with open(os.path.join(root, "logo.png"), "wb") as file:
                file.write(lembar.logo)
        compiler = typst.Compiler(
            _template(),
            root=root,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            package_path=root,
            package_cache_path=root,
        )
        day = lembar.tanggal
        stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
        document = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=stamp)
    if not isinstance(document, bytes):
        raise TypeError("one document was asked for")
    return (document,)
