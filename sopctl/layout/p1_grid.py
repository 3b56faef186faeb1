"""Phase 1: the table before any arrow: widths of columns, lines of every cell, symbols in their cells.

Requires: an `Isi` and its `Alur`; every symbol's pelaksana is a column. Ensures: widths depend only on
paper, pelaksana and what `widen` adds, never on the text of cells (sheet.md, statement 13); every text is
broken to its cell, none is cut; every symbol has a size and a cell, at most one symbol a cell.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.errors import SopctlError
from sopctl.layout import sizes
from sopctl.layout.block import Hanging, hang_items
from sopctl.layout.measure import break_lines, metrics, text_width
from sopctl.layout.page import MARGIN, content_width
from sopctl.layout.stages import Isi, IsiBaris, Paper
from sopctl.model.alur import Alur, Simbol


@dataclass(frozen=True, slots=True)
class Columns:
    """The vertical rules, left to right, and where the pelaksana columns stand among them."""

    xs: tuple[float, ...]
    first: int
    count: int

    def left(self, column: int) -> float:
        """The left rule of a pelaksana's column."""
        return self.xs[self.first + column]

    def middle(self, column: int) -> float:
        """The middle of a pelaksana's column."""
        return (self.left(column) + self.left(column + 1)) / 2

    def width(self, column: int) -> float:
        """Of a pelaksana's column."""
        return self.left(column + 1) - self.left(column)


@dataclass(frozen=True, slots=True)
class Sized:
    """A symbol with its size and its cell."""

    simbol: Simbol
    col: int
    level: int
    """Its router row within the table row, from 0: symbols of one cell stand one under the other."""
    w: float
    h: float
    lines: tuple[str, ...]
    """`tanya` or `teks` inside it."""
    beside: tuple[str, ...]
    """A `tanya` that does not fit inside."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the table, or a part of one that is taller than a page."""

    baris: int
    part: int
    cells: tuple[tuple[str, tuple[Hanging, ...], tuple[str, ...]], ...]
    """(role, lines, paragraphs) for each text column."""
    text_height: float
    symbols: tuple[Sized, ...]

    @property
    def levels(self) -> int:
        """Router rows."""
        return 1 + max((s.level for s in self.symbols), default=0)


@dataclass(frozen=True, slots=True)
class Grid:
    """The table of the whole document, not yet cut into pages."""

    columns: Columns
    rows: tuple[GridRow, ...]
    symbol_width: float


def lay_grid(
    isi: Isi, alur: Alur, paper: Paper, widen: tuple[float, ...], tallest: tuple[float, ...]
) -> Grid:
    """The grid. `widen` adds mm to each gutter; `tallest` is, for each row, the height that a page can hold.

    Raises SopctlError where the paper cannot hold the columns, or a symbol has no column.
    """
    columns = set_columns(len(isi.kolom), paper, widen)
    column_of = {k.id: i for i, k in enumerate(isi.kolom)}
    width = symbol_width(columns)
    rows: list[GridRow] = []
    for r, baris in enumerate(isi.baris):
        own = [s for s in alur.simbol if s.baris == r]
        symbols = _size_symbols(own, column_of, width, columns)
        rows.extend(_split_tall(_row(r, baris, symbols, columns), tallest[r]))
    return Grid(columns, tuple(rows), width)


def symbol_width(columns: Columns) -> float:
    """One width for all symbols of a sheet: what the narrowest column can spare beside its lanes."""
    narrowest = min(columns.width(c) for c in range(columns.count))
    wide = sizes.SYMBOL_SHARE * narrowest - sizes.SYMBOL_LESS
    return round(min(sizes.SYMBOL_WIDEST, max(sizes.SYMBOL_NARROWEST, wide)), 3)


