"""The parts of a PDF as data: identity pages, one table for the whole procedure, the written form.

The procedure is one logical table, however many pages it has: Typst breaks it and repeats its head. That its
breaks fall where the drawing has them is made certain by stretching the last row of each page down to the
paper's edge, which nobody sees, since the rules are drawn beside the table.

The identity is a list of labels and values. A table it cannot be: the binding offers no way to say that
the label of a row is its heading, and a table without headings is a riddle to a screen reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from sopctl.layout.stages import Cell, Page, Shape, Table, TextLine
from sopctl.render.kata import kata
from sopctl.render.lembar import Lembar
from sopctl.render.pdf_data import (
    Data,
    connector_data,
    front_data,
    line_data,
    lines_data,
    mm,
    rules_data,
    shape_data,
)
from sopctl.render.reading import begins_with_number, inside
from sopctl.render.tertulis import step_numbers, write_alt

_SLACK = 0.05
"""So much of a page stays free under its last row: less than any row, more than an error of rounding."""
_ITEM = re.compile(r"\d+\. ")


def part_data(lembar: Lembar) -> list[Data]:
    """The document in parts, in reading order."""
    parts: list[Data] = []
    for drawn, pages in groupby(
        lembar.drawing.pages, key=lambda page: page.jenis in ("prosedur", "gabungan")
    ):
        if drawn:
            parts.append(_Prosedur(lembar, tuple(pages)).data())
        else:
            parts += [_plain(page, lembar) for page in pages]
    return parts


def _plain(page: Page, lembar: Lembar) -> Data:
    return {
        "jenis": "halaman",
        "garis": rules_data(page.tables),
        "identitas": _identity(page.tables, page, lembar),
        "judul": _title(page, lembar),
        "baris-judul": lines_data(page.titles),
        "tertulis": list(_written(page)),
        "depan": front_data(page),
    }


def _title(page: Page, lembar: Lembar) -> str | None:
    """The name of the part of the document that begins on this page."""
    first = next(p for p in lembar.drawing.pages if p.jenis == page.jenis)
    if page is not first or not page.titles:
        return None
    return kata("label", "judul", "tertulis_garis_besar" if page.jenis == "tertulis" else "prosedur")


# ---------------------------------------------------------------- the identity


def _identity(tables: tuple[Table, ...], page: Page, lembar: Lembar) -> Data | None:
    cells = sorted((c for t in tables for c in t.cells), key=lambda cell: (cell.row, cell.col))
    if not cells:
        return None
    lead = [lines_data(c.lines, c.paragraphs) for c in cells if c.role == "instansi"]
    return {
        "logo": list(map(mm, page.image[1:])) if page.image and lembar.logo else None,
        "pembuka": lead,
        "butir": list(_entries(cells, lembar.isi.judul)),
    }


def _entries(cells: list[Cell], judul: str) -> Iterator[Data]:
    """A label and what stands beside or under it; the name of the SOP is the document's first heading."""
    label: Cell | None = None
    for cell in cells:
        if cell.role == "label":
            label = cell
        elif cell.role in ("isi", "nama") and label is not None:
            yield {
                "label": lines_data(label.lines, label.paragraphs),
                "isi": [lines_data(cell.lines, cell.paragraphs)],
                "judul": judul if cell.role == "nama" else None,
            }
        elif cell.role == "kotak" and cell.lines:
            items = _items(cell.lines[1:], cell.paragraphs[1:])
            yield {"label": [line_data(cell.lines[0], " ")], "isi": items, "judul": None}


def _items(lines: tuple[TextLine, ...], texts: tuple[str, ...]) -> list[list[list[object]]]:
    """The lines of a list, one group for each of its items."""
    groups: list[list[TextLine]] = []
    for line in lines:
        if not groups or _ITEM.match(line.text):
            groups.append([])
        groups[-1].append(line)
    return [lines_data(tuple(group), texts) for group in groups]


# ---------------------------------------------------------------- the written form


def _written(page: Page) -> Iterator[Data]:
    """Sentences in runs: numbered ones as a list, others as paragraphs."""
    for numbered, run in groupby(page.paragraphs, key=begins_with_number):
        if numbered:
            entries = [
                {"label": [line_data(p[0], " ")], "isi": [lines_data(p[1:])], "judul": None} for p in run
            ]
            yield {"butir": entries, "alinea": []}
        else:
            yield {"butir": [], "alinea": [lines_data(paragraph) for paragraph in run]}


