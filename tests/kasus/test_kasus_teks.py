"""Cases 51-58: heights and texts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sopctl.layout.page import MARGIN_BOTTOM
from tests.lembar.lembar import Lembar
from tests.lembar.nilai import Halaman
from tests.lembar.tabel import BarisTabel, Tabel

from .bahan import Dokumen, lembar
from .dokumen import berbaris
from .lihat import baris, first, jalan, simbol

KETENTUAN = " ".join(
    ["Berkas yang diterima di luar jam pelayanan wajib dicatat tersendiri, lalu diserahkan esok harinya"] * 9
)
"""Over 120 words."""


def _rows(sheet: Lembar) -> list[tuple[Halaman, Tabel, BarisTabel]]:
    return [(page, table, row) for page, table in sheet.drawn() for row in table.rows]


def _row(sheet: Lembar, nomor: int) -> tuple[Halaman, Tabel, BarisTabel]:
    (found,) = [(page, table, row) for page, table, row in _rows(sheet) if row.nomor == nomor]
    return found


def _words_of(sheet: Lembar, column: int, parts: list[tuple[Halaman, Tabel, BarisTabel]]) -> list[str]:
    """What stands in a column of the table in those rows, word by word."""
    words: list[str] = []
    for page, table, row in parts:
        left, right = table.xs[column], table.xs[column + 1]
        inside = [
            line
            for text in page.tulisan
            for line in text.lines
            if left < line.box.middle[0] < right and row.y0 < line.box.middle[1] < row.y1
        ]
        for line in sorted(inside, key=lambda line: line.start[1]):
            words += line.isi.split()
    return words


def test_51_pages_break_by_the_measured_height_of_a_text_of_120_words() -> None:
    assert len(KETENTUAN.split()) >= 120
    short = lembar(berbaris(10))
    document = berbaris(10)
    document["kegiatan"][4]["uraian"] = KETENTUAN
    sheet = lembar(document)
    assert len(baris(short)) == 1
    assert len(baris(sheet)) == 2
    page, table, row = _row(sheet, 5)
    assert _words_of(sheet, 1, [(page, table, row)]) == KETENTUAN.split()
    assert row.y1 - row.y0 > 2 * (_row(sheet, 4)[2].y1 - _row(sheet, 4)[2].y0)
    for on, its in sheet.drawn():
        assert its.bottom <= on.box.height - MARGIN_BOTTOM


def _tall() -> Dokumen:
    return berbaris(4, 1, {2: {"butir": 70}})


def test_52_a_row_taller_than_a_page_goes_on_with_its_text_and_an_empty_number() -> None:
    sheet = lembar(_tall())
    rows = _rows(sheet)
    begin = next(i for i, (_, _, row) in enumerate(rows) if row.nomor == 2)
    parts = [rows[begin], *(part for part in rows[begin + 1 :] if part[2].nomor is None)]
    assert len(parts) >= 2
    assert len({page.nomor for page, _, _ in parts}) == len(parts), "each part on a page of its own"
    page, _, row = parts[0]
    symbol = simbol(sheet, "k2")
    assert symbol in page.lambang
    assert row.y0 < symbol.box.y0
    assert symbol.box.y1 < row.y1
    words = _words_of(sheet, len(parts[0][1].xs) - 5, parts)
    items = [word for word in words if not word.endswith(".")]
    assert items == [word for n in range(1, 71) for word in ("Berkas", str(n))]


def test_52_a_row_that_fits_a_page_is_moved_whole_to_the_next() -> None:
    sheet = lembar(berbaris(6, 6, {5: {"butir": 30}}))
    assert [row.nomor for _, _, row in _rows(sheet)] == [1, 2, 3, 4, 5, 6]
    assert len(baris(sheet)) == 2


def test_52_a_row_that_fits_a_page_beside_its_two_connectors_is_not_split() -> None:
    sheet = lembar(berbaris(3, 1, {2: {"butir": 38}}))
    assert [row.nomor for _, _, row in _rows(sheet)] == [1, 2, 3]


def test_53_a_symbol_beside_a_list_of_ten_stands_in_the_middle_of_its_row() -> None:
    sheet = lembar(berbaris(3, 1, {2: {"butir": 10}}))
    _, _, row = _row(sheet, 2)
    assert simbol(sheet, "k2").box.middle[1] == pytest.approx((row.y0 + row.y1) / 2, abs=1.0)
    for arrow in jalan(sheet):
        assert arrow.keluar == "bawah" or arrow.sumber.pelaksana != arrow.tujuan.pelaksana


def test_54_an_unbroken_token_of_60_characters_wraps_and_moves_no_column() -> None:
    token = "https://layanan.contoh.go.id/" + "berkas-" * 4 + "abc"
    assert len(token) == 60
    document = berbaris(3)
    plain = lembar(document)
    document["kegiatan"][1]["uraian"] = token
    sheet = lembar(document)
    assert first(sheet)[1].xs == first(plain)[1].xs
    assert "".join(_words_of(sheet, 1, [_row(sheet, 2)])) == token
    assert len(_words_of(sheet, 1, [_row(sheet, 2)])) > 1


def test_55_long_names_and_long_titles_of_laws_are_printed_whole() -> None:
    name = "Tim Layanan Gudang/Bagian Umum/Subbagian Umum"
    law = (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi "
        "Nomor 35 Tahun 2012 tentang Pedoman SOP"
    )
    assert len(name) == 45
    assert len(law) >= 110
    document = berbaris(3) | {"dasar_hukum": [law]}
    document["pelaksana"][1]["nama"] = name
    sheet = lembar(document)
    page, table = first(sheet)
    left, right = table.kolom[1]
    head = [t for t in page.tulisan if left < t.box.middle[0] < right and t.box.y1 < table.body_top]
    lines = [line for t in head if t.isi != "Pelaksana" and not t.isi.isdigit() for line in t.lines]
    assert "".join(line.isi for line in lines).replace(" ", "") == name.replace(" ", "")
    identity = " ".join(text.isi for text in sheet.halaman[0].tulisan)
    assert law in identity


@pytest.mark.parametrize("waktu", ["1-20 hari kerja", "-", "1 jam 30 menit", "Segera"])
def test_56_a_time_is_printed_as_it_is_written(waktu: str) -> None:
    document = berbaris(3)
    document["kegiatan"][1]["mutu_baku"] = {"waktu": waktu}
    sheet = lembar(document)
    _, table, _ = _row(sheet, 2)
    assert _words_of(sheet, len(table.xs) - 4, [_row(sheet, 2)]) == waktu.split()


def test_57_signs_of_emphasis_are_plain_characters_measured_and_printed_like_others() -> None:
    text = "Mengunggah *draft* ke _server_ **cadangan** lalu <i>menutup</i> sesi"
    document = berbaris(3)
    document["kegiatan"][1]["uraian"] = text
    sheet = lembar(document)
    assert _words_of(sheet, 1, [_row(sheet, 2)]) == text.split()


def test_58_a_long_legal_basis_takes_a_second_identity_page_and_moves_nothing_of_the_procedure() -> None:
    laws = [
        f"Peraturan Menteri Dalam Negeri Nomor {n} Tahun 20{n} tentang Pedoman Penyelenggaraan Urusan "
        "Pemerintahan di Bidang Pelayanan Administrasi Terpadu, Kearsipan, dan Tata Naskah Dinas di Daerah"
        for n in range(11, 30)
    ]
    short, long = lembar(berbaris(14)), lembar(berbaris(14) | {"dasar_hukum": laws})
    before, after = ([page for page, table in s.drawn()] for s in (short, long))
    assert before[0].nomor == 2
    assert after[0].nomor == 3
    for a, b in zip(before, after, strict=True):
        assert [(s.id, s.box) for s in a.lambang if not s.connector] == [
            (s.id, s.box) for s in b.lambang if not s.connector
        ]
        assert [p.line for p in a.panah] == [p.line for p in b.panah]
        assert a.garis == b.garis
    identity = [page for page, table in zip(long.halaman, long.tabel, strict=True) if table is None][:2]
    printed = [" ".join(text.isi for text in page.tulisan) for page in identity]
    assert sum(law in part for law in laws for part in printed) >= len(laws) - 1


def test_the_rows_of_a_page_leave_no_gap_between_them() -> None:
    for _, table in lembar(_tall()).drawn():
        assert all(a.y1 == b.y0 for a, b in pairwise(table.rows))
