"""Connectors in words and as links: the places of their other ends, which a reader wants to go to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopctl.layout.measure import text_width
from sopctl.layout.stages import Drawing, Shape, TextLine
from sopctl.render.kata import kata

_DIGITS = re.compile(r"(\d+)")


def said(shape: Shape, numbers: dict[str, str]) -> str:
    """A connector in words; `numbers` is the number of each step by its id."""
    return kata(
        "label", "penghubung", shape.jenis, tanda=shape.tanda or "", nomor=numbers.get(shape.ke or "", "")
    )


def reference_parts(shape: Shape) -> Iterator[tuple[TextLine, int | None]]:
    """The lines of a connector in parts: each page number among them by itself, a lone one with its words."""
    for line in shape.lines:
        if line.text == shape.tanda or line.upright:
            yield line, None
            continue
        if len(shape.halaman) == 1:
            yield line, shape.halaman[0]
            continue
        x = line.x
        for part in filter(None, _DIGITS.split(line.text)):
            known = part.isdigit() and int(part) in shape.halaman
            yield TextLine(x, line.y, part, line.size, line.bold), int(part) if known else None
            x += text_width(part, line.size, line.bold)


def other_end(shape: Shape, page: int, drawing: Drawing) -> Shape | None:
    """The connector on another page, from 1, that continues this one."""
    other = "masuk" if shape.jenis == "keluar" else "keluar"
    shapes = drawing.pages[page - 1].shapes
    return next((s for s in shapes if s.jenis == other and s.tanda == shape.tanda), None)
