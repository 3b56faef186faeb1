"""What every page has: its paper, its margins, its foot, its number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sopctl.errors import SopctlError
from sopctl.layout.measure import break_lines, text_width
from sopctl.layout.stages import Page, Paper, TextLine

MARGIN = 10.0
"""Left, right and top, in mm."""
MARGIN_BOTTOM = 14.0
"""The foot stands in it; most office printers leave 4 mm blank at the edge."""
CONTENT_TOP = MARGIN
FOOT_SIZE = 7.0
FOOT_BASELINE = 7.0
"""From the lower edge of the paper to the baseline of the foot's last line, in mm."""
_FOOT_LEADING = 3.0
_FOOT_GAP = 8.0
_FOOT_LINES = 2

_LANDSCAPE = {"A4": (297.0, 210.0), "F4": (330.0, 215.0), "Legal": (355.6, 215.9), "Letter": (279.4, 215.9)}


def paper_of(name: str, portrait: bool = False) -> Paper:
    """A sheet by its name (sheet.md, "Pages" 3). Raises SopctlError for a name that nobody knows."""
    if name not in _LANDSCAPE:
        raise SopctlError("render.kertas-tak-dikenal", kertas=name, daftar=", ".join(_LANDSCAPE))
    width, height = _LANDSCAPE[name]
    return Paper(name, height, width) if portrait else Paper(name, width, height)


def content_width(paper: Paper) -> float:
    """What lies between the left and the right margin."""
    return paper.width - 2 * MARGIN


def content_height(paper: Paper) -> float:
    """What lies between the top margin and the foot's band."""
    return paper.height - CONTENT_TOP - MARGIN_BOTTOM


def content_bottom(paper: Paper) -> float:
    """Where the content of a page ends, from its upper edge."""
    return paper.height - MARGIN_BOTTOM


def foot(kaki: tuple[str, str], number: int, total: int, paper: Paper) -> tuple[TextLine, ...]:
    """The foot of a page: on the left what the sheet is, on the right which page this is.

    Raises SopctlError where the left part does not fit its two lines: a number of that length is a slip.
    """
    left, template = kaki
    right = template.replace("{halaman}", str(number)).replace("{jumlah}", str(total))
    right_width = text_width(right, FOOT_SIZE)
    lines = break_lines(left, content_width(paper) - right_width - _FOOT_GAP, FOOT_SIZE)
    if len(lines) > _FOOT_LINES:
        raise SopctlError("render.kaki-terlalu-panjang", panjang=len(left))
    base = paper.height - FOOT_BASELINE
    first = base - (len(lines) - 1) * _FOOT_LEADING
    placed = [TextLine(MARGIN, first + i * _FOOT_LEADING, line, FOOT_SIZE) for i, line in enumerate(lines)]
    return (*placed, TextLine(paper.width - MARGIN - right_width, base, right, FOOT_SIZE))


def join_page(upper: Page, lower: Page) -> Page:
    """One page of two that leave each other room: the tables of the upper come first."""
    return replace(
        lower, jenis="gabungan", tables=(*upper.tables, *lower.tables), image=upper.image or lower.image
    )


def number_pages(pages: Iterable[Page], kaki: tuple[str, str], paper: Paper) -> tuple[Page, ...]:
    """The pages with their numbers, from 1, and their feet."""
    body = tuple(pages)
    return tuple(
        replace(page, number=i, foot=foot(kaki, i, len(body), paper)) for i, page in enumerate(body, 1)
    )
