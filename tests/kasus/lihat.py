"""Questions to a drawing: which way an arrow goes, where it leaves and where it comes in."""

from __future__ import annotations

from dataclasses import dataclass

from tests.lembar.geometri import Box, Line, Point
from tests.lembar.lembar import Lembar
from tests.lembar.nilai import Garis, Halaman, Lambang
from tests.lembar.rupa import crossings_of, rupa_of
from tests.lembar.tabel import Tabel


@dataclass(frozen=True, slots=True)
class Jalan:
    """An arrow, or a half of one, on its page."""

    halaman: int
    garis: Garis
    sumber: Lambang
    tujuan: Lambang

    @property
    def line(self) -> Line:
        """From port to port."""
        return self.garis.line

    @property
    def keluar(self) -> str:
        """The side of its source that it leaves by: atas, kanan, bawah, kiri."""
        return _port(self.sumber, self.line[0])

    @property
    def masuk(self) -> str:
        """The side of its target that it comes in by."""
        return _port(self.tujuan, self.line[-1])

    @property
    def belok(self) -> int:
        """How often it turns."""
        return len(self.line) - 2

    @property
    def xs(self) -> tuple[float, float]:
        """How far it goes to the left and to the right."""
        xs = [x for x, _ in self.line]
        return min(xs), max(xs)


def _port(symbol: Lambang, point: Point) -> str:
    port = symbol.port_at(point)
    assert port is not None, f"{point} is no port of {symbol.id}"
    return port


def jalan(sheet: Lembar) -> tuple[Jalan, ...]:
    """All arrows and halves of arrows, page by page."""
    found = []
    for page, _ in sheet.drawn():
        for garis in page.panah:
            source, target = sheet.source_on(page, garis), sheet.target_on(page, garis)
            assert source is not None, garis.name
            assert target is not None, garis.name
            found.append(Jalan(page.nomor, garis, source, target))
    return tuple(found)


def semua(sheet: Lembar, dari: str, ke: str, label: str | None = None) -> tuple[Jalan, ...]:
    """What is drawn of the arrows from one symbol to another, of one label where it is given."""
    between = (j for j in jalan(sheet) if dari in j.garis.dari and j.garis.ke == ke)
    return tuple(j for j in between if label is None or j.garis.label == label)


def satu(sheet: Lembar, dari: str, ke: str, label: str | None = None) -> Jalan:
    """The one arrow from one symbol to another, drawn whole."""
    (only,) = semua(sheet, dari, ke, label)
    assert only.garis.tanda is None, f"{only.garis.name} is drawn in halves"
    return only


def paruh(sheet: Lembar, dari: str, ke: str, label: str | None = None) -> tuple[Jalan, Jalan]:
    """The two halves of an arrow that goes from page to page: its way out, its way in."""
    out = [j for j in semua(sheet, dari, ke, label) if j.tujuan.connector]
    into = [j for j in semua(sheet, dari, ke) if j.sumber.connector]
    assert len(out) == 1, f"{dari} -> {ke}: {len(out)} ways out"
    assert len(into) == 1, f"{dari} -> {ke}: {len(into)} ways in"
    return out[0], into[0]


def simbol(sheet: Lembar, id: str) -> Lambang:
    """A symbol by its id."""
    (only,) = [s for page, _ in sheet.drawn() for s in page.lambang if s.id == id]
    return only


def sambungan(sheet: Lembar) -> list[tuple[int, str, str, str, str]]:
    """(page, jenis, mark, symbol that it stands for, place of the other end) of each connector."""
    return [
        (page.nomor, s.jenis, s.tanda or "", s.ke or "", " ".join(t.isi for t in s.texts if t.isi != s.tanda))
        for page, _ in sheet.drawn()
        for s in page.lambang
        if s.connector
    ]


def baris(sheet: Lembar) -> list[list[int]]:
    """The numbers of the rows on each page; a row that goes on from a page before counts there only."""
    return [[row.nomor for row in table.rows if row.nomor is not None] for _, table in sheet.drawn()]


def kolom(sheet: Lembar, pelaksana: str) -> tuple[float, float]:
    """The left and the right rule of a pelaksana's column, the same on all pages."""
    tables = [table for _, table in sheet.drawn()]
    found = {table.kolom[sheet.kolom[pelaksana]] for table in tables}
    assert len(found) == 1, f"{pelaksana} has columns of several widths"
    return found.pop()


def blok(sheet: Lembar) -> Box:
    """The cells of all pelaksana on the first page of the procedure."""
    return first(sheet)[1].block


def first(sheet: Lembar) -> tuple[Halaman, Tabel]:
    """The first page of the procedure."""
    return next(sheet.drawn())


def silang(sheet: Lembar) -> int:
    """How many crossings there are."""
    return rupa_of(sheet).silang


def bersilang(sheet: Lembar, a: Garis, b: Garis) -> int:
    """How often two arrows of one page cross."""
    pairs = [
        p for on_page in sheet.pasangan.values() for p in on_page if {id(p.a), id(p.b)} == {id(a), id(b)}
    ]
    return len(crossings_of(tuple(pairs)))


def label_di(sheet: Lembar, dari: str, isi: str) -> Box:
    """Where the label of an exit stands."""
    texts = [t for page, _ in sheet.drawn() for t in page.label if t.get("dari") == dari and t.isi == isi]
    assert len(texts) == 1, f"{len(texts)} labels {isi} of {dari}"
    return texts[0].box