def set_columns(count: int, paper: Paper, widen: tuple[float, ...]) -> Columns:
    """The rules of the table. Raises SopctlError where the columns do not fit at their least widths."""
    width = content_width(paper)
    least = sum(sizes.TEXT_MINIMUM)
    spare = width - least - count * sizes.COLUMN_MINIMUM
    extra = [widen[c] + widen[c + 1] for c in range(count)]
    if spare < 0:
        most = int((width - least) // sizes.COLUMN_MINIMUM)
        raise SopctlError("layout.terlalu-banyak-pelaksana", jumlah=count, paling=most, kertas=paper.name)
    if sum(extra) > spare + 1e-6:
        raise SopctlError("layout.kolom-terlalu-sempit", jumlah=count, kertas=paper.name)
    room = sizes.COLUMN_MAXIMUM_FEW.get(count, sizes.COLUMN_MAXIMUM) - sizes.COLUMN_MINIMUM
    grown = min(room, sizes.COLUMN_SHARE * (spare - sum(extra)) / count)
    column_widths = [sizes.COLUMN_MINIMUM + grown + e for e in extra]
    left_over = width - least - sum(column_widths)
    text = [m + s * left_over for m, s in zip(sizes.TEXT_MINIMUM, sizes.TEXT_SHARE, strict=True)]
    xs = [MARGIN]
    for w in [*text[:2], *column_widths, *text[2:]]:
        xs.append(xs[-1] + w)
    return Columns(tuple(round(x, 3) for x in xs), 2, count)


def _cell_width(columns: Columns, role: int) -> float:
    at = role if role < 2 else role + columns.count
    return columns.xs[at + 1] - columns.xs[at] - 2 * sizes.PADDING


def _row(r: int, baris: IsiBaris, symbols: tuple[Sized, ...], columns: Columns) -> GridRow:
    texts = (
        (baris.nomor,),
        baris.kegiatan,
        baris.kelengkapan,
        baris.waktu,
        baris.output,
        baris.keterangan,
    )
    cells = []
    tallest = 0
    for i, (role, paragraphs) in enumerate(zip(sizes.TEXT_COLUMNS, texts, strict=True)):
        items = hang_items(paragraphs, _cell_width(columns, i), sizes.TEXT_SIZE)
        lines = tuple(line for item in items for line in item)
        tallest = max(tallest, len(lines))
        cells.append((role, lines, tuple(paragraphs)))
    return GridRow(r, 0, tuple(cells), text_height(tallest), symbols)


def text_height(lines: int) -> float:
    """The height of a cell with so many lines."""
    return lines * sizes.line_height(sizes.TEXT_SIZE) + 2 * sizes.PADDING


def _split_tall(row: GridRow, tallest: float) -> list[GridRow]:
    """Parts of a row that is taller than a page: the first has the symbols and the number."""
    if row.text_height <= tallest:
        return [row]
    per_part = int((tallest - 2 * sizes.PADDING) // sizes.line_height(sizes.TEXT_SIZE))
    longest = max(len(lines) for _, lines, _ in row.cells)
    parts = []
    for part in range(-(-longest // per_part)):
        cut = slice(part * per_part, (part + 1) * per_part)
        cells = tuple((role, lines[cut], () if part else paras) for role, lines, paras in row.cells)
        height = text_height(max(len(lines) for _, lines, _ in cells))
        parts.append(GridRow(row.baris, part, cells, height, () if part else row.symbols))
    return parts


def _size_symbols(
    own: list[Simbol], column_of: dict[str, int], width: float, columns: Columns
) -> tuple[Sized, ...]:
    used: dict[int, int] = {}
    sized = []
    for simbol in own:
        if simbol.pelaksana not in column_of:
            raise SopctlError(
                "layout.pelaksana-tak-terdaftar", pelaksana=simbol.pelaksana, baris=simbol.baris + 1
            )
        col = column_of[simbol.pelaksana]
        level = used.get(col, 0)
        used[col] = level + 1
        w, h, lines, beside = _measure(simbol, width, columns.width(col))
        sized.append(Sized(simbol, col, level, w, h, lines, beside))
    return tuple(sized)


def _measure(
    simbol: Simbol, width: float, column: float
) -> tuple[float, float, tuple[str, ...], tuple[str, ...]]:
    """(width, height, lines inside, lines beside) of a symbol."""
    text = (simbol.tulisan or "").strip()
    if simbol.jenis == "keputusan":
        return _measure_diamond(text, width, column)
    height = sizes.CAPSULE_HEIGHT if simbol.jenis in ("mulai", "selesai") else sizes.BOX_HEIGHT
    if not text:
        return width, height, (), ()
    side = 1.6 if simbol.jenis != "proses" else 0.6
    longest = max(text_width(word, sizes.SMALL_SIZE) for word in text.split())
    width = max(width, min(column - sizes.TEXT_GUTTER, longest + 2 * side + 0.2))
    lines = break_lines(text, width - 2 * side, sizes.SMALL_SIZE)
    return width, max(height, len(lines) * sizes.line_height(sizes.SMALL_SIZE) + 1.8), lines, ()


def _measure_diamond(
    text: str, width: float, column: float
) -> tuple[float, float, tuple[str, ...], tuple[str, ...]]:
    if not text:
        return width, sizes.DIAMOND_HEIGHT, (), ()
    line = sizes.line_height(sizes.SMALL_SIZE)
    ink = metrics(sizes.SMALL_SIZE).ascent + metrics(sizes.SMALL_SIZE).descent
    widest = max(width, min(column - sizes.DIAMOND_GUTTER, sizes.DIAMOND_WIDEST))
    for height in (sizes.DIAMOND_HEIGHT, 11.0, sizes.DIAMOND_TALLEST):
        for count in (1, 2, 3):
            block = (count - 1) * line + ink
            room = widest * (1 - block / height) - 0.4
            if room <= 0:
                continue
            lines = break_lines(text, room, sizes.SMALL_SIZE)
            if len(lines) <= count and not cuts_word(text, lines):
                need = max(text_width(t, sizes.SMALL_SIZE) for t in lines) + 0.4
                return max(width, need / (1 - block / height)), height, lines, ()
    wrapped = break_lines(text, max(column - 2.0, 12.0), sizes.SMALL_SIZE)
    return width, sizes.DIAMOND_HEIGHT, (), wrapped


def cuts_word(text: str, lines: tuple[str, ...]) -> bool:
    """A break fell inside a word; one after a slash or a hyphen does not count."""
    whole = " ".join(lines)
    for mark in ("/", "-"):
        whole, text = whole.replace(f"{mark} ", mark), text.replace(f"{mark} ", mark)
    return text.split() != whole.split()
