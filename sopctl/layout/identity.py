"""The identity sheet: the official two-column form, on as many pages as its boxes need (sheet.md, "Pages" 1).

Requires an `Isi` with six boxes. Ensures that no text is cut or smaller than 8 pt, that a box stands
whole unless it is taller than what is left of a page, and that a continued box repeats its heading.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.errors import SopctlError
from sopctl.layout.block import centre_lines, line_height, set_lines
from sopctl.layout.boxes import PADDING, BoxRow, Frame, box_rows, paginate_boxes, place_boxes
from sopctl.layout.measure import break_lines
from sopctl.layout.page import CONTENT_TOP, content_bottom
from sopctl.layout.stages import Cell, Isi, IsiIdentitas, Page, Paper, Table, TextLine

_SIZES = (10.0, 9.0, 8.0)
_SIGNATURE = 20.0
"""Room for a signature and a stamp, in mm."""
_LOGO_HEIGHT = 24.0
_LOGO_GAP = 3.0


# ---------------------------------------------------------------- the head of the form


@dataclass(frozen=True, slots=True)
class _HeadRow:
    label: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    """After the room for a signature; empty where there is none."""
    paragraphs: tuple[str, ...]
    bold: bool = False


def _head_rows(identitas: IsiIdentitas, frame: Frame) -> list[_HeadRow]:
    width = frame.inner(2, 3)
    last = len(identitas.baris) - 1
    rows = [
        _HeadRow(label, break_lines(value, width, frame.size, i == last), (), (value,), i == last)
        for i, (label, value) in enumerate(identitas.baris)
    ]
    label, above, below = identitas.pengesah
    broken = [
        tuple(line for text in part for line in break_lines(text, width, frame.size))
        for part in (above, below)
    ]
    rows.insert(identitas.pengesah_di, _HeadRow(label, broken[0], broken[1], (*above, *below)))
    return rows


def _head_height(row: _HeadRow, frame: Frame) -> float:
    label_lines = len(break_lines(row.label, frame.inner(1, 2), frame.size))
    signature = _SIGNATURE if row.below else 0.0
    return max(label_lines, len(row.above) + len(row.below)) * frame.step + signature + 2 * PADDING


@dataclass(frozen=True, slots=True)
class _Letterhead:
    """What stands in the left column, from top to bottom."""

    lines: tuple[tuple[str, float, bool], ...]
    logo: tuple[float, float] | None
    """Width and height."""

    @property
    def height(self) -> float:
        logo = self.logo[1] + _LOGO_GAP if self.logo else 0.0
        return logo + sum(line_height(size) for _, size, _ in self.lines)


def _letterhead(identitas: IsiIdentitas, frame: Frame) -> _Letterhead:
    width = frame.inner(0, 1)
    lines = tuple(
        (line, frame.size + 2, True)
        for text in identitas.instansi
        for line in break_lines(text, width, frame.size + 2, True)
    )
    logo = None
    if identitas.logo is not None:
        logo_width = min(_LOGO_HEIGHT * identitas.logo_ratio, width)
        logo = (logo_width, logo_width / identitas.logo_ratio)
    return _Letterhead(lines, logo)


def _place_letterhead(
    head: _Letterhead, identitas: IsiIdentitas, frame: Frame, top: float, bottom: float
) -> tuple[tuple[TextLine, ...], tuple[str, float, float, float, float] | None]:
    left, width = frame.xs[0] + PADDING, frame.inner(0, 1)
    y = top + (bottom - top - head.height) / 2
    image = None
    if head.logo is not None and identitas.logo is not None:
        image = (identitas.logo, left + (width - head.logo[0]) / 2, y, *head.logo)
        y += head.logo[1] + _LOGO_GAP
    placed: list[TextLine] = []
    for line, size, bold in head.lines:
        placed.extend(centre_lines((line,), left, width, y, size, bold))
        y += line_height(size)
    return tuple(placed), image


def _head_cells(row: _HeadRow, index: int, top: float, frame: Frame) -> tuple[Cell, Cell]:
    y = top + PADDING
    label = break_lines(row.label, frame.inner(1, 2), frame.size)
    lines = set_lines(row.above, frame.xs[2] + PADDING, y, frame.size, row.bold)
    under = y + len(row.above) * frame.step + _SIGNATURE
    lines += set_lines(row.below, frame.xs[2] + PADDING, under, frame.size)
    return (
        Cell(
            index,
            1,
            1,
            1,
            set_lines(label, frame.xs[1] + PADDING, y, frame.size),
            head=True,
            role="label",
            paragraphs=(row.label,),
        ),
        Cell(index, 2, 1, 1, lines, role="nama" if row.bold else "isi", paragraphs=row.paragraphs),
    )


# ---------------------------------------------------------------- the pages


def _first_page(isi: IsiIdentitas, boxes: list[BoxRow], heights: list[float], frame: Frame) -> Page:
    ys = [CONTENT_TOP]
    for height in heights:
        ys.append(ys[-1] + height)
    lines, image = _place_letterhead(_letterhead(isi, frame), isi, frame, ys[0], ys[-1])
    rows = _head_rows(isi, frame)
    cells = [Cell(0, 0, len(rows), 1, lines, role="instansi", paragraphs=isi.instansi)]
    for i, row in enumerate(rows):
        cells.extend(_head_cells(row, i, ys[i], frame))
    more_cells, more_ys = place_boxes(boxes, len(rows), ys[-1], frame)
    table = Table(frame.xs, (*ys, *more_ys), 0, (*cells, *more_cells))
    return Page(0, "identitas", (table,), (), (), image=image)


def _next_page(boxes: list[BoxRow], frame: Frame) -> Page:
    cells, ys = place_boxes(boxes, 0, CONTENT_TOP, frame)
    return Page(0, "identitas", (Table(frame.xs, (CONTENT_TOP, *ys), 0, tuple(cells)),), (), ())


def _head_heights(identitas: IsiIdentitas, frame: Frame) -> list[float]:
    heights = [_head_height(row, frame) for row in _head_rows(identitas, frame)]
    lacking = _letterhead(identitas, frame).height + 2 * PADDING - sum(heights)
    if lacking > 0:
        heights[-1] += lacking
    return heights


def _lay_out(identitas: IsiIdentitas, frame: Frame) -> tuple[Page, ...]:
    heights = _head_heights(identitas, frame)
    room = content_bottom(frame.paper) - CONTENT_TOP - sum(heights)
    if room < 0:
        return ()
    first, *others = paginate_boxes(box_rows(identitas, frame), room, frame)
    return (_first_page(identitas, first, heights, frame), *(_next_page(boxes, frame) for boxes in others))


def _boxes(pages: tuple[Page, ...]) -> int:
    """How many boxes were drawn: a box that goes on counts again."""
    return sum(cell.role == "kotak" for page in pages for table in page.tables for cell in table.cells)


def lay_out_identity(isi: Isi, paper: Paper) -> tuple[Page, ...]:
    """The identity pages, not yet numbered: the fewest, then the fewest boxes cut, then the largest type.

    Raises SopctlError where the head of the form alone is taller than a page.
    """
    tries = [_lay_out(isi.identitas, Frame(paper, size)) for size in _SIZES]
    possible = [pages for pages in tries if pages]
    if not possible:
        raise SopctlError("render.identitas-terlalu-tinggi", kertas=paper.name)
    return min(possible, key=lambda pages: (len(pages), _boxes(pages)))


@dataclass(frozen=True, slots=True)
class Whole:
    """An identity that stands on one page, and what it takes of its height."""

    page: Page
    height: float


def whole_identities(isi: Isi, paper: Paper) -> tuple[Whole, ...]:
    """The identity on one page in every way that fits: ample before compact, large type before small."""
    whole = []
    for compact in (False, True):
        for size in _SIZES:
            pages = _lay_out(isi.identitas, Frame(paper, size, compact))
            if len(pages) == 1:
                (table,) = pages[0].tables
                whole.append(Whole(pages[0], table.ys[-1] - table.ys[0]))
    return tuple(whole)
