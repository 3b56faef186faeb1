"""The identity sheet: the official two-column form, on as many pages as its boxes need (sheet.md, "Pages" 1).

Requires an `Isi` with six boxes. Ensures that no text is cut or smaller than 8 pt, that a box stands
whole unless it is taller than what is left of a page, and that a continued box repeats its heading.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.errors import SopctlError
from sopctl.layout.block import Hanging, baseline, centre_lines, hang_items, line_height, set_lines
from sopctl.layout.measure import break_lines
from sopctl.layout.page import CONTENT_TOP, MARGIN, content_bottom, content_height, content_width
from sopctl.layout.stages import Cell, Isi, IsiIdentitas, Kotak, Page, Paper, Table, TextLine

_SIZES = (10.0, 9.0, 8.0)
_PADDING = 2.0
_LABEL_WIDTH = 38.0
_SIGNATURE = 20.0
"""Room for a signature and a stamp, in mm."""
_LOGO_HEIGHT = 24.0
_LOGO_GAP = 3.0
_BOX_MIN = 22.0
_MOVE_BELOW = 0.35
"""A row of boxes that does not fit moves to the next page where less than this part of the page is left."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The columns of the form, and the size of its type."""

    paper: Paper
    size: float

    @property
    def xs(self) -> tuple[float, float, float, float]:
        middle = MARGIN + content_width(self.paper) / 2
        return (MARGIN, middle, middle + _LABEL_WIDTH, self.paper.width - MARGIN)

    @property
    def step(self) -> float:
        return line_height(self.size)

    def inner(self, first: int, last: int) -> float:
        """The room for text between two rules."""
        return self.xs[last] - self.xs[first] - 2 * _PADDING


# ---------------------------------------------------------------- the head of the form


@dataclass(frozen=True, slots=True)
class _HeadRow:
    label: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    """After the room for a signature; empty where there is none."""
    paragraphs: tuple[str, ...]
    bold: bool = False


def _head_rows(identitas: IsiIdentitas, frame: _Frame) -> list[_HeadRow]:
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


def _head_height(row: _HeadRow, frame: _Frame) -> float:
    label_lines = len(break_lines(row.label, frame.inner(1, 2), frame.size))
    signature = _SIGNATURE if row.below else 0.0
    return max(label_lines, len(row.above) + len(row.below)) * frame.step + signature + 2 * _PADDING


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


def _letterhead(identitas: IsiIdentitas, frame: _Frame) -> _Letterhead:
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
    head: _Letterhead, identitas: IsiIdentitas, frame: _Frame, top: float, bottom: float
) -> tuple[tuple[TextLine, ...], tuple[str, float, float, float, float] | None]:
    left, width = frame.xs[0] + _PADDING, frame.inner(0, 1)
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


def _head_cells(row: _HeadRow, index: int, top: float, frame: _Frame) -> tuple[Cell, Cell]:
    y = top + _PADDING
    label = break_lines(row.label, frame.inner(1, 2), frame.size)
    lines = set_lines(row.above, frame.xs[2] + _PADDING, y, frame.size, row.bold)
    under = y + len(row.above) * frame.step + _SIGNATURE
    lines += set_lines(row.below, frame.xs[2] + _PADDING, under, frame.size)
    return (
        Cell(
            index,
            1,
            1,
            1,
            set_lines(label, frame.xs[1] + _PADDING, y, frame.size),
            head=True,
            role="label",
            paragraphs=(row.label,),
        ),
        Cell(index, 2, 1, 1, lines, role="nama" if row.bold else "isi", paragraphs=row.paragraphs),
    )


# ---------------------------------------------------------------- the boxes


@dataclass(frozen=True, slots=True)
class _Box:
    judul: str
    """Empty where the box is finished and only its neighbour goes on."""
    items: tuple[tuple[Hanging, ...], ...]
    butir: tuple[str, ...]

    @property
    def lines(self) -> int:
        """With its heading."""
        return 1 + sum(map(len, self.items))


_BoxRow = tuple[_Box, _Box]


def _box(kotak: Kotak, width: float, size: float) -> _Box:
    return _Box(kotak.judul, hang_items(kotak.butir, width, size), kotak.butir)


def _box_rows(identitas: IsiIdentitas, frame: _Frame) -> list[_BoxRow]:
    left, right = frame.inner(0, 1), frame.inner(1, 3)
    boxes = identitas.kotak
    return [
        (_box(boxes[i], left, frame.size), _box(boxes[i + 1], right, frame.size))
        for i in range(0, len(boxes), 2)
    ]


def _row_height(row: _BoxRow, frame: _Frame) -> float:
    return max(_BOX_MIN, max(box.lines for box in row) * frame.step + 2 * _PADDING)


def _split_box(box: _Box, lines: int) -> tuple[_Box, _Box]:
    """What stands in `lines` lines besides the heading, and the rest; an item is cut only where it must."""
    taken, used = 0, 0
    while taken < len(box.items) and used + len(box.items[taken]) <= lines:
        used += len(box.items[taken])
        taken += 1
    if taken == len(box.items):
        return box, _Box("", (), ())
    if taken:
        return (
            _Box(box.judul, box.items[:taken], box.butir[:taken]),
            _Box(box.judul, box.items[taken:], box.butir[taken:]),
        )
    first = box.items[0]
    said = " ".join(line.text for line in first[:lines])
    rest = " ".join(line.text for line in first[lines:])
    return (
        _Box(box.judul, (first[:lines],), (said,)),
        _Box(box.judul, (first[lines:], *box.items[1:]), (rest, *box.butir[1:])),
    )


