"""The HTML sheet as a browser shows it, reads it aloud, is led through it by keys, and prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from baca_pdf import pymupdf
from bahan import koleksi, lembar_utuh, sop_of, surat_jauh
from nakal import surat_nakal
from test_rusak import KESALAHAN, RUSAK

import sopctl
from sopctl.layout.block import baseline, line_height
from sopctl.layout.measure import text_width
from sopctl.layout.page import paper_of
from sopctl.layout.stages import Page, TextLine
from sopctl.render.lembar import Lembar, Pilihan
from sopctl.render.logo import Logo
from sopctl.render.sheet import make_lembar

from . import pasang

EXAMPLES = Path(__file__).parents[2] / "examples" / "kantor-contoh" / "sop"
WIDTHS = ("360", "1280")
_CLOSE = 0.1
"""How far a cell or a symbol may lie from where the drawing has it, in mm."""
_LINE = 0.5
"""The same of a line of type, whose heights browsers round to whole pixels."""
_PT = 25.4 / 72

Kotak = tuple[float, float, float, float]


def sepuluh_kolom() -> str:
    """A flow over ten pelaksana, to and fro, over more pages than one."""
    rows: list[dict[str, Any]] = [
        {"id": f"r{i}", "uraian": f"Meneruskan berkas permohonan ke meja {i + 1}", "pelaksana": f"p{i % 10}"}
        for i in range(17)
    ]
    rows[9]["cabang"] = {"Ya": "berikutnya", "Tidak": "r0"}
    rows[15]["cabang"] = {"Ya": "berikutnya", "Tidak": "r2"}
    names = [f"Kepala Bidang {place}" for place in ("Umum", "Keuangan", "Arsip", "Hukum", "Sarana") * 2]
    document = {
        "skema": "sop/1",
        "nama": "Penerusan Berkas",
        "jenis": "administratif",
        "pelaksana": [{"id": f"p{i}", "nama": name} for i, name in enumerate(names)],
        "kegiatan": rows,
    }
    return yaml.safe_dump(document)


def _with_logo() -> Lembar:
    picture = sopctl.render(lembar_utuh(), "png")[0]
    return make_lembar(sop_of(sepuluh_kolom()), koleksi(), paper_of("F4"), Logo("logo.png", picture, 1.4))


def _on_one_page() -> Lembar:
    two = yaml.safe_dump(
        {
            **yaml.safe_load(sepuluh_kolom()),
            "kegiatan": [
                {"uraian": "Menyerahkan berkas", "pelaksana": "p0"},
                {"uraian": "Menyimpan berkas", "pelaksana": "p9"},
            ],
        }
    )
    return make_lembar(sop_of(two), koleksi(), paper_of("A4"), pilihan=Pilihan(satu_halaman=True))


_HOSTILE = '</style><script>alert(1)</script> "><img src=x onerror=alert(1)> {{7*7}}'
MAKERS: dict[str, Callable[[], Lembar]] = {
    "sambungan": lambda: sopctl.lay_out(EXAMPLES / "dispusip" / "pemusnahan-arsip.yaml"),
    "kelompok": lambda: sopctl.lay_out(EXAMPLES / "dispusip" / "penyerahan-arsip-statis.yaml"),
    "panjang": lambda: sopctl.lay_out(EXAMPLES / "setda" / "pengadaan-langsung-barang.yaml"),
    "sepuluh": lambda: lembar_utuh(sepuluh_kolom()),
    "jauh": lambda: lembar_utuh(surat_jauh()),
    "logo": _with_logo,
    "gabungan": _on_one_page,
    "rusak": lambda: make_lembar(sop_of(RUSAK), koleksi(), paper_of("A4"), kesalahan=KESALAHAN),
    "nakal": lambda: lembar_utuh(surat_nakal(_HOSTILE, "<b>")),
}
WITH_CONNECTORS = ("sambungan", "panjang", "sepuluh", "jauh", "logo")


@lru_cache(maxsize=8)
def sheet(name: str) -> Lembar:
    return MAKERS[name]()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("peramban")


@pytest.fixture(scope="session")
def seen(folder: Path) -> dict[str, Any]:
    """What the browser tells of every document."""
    pasang.need_browser()
    documents = []
    for name in MAKERS:
        page = folder / f"{name}.html"
        page.write_bytes(sopctl.render(sheet(name), "html")[0])
        documents.append({"nama": name, "berkas": str(page), "pdf": str(folder / f"{name}.pdf")})
    return pasang.measure(documents)


each_document = pytest.mark.parametrize("name", MAKERS)
each_width = pytest.mark.parametrize("width", WIDTHS)


# ---------------------------------------------------------------- safe and accessible


@each_document
@each_width
@pytest.mark.parametrize("mode", ["axe", "gelap"])
def test_axe_finds_nothing_by_day_or_by_night(seen: dict[str, Any], name: str, width: str, mode: str) -> None:
    assert seen[name]["lebar"][width][mode] == []


@each_document
def test_nothing_runs_nothing_is_fetched_and_nobody_complains(seen: dict[str, Any], name: str) -> None:
    told = seen[name]
    assert (told["kata"], told["dialog"], told["permintaan"]) == ([], [], [])


@each_document
@each_width
def test_tables_stay_tables_for_those_who_listen(seen: dict[str, Any], name: str, width: str) -> None:
    tables = [table for page in sheet(name).drawing.pages for table in page.tables]
    heads = sum(cell.role == "kepala" for table in tables for cell in table.cells)
    tree = seen[name]["lebar"][width]["pohon"]
    assert (tree["tabel"], tree["kolom"]) == (len(tables), heads)
    assert tree["baris"] >= len(sheet(name).isi.baris)


@each_document
@each_width
def test_only_the_sheet_scrolls_sideways(seen: dict[str, Any], name: str, width: str) -> None:
    told = seen[name]["lebar"][width]
    assert told["luber"] <= 0
    sheet_and_sides = sheet(name).drawing.paper.width / 25.4 * 96 + 32
    assert told["gulir"] == [sheet_and_sides > int(width)]


# ---------------------------------------------------------------- by keys


@each_document
@each_width
def test_keys_reach_every_link_and_the_focus_is_seen(seen: dict[str, Any], name: str, width: str) -> None:
    stops = seen[name]["lebar"][width]["henti"]
    pages = sheet(name).drawing.pages
    connectors = sum(len(shape.halaman) for page in pages for shape in page.shapes)
    kinds = [stop["kelas"].split(" ")[0] for stop in stops]
    parts = {"rusak": 4, "gabungan": 2}.get(name, 3)
    assert kinds == ["lompat", *[""] * parts, "gulir", *["pindah"] * connectors]
    assert {stop["garis"] for stop in stops} == {"solid 3px"}


@pytest.mark.parametrize("name", WITH_CONNECTORS)
@each_width
def test_a_connector_leads_to_its_other_end_and_that_is_seen(
    seen: dict[str, Any], name: str, width: str
) -> None:
    followed = seen[name]["lebar"][width]["pindah"]
    assert followed
    assert [step for step in followed if step["fokus"] != step["href"] or not step["tampak"]] == []


# ---------------------------------------------------------------- one geometry


def views(told: dict[str, Any], lembar: Lembar) -> Iterator[tuple[Page, dict[str, Any]]]:
    """Each page wherever it is shown as it is printed: on paper, in a wide window, the procedure always."""
    pages = lembar.drawing.pages
    for shown in (told["cetak"], told["lebar"]["1280"]["halaman"], told["lebar"]["360"]["halaman"]):
        yield from ((page, places) for page, places in zip(pages, shown, strict=True) if places["tetap"])


def lines_of(page: Page) -> list[TextLine]:
    """The lines of a page in reading order."""
    cells = (c for t in page.tables for c in sorted(t.cells, key=lambda c: (c.row, c.col)))
    lines = [
        *page.titles,
        *(line for cell in cells for line in cell.lines),
        *(line for paragraph in page.paragraphs for line in paragraph),
        *page.foot,
    ]
    return [line for line in lines if line.text.strip()]


def box_of(line: TextLine) -> Kotak:
    """Where the box of a line lies."""
    width = text_width(line.text, line.size, line.bold)
    up, height = baseline(line.size, line.bold), line_height(line.size)
    if line.upright:
        return line.x - up, line.y - width, line.x - up + height, line.y
    return line.x, line.y - up, line.x + width, line.y - up + height


def apart(a: Kotak | list[float], b: Kotak | list[float]) -> float:
    """How far the sides of two boxes lie apart at most."""
    return max(abs(p - q) for p, q in zip(a, b, strict=True))


@each_document
def test_cells_and_symbols_lie_where_the_drawing_has_them(seen: dict[str, Any], name: str) -> None:
    shown = list(views(seen[name], sheet(name)))
    # The procedure in every view; identity and written form on paper at least.
    assert len(shown) > len(sheet(name).drawing.pages)
    for page, places in shown:
        for table, boxes in zip(page.tables, places["sel"], strict=True):
            cells = sorted(table.cells, key=lambda c: (c.row, c.col))
            for cell, box in zip(cells, boxes, strict=True):
                xs, ys = table.xs, table.ys
                right, bottom = xs[cell.col + cell.col_span], ys[cell.row + cell.row_span]
                assert apart((xs[cell.col], ys[cell.row], right, bottom), box) < _CLOSE
        for shape, symbol in zip(page.shapes, places["simbol"], strict=True):
            assert shape.id == symbol["id"]
            assert apart((shape.x, shape.y, shape.x + shape.w, shape.y + shape.h), symbol["kotak"]) < _CLOSE


@each_document
def test_no_line_of_type_leaves_its_place(seen: dict[str, Any], name: str) -> None:
    for page, places in views(seen[name], sheet(name)):
        for line, found in zip(lines_of(page), places["baris"], strict=True):
            assert found["teks"] == line.text.strip()
            assert apart(box_of(line), found["kotak"]) < _LINE, line


@each_document
def test_the_fonts_are_those_inside_the_page(seen: dict[str, Any], name: str) -> None:
    assert {state for width in WIDTHS for state in seen[name]["lebar"][width]["huruf"]} == {"loaded"}


# ---------------------------------------------------------------- on paper


@each_document
def test_printing_gives_the_pages_of_the_sheet_dark_on_white(
    seen: dict[str, Any], name: str, folder: Path
) -> None:
    assert seen[name]
    drawing = sheet(name).drawing
    with pymupdf.open(folder / f"{name}.pdf") as document:
        assert document.page_count == len(drawing.pages)
        for page, printed in zip(drawing.pages, document, strict=True):
            assert printed.rect.width * _PT == pytest.approx(drawing.paper.width, abs=0.3)
            assert printed.rect.height * _PT == pytest.approx(drawing.paper.height, abs=0.3)
            place = page.foot[-1] if name != "rusak" else page.foot[-2]
            (found,) = printed.search_for(place.text)
            assert found.x0 * _PT == pytest.approx(place.x, abs=_LINE)
            assert found.y1 * _PT == pytest.approx(place.y, abs=1.0)
            picture = printed.get_pixmap(dpi=40, colorspace=pymupdf.csGRAY)
            assert picture.pixel(1, 1) == (255,)
            assert min(picture.samples) < 120
