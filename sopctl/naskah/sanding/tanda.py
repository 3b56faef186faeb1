"""Marks over a drawn sheet: each lies where the thing lies that it is about, and changes nothing of it.

It is told by its colour, by its outline (whole, dashed, dotted), and by a sign with the number of its change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sopctl.diff.tempat import Tanda, Tempat
from sopctl.layout.measure import text_width
from sopctl.layout.stages import Arrow, Cell, Page, Table, TextLine
from sopctl.model.alur import Alur
from sopctl.naskah.sanding.gabung_teks import BARIS, KOTAK, Tulisan
from sopctl.naskah.sanding.lencana import MM_PER_PT, PADDING, Lencana, badge_text, height_of
from sopctl.render.kata import kata
from sopctl.render.strokes import number
from sopctl.render.svg import orthogonal_path

Box = tuple[float, float, float, float]
"""x, y, width, height."""
_HEAD_ROWS = (*BARIS[:4], "pengesahan", BARIS[4])
_OFFICE = ("perangkat_daerah", "unit_kerja")


@dataclass(frozen=True, slots=True)
class Tertanda:
    """Something that is marked on a sheet."""

    tempat: Tempat
    tanda: Tanda
    nomor: tuple[tuple[int, Tanda], ...] = ()
    """The changes that it is about, each with what it does; none: it only goes along with what is."""


class Penanda:
    """Marks the pages of one sheet, in order."""

    def __init__(
        self,
        awalan: str,
        alur: Alur,
        kolom: Sequence[str],
        tertanda: Sequence[Tertanda],
        ukuran: float,
        tulisan: Mapping[Tempat, Tulisan] | None = None,
    ) -> None:
        """`awalan`: what the ids of its badges begin with. `kolom`: ids of the columns as they are drawn.

        `ukuran`: points of a badge's type.
        """
        self.awalan, self.alur, self.kolom = awalan, alur, kolom
        self.tertanda, self.tulisan = tertanda, tulisan or {}
        self.ukuran, self.tinggi = ukuran, height_of(ukuran)
        self.named: set[int] = set()
        self._read: dict[Tempat, int] = {}
        self._pieces = _pieces(alur, tertanda)

    def draw(self, page: Page) -> tuple[str, tuple[Lencana, ...]]:
        """(marks as SVG, the badges over them)."""
        drawn: list[str] = []
        badges: list[Lencana] = []
        taken: list[Box] = []
        for one in self.tertanda:
            for i, (shape, spot) in enumerate(self._shapes(page, one)):
                drawn.append(f'<g class="tanda {one.tanda}">{shape}</g>')
                if i == 0:
                    badges += self._badges(one, spot, taken)
        drawn += self._strokes(page)
        return "\n".join(drawn), tuple(badges)

    def _badges(self, one: Tertanda, spot: tuple[float, float], taken: list[Box]) -> Iterator[Lencana]:
        """The badges of a mark, side by side to the left of a spot, each where no other is."""
        right, y = spot
        for nomor, tanda in one.nomor:
            width = text_width(badge_text(tanda, nomor), self.ukuran, True) + 2 * PADDING * self.ukuran
            x = right - width
            while any(_overlap((x, y, width, self.tinggi), other) for other in taken):
                y += self.tinggi + 0.4
            taken.append((x, y, width, self.tinggi))
            first = nomor not in self.named
            self.named.add(nomor)
            own = f"{self.awalan}-{nomor}" if first else ""
            yield Lencana(own, nomor, tanda, x, y, width, self.ukuran)
            right = x - 0.5

    # ------------------------------------------------------------ shapes

    def _shapes(self, page: Page, one: Tertanda) -> Iterator[tuple[str, tuple[float, float]]]:
        """(SVG, the upper right corner of its badge) of each piece of a marked thing on a page."""
        kind = one.tempat.jenis
        if kind == "panah":
            for arrow in page.arrows:
                if id(arrow) in self._pieces_of(page, one.tempat.nomor):
                    yield _path(arrow), self._beside(arrow)
        elif kind == "simbol":
            simbol = self.alur.simbol[one.tempat.nomor]
            for shape in page.shapes:
                if shape.id == simbol.id and shape.jenis not in ("keluar", "masuk"):
                    box = (shape.x - 1, shape.y - 1, shape.w + 2, shape.h + 2)
                    yield _rect(box), (box[0] + box[2] + 2, box[1] - self.tinggi + 1)
        else:
            for table in page.tables:
                for box in self._boxes(page, table, one.tempat):
                    yield _rect(_inner(box)), self._corner(kind, box)

    def _corner(self, kind: str, box: Box) -> tuple[float, float]:
        """A row's badge stands beside the table, all others' on the upper edge of their cell."""
        x, y, w, _ = box
        return (x - 0.5, y + 0.4) if kind == "baris" else (x + w - 0.3, y - self.tinggi / 2)

    def _beside(self, arrow: Arrow) -> tuple[float, float]:
        """Beside the middle of the longest part of an arrow."""
        parts = pairwise(arrow.points)
        start, end = max(parts, key=lambda p: abs(p[0][0] - p[1][0]) + abs(p[0][1] - p[1][1]))
        x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        width = text_width("≠ 00", self.ukuran, True)
        if start[0] == end[0]:
            return x + 1 + width, y - self.tinggi / 2
        return x + width / 2, y + 0.8

    def _pieces_of(self, page: Page, panah: int) -> set[int]:
        own = [arrow for arrow in page.arrows if self._pieces(arrow, panah, True)]
        return {id(a) for a in own or [a for a in page.arrows if self._pieces(a, panah, False)]}

    def _boxes(self, page: Page, table: Table, tempat: Tempat) -> Iterator[Box]:
        cells = tuple(self._cells(page, table, tempat))
        if tempat.jenis == "baris" and cells:
            ys = sorted({c.row for c in cells})
            top, bottom = table.ys[ys[0]], table.ys[ys[-1] + 1]
            yield table.xs[0], top, table.xs[-1] - table.xs[0], bottom - top
            return
        for cell in cells:
            x, y = table.xs[cell.col], table.ys[cell.row]
            yield x, y, table.xs[cell.col + cell.col_span] - x, table.ys[cell.row + cell.row_span] - y

    def _cells(self, page: Page, table: Table, tempat: Tempat) -> Iterator[Cell]:
        for cell in table.cells:
            if self._is_at(page, table, cell, tempat):
                yield cell

    def _is_at(self, page: Page, table: Table, cell: Cell, tempat: Tempat) -> bool:
        if tempat.jenis == "baris":
            return cell.baris == tempat.nomor
        if tempat.jenis == "sel":
            return cell.baris == tempat.nomor and cell.role == tempat.nama
        if tempat.jenis == "kolom":
            return cell.role == "kepala" and self._is_column(table, cell, tempat.nama)
        return page.jenis == "identitas" and _is_of_identity(page, cell, tempat.nama)

    def _is_column(self, table: Table, cell: Cell, name: str) -> bool:
        acting = [c.col for c in table.cells if c.role == "pelaksana"]
        if not acting:
            return False
        if not name:
            return cell.row == 0 and cell.col == min(acting)
        if name not in self.kolom or cell.row == 0:
            return False
        column = min(acting) + self.kolom.index(name)
        return cell.col == column and cell.col_span == 1 and cell.row + cell.row_span == table.name_rows

    # ------------------------------------------------------------ text

    def _strokes(self, page: Page) -> Iterator[str]:
        """A stroke through each line that is gone, and one below each that is new."""
        for table in page.tables:
            for cell in table.cells:
                place = self._place_of(page, table, cell)
                if place is not None:
                    yield from self._of_lines(cell, place)

    def _place_of(self, page: Page, table: Table, cell: Cell) -> Tempat | None:
        if cell.baris is not None:
            place = Tempat("sel", cell.baris, cell.role)
            return place if place in self.tulisan else None
        named = (t for t in self.tulisan if t.jenis == "identitas")
        return next((t for t in named if self._is_at(page, table, cell, t)), None)

    def _of_lines(self, cell: Cell, place: Tempat) -> Iterator[str]:
        text, flags = "\n".join(cell.paragraphs), self.tulisan[place]
        at = self._read.get(place, 0)
        for line in cell.lines:
            found = text.find(line.text, at) if text else 0
            if found < 0:
                continue
            at = found + len(line.text)
            self._read[place] = at
            paragraph = text.count("\n", 0, found)
            tanda = flags[paragraph] if paragraph < len(flags) else None
            if tanda is not None:
                yield f'<g class="coretan {tanda}">{_stroke(line, tanda)}</g>'


def _pieces(alur: Alur, tertanda: Sequence[Tertanda]) -> Callable[[Arrow, int, bool], bool]:
    """Whether a drawn arrow is a piece of an arrow of the flow; `alone`: and of none that is not marked."""
    marked = {one.tempat.nomor for one in tertanda if one.tempat.jenis == "panah"}
    ends: dict[tuple[str, str], list[int]] = {}
    for i, panah in enumerate(alur.panah):
        ends.setdefault((alur.simbol[panah.dari].id, alur.simbol[panah.ke].id), []).append(i)

    def is_piece(arrow: Arrow, panah: int, alone: bool) -> bool:
        carried = [
            [i for i in ends.get((dari, arrow.ke), ()) if _label(alur, i, arrow)] for dari in arrow.dari
        ]
        if not any(panah in one for one in carried):
            return False
        return not alone or all(set(one) & marked for one in carried)

    return is_piece


def _label(alur: Alur, panah: int, arrow: Arrow) -> bool:
    return not arrow.label or len(arrow.dari) > 1 or (alur.panah[panah].label or "") == arrow.label


def _is_of_identity(page: Page, cell: Cell, key: str) -> bool:
    if key in _OFFICE:
        return cell.role == "instansi"
    if key in KOTAK:
        boxes = [c for c in page.tables[0].cells if c.role == "kotak" and c.paragraphs]
        return cell in boxes and _box_of(cell, boxes, page) == KOTAK.index(key)
    if not any(c.role == "instansi" for c in page.tables[0].cells):
        return False
    return cell.col == 2 and cell.role in ("isi", "nama") and _HEAD_ROWS[cell.row : cell.row + 1] == (key,)


def _box_of(cell: Cell, boxes: Sequence[Cell], page: Page) -> int:
    """Which of the six boxes a cell is, by its heading, which a continued box repeats."""
    return next((i for i, judul in enumerate(_titles()) if cell.paragraphs[0].startswith(judul)), -1)


def _titles() -> tuple[str, ...]:
    return tuple(kata("label", "identitas", key) for key in KOTAK)


# ---------------------------------------------------------------- pieces of SVG


def _inner(box: Box) -> Box:
    """Just inside the rules around it."""
    x, y, w, h = box
    return x + 0.3, y + 0.3, max(w - 0.6, 0.1), max(h - 0.6, 0.1)


def _rect(box: Box) -> str:
    x, y, w, h = map(number, box)
    return f'<rect class="bidang" x="{x}" y="{y}" width="{w}" height="{h}" rx="0.6"/>'


def _path(arrow: Arrow) -> str:
    return f'<path class="jalur" d="{orthogonal_path(arrow.points)}"/>'


def _stroke(line: TextLine, tanda: Tanda) -> str:
    length = text_width(line.text, line.size, line.bold)
    up = 0.3 * line.size * MM_PER_PT if tanda == "hapus" else -0.45
    x1, x2, y = number(line.x), number(line.x + length), number(line.y - up)
    return f'<line x1="{x1}" y1="{y}" x2="{x2}" y2="{y}"/>'


def _overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )
