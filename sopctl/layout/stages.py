"""The frozen values of the sheet's geometry: what goes in (`Isi`), what comes out (`Drawing`).

Units are millimetres, the origin is the top left corner of a page, sizes of type are points. Layout
knows no language, colour, file or format: every string arrives final in an `Isi`, and a backend only
draws the `Drawing`; it never wraps a text, sizes a row or breaks a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]


# ---------------------------------------------------------------- what goes in


@dataclass(frozen=True, slots=True)
class Kotak:
    """One of the six boxes of the identity sheet: a heading over a numbered list."""

    judul: str
    butir: tuple[str, ...]
    """Already numbered where the list is ("1. …"); a lone "-" where nothing is given."""


@dataclass(frozen=True, slots=True)
class IsiIdentitas:
    """The identity sheet, every string final."""

    instansi: tuple[str, ...]
    """Left column, top to bottom: government, agency, unit."""
    logo: str | None
    """Path of a PNG that the reader has already checked, or None."""
    baris: tuple[tuple[str, str], ...]
    """Right column: (label, value), in the order of the form."""
    pengesah: tuple[str, tuple[str, ...], tuple[str, ...]]
    """(label "Disahkan oleh", lines above the room for a signature, lines below it)."""
    pengesah_di: int
    """`pengesah` stands before `baris[pengesah_di]`."""
    kotak: tuple[Kotak, ...]
    """Six boxes: left, right, left, right …"""
    logo_ratio: float = 1.0
    """Width over height of the logo."""


@dataclass(frozen=True, slots=True)
class IsiBaris:
    """A row of the procedure table, every string final. Lists hold one paragraph an item."""

    nomor: str
    kegiatan: tuple[str, ...]
    kelengkapan: tuple[str, ...]
    waktu: tuple[str, ...]
    output: tuple[str, ...]
    keterangan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IsiKolom:
    """A pelaksana's column: its key, its head, and the head over it."""

    id: str
    nama: str
    kelompok: str | None


@dataclass(frozen=True, slots=True)
class KepalaTabel:
    """The heads of the procedure table."""

    nomor: str
    kegiatan: str
    pelaksana: str
    mutu_baku: str
    kelengkapan: str
    waktu: str
    output: str
    keterangan: str


@dataclass(frozen=True, slots=True)
class Isi:
    """All that is printed, in reading order. Made by render/view.py, measured by layout."""

    judul: str
    """Over the procedure: "SOP Pengelolaan Surat Masuk"."""
    identitas: IsiIdentitas
    kolom: tuple[IsiKolom, ...]
    kepala: KepalaTabel
    baris: tuple[IsiBaris, ...]
    judul_tertulis: str
    """Over the written form."""
    tertulis: tuple[tuple[str, str], ...]
    """The written form: (number, sentence)."""
    kaki: tuple[str, str]
    """Foot of every page: left, and a template with {halaman} and {jumlah} for the right."""
    ke_halaman: str
    """Beside an outgoing connector: a template with {halaman}."""
    dari_halaman: str
    """Beside an incoming connector: a template with {halaman}."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper as it lies: width and height in mm."""

    name: str
    width: float
    height: float


# ---------------------------------------------------------------- what comes out


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of type, unbreakable: `x` is its left edge, `y` its baseline."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    upright: bool = False
    """Turned by 90 degrees, reading upwards; `x` is the baseline then, `y` the start (the bottom)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table by its place in the grid; `lines` stand in absolute page coordinates."""

    row: int
    col: int
    row_span: int
    col_span: int
    lines: tuple[TextLine, ...]
    head: bool = False
    role: str = ""
    """`nomor`, `kegiatan`, `kelengkapan`, … in a row of the procedure; `kepala`, `nomor-kolom` in its head;
    `label`, `isi` in the identity."""
    baris: int | None = None
    """The row of the procedure that the cell belongs to, from 0."""
    paragraphs: tuple[str, ...] = ()
    """The text unbroken, for readers that do not see: what `lines` say together."""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid: `xs` and `ys` are the positions of all rules, so one more than columns and rows."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    head_rows: int
    cells: tuple[Cell, ...]
    light_xs: tuple[float, ...] = ()
    """Rules between pelaksana columns: drawn lighter, below the head only."""

    @property
    def name_rows(self) -> int:
        """How many rows of the head hold names; under them stand the numbers of the columns."""
        return max((c.row + c.row_span for c in self.cells if c.role == "kepala"), default=0)


JenisGambar = Literal["mulai", "proses", "keputusan", "selesai", "keluar", "masuk"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A symbol: capsule, box, diamond or pentagon, in the box (x, y, w, h)."""

    id: str
    jenis: JenisGambar
    pelaksana: str
    x: float
    y: float
    w: float
    h: float
    points: tuple[Point, ...]
    """The corners, for a diamond or a pentagon; empty for a box and a capsule."""
    lines: tuple[TextLine, ...] = ()
    """`tanya`/`teks` inside; a connector's mark and the place of its other end."""
    tanda: str | None = None
    """The mark of a connector."""
    ke: str | None = None
    """Of a connector: the id of the symbol that the mark stands for."""
    halaman: tuple[int, ...] = ()
    """Of a connector: the pages of its other ends, from 1."""
    rusak: bool = False
    """It is at fault, or stands for a target that is not there: only in the draft of a broken flow."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from port to port; the last point is the tip of its head."""

    dari: tuple[str, ...]
    ke: str
    label: str
    points: tuple[Point, ...]
    tanda: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The dashed link of a joint row; `id` is that of the row's first symbol."""

    id: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The label of an exit: its lines on a white ground."""

    dari: str
    ke: str
    lines: tuple[TextLine, ...]
    box: tuple[float, float, float, float]
    """(x, y, w, h) of the ink."""
    tanya: bool = False
    """A `tanya` that stands beside its symbol `dari`, not a label."""


JenisHalaman = Literal["identitas", "prosedur", "tertulis", "gabungan"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page, ready to be drawn."""

    number: int
    jenis: JenisHalaman
    tables: tuple[Table, ...]
    titles: tuple[TextLine, ...]
    foot: tuple[TextLine, ...]
    shapes: tuple[Shape, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    links: tuple[Link, ...] = ()
    labels: tuple[Label, ...] = ()
    paragraphs: tuple[tuple[TextLine, ...], ...] = ()
    """The written form: one tuple of lines a sentence."""
    image: tuple[str, float, float, float, float] | None = None
    """The logo: path, x, y, w, h."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole sheet."""

    paper: Paper
    pages: tuple[Page, ...]


HEAD_LENGTH = 2.0
HEAD_WIDTH = 1.5
"""The arrowhead, sheet.md statement 6; a line stops 1.2 mm short of the tip, under its head."""
LINE_STOP = 1.2
"""Where an arrow's visible line ends before the tip."""
