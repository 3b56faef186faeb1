"""One SVG file a page, by the contract of sheet.md: live text, plain elements, no ids that could clash."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import cache, lru_cache
from xml.sax.saxutils import escape, quoteattr

from sopctl.layout.measure import MM_PER_PT
from sopctl.layout.stages import Arrow, Cell, Label, Link, Page, Point, Shape, TextLine
from sopctl.render.kata import kata
from sopctl.render.lembar import Lembar
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
    SHADE_COLOUR,
    SHAPE_WIDTH,
    head_ground,
    head_points,
    number,
    table_rules,
    visible_length,
)

FONTS = "Liberation Sans, Arimo, Arial, sans-serif"


Value = str | float | None


@cache
def _spelled(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


@lru_cache(maxsize=1024)
def _quoted(value: str) -> str:
    return quoteattr(value)


def _figure(value: float) -> str:
    return f'"{number(value)}"'


def _tag(name: str, content: str | None = None, /, **attributes: Value) -> str:
    """An element; `_` in a name stands for `-`, and at its end for nothing (`class_`). None: left out."""
    written = ""
    for key, value in attributes.items():
        if value is not None:
            written += f" {_spelled(key)}={_quoted(value) if isinstance(value, str) else _figure(value)}"
    return f"<{name}{written}/>" if content is None else f"<{name}{written}>{content}</{name}>"


# ---------------------------------------------------------------- text


def _label_text(lines: tuple[TextLine, ...], class_: str, gap: str, **data: str | float) -> str:
    """A label or a question: one tspan a line, a lone line too, as the contract of sheet.md has it."""
    spans = (_tag("tspan", escape(line.text), x=line.x, y=line.y) for line in lines)
    return _tag("text", gap.join(spans), class_=class_, **data, font_size=lines[0].size * MM_PER_PT)


def _text(lines: tuple[TextLine, ...], class_: str = "teks", **data: str | float) -> str:
    """Lines of one text: a lone line as it is, several as a tspan each."""
    first = lines[0]
    style: dict[str, Value] = {
        "class_": class_,
        **data,
        "font_size": first.size * MM_PER_PT,
        "font_weight": "bold" if first.bold else None,
    }
    if first.upright:
        style["transform"] = f"rotate(-90 {number(first.x)} {number(first.y)})"
    if len(lines) == 1:
        return _tag("text", escape(first.text), x=first.x, y=first.y, **style)
    spans = (_tag("tspan", escape(line.text), x=line.x, y=line.y) for line in lines)
    return _tag("text", " ".join(spans), **style)


def _same_style(lines: tuple[TextLine, ...]) -> Iterator[tuple[TextLine, ...]]:
    """The lines in runs of one style; upright ones alone, since each turns about its own start."""
    run: list[TextLine] = []
    for line in lines:
        if run and (line.upright or (line.size, line.bold) != (run[-1].size, run[-1].bold)):
            yield tuple(run)
            run = []
        run.append(line)
    if run:
        yield tuple(run)


def _cell(cell: Cell) -> Iterator[str]:
    number_of_row = cell.role == "nomor" and cell.baris is not None and not cell.head
    for run in _same_style(cell.lines):
        if number_of_row:
            yield _text(run, "teks nomor", data_baris=str((cell.baris or 0) + 1))
        else:
            yield _text(run)


# ---------------------------------------------------------------- vectors


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def orthogonal_path(points: tuple[Point, ...]) -> str:
    """M, H and V in absolute coordinates. Raises ValueError for a slanting line: our own fault."""
    x, y = number(points[0][0]), number(points[0][1])
    parts = [f"M {x} {y}"]
    for px, py in points[1:]:
        to_x, to_y = number(px), number(py)
        if to_x != x and to_y != y:
            raise ValueError(f"not orthogonal: {points}")
        if to_x != x:
            parts.append(f"H {to_x}")
        elif to_y != y:
            parts.append(f"V {to_y}")
        x, y = to_x, to_y
    return " ".join(parts)


def _outline(shape: Shape) -> str:
    style: dict[str, Value] = {"fill": "#fff", "stroke": "#000", "stroke_width": SHAPE_WIDTH}
    if shape.rusak:
        dash = " ".join(map(number, BROKEN_DASH))
        style |= {"stroke": BROKEN_COLOUR, "stroke_width": BROKEN_WIDTH, "stroke_dasharray": dash}
    if shape.points:
        return _tag("polygon", points=_points(shape.points), **style)
    radius = shape.h / 2 if shape.jenis in ("mulai", "selesai") else None
    return _tag("rect", x=shape.x, y=shape.y, width=shape.w, height=shape.h, rx=radius, **style)


def _shape(shape: Shape) -> str:
    inner = _outline(shape) + "".join(_text((line,)) for line in shape.lines)
    return _tag(
        "g",
        inner,
        class_="simbol rusak" if shape.rusak else "simbol",
        data_id=shape.id,
        data_jenis=shape.jenis,
        data_pelaksana=shape.pelaksana,
        data_tanda=shape.tanda,
        data_ke=shape.ke,
    )


def _arrow(arrow: Arrow) -> str:
    return _tag(
        "path",
        class_="panah",
        data_dari=" ".join(arrow.dari),
        data_ke=arrow.ke,
        data_label=arrow.label,
        data_tanda=arrow.tanda,
        d=orthogonal_path(arrow.points),
        fill="none",
        stroke="#000",
        stroke_width=ARROW_WIDTH,
        # One dash, then a gap that reaches past the tip: the path goes to the tip, its ink does not.
        stroke_dasharray=f"{number(visible_length(arrow))} 4",
    )


def _head(arrow: Arrow) -> str:
    return _tag("polygon", class_="kepala", points=_points(head_points(arrow.points)), fill="#000")


def _link(link: Link) -> str:
    return _tag(
        "path",
        class_="bersama",
        data_id=link.id,
        d=orthogonal_path(link.points),
        fill="none",
        stroke="#000",
        stroke_width=LINK_WIDTH,
        stroke_dasharray=" ".join(map(number, LINK_DASH)),
    )


def _label(label: Label) -> Iterator[str]:
    x, y, width, height = label.box
    yield _tag("rect", class_="latar", x=x, y=y, width=width, height=height, fill="#fff")
    if label.tanya:
        yield _label_text(label.lines, "teks tanya", " ", data_id=label.dari)
    else:
        yield _label_text(label.lines, "label-cabang", "", data_dari=label.dari, data_ke=label.ke)


def draw_rules(page: Page) -> Iterator[str]:
    """The ground of heads and the rules of the tables of a page."""
    for table in page.tables:
        if table.head_rows:
            left, top, width, height = head_ground(table)
            yield _tag("rect", class_="arsir", x=left, y=top, width=width, height=height, fill=SHADE_COLOUR)
        for rule in table_rules(table):
            yield _tag(
                "line",
                class_="garis",
                x1=rule.x1,
                y1=rule.y1,
                x2=rule.x2,
                y2=rule.y2,
                stroke=LIGHT_COLOUR if rule.light else "#000",
                stroke_width=LIGHT_WIDTH if rule.light else RULE_WIDTH,
                # Square ends close the corners of the frame.
                stroke_linecap=None if rule.light else "square",
            )


def draw_flow(page: Page) -> Iterator[str]:
    """Symbols, arrows and labels of a page, in the order in which they lie over each other."""
    yield from map(_link, page.links)
    yield from map(_arrow, page.arrows)
    yield from map(_head, page.arrows)
    yield from map(_shape, page.shapes)
    for label in page.labels:
        yield from _label(label)


# ---------------------------------------------------------------- the page


def _image(page: Page, logo: bytes | None) -> Iterator[str]:
    if page.image is not None and logo is not None:
        _, x, y, width, height = page.image
        data = "data:image/png;base64," + base64.b64encode(logo).decode("ascii")
        yield _tag("image", x=x, y=y, width=width, height=height, href=data)


def draw_page(page: Page, logo: bytes | None) -> Iterator[str]:
    """All that a page shows, in the order in which it lies over each other."""
    yield _tag("rect", x=0, y=0, width="100%", height="100%", fill="#fff")
    yield from draw_rules(page)
    yield from _image(page, logo)
    for table in page.tables:
        for cell in table.cells:
            yield from _cell(cell)
    yield from draw_flow(page)
    yield from (_text((line,), "teks judul") for line in page.titles)
    yield from (_text((line,)) for paragraph in page.paragraphs for line in paragraph)
    yield from (_text((line,), "teks kaki") for line in page.foot)


def _description(page: Page, lembar: Lembar) -> str:
    """What the page shows, for those who do not see it: of a procedure, the flow of its rows in words."""
    head = kata("label", "keterangan", page.jenis)
    rows = sorted({cell.baris for table in page.tables for cell in table.cells if cell.baris is not None})
    sentences = (f"{n} {text}" for row in rows for n, text in lembar.sentences_of(row))
    return " ".join((head, *sentences))


def _page(page: Page, lembar: Lembar) -> bytes:
    paper, total = lembar.drawing.paper, len(lembar.drawing.pages)
    place = kata("label", "kaki", "halaman", halaman=str(page.number), jumlah=str(total))
    body = "\n".join(draw_page(page, lembar.logo))
    inner = "\n".join(
        (
            "",
            _tag("title", escape(f"{lembar.isi.judul}: {place}")),
            _tag("desc", escape(_description(page, lembar))),
            _tag("g", f"\n{body}\n", font_family=FONTS, fill="#000"),
            "",
        )
    )
    svg = _tag(
        "svg",
        inner,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(paper.width)} {number(paper.height)}",
        width=f"{number(paper.width)}mm",
        height=f"{number(paper.height)}mm",
        lang="id",
        role="img",
        data_halaman=str(page.number),
        data_jumlah_halaman=str(total),
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'.encode()


def render(lembar: Lembar) -> tuple[bytes, ...]:
    """The pages asked for as SVG documents, in order."""
    return tuple(_page(page, lembar) for page in lembar.pages)
