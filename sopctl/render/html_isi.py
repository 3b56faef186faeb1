"""An HTML sheet as values that the template only fills in: parts, pages, tables, cells, lines, links.

What a page shows is one table with real heads and rows, over which lies the drawing of the same geometry. The
drawing is hidden from those who do not see it: their cells say in words what its symbols and arrows do.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from sopctl.layout.block import line_height
from sopctl.layout.measure import text_width
from sopctl.layout.stages import Cell, Page, Shape, Table, TextLine
from sopctl.render.html_gaya import Gaya
from sopctl.render.kata import kata
from sopctl.render.lembar import Lembar
from sopctl.render.penghubung import other_end, reference_parts, said
from sopctl.render.reading import Joined, begins_with_number, by_paragraph, inside
from sopctl.render.strokes import number
from sopctl.render.svg import FONTS, draw_flow, draw_rules
from sopctl.render.tertulis import step_numbers, write_alt

_ASIDE = 0.65
"""So far a link reaches out beside a page number, in mm: half of what lies between two of them."""

Sifat = tuple[tuple[str, str], ...]
"""Attributes in order: name and value."""


@dataclass(frozen=True, slots=True)
class Baris:
    """A line of type."""

    kelas: str
    teks: str


Alinea = tuple[Baris, ...]
"""The lines of one text."""


@dataclass(frozen=True, slots=True)
class Kalimat:
    """A sentence of the written form; a numbered one begins with its number."""

    sifat: Sifat
    baris: Alinea


@dataclass(frozen=True, slots=True)
class Pindah:
    """A link from a connector to its other end."""

    sifat: Sifat
    kata: str


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell. Its text stands in `baris`, or in `alinea` where there is more than one, or in a list."""

    unsur: str
    sifat: Sifat
    judul: Alinea = ()
    alinea: tuple[Alinea, ...] = ()
    butir: tuple[Alinea, ...] = ()
    baris: Alinea = ()
    simbol: tuple[str, ...] = ()
    """What the symbols and connectors in the cell say."""
    pindah: tuple[Pindah, ...] = ()