def _split_row(row: _BoxRow, room: float, frame: _Frame) -> tuple[_BoxRow, _BoxRow]:
    lines = int((room - 2 * _PADDING) / frame.step + 1e-6) - 1
    left, right = (_split_box(box, lines) for box in row)
    return (left[0], right[0]), (left[1], right[1])


def _paginate(rows: list[_BoxRow], first_room: float, frame: _Frame) -> list[list[_BoxRow]]:
    """The rows of boxes page by page; the first page has only `first_room` for them."""
    full = content_height(frame.paper)
    pages: list[list[_BoxRow]] = [[]]
    room, queue = first_room, list(rows)
    while queue:
        row = queue.pop(0)
        height = _row_height(row, frame)
        if height <= room + 1e-6:
            pages[-1].append(row)
            room -= height
            continue
        if room < full and ((height <= full and room < _MOVE_BELOW * full) or room < _BOX_MIN):
            pages.append([])
            room = full
            queue.insert(0, row)
            continue
        fitting, rest = _split_row(row, room, frame)
        pages[-1].append(fitting)
        pages.append([])
        room = full
        queue.insert(0, rest)
    return pages


def _box_cell(box: _Box, row: int, col: int, span: int, top: float, frame: _Frame) -> Cell:
    x, y = frame.xs[col] + _PADDING, top + _PADDING
    if not box.judul:
        return Cell(row, col, 1, span, (), role="kotak")
    lines = list(set_lines((box.judul,), x, y, frame.size, bold=True))
    first = y + frame.step + baseline(frame.size)
    flat = [line for item in box.items for line in item]
    lines += [
        TextLine(x + line.indent, first + i * frame.step, line.text, frame.size)
        for i, line in enumerate(flat)
    ]
    return Cell(row, col, 1, span, tuple(lines), role="kotak", paragraphs=(box.judul, *box.butir))


def _boxes_table(
    rows: list[_BoxRow], first: int, top: float, frame: _Frame
) -> tuple[list[Cell], list[float]]:
    cells: list[Cell] = []
    ys: list[float] = []
    for i, (left, right) in enumerate(rows, first):
        cells += [_box_cell(left, i, 0, 1, top, frame), _box_cell(right, i, 1, 2, top, frame)]
        top += _row_height((left, right), frame)
        ys.append(top)
    return cells, ys


# ---------------------------------------------------------------- the pages


def _first_page(isi: IsiIdentitas, boxes: list[_BoxRow], heights: list[float], frame: _Frame) -> Page:
    ys = [CONTENT_TOP]
    for height in heights:
        ys.append(ys[-1] + height)
    lines, image = _place_letterhead(_letterhead(isi, frame), isi, frame, ys[0], ys[-1])
    rows = _head_rows(isi, frame)
    cells = [Cell(0, 0, len(rows), 1, lines, role="instansi", paragraphs=isi.instansi)]
    for i, row in enumerate(rows):
        cells.extend(_head_cells(row, i, ys[i], frame))
    more_cells, more_ys = _boxes_table(boxes, len(rows), ys[-1], frame)
    table = Table(frame.xs, (*ys, *more_ys), 0, (*cells, *more_cells))
    return Page(0, "identitas", (table,), (), (), image=image)


def _next_page(boxes: list[_BoxRow], frame: _Frame) -> Page:
    cells, ys = _boxes_table(boxes, 0, CONTENT_TOP, frame)
    return Page(0, "identitas", (Table(frame.xs, (CONTENT_TOP, *ys), 0, tuple(cells)),), (), ())


def _head_heights(identitas: IsiIdentitas, frame: _Frame) -> list[float]:
    heights = [_head_height(row, frame) for row in _head_rows(identitas, frame)]
    lacking = _letterhead(identitas, frame).height + 2 * _PADDING - sum(heights)
    if lacking > 0:
        heights[-1] += lacking
    return heights


def _lay_out(identitas: IsiIdentitas, frame: _Frame) -> tuple[Page, ...]:
    heights = _head_heights(identitas, frame)
    room = content_bottom(frame.paper) - CONTENT_TOP - sum(heights)
    if room < 0:
        return ()
    first, *others = _paginate(_box_rows(identitas, frame), room, frame)
    return (_first_page(identitas, first, heights, frame), *(_next_page(boxes, frame) for boxes in others))


def _boxes(pages: tuple[Page, ...]) -> int:
    """How many boxes were drawn: a box that goes on counts again."""
    return sum(cell.role == "kotak" for page in pages for table in page.tables for cell in table.cells)


def lay_out_identity(isi: Isi, paper: Paper) -> tuple[Page, ...]:
    """The identity pages, not yet numbered: the fewest, then the fewest boxes cut, then the largest type.

    Raises SopctlError where the head of the form alone is taller than a page.
    """
    tries = [_lay_out(isi.identitas, _Frame(paper, size)) for size in _SIZES]
    possible = [pages for pages in tries if pages]
    if not possible:
        raise SopctlError("render.identitas-terlalu-tinggi", kertas=paper.name)
    return min(possible, key=lambda pages: (len(pages), _boxes(pages)))
