"""The procedure pages as drawn: drafts become pages, with marks, references and cells in place."""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.layout import sizes
from sopctl.layout.block import centre_lines, hung_lines, line_height, set_lines
from sopctl.layout.box import Box
from sopctl.layout.draft import Draft
from sopctl.layout.head import Head
from sopctl.layout.measure import break_lines, ink_box, text_width
from sopctl.layout.p1_grid import Columns, GridRow, Sized
from sopctl.layout.p2_plan import Konektor, Spot
from sopctl.layout.p4_needs import reference_width
from sopctl.layout.page import CONTENT_TOP, MARGIN, content_width
from sopctl.layout.stages import (
    Arrow,
    Cell,
    Isi,
    JenisGambar,
    Label,
    Link,
    Page,
    Paper,
    Point,
    Shape,
    Table,
    TextLine,
)
from sopctl.model.alur import Alur

TITLE_SIZE = 9.0
TITLE_GAP = 1.6
CENTRED = ("nomor", "waktu")


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of connectors and the pages they stand on."""

    mark: dict[tuple[int, bool], str]
    """By (symbol, forward)."""
    out_pages: dict[tuple[int, bool], tuple[int, ...]]
    in_page: dict[tuple[int, bool], int]


def title_height(isi: Isi, paper: Paper) -> float:
    """What the title over the table takes."""
    lines = break_lines(isi.judul, content_width(paper), TITLE_SIZE, True)
    return len(lines) * line_height(TITLE_SIZE) + TITLE_GAP


def mark_name(n: int) -> str:
    """A … Z, AA, AB …: the n-th mark, from 0."""
    name = ""
    n += 1
    while n:
        n, digit = divmod(n - 1, 26)
        name = chr(65 + digit) + name
    return name


def set_marks(drafts: list[Draft], first_page: int) -> Marks:
    """Marks in order of first use; page numbers count from `first_page`."""
    mark: dict[tuple[int, bool], str] = {}
    out_pages: dict[tuple[int, bool], list[int]] = {}
    in_page: dict[tuple[int, bool], int] = {}
    for page, draft in enumerate(drafts, first_page):
        spots = [s for s in draft.plan.spots if isinstance(s.what, Konektor)]
        for spot in sorted(spots, key=lambda s: (s.row, s.col)):
            konektor = spot.what
            assert isinstance(konektor, Konektor)
            key = (konektor.ke, konektor.maju)
            mark.setdefault(key, mark_name(len(mark)))
            if konektor.keluar and page not in out_pages.setdefault(key, []):
                out_pages[key].append(page)
            if not konektor.keluar:
                in_page[key] = page
    return Marks(mark, {k: tuple(v) for k, v in out_pages.items()}, in_page)


def build_page(
    draft: Draft,
    columns: Columns,
    head: Head,
    isi: Isi,
    alur: Alur,
    marks: Marks,
    paper: Paper,
    below: float = 0.0,
) -> Page:
    """One procedure page, not yet numbered; it begins so far `below` the top of the content."""
    start = CONTENT_TOP + below
    title_lines = break_lines(isi.judul, content_width(paper), TITLE_SIZE, True)
    titles = set_lines(title_lines, MARGIN, start, TITLE_SIZE, True)
    top = start + title_height(isi, paper)
    body = top + head.height
    builder = _Builder(draft, columns, isi, alur, marks, body)
    return Page(
        number=0,
        jenis="prosedur",
        tables=(_table(draft, columns, head, top, body),),
        titles=titles,
        foot=(),
        shapes=builder.shapes(),
        arrows=builder.arrows(),
        links=builder.links(),
        labels=builder.labels(),
    )


def _same(one: Konektor, other: Konektor) -> bool:
    return (one.ke, one.maju, one.keluar) == (other.ke, other.maju, other.keluar)


def _moved(lines: tuple[TextLine, ...], dy: float) -> tuple[TextLine, ...]:
    return tuple(TextLine(t.x, t.y + dy, t.text, t.size, t.bold, t.upright) for t in lines)


def _table(draft: Draft, columns: Columns, head: Head, top: float, body: float) -> Table:
    ys = [top]
    for height in head.heights:
        ys.append(ys[-1] + height)
    rules = draft.geometry.heights.rules
    ys += [body + rule for rule in rules[1:]]
    cells = [
        Cell(c.row, c.col, c.row_span, c.col_span, _moved(c.lines, top), True, c.role, None, c.paragraphs)
        for c in head.cells
    ]
    rows = len(head.heights)
    for i, row in enumerate(draft.plan.rows):
        cells += _row_cells(row, rows + i, columns, body + rules[i], body + rules[i + 1])
    first = columns.first
    light = columns.xs[first + 1 : first + columns.count]
    return Table(columns.xs, tuple(ys), rows, tuple(cells), light)


def _row_cells(row: GridRow, index: int, columns: Columns, top: float, bottom: float) -> list[Cell]:
    cells = []
    for i, (role, lines, paragraphs) in enumerate(row.cells):
        col = i if i < columns.first else i + columns.count
        left, right = columns.xs[col], columns.xs[col + 1]
        at = top + (bottom - top - len(lines) * line_height(sizes.TEXT_SIZE)) / 2
        if role in CENTRED:
            placed = centre_lines(tuple(t.text for t in lines), left, right - left, at, sizes.TEXT_SIZE)
        else:
            placed = hung_lines(lines, left + sizes.PADDING, at, sizes.TEXT_SIZE)
        cells.append(Cell(index, col, 1, 1, placed, role=role, baris=row.baris, paragraphs=paragraphs))
    for c in range(columns.count):
        cells.append(Cell(index, columns.first + c, 1, 1, (), role="pelaksana", baris=row.baris))
    return cells


class _Builder:
    """Draws a draft in page coordinates."""

    def __init__(self, draft: Draft, columns: Columns, isi: Isi, alur: Alur, marks: Marks, dy: float) -> None:
        self.draft = draft
        self.columns = columns
        self.isi = isi
        self.alur = alur
        self.marks = marks
        self.dy = dy

    def _point(self, p: Point) -> Point:
        return (round(p[0], 3), round(p[1] + self.dy, 3))

    def shapes(self) -> tuple[Shape, ...]:
        """Symbols and connectors."""
        pairs = zip(self.draft.plan.spots, self.draft.geometry.boxes, strict=True)
        return tuple(
            self._symbol(spot.what, box) if isinstance(spot.what, Sized) else self._connector(spot, box)
            for spot, box in pairs
        )

    def _symbol(self, sized: Sized, box: Box) -> Shape:
        x, y = self._point((box.x, box.y))
        points: tuple[Point, ...] = ()
        if sized.simbol.jenis == "keputusan":
            cx, cy = box.x + box.w / 2, box.y + box.h / 2
            corners = ((cx, box.y), (box.right, cy), (cx, box.bottom), (box.x, cy))
            points = tuple(self._point(p) for p in corners)
        top = box.y + (box.h - len(sized.lines) * line_height(sizes.SMALL_SIZE)) / 2
        lines = centre_lines(sized.lines, box.x, box.w, top + self.dy, sizes.SMALL_SIZE)
        simbol = sized.simbol
        return Shape(simbol.id, simbol.jenis, simbol.pelaksana, x, y, box.w, box.h, points, lines)

    def _connector(self, spot: Spot, box: Box) -> Shape:
        konektor = spot.what
        assert isinstance(konektor, Konektor)
        key = (konektor.ke, konektor.maju)
        mark = self.marks.mark[key]
        pages = self.marks.out_pages[key] if not konektor.keluar else (self.marks.in_page[key],)
        template = self.isi.ke_halaman if konektor.keluar else self.isi.dari_halaman
        reference = template.replace("{halaman}", ", ".join(map(str, pages)))
        lines = (self._mark_line(mark, box, konektor.maju), *self._reference(reference, spot, box))
        jenis: JenisGambar = "keluar" if konektor.keluar else "masuk"
        x, y = self._point((box.x, box.y))
        alike = [s for s in self.draft.plan.spots if isinstance(s.what, Konektor) and _same(s.what, konektor)]
        nth = alike.index(spot) + 1
        return Shape(
            f"{jenis}-{mark}" if nth == 1 else f"{jenis}-{mark}-{nth}",
            jenis,
            self.isi.kolom[spot.col].id,
            x,
            y,
            box.w,
            box.h,
            tuple(self._point(p) for p in _pentagon(box, konektor.maju)),
            lines,
            mark,
            self.alur.simbol[konektor.ke].id,
            pages,
        )

    def _mark_line(self, mark: str, box: Box, maju: bool) -> TextLine:
        size = sizes.TEXT_SIZE if len(mark) < 3 else sizes.SMALL_SIZE
        ink = ink_box(mark, size, True)
        flat = box.h - sizes.PENTAGON_TIP
        middle = box.y + (flat / 2 + 0.3 if maju else box.h - flat / 2 - 0.3)
        x = box.x + (box.w - text_width(mark, size, True)) / 2
        return TextLine(x, middle - (ink.top + ink.bottom) / 2 + self.dy, mark, size, True)

    def _reference(self, text: str, spot: Spot, box: Box) -> tuple[TextLine, ...]:
        width = self.columns.width(spot.col)
        lines = break_lines(text, reference_width(spot, self.columns), sizes.SMALL_SIZE)
        height = len(lines) * line_height(sizes.SMALL_SIZE)
        konektor = spot.what
        assert isinstance(konektor, Konektor)
        top = box.bottom + 0.3 if konektor.below else box.y - 0.3 - height
        left = self.columns.left(spot.col)
        return centre_lines(lines, left, width, top + self.dy, sizes.SMALL_SIZE)

    def _id(self, spot: int) -> str:
        what = self.draft.plan.spots[spot].what
        if isinstance(what, Sized):
            return what.simbol.id
        return self.alur.simbol[what.ke].id

    def arrows(self) -> tuple[Arrow, ...]:
        """Whole arrows and halves."""
        plan = self.draft.plan
        out = []
        for edge, carried, line in zip(plan.graph.edges, plan.panah, self.draft.geometry.lines, strict=True):
            ends = [plan.spots[i].what for i in (edge.dari, edge.ke)]
            konektor = next((e for e in ends if isinstance(e, Konektor)), None)
            mark = self.marks.mark[konektor.ke, konektor.maju] if konektor else None
            dari = tuple(self.alur.simbol[self.alur.panah[p].dari].id for p in carried)
            first = self.alur.panah[carried[0]]
            label = "" if konektor and not konektor.keluar else first.label or ""
            points = tuple(self._point(p) for p in line)
            out.append(Arrow(dari, self.alur.simbol[first.ke].id, label, points, mark))
        return tuple(out)

    def links(self) -> tuple[Link, ...]:
        """The dashed links of joint rows."""
        links = self.draft.geometry.links
        return tuple(Link(self._id(leader), tuple(self._point(p) for p in line)) for leader, line in links)

    def labels(self) -> tuple[Label, ...]:
        """Labels of exits, and questions beside their symbols."""
        plan = self.draft.plan
        out = []
        for i, (_, lines, box) in sorted(self.draft.labels.items()):
            edge = plan.graph.edges[i]
            out.append(self._label(self._id(edge.dari), self._id(edge.ke), lines, box, False))
        for spot, (_, lines, box) in sorted(self.draft.tanya.items()):
            out.append(self._label(self._id(spot), "", lines, box, True))
        return tuple(out)

    def _label(self, dari: str, ke: str, lines: tuple[TextLine, ...], box: Box, tanya: bool) -> Label:
        ground = (box.x - 0.15, box.y - 0.15 + self.dy, box.w + 0.3, box.h + 0.3)
        return Label(dari, ke, _moved(lines, self.dy), ground, tanya)


def _pentagon(box: Box, maju: bool) -> tuple[Point, ...]:
    """A box with a point: downwards where the flow goes on, upwards where it goes back."""
    x1, x2, cx, tip = box.x, box.right, box.x + box.w / 2, sizes.PENTAGON_TIP
    if maju:
        shoulder = box.bottom - tip
        return ((x1, box.y), (x2, box.y), (x2, shoulder), (cx, box.bottom), (x1, shoulder))
    shoulder = box.y + tip
    return ((cx, box.y), (x2, shoulder), (x2, box.bottom), (x1, box.bottom), (x1, shoulder))
