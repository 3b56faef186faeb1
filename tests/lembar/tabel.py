"""The procedure's table on a page, found from its rules and texts: columns, rows, the pelaksana's block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from .geometri import Box, Segment
from .nilai import Halaman, Tulisan
from .svg import UnreadableError

BEFORE = 2
"""No and Kegiatan stand left of the pelaksana."""
AFTER = 4
"""Kelengkapan, Waktu, Output and Keterangan stand right of them."""
_SAME = 0.03


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """A ruled row below the head."""

    y0: float
    y1: float
    nomor: int | None
    """Its `data-baris`; None where it continues the row before."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """The table as ruled."""

    xs: tuple[float, ...]
    top: float
    body_top: float
    bottom: float
    head_rows: int
    rows: tuple[BarisTabel, ...]

    @property
    def kolom(self) -> tuple[tuple[float, float], ...]:
        """The pelaksana's columns, left to right."""
        return tuple(pairwise(self.xs[BEFORE : len(self.xs) - AFTER]))

    @property
    def block(self) -> Box:
        """The cells of the pelaksana, head excluded."""
        return Box(self.xs[BEFORE], self.body_top, self.xs[-1 - AFTER], self.bottom)

    @property
    def row_rules(self) -> tuple[float, ...]:
        """Where the rules between rows lie, first and last included."""
        return (self.body_top, *(row.y1 for row in self.rows))

    @property
    def box(self) -> Box:
        """The whole table."""
        return Box(self.xs[0], self.top, self.xs[-1], self.bottom)

    def row_at(self, y: float) -> int | None:
        """The position of the row that holds a height."""
        for i, row in enumerate(self.rows):
            if row.y0 - _SAME <= y <= row.y1 + _SAME:
                return i
        return None

    def column_at(self, x: float) -> int | None:
        """The position among all columns of the one that holds an x."""
        for i, (x0, x1) in enumerate(pairwise(self.xs)):
            if x0 <= x <= x1:
                return i
        return None


def _clusters(values: Iterable[float]) -> list[float]:
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > _SAME:
            result.append(value)
    return result


def _vertical(s: Segment) -> bool:
    return abs(s[0][0] - s[1][0]) <= _SAME < abs(s[0][1] - s[1][1])


def _horizontal(s: Segment) -> bool:
    return abs(s[0][1] - s[1][1]) <= _SAME < abs(s[0][0] - s[1][0])


def _joined(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    result: list[tuple[float, float]] = []
    for low, high in sorted((min(s), max(s)) for s in spans):
        if result and low <= result[-1][1] + 0.1:
            result[-1] = (result[-1][0], max(result[-1][1], high))
        else:
            result.append((low, high))
    return result


def _marked_heights(page: Halaman) -> list[float]:
    """Heights at which there must be rows: numbers of rows, else symbols."""
    numbers = [t.box.middle[1] for t in page.tulisan if "nomor" in t.kelas]
    return numbers[:1] or [s.box.middle[1] for s in page.lambang[:1]]


def _crossing(upright: list[Segment], y: float) -> list[float]:
    return _clusters(s[0][0] for s in upright if min(s[0][1], s[1][1]) < y < max(s[0][1], s[1][1]))


def _anchor(page: Halaman, upright: list[Segment], rules: int) -> float | None:
    """A height inside the table; None where the page has none.

    A page may hold nothing but the rest of a row that is taller than a page: no number, no symbol.
    """
    marked = _marked_heights(page)
    if marked:
        return marked[0]
    heights = (line.box.middle[1] for t in page.tulisan for line in t.lines)
    return next((y for y in heights if len(_crossing(upright, y)) == rules), None)


def _full_rules(page: Halaman, xs: list[float], top: float, bottom: float) -> list[float]:
    flat = [s for s in page.garis if _horizontal(s) and top - _SAME <= s[0][1] <= bottom + _SAME]
    result = []
    for y in _clusters(s[0][1] for s in flat):
        spans = _joined((s[0][0], s[1][0]) for s in flat if abs(s[0][1] - y) <= _SAME)
        if any(low <= xs[0] + 0.1 and high >= xs[-1] - 0.1 for low, high in spans):
            result.append(y)
    return result


def _names_in(page: Halaman, x0: float, x1: float) -> list[Tulisan]:
    free = (t for t in page.tulisan if t.simbol is None and not t.beside)
    return [t for t in free if x0 < t.box.middle[0] < x1]


def _nomor(page: Halaman, y0: float, y1: float, x1: float) -> int | None:
    for text in page.tulisan:
        x, y = text.box.middle
        if "nomor" in text.kelas and y0 < y < y1 and x < x1:
            value = text.get("baris")
            if value is None or not value.isdigit():
                raise UnreadableError(f"a number of a row with data-baris={value!r}")
            return int(value)
    return None


def tabel_of(page: Halaman, columns: int) -> Tabel | None:
    """The table on a page; None where the page has none.

    Raises UnreadableError where the rules make no table of `columns` pelaksana.
    """
    upright = [s for s in page.garis if _vertical(s)]
    rules = columns + 1 + BEFORE + AFTER
    anchor = _anchor(page, upright, rules)
    if anchor is None:
        return None
    xs = _crossing(upright, anchor)
    if len(xs) != rules:
        raise UnreadableError(f"page {page.nomor}: {len(xs)} upright rules for {columns} pelaksana")
    spans = _joined((s[0][1], s[1][1]) for s in upright if abs(s[0][0] - xs[0]) <= _SAME)
    top, bottom = next((low, high) for low, high in spans if low < anchor < high)
    ys = _full_rules(page, xs, top, bottom)
    if len(ys) < 2:
        raise UnreadableError(f"page {page.nomor}: no rows")
    names = _names_in(page, xs[BEFORE], xs[-1 - AFTER])
    head = 0
    for y0, y1 in pairwise(ys):
        if not any(y0 < t.box.middle[1] < y1 for t in names):
            break
        head += 1
    rows = tuple(BarisTabel(y0, y1, _nomor(page, y0, y1, xs[1] + 1)) for y0, y1 in list(pairwise(ys))[head:])
    if not rows:
        raise UnreadableError(f"page {page.nomor}: a table without rows below its head")
    return Tabel(tuple(xs), ys[0], rows[0].y0, ys[-1], head, rows)