@dataclass(frozen=True, slots=True)
class Lajur:
    """A row of a table."""

    sifat: Sifat
    sel: tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table, with its columns in groups."""

    kelas: str
    keterangan: str
    kolom: tuple[tuple[str, ...], ...]
    kepala: tuple[Lajur, ...]
    badan: tuple[Lajur, ...]


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page of the sheet."""

    nomor: int
    gambar: Markup
    logo: Sifat
    judul: tuple[Alinea, ...]
    tabel: tuple[Tabel, ...]
    kalimat: tuple[Kalimat, ...]
    kaki: tuple[Alinea, ...]


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of the document: identity, procedure, written form."""

    id: str
    nama: str
    jenis: str
    """`tetap`: always as it is printed, in a region that scrolls; `alir`: flows in a narrow window."""
    sifat: Sifat
    halaman: tuple[Halaman, ...]


def build_bagian(lembar: Lembar, gaya: Gaya) -> tuple[Bagian, ...]:
    """The parts of the document, in reading order."""
    return tuple(_Pembangun(lembar, gaya).parts())


def _kind(page: Page) -> str:
    return "prosedur" if page.jenis == "gabungan" else page.jenis


def _split(pages: Sequence[Page]) -> list[list[Page]]:
    """The pages in parts; a title over sentences begins a part, since faults are listed as sentences too."""
    parts: list[list[Page]] = []
    for page in pages:
        begins = page.jenis == "tertulis" and page.titles
        if not parts or begins or _kind(parts[-1][-1]) != _kind(page):
            parts.append([])
        parts[-1].append(page)
    return parts


def _lines(lines: Sequence[Joined], gaya: Gaya) -> Alinea:
    return tuple(Baris(gaya.line(line), line.text + gap) for line, gap in lines)


def _plain(lines: Sequence[TextLine], gaya: Gaya) -> tuple[Alinea, ...]:
    return tuple(_lines([(line, " ")], gaya) for line in lines)


def _numbered(paragraph: tuple[TextLine, ...]) -> Sifat:
    """A class for a sentence that begins with its number."""
    return (("class", "bernomor"),) if begins_with_number(paragraph) else ()


class _Pembangun:
    """What the parts of one sheet ask again and again."""

    def __init__(self, lembar: Lembar, gaya: Gaya) -> None:
        self.lembar, self.gaya = lembar, gaya
        self.jumlah = str(len(lembar.drawing.pages))
        self.alt = write_alt(lembar.sop, lembar.alur)
        steps = step_numbers(lembar.sop, lembar.alur)
        self.numbers = {s.id: steps[s.index] for s in reversed(lembar.alur.simbol) if s.index in steps}
        self.named: set[int] = set()
        """Rows that a link can lead to: the first part of a row that goes on is the one."""

    # ------------------------------------------------------------ parts

    def parts(self) -> Iterator[Bagian]:
        """The parts."""
        written = 0
        for pages in _split(self.lembar.drawing.pages):
            first = pages[0]
            written += first.jenis == "tertulis"
            key = "kesalahan" if written > 1 else _kind(first)
            yield self._part(key, self._name(first, key), pages)

    def _name(self, first: Page, key: str) -> str:
        if key == "kesalahan":
            return kata("rusak", "daftar", "judul")
        return kata("label", "judul", "tertulis_garis_besar" if key == "tertulis" else first.jenis)

    def _part(self, key: str, name: str, pages: list[Page]) -> Bagian:
        scrolls = key == "prosedur"
        region: Sifat = ()
        if scrolls:
            label = kata("label", "layar", "wilayah", nama=name)
            region = (("class", "gulir"), ("role", "region"), ("tabindex", "0"), ("aria-label", label))
        sentences = self._sentences(pages)
        made = tuple(self._page(page, name, run) for page, run in zip(pages, sentences, strict=True))
        return Bagian(key, name, "tetap" if scrolls else "alir", region, made)

    def _page(self, page: Page, name: str, sentences: tuple[Kalimat, ...]) -> Halaman:
        return Halaman(
            page.number,
            self._picture(page),
            self._logo(page),
            _plain(page.titles, self.gaya),
            tuple(self._tables(page, name)),
            sentences,
            _plain(page.foot, self.gaya),
        )

    def _picture(self, page: Page) -> Markup:
        """Rules, symbols and arrows, by the writer of SVG, which escapes what it is given."""
        paper = self.lembar.drawing.paper
        width, height = number(paper.width), number(paper.height)
        inner = "\n".join((*draw_rules(page), *draw_flow(page)))
        return Markup(
            f'<svg class="gambar" viewBox="0 0 {width} {height}" width="{width}mm" height="{height}mm" '
            f'data-halaman="{page.number}" data-jumlah-halaman="{self.jumlah}" '
            f'aria-hidden="true" focusable="false"><g font-family="{FONTS}" fill="#000">\n{inner}\n</g></svg>'
        )

    def _logo(self, page: Page) -> Sifat:
        if page.image is None or self.lembar.logo is None:
            return ()
        data = "data:image/png;base64," + base64.b64encode(self.lembar.logo).decode("ascii")
        place = self.gaya.box(*page.image[1:])
        return (("class", f"logo {place}"), ("src", data), ("alt", kata("label", "keterangan", "logo")))

    def _sentences(self, pages: list[Page]) -> list[tuple[Kalimat, ...]]:
        """The written form of each page, each line with what joins it to the next."""
        isi = self.lembar.isi
        text = tuple(part for pair in isi.tertulis for part in pair if part)
        lines = tuple(line for page in pages for paragraph in page.paragraphs for line in paragraph)
        joined = iter([pair for run in by_paragraph(lines, text) for pair in run])
        return [
            tuple(
                Kalimat(_numbered(paragraph), _lines([next(joined) for _ in paragraph], self.gaya))
                for paragraph in page.paragraphs
            )
            for page in pages
        ]

    # ------------------------------------------------------------ tables

    def _tables(self, page: Page, name: str) -> Iterator[Tabel]:
        above = 0.0
        for table in page.tables:
            left, top = table.xs[0], table.ys[0] - above
            above = table.ys[-1]
            procedure = any(c.role == "kepala" for c in table.cells)
            place = kata("label", "layar", "tabel", nama=name, halaman=str(page.number), jumlah=self.jumlah)
            rows = self._rows(page, table)
            yield Tabel(
                " ".join(
                    (
                        "prosedur" if procedure else "identitas",
                        self.gaya.measure("x", left),
                        self.gaya.measure("y", top),
                        self.gaya.measure("w", table.xs[-1] - table.xs[0]),
                    )
                ),
                place,
                self._columns(table),
                rows[: table.head_rows],
                rows[table.head_rows :],
            )

    def _columns(self, table: Table) -> tuple[tuple[str, ...], ...]:
        """Columns by the heads of the first row: Pelaksana and Mutu Baku stand over a group each."""
        widths = [self.gaya.measure("w", b - a) for a, b in pairwise(table.xs)]
        heads = sorted((c.col, c.col_span) for c in table.cells if c.row == 0 and table.head_rows)
        return tuple(tuple(widths[col : col + span]) for col, span in heads) or (tuple(widths),)

    def _rows(self, page: Page, table: Table) -> tuple[Lajur, ...]:
        rows = []
        for i, (top, bottom) in enumerate(pairwise(table.ys)):
            cells = sorted((c for c in table.cells if c.row == i), key=lambda c: c.col)
            sifat: Sifat = (("class", self.gaya.measure("h", bottom - top)),)
            number_of_row = next((c.baris for c in cells if c.baris is not None), None)
            if number_of_row is not None and number_of_row not in self.named:
                self.named.add(number_of_row)
                sifat = (("id", f"langkah-{number_of_row + 1}"), *sifat)
            rows.append(Lajur(sifat, tuple(self._cell(c, table, page) for c in cells)))
        return tuple(rows)

    # ------------------------------------------------------------ cells

    def _cell(self, cell: Cell, table: Table, page: Page) -> Sel:
        groups = by_paragraph(cell.lines, cell.paragraphs)
        texts = tuple(_lines(group, self.gaya) for group in groups)
        unsur, sifat = self._element(cell, table)
        if cell.role == "kotak" and texts:
            return Sel(unsur, sifat, judul=texts[0], butir=texts[1:])
        own = [s for s in page.shapes if inside(s, cell, table)] if cell.role == "pelaksana" else []
        return Sel(
            unsur,
            sifat,
            alinea=texts if len(texts) > 1 else (),
            baris=texts[0] if len(texts) == 1 else (),
            simbol=tuple(map(self._said, own)),
            pindah=tuple(link for s in own if s.halaman for link in self._links(s, page)),
        )

    def _element(self, cell: Cell, table: Table) -> tuple[str, Sifat]:
        """`th` or `td`, and its attributes."""
        sifat: list[tuple[str, str]] = [("class", cell.role)]
        unsur = "td"
        if cell.role == "kepala":
            group = cell.col_span > 1 and cell.row == 0
            unsur = "th"
            sifat.append(("scope", "colgroup" if group else "col"))
        elif cell.role == "label" or (cell.role == "kegiatan" and cell.lines):
            unsur = "th"
            sifat.append(("scope", "row"))
        sifat += [(n, str(v)) for n, v in (("colspan", cell.col_span), ("rowspan", cell.row_span)) if v > 1]
        if cell.baris is not None:
            sifat.append(("data-baris", str(cell.baris + 1)))
        if cell.role == "pelaksana":
            first = min(c.col for c in table.cells if c.role == "pelaksana")
            sifat.append(("data-pelaksana", self._columns_of()[cell.col - first]))
        return unsur, tuple(sifat)

    def _columns_of(self) -> tuple[str, ...]:
        known = [kolom.id for kolom in self.lembar.isi.kolom]
        drawn = (s.pelaksana for page in self.lembar.drawing.pages for s in page.shapes)
        # The draft of a broken flow has columns that the document does not know, after those it knows.
        return tuple(dict.fromkeys((*known, *drawn)))

    def _said(self, shape: Shape) -> str:
        if shape.jenis in ("keluar", "masuk"):
            return said(shape, self.numbers)
        if shape.id in self.alt:
            return self.alt[shape.id]
        return kata("rusak", "tanda", "ujung", teks=" ".join(line.text for line in shape.lines))

    # ------------------------------------------------------------ connectors

    def _links(self, shape: Shape, page: Page) -> Iterator[Pindah]:
        """A link for each page of the other ends; the first is what links from there lead to."""
        for i, target in enumerate(shape.halaman):
            other = other_end(shape, target, self.lembar.drawing)
            if other is None:
                continue
            own: Sifat = (("id", _anchor(shape, page.number)),) if i == 0 else ()
            place = self.gaya.box(*_spot(shape, target))
            sifat = (*own, ("class", f"pindah {place}"), ("href", f"#{_anchor(other, target)}"))
            yield Pindah(sifat, kata("label", "penghubung", "buka", halaman=str(target)))


def _anchor(shape: Shape, page: int) -> str:
    """The name of a connector in the document: no text of the document is in it."""
    return f"{shape.jenis}-{shape.tanda}-{page}"


def _spot(shape: Shape, page: int) -> tuple[float, float, float, float]:
    """Where the link lies: the pentagon of a lone one, the page number among several."""
    if len(shape.halaman) > 1:
        for line, named in reference_parts(shape):
            if named == page:
                width, height = text_width(line.text, line.size, line.bold), line_height(line.size)
                return line.x - _ASIDE, line.y - height, width + 2 * _ASIDE, height * 1.3
    return shape.x, shape.y, shape.w, shape.h