# ---------------------------------------------------------------- the procedure


class _Prosedur:
    """The pages of the procedure as one table."""

    def __init__(self, lembar: Lembar, pages: tuple[Page, ...]) -> None:
        self.lembar, self.pages = lembar, pages
        self.first = pages[0]
        self.table = self.first.tables[-1]
        self.alt = write_alt(lembar.sop, lembar.alur)
        steps = step_numbers(lembar.sop, lembar.alur)
        self.numbers = {s.id: steps[s.index] for s in reversed(lembar.alur.simbol) if s.index in steps}

    def data(self) -> Data:
        """The part."""
        above = self.first.tables[:-1]
        return {
            "jenis": "prosedur",
            "kiri": mm(self.table.xs[0]),
            "atas": mm(self.table.ys[0]),
            "garis": rules_data(above),
            "identitas": _identity(above, self.first, self.lembar),
            "judul": _title(self.first, self.lembar),
            "baris-judul": lines_data(self.first.titles),
            "lebar-kolom": _steps(self.table.xs),
            "tinggi-lajur": self._heights(),
            "kepala": self._head(),
            "sel": [cell for page in self._places() for cell in page],
        }

    def _heights(self) -> list[float]:
        last = self.table.name_rows - 1
        heights = _steps(self.table.ys[: self.table.name_rows])
        heights.append(mm(self.table.ys[self.table.head_rows] - self.table.ys[last]))
        for page in self.pages:
            rows = _steps(page.tables[-1].ys[self.table.head_rows :])
            if page is not self.pages[-1]:
                above = page.tables[-1].ys[-2]
                rows[-1] = mm(self.lembar.drawing.paper.height - above - _SLACK)
            heights += rows
        return heights

    def _head(self) -> list[Data]:
        """The names of the columns. The numbers are no words: with each cell, a reader is told the names."""
        cells = sorted((c for c in self.table.cells if c.head), key=lambda c: (c.row, c.col))
        names = [self._cell(c, self.table, c.row) for c in cells if c.role == "kepala"]
        numbers = [line for c in cells if c.role == "nomor-kolom" for line in lines_data(c.lines)]
        names[0]["latar"] = {"garis": [], "baris": numbers}
        return names

    def _places(self) -> Iterator[list[Data]]:
        """The cells of each page below the head; its rules come first, and what lies over it last."""
        row = self.table.name_rows
        for page in self.pages:
            table = page.tables[-1]
            body = sorted((c for c in table.cells if c.row >= table.head_rows), key=lambda c: (c.row, c.col))
            cells = [self._cell(c, table, row + c.row - table.head_rows, page) for c in body]
            titles = () if page is self.first else page.titles
            cells[0]["latar"] = {"garis": rules_data((table,)), "baris": lines_data(titles)}
            cells[-1]["depan"] = front_data(page)
            row += len(table.ys) - 1 - table.head_rows
            yield cells

    def _cell(self, cell: Cell, table: Table, row: int, page: Page | None = None) -> Data:
        own = [s for s in page.shapes if inside(s, cell, table)] if page else []
        connectors = [s for s in own if s.jenis in ("keluar", "masuk")]
        drawn = [connector_data(s, self.numbers, self.lembar) for s in connectors]
        return {
            "kolom": cell.col,
            "lajur": row,
            "lebar": cell.col_span,
            "tinggi": cell.row_span,
            "x": mm(table.xs[cell.col]),
            "y": mm(table.ys[cell.row]),
            "baris": lines_data(cell.lines, cell.paragraphs),
            "simbol": [shape_data(s, self._said(s), s.lines) for s in own if s not in connectors],
            "penghubung": [{"gambar": shape, "rujukan": links} for shape, links in drawn],
            "latar": None,
            "depan": None,
        }

    def _said(self, shape: Shape) -> str:
        """What a symbol says; one that stands for a missing target is no symbol of the document."""
        if shape.id in self.alt:
            return self.alt[shape.id]
        return kata("rusak", "tanda", "ujung", teks=" ".join(line.text for line in shape.lines))


def _steps(rules: tuple[float, ...]) -> list[float]:
    return [mm(b - a) for a, b in pairwise(rules)]
