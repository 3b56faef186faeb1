"""The head of the procedure table, repeated on each page.

Two rows of names, three where columns are grouped, and a row of column numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sopctl.layout import sizes
from sopctl.layout.block import baseline, centre_lines, line_height
from sopctl.layout.measure import break_lines, text_width
from sopctl.layout.p1_grid import Columns, cuts_word
from sopctl.layout.stages import Cell, Isi, IsiKolom, TextLine

TALLEST = 45.0
"""An upright name longer than this takes a second line."""


@dataclass(frozen=True, slots=True)
class Head:
    """The heights of the head's rows, and its cells as if the table began at y = 0."""

    heights: tuple[float, ...]
    cells: tuple[Cell, ...]

    @property
    def height(self) -> float:
        """Of the whole head."""
        return sum(self.heights)


@dataclass(frozen=True, slots=True)
class _Name:
    """A column's name as it fits: level, or upright where a word is wider than the column."""

    lines: tuple[str, ...]
    size: float
    upright: bool

    @property
    def height(self) -> float:
        if self.upright:
            return max(text_width(t, self.size, True) for t in self.lines) + 2 * sizes.PADDING
        return len(self.lines) * line_height(self.size) + 2 * sizes.PADDING


def _fit_name(nama: str, width: float) -> _Name:
    room = width - 1.6
    for size in (sizes.TEXT_SIZE, sizes.SMALL_SIZE):
        words = [w for w in nama.replace("/", "/ ").split(" ") if w]
        if max((text_width(w, size, True) for w in words), default=0.0) <= room:
            return _Name(break_lines(nama, room, size, True), size, False)
    size = sizes.SMALL_SIZE
    most = max(1, int(room // line_height(size)))
    for length in (16.0, 22.0, 30.0, TALLEST, 70.0, 110.0):
        lines = break_lines(nama, length, size, True)
        if len(lines) <= most and not cuts_word(nama, lines):
            return _Name(lines, size, True)
    # Longer than any name of an office: level, its words broken, so that nothing is lost.
    return _Name(break_lines(nama, room, size, True), size, False)


def lay_head(isi: Isi, columns: Columns) -> Head:
    """The head for a grid of columns."""
    first, count = columns.first, columns.count
    grouped = any(k.kelompok for k in isi.kolom)
    names = [_fit_name(k.nama, columns.width(c)) for c, k in enumerate(isi.kolom)]
    low = [isi.kepala.kelengkapan, isi.kepala.waktu, isi.kepala.output]
    mutu = [
        _fit_name(t, columns.xs[first + count + i + 1] - columns.xs[first + count + i])
        for i, t in enumerate(low)
    ]
    groups = _groups(isi.kolom) if grouped else []
    bands = [_fit_name(name, columns.left(b) - columns.left(a)) for name, a, b in groups if name]
    single = line_height(sizes.TEXT_SIZE) + 2 * sizes.PADDING
    heights = [single]
    if grouped:
        heights.append(max(b.height for b in bands))
    heights.append(max(n.height for n in [*names, *mutu]))
    rows = len(heights)
    ends = [(isi.kepala.nomor, 0), (isi.kepala.kegiatan, 1), (isi.kepala.keterangan, first + count + 3)]
    outer = [(text, col, _fit_name(text, columns.xs[col + 1] - columns.xs[col])) for text, col in ends]
    heights[-1] += max(0.0, max(name.height for _, _, name in outer) - sum(heights))
    short = sum(heights)
    cells = []
    for text, col, name in outer:
        cells.append(_cell(0, col, rows, 1, name, (text,), columns, (0.0, short)))
    top = (0.0, heights[0])
    cells.append(
        _cell(0, first, 1, count, _level(isi.kepala.pelaksana), (isi.kepala.pelaksana,), columns, top)
    )
    mutu_baku = _level(isi.kepala.mutu_baku)
    cells.append(_cell(0, first + count, 1, 3, mutu_baku, (isi.kepala.mutu_baku,), columns, top))
    cells += _name_cells(isi.kolom, names, groups, heights, columns)
    for i, name in enumerate(mutu):
        span = (heights[0], short)
        cells.append(_cell(1, first + count + i, rows - 1, 1, name, (low[i],), columns, span))
    return Head((*heights, sizes.NUMBERS_HEIGHT), (*cells, *_numbers(rows, short, columns)))


def _numbers(row: int, top: float, columns: Columns) -> Iterator[Cell]:
    """The row of column numbers, which letters and minutes refer to a column by."""
    at = top + (sizes.NUMBERS_HEIGHT - line_height(sizes.SMALL_SIZE)) / 2
    for col, (left, right) in enumerate(pairwise(columns.xs)):
        text = str(col + 1)
        lines = centre_lines((text,), left, right - left, at, sizes.SMALL_SIZE)
        yield Cell(row, col, 1, 1, lines, head=True, role="nomor-kolom", paragraphs=(text,))


def _level(text: str) -> _Name:
    return _Name((text,), sizes.TEXT_SIZE, False)


def _groups(kolom: tuple[IsiKolom, ...]) -> list[tuple[str | None, int, int]]:
    """Neighbouring columns under one head: (head, first, one past the last)."""
    groups: list[tuple[str | None, int, int]] = []
    for c, k in enumerate(kolom):
        if groups and k.kelompok and groups[-1][0] == k.kelompok:
            groups[-1] = (k.kelompok, groups[-1][1], c + 1)
        else:
            groups.append((k.kelompok or None, c, c + 1))
    return groups


def _name_cells(
    kolom: tuple[IsiKolom, ...],
    names: list[_Name],
    groups: list[tuple[str | None, int, int]],
    heights: list[float],
    columns: Columns,
) -> list[Cell]:
    cells = []
    bottom = sum(heights)
    alone = {c for name, a, b in groups if name is None for c in range(a, b)}
    for name, a, b in groups:
        if name is not None:
            fitted = _fit_name(name, columns.left(b) - columns.left(a))
            span = (heights[0], heights[0] + heights[1])
            cells.append(_cell(1, columns.first + a, 1, b - a, fitted, (name,), columns, span))
    for c, (k, fitted) in enumerate(zip(kolom, names, strict=True)):
        deep = bool(groups) and c not in alone
        row, span = (2, (heights[0] + heights[1], bottom)) if deep else (1, (heights[0], bottom))
        rows = len(heights) - row
        cells.append(_cell(row, columns.first + c, rows, 1, fitted, (k.nama,), columns, span))
    return cells


def _cell(
    row: int,
    col: int,
    row_span: int,
    col_span: int,
    name: _Name,
    paragraphs: tuple[str, ...],
    columns: Columns,
    span: tuple[float, float],
) -> Cell:
    left, right = columns.xs[col], columns.xs[col + col_span]
    top, bottom = span
    if name.upright:
        lines = _upright(name, left, right, top, bottom)
    else:
        block = len(name.lines) * line_height(name.size)
        at = top + (bottom - top - block) / 2
        lines = centre_lines(name.lines, left, right - left, at, name.size, True)
    return Cell(row, col, row_span, col_span, lines, head=True, role="kepala", paragraphs=paragraphs)


def _upright(name: _Name, left: float, right: float, top: float, bottom: float) -> tuple[TextLine, ...]:
    """Lines that read upwards, the first at the left."""
    step = line_height(name.size)
    block = len(name.lines) * step
    first = left + (right - left - block) / 2 + baseline(name.size, True)
    lines = []
    for i, text in enumerate(name.lines):
        length = text_width(text, name.size, True)
        start = bottom - (bottom - top - length) / 2
        lines.append(TextLine(first + i * step, start, text, name.size, True, upright=True))
    return tuple(lines)
