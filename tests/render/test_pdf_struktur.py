"""What a screen reader finds in the PDF: one table, in reading order, with the flow told in its cells."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from baca_pdf import Node, blocks, blocks_of_png, opened, pages_of, tree_of, widths
from bahan import SURAT, lembar, lembar_utuh, sop_of
from outloud.cli import main as outloud
from pdfua.cli import main as pdfua

from sopctl.layout.page import paper_of
from sopctl.model.koleksi import Koleksi
from sopctl.model.sop import Sop
from sopctl.render import pdf, png
from sopctl.render.lembar import Lembar, Pilihan
from sopctl.render.sheet import make_lembar
from tests.lembar.acak import MODES, acak, kertas_of

ROWS = "".join(
    f"  - {{uraian: Mencatat {i}, pelaksana: agendaris, lanjut: {'arsip' if i % 9 == 0 else 'berikutnya'}}}\n"
    for i in range(30)
)
PANJANG = SURAT.replace("  - id: arsip\n", ROWS + "  - id: arsip\n")


@pytest.fixture(scope="module")
def sheet() -> Lembar:
    return lembar_utuh(PANJANG)


@pytest.fixture(scope="module")
def data(sheet: Lembar) -> bytes:
    return pdf.render(sheet)[0]


@pytest.fixture(scope="module")
def document(data: bytes) -> pikepdf.Pdf:
    return opened(data)


@pytest.fixture(scope="module")
def tree(document: pikepdf.Pdf) -> Node:
    return tree_of(document)


# ---------------------------------------------------------------- the document


def test_it_is_tagged_in_indonesian_and_shows_its_title(document: pikepdf.Pdf) -> None:
    root = document.Root
    assert str(root.Lang) == "id"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle


def test_all_fonts_are_embedded_and_say_what_their_letters_are(document: pikepdf.Pdf) -> None:
    fonts = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
    described = [font.FontDescriptor for font in fonts if "/FontDescriptor" in font]
    assert described
    assert all("/FontFile2" in d or "/FontFile3" in d for d in described)
    assert all("/ToUnicode" in font for font in fonts if font.Subtype == "/Type0")


def test_the_outline_leads_to_name_procedure_and_written_form(sheet: Lembar, document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        (name,) = outline.root
        assert [name.title, *(item.title for item in name.children)] == [
            sheet.isi.judul,
            "Prosedur",
            "Bentuk Tertulis",
        ]


# ---------------------------------------------------------------- reading order


def test_identity_procedure_and_written_form_are_read_in_this_order(tree: Node) -> None:
    parts = [node for node in tree.walk() if node.tag in ("H1", "H2", "Table", "L")]
    assert [(n.tag, n.title) for n in parts[:5]] == [
        ("L", ""),
        ("H1", "SOP Pengelolaan Surat Masuk"),
        ("H2", "Prosedur"),
        ("Table", ""),
        ("H2", "Bentuk Tertulis"),
    ]
    assert {node.tag for node in parts[5:]} == {"L"}


def test_the_identity_is_a_list_of_labels_with_what_belongs_to_each(tree: Node) -> None:
    items = tree.all("L")[0].all("LI")
    assert len(items) == 12
    assert all([kid.tag for kid in item.kids] == ["Lbl", "LBody"] for item in items)


def test_numbered_sentences_are_a_list(sheet: Lembar, tree: Node) -> None:
    written = [item for part in tree.all("L")[1:] for item in part.all("LI")]
    assert len(written) == sum(number != "" for number, _ in sheet.isi.tertulis)


# ---------------------------------------------------------------- the table


def test_the_procedure_is_one_table_with_one_head_over_all_its_pages(sheet: Lembar, tree: Node) -> None:
    pages = [page for page in sheet.drawing.pages if page.jenis == "prosedur"]
    assert len(pages) > 2
    (table,) = tree.all("Table")
    assert [kid.tag for kid in table.kids] == ["THead", "TBody"]
    assert len(table.kids[0].all("TR")) == pages[0].tables[0].head_rows - 1
    assert len(table.kids[1].all("TR")) == len(sheet.sop.kegiatan)


def test_every_cell_of_the_head_says_that_it_heads_a_column(tree: Node) -> None:
    heads = tree.all("TH")
    assert heads
    assert all(str(head.attributes["/Scope"]) == "/Column" for head in heads)
    assert not tree.all("TBody")[0].all("TH")


def test_every_row_fills_every_column(sheet: Lembar, tree: Node) -> None:
    assert set(widths(tree.all("TR"))) == {len(sheet.isi.kolom) + 6}


def test_the_flow_is_told_in_the_cells_in_the_order_of_the_rows(sheet: Lembar, tree: Node) -> None:
    said = [node.alt for row in tree.all("TR") for node in row.all("Figure")]
    symbols = [alt for alt in said if not alt.startswith("Penghubung")]
    assert len(symbols) == len(sheet.alur.simbol)
    assert symbols[1] == (
        "Keputusan. Lengkap? Jika Ya, lanjut ke langkah 3.1; jika Tidak, kembali ke langkah 1."
    )
    assert symbols[-1].startswith("Selesai.")


def test_a_connector_stands_in_its_cell_with_the_links_to_its_other_ends(sheet: Lembar, tree: Node) -> None:
    ends = [s for page in sheet.drawing.pages for s in page.shapes if s.tanda]
    cells = [cell for cell in tree.all("TD") if cell.all("Link")]
    told = [node.alt for cell in cells for node in cell.all("Figure") if node.alt.startswith("Penghubung")]
    assert len(told) == len(ends)
    assert {alt.split(",")[0] for alt in told} == {f"Penghubung {s.tanda}" for s in ends}
    assert len(tree.all("Link")) == sum(len(s.halaman) for s in ends)


def test_a_link_leads_to_the_page_that_it_names(sheet: Lembar, data: bytes) -> None:
    led = {page.number + 1: {link["page"] + 1 for link in page.get_links()} for page in pages_of(data)}
    for page in sheet.drawing.pages:
        assert led[page.number] == {number for s in page.shapes for number in s.halaman}


# ---------------------------------------------------------------- pages


def assert_pages_are_those_of_the_drawing(sheet: Lembar) -> None:
    pages = pages_of(pdf.render(sheet)[0])
    total = len(sheet.drawing.pages)
    assert len(pages) == total
    for drawn, page in zip(sheet.drawing.pages, pages, strict=True):
        words = page.get_text("words")
        assert f"Halaman {drawn.number} dari {total}" in page.get_text()
        for line in (c.lines[0] for t in drawn.tables for c in t.cells if c.lines):
            if line.upright or not line.text.strip():
                continue
            x, y = line.x / 25.4 * 72, line.y / 25.4 * 72
            assert any(abs(w[0] - x) < 1.5 and w[1] - 1 < y < w[3] + 1 for w in words), line.text


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", [1, 3])
def test_every_text_stands_on_the_page_and_at_the_place_of_the_drawing(mode: str, seed: int) -> None:
    dokumen = acak(seed, mode)  # type: ignore[arg-type]
    paper = paper_of(kertas_of(dokumen))
    assert_pages_are_those_of_the_drawing(make_lembar(Sop.model_validate(dokumen), Koleksi(), paper))


def test_a_row_taller_than_a_page_goes_on_where_the_drawing_has_it() -> None:
    sop = sop_of(SURAT)
    tall = sop.kegiatan[1].model_copy(update={"uraian": "Menulis panjang sekali " * 250})
    rows = (sop.kegiatan[0], tall, *sop.kegiatan[2:])
    sheet = make_lembar(sop.model_copy(update={"kegiatan": rows}), Koleksi(), paper_of("A4"))
    assert len(sheet.drawing.pages) > 4
    assert_pages_are_those_of_the_drawing(sheet)


def test_identity_and_procedure_on_one_page_are_read_one_after_the_other() -> None:
    short = SURAT.split("  - id: bahas")[0]
    sheet = make_lembar(sop_of(short), Koleksi(), paper_of("F4", True), None, Pilihan(satu_halaman=True))
    assert [page.jenis for page in sheet.drawing.pages] == ["gabungan", "tertulis"]
    assert_pages_are_those_of_the_drawing(sheet)
    parts = [node.tag for node in tree_of(opened(pdf.render(sheet)[0])).walk()]
    assert [tag for tag in parts if tag in ("L", "H1", "H2", "Table")] == [
        "L",
        "H1",
        "H2",
        "Table",
        "H2",
        "L",
    ]


def test_a_page_looks_as_its_picture_does(sheet: Lembar, data: bytes) -> None:
    pictures = png.render(replace(sheet, pilihan=Pilihan(dpi=72)))
    looks = [
        (blocks(page.get_pixmap(dpi=72)), blocks_of_png(picture))
        for page, picture in zip(pages_of(data), pictures, strict=True)
    ]
    for ours, theirs in looks:
        assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) < 30
    for (_, one), (_, other) in pairwise(looks):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 30, "the judge is not blind"


# ---------------------------------------------------------------- second tools


def test_two_other_tools_find_no_error(data: bytes, tmp_path: Path) -> None:
    """Outloud and pdfua read the file as PDF/UA-1 asks: tags, headings, cells, names, language, fonts.

    They cannot tell whether an alternative text says the truth, whether the order of reading makes sense,
    or whether the file is PDF/A-2a (colour spaces, metadata, what is forbidden): that needs a validator
    with the whole of both standards, such as veraPDF, and a person who listens. pdfua knows 16 of the 106
    rules. TBL-004 is left to `test_every_row_fills_every_column`: outloud forgets a span of rows that ends
    in the last column of the head.
    """
    path, report = tmp_path / "lembar.pdf", tmp_path / "outloud.json"
    path.write_bytes(data)
    with pytest.raises(SystemExit):
        outloud([str(path), "--json", str(report), "--skip", "TBL-004", "--fail-on", "never", "-q"])
    (told,) = json.loads(report.read_text(encoding="utf-8"))["results"]
    assert told["stats"]["tagged"]
    assert (told["error"], told["counts"]["error"]) == (None, 0), told["findings"]
    assert pdfua(["check", str(path)]) == 0


def test_a_page_drawn_by_hand_is_read_too() -> None:
    assert len(tree_of(opened(pdf.render(lembar())[0])).all("Table")) == 1
