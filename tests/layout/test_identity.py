"""The identity sheet and the written form: nothing cut, nothing outside, clean breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopctl.errors import SopctlError
from sopctl.layout.identity import lay_out_identity
from sopctl.layout.measure import text_width
from sopctl.layout.page import MARGIN, content_bottom, foot, number_pages, paper_of
from sopctl.layout.stages import Cell, Isi, IsiIdentitas, KepalaTabel, Kotak, Page, Table, TextLine
from sopctl.layout.written import lay_out_written

HUKUM = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan sebagaimana telah diubah beberapa kali terakhir"
JUDUL = ("Dasar", "Kualifikasi", "Kait", "Alat", "Ingat", "Catat")
KERTAS = [(name, upright) for name in ("A4", "F4", "Legal", "Letter") for upright in (False, True)]


def isi_of(laws: int = 3, sentences: int = 5, **changed: object) -> Isi:
    kotak = tuple(
        Kotak(judul, tuple(f"{i}. {HUKUM}" for i in range(1, n + 1)) or ("-",))
        for judul, n in (
            ("Dasar", laws),
            ("Kualifikasi", 2),
            ("Kait", 0),
            ("Alat", 3),
            ("Ingat", 1),
            ("Catat", 1),
        )
    )
    identitas = IsiIdentitas(
        ("Pemerintah Kota Contoh", "Dinas Komunikasi dan Informatika"),
        None,
        (("Nomor SOP", "065/1"), ("Tanggal", "-"), ("Nama SOP", "SOP Surat")),
        ("Disahkan oleh", ("Kepala Dinas",), ("Nama", "NIP 1")),
        2,
        kotak,
    )
    tertulis = tuple((f"{i}.", f"{HUKUM}. {HUKUM}.") for i in range(1, sentences + 1))
    return Isi(
        "SOP Surat",
        replace(identitas, **changed),  # type: ignore[arg-type]
        (),
        KepalaTabel(*"abcdefgh"),
        (),
        "Bentuk Tertulis",
        (("", "Pengantar."), *tertulis),
        ("065/1 · versi 1", "Halaman {halaman} dari {jumlah}"),
        "",
        "",
    )


def packed(text: str) -> str:
    """Without spaces: a line may also end after a hyphen."""
    return text.replace(" ", "")


def lines_of(cell: Cell) -> str:
    return " ".join(line.text for line in sorted(cell.lines, key=lambda line: (line.y, line.x)))


def inside(line: TextLine, table: Table, cell: Cell) -> bool:
    left, right = table.xs[cell.col], table.xs[cell.col + cell.col_span]
    top, bottom = table.ys[cell.row], table.ys[cell.row + cell.row_span]
    wide = text_width(line.text, line.size, line.bold)
    return left <= line.x and line.x + wide <= right + 0.001 and top < line.y < bottom


def assert_clean(pages: Iterable[Page], paper_name: str, upright: bool) -> None:
    paper = paper_of(paper_name, upright)
    for page in pages:
        for table in page.tables:
            assert table.xs[0] == MARGIN
            assert table.xs[-1] == paper.width - MARGIN
            assert table.ys[-1] <= content_bottom(paper) + 0.001
            assert list(table.ys) == sorted(table.ys)
            for cell in table.cells:
                assert all(inside(line, table, cell) for line in cell.lines)
                assert all(line.size >= 7 for line in cell.lines)


@pytest.mark.parametrize(("name", "upright"), KERTAS)
@pytest.mark.parametrize("laws", [0, 3, 13, 60])
def test_every_line_stands_in_its_cell_and_every_table_on_its_page(
    name: str, upright: bool, laws: int
) -> None:
    assert_clean(lay_out_identity(isi_of(laws), paper_of(name, upright)), name, upright)


def test_an_ordinary_identity_takes_one_page() -> None:
    assert len(lay_out_identity(isi_of(8), paper_of("A4"))) == 1


def test_smaller_type_is_taken_where_it_saves_a_page_but_never_under_8_points() -> None:
    sizes = {
        line.size
        for laws in range(40)
        for page in lay_out_identity(isi_of(laws), paper_of("A4"))
        for cell in page.tables[0].cells
        for line in cell.lines
    }
    assert {8.0, 9.0, 10.0} <= sizes
    assert min(sizes) == 8.0


def boxes(pages: tuple[Page, ...], judul: str) -> list[Cell]:
    return [c for page in pages for c in page.tables[0].cells if c.paragraphs[:1] == (judul,)]


def test_a_box_too_tall_goes_on_with_its_heading_repeated_and_loses_nothing() -> None:
    pages = lay_out_identity(isi_of(60), paper_of("A4"))
    parts = boxes(pages, "Dasar")
    assert len(parts) > 1
    assert all(lines_of(part).startswith("Dasar 1. Undang") or "Dasar " in lines_of(part) for part in parts)
    said = " ".join(lines_of(part).removeprefix("Dasar ") for part in parts)
    assert packed(said) == packed("".join(f"{i}. {HUKUM}" for i in range(1, 61)))


def test_a_finished_box_beside_one_that_goes_on_says_nothing() -> None:
    pages = lay_out_identity(isi_of(60), paper_of("A4"))
    assert len(boxes(pages, "Kualifikasi")) == 1


def test_an_item_taller_than_a_page_is_cut_between_lines() -> None:
    huge = Kotak("Dasar", ("1. " + " ".join([HUKUM] * 200),))
    kotak = (huge, *isi_of().identitas.kotak[1:])
    pages = lay_out_identity(isi_of(kotak=kotak), paper_of("A4"))
    said = " ".join(lines_of(part).removeprefix("Dasar ") for part in boxes(pages, "Dasar"))
    assert packed(said) == packed(huge.butir[0])
    assert_clean(pages, "A4", False)


def test_numbers_stand_right_of_each_other_and_texts_in_one_column() -> None:
    (page,) = lay_out_identity(isi_of(12), paper_of("F4"))
    cell = next(c for c in page.tables[0].cells if c.paragraphs[:1] == ("Dasar",))
    starts = {
        line.text.split(". ")[0]: round(line.x + text_width(line.text.split(". ")[0], line.size), 3)
        for line in cell.lines
        if line.text[0].isdigit()
    }
    assert len(set(starts.values())) == 1
    assert len(starts) == 12


def test_a_head_taller_than_a_page_is_refused() -> None:
    long = (("Nama SOP", " ".join([HUKUM] * 300)),)
    with pytest.raises(SopctlError, match="identitas-terlalu-tinggi"):
        lay_out_identity(isi_of(baris=long, pengesah_di=0), paper_of("A4"))


def test_a_logo_keeps_its_shape_and_stands_over_the_agency() -> None:
    (page,) = lay_out_identity(isi_of(logo="logo.png", logo_ratio=0.8), paper_of("A4"))
    assert page.image is not None
    _, x, y, width, height = page.image
    assert width / height == pytest.approx(0.8)
    agency = page.tables[0].cells[0]
    assert y + height < min(line.y for line in agency.lines)
    assert x + width / 2 == pytest.approx((page.tables[0].xs[0] + page.tables[0].xs[1]) / 2)


# ---------------------------------------------------------------- the written form


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 90), st.sampled_from(KERTAS))
def test_every_sentence_is_said_once_in_order_and_on_its_page(
    sentences: int, kertas: tuple[str, bool]
) -> None:
    isi, paper = isi_of(sentences=sentences), paper_of(*kertas)
    pages = lay_out_written(isi, paper)
    said = [line for page in pages for paragraph in page.paragraphs for line in paragraph]
    assert packed("".join(line.text for line in said)) == packed("".join(map("".join, isi.tertulis)))
    for line in said:
        assert line.x >= MARGIN
        assert line.x + text_width(line.text, line.size) <= paper.width - MARGIN + 0.001
        assert MARGIN < line.y < content_bottom(paper)


def test_a_sentence_is_not_parted_by_a_column() -> None:
    for page in lay_out_written(isi_of(sentences=30), paper_of("A4")):
        for paragraph in page.paragraphs:
            heights = [line.y for line in paragraph]
            assert heights == sorted(heights)


def test_columns_of_a_form_on_one_page_are_of_like_height() -> None:
    (page,) = lay_out_written(isi_of(sentences=14), paper_of("A4"))
    middle = paper_of("A4").width / 2
    ends = [
        max(line.y for paragraph in page.paragraphs for line in paragraph if (line.x < middle) is left)
        for left in (True, False)
    ]
    assert abs(ends[0] - ends[1]) < 20


# ---------------------------------------------------------------- the page


def test_pages_are_numbered_and_bear_their_foot() -> None:
    isi, paper = isi_of(60), paper_of("A4")
    pages = number_pages(lay_out_identity(isi, paper), isi.kaki, paper)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert pages[1].foot[-1].text == f"Halaman 2 dari {len(pages)}"


def test_a_long_foot_takes_a_second_line_and_no_third() -> None:
    paper = paper_of("A4", True)
    two = foot(("nomor " * 30, "Halaman {halaman} dari {jumlah}"), 1, 2, paper)
    assert len(two) == 3
    assert all(content_bottom(paper) < line.y < paper.height - 4 for line in two)
    with pytest.raises(SopctlError, match="kaki-terlalu-panjang"):
        foot(("nomor " * 100, "Halaman {halaman}"), 1, 2, paper)


def test_paper_nobody_knows_is_refused() -> None:
    with pytest.raises(SopctlError, match="kertas-tak-dikenal"):
        paper_of("A5")
