"""The six boxes of the identity sheet: lists under their headings, cut between items where a page ends."""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.layout.block import Hanging, baseline, hang_items, line_height, set_lines
from sopctl.layout.page import MARGIN, content_height, content_width
from sopctl.layout.stages import Cell, IsiIdentitas, Kotak, Paper, TextLine

PADDING = 2.0
_LABEL_WIDTH = 38.0
_BOX_MIN, _BOX_MIN_COMPACT = 22.0, 12.0
_MOVE_BELOW = 0.35
"""A row of boxes that does not fit moves to the next page where less than this part of the page is left."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The columns of the form, and the size of its type."""

    paper: Paper
    size: float
    compact: bool = False
    """Boxes no taller than their text needs, where the page is shared."""

    @property
    def xs(self) -> tuple[float, float, float, float]:
        """The rules: left half, label, value."""
        middle = MARGIN + content_width(self.paper) / 2
        return (MARGIN, middle, middle + _LABEL_WIDTH, self.paper.width - MARGIN)

    @property
    def step(self) -> float:
        """From line to line."""
        return line_height(self.size)

    def inner(self, first: int, last: int) -> float:
        """The room for text between two rules."""
        return self.xs[last] - self.xs[first] - 2 * PADDING


@dataclass(frozen=True, slots=True)
class Box:
    """A box, or the part of one that stands on a page."""

    judul: str
    """Empty where the box is finished and only its neighbour goes on."""
    items: tuple[tuple[Hanging, ...], ...]
    butir: tuple[str, ...]

    @property
    def lines(self) -> int:
        """With its heading."""
        return 1 + sum(map(len, self.items))


BoxRow = tuple[Box, Box]


def _box(kotak: Kotak, width: float, size: float) -> Box:
    return Box(kotak.judul, hang_items(kotak.butir, width, size), kotak.butir)


def box_rows(identitas: IsiIdentitas, frame: Frame) -> list[BoxRow]:
    """The three rows of two boxes, their lists broken into lines."""
    left, right = frame.inner(0, 1), frame.inner(1, 3)
    boxes = identitas.kotak
    return [
        (_box(boxes[i], left, frame.size), _box(boxes[i + 1], right, frame.size))
        for i in range(0, len(boxes), 2)
    ]


def _row_height(row: BoxRow, frame: Frame) -> float:
    least = _BOX_MIN_COMPACT if frame.compact else _BOX_MIN
    return max(least, max(box.lines for box in row) * frame.step + 2 * PADDING)


def _split_box(box: Box, lines: int) -> tuple[Box, Box]:
    """What stands in `lines` lines besides the heading, and the rest; an item is cut only where it must."""
    taken, used = 0, 0
    while taken < len(box.items) and used + len(box.items[taken]) <= lines:
        used += len(box.items[taken])
        taken += 1
    if taken == len(box.items):
        return box, Box("", (), ())
    if taken:
        return (
            Box(box.judul, box.items[:taken], box.butir[:taken]),
            Box(box.judul, box.items[taken:], box.butir[taken:]),
        )
    first = box.items[0]
    said = " ".join(line.text for line in first[:lines])
    rest = " ".join(line.text for line in first[lines:])
    return (
        Box(box.judul, (first[:lines],), (said,)),
        Box(box.judul, (first[lines:], *box.items[1:]), (rest, *box.butir[1:])),
    )


def _split_row(row: BoxRow, room: float, frame: Frame) -> tuple[BoxRow, BoxRow]:
    lines = int((room - 2 * PADDING) / frame.step + 1e-6) - 1
    left, right = (_split_box(box, lines) for box in row)
    return (left[0], right[0]), (left[1], right[1])


def paginate_boxes(rows: list[BoxRow], first_room: float, frame: Frame) -> list[list[BoxRow]]:
    """The rows of boxes page by page; the first page has only `first_room` for them."""
    full = content_height(frame.paper)
    pages: list[list[BoxRow]] = [[]]
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


def _box_cell(box: Box, row: int, col: int, span: int, top: float, frame: Frame) -> Cell:
    x, y = frame.xs[col] + PADDING, top + PADDING
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


def place_boxes(rows: list[BoxRow], first: int, top: float, frame: Frame) -> tuple[list[Cell], list[float]]:
    """The cells of some rows, the first of them in row `first` of its table, and the rules under them."""
    cells: list[Cell] = []
    ys: list[float] = []
    for i, (left, right) in enumerate(rows, first):
        cells += [_box_cell(left, i, 0, 1, top, frame), _box_cell(right, i, 1, 2, top, frame)]
        top += _row_height((left, right), frame)
        ys.append(top)
    return cells, ys
