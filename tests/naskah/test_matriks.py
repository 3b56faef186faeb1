"""The matrix of a comparison, opened again: every change is a row, and says what it says elsewhere."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table

from sopctl.diff.weigh import Bobot
from sopctl.naskah.perbandingan import UBAH_PAPERS
from sopctl.tell.ubah import UbahStyle, about
from tests.comparing.kit import SETTINGS as PENGATURAN
from tests.comparing.kit import TODAY, commit, compared, make_office, sop, write
from tests.tell.test_ubah import HOSTILE, perbandingan


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = make_office(tmp_path_factory.mktemp("kantor"))
    write(
        office,
        "sopctl.yaml",
        PENGATURAN.replace("kepala: Kepala Dinas", "kepala: Pelaksana Tugas Kepala Dinas"),
    )
    write(
        office,
        "sop/satu.yaml",
        sop("satu", "peralatan: [Komputer, Pemindai]").replace("Kegiatan satu", "Kegiatan satu yang baru"),
    )
    write(office, "sop/dua.yaml", None)
    write(office, "sop/tiga.yaml", sop("tiga"))
    commit(office, tag="akhir")
    return office


def tables(data: bytes) -> list[Table]:
    return list(Document(io.BytesIO(data)).tables)


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_every_change_is_a_row_of_its_sop(office: Path) -> None:
    found = compared(office, "awal", "akhir")
    data = UBAH_PAPERS["docx"].load()(found, UbahStyle(), TODAY)
    said = [row for table in tables(data) for row in rows(table) if row[0].isdigit()]
    expected = [about(ubah, "id") for ubah in found.perbandingan.ubah]
    assert sorted(row[3].partition("\n")[0] for row in said) == sorted(expected)
    assert ["-", "Kegiatan tiga"] in [row[1:3] for row in said]
    assert ["Kegiatan dua", "-"] in [row[1:3] for row in said]
    nama = next(row for row in said if row[3].startswith("Nama SOP"))
    assert nama[1:] == [
        "Kegiatan satu",
        "Kegiatan satu yang baru",
        "Nama SOP\nSubstantif; Perwal Serang 50/2017 Pasal 12 ayat (2), Pasal 13",
    ]
    assert all(rows(table)[0] == ["No", "Semula", "Menjadi", "Keterangan"] for table in tables(data))


def test_what_went_is_struck_and_what_came_is_bold_and_underlined(office: Path) -> None:
    data = UBAH_PAPERS["docx"].load()(compared(office, "awal", "akhir"), UbahStyle(), TODAY)
    cells = [row.cells for table in tables(data) for row in table.rows]
    nama = next(cells for cells in cells if cells[3].text.startswith("Nama SOP"))
    came = [run for run in nama[2].paragraphs[0].runs if run.bold and run.underline]
    assert [run.text.strip() for run in came] == ["yang baru"]
    gone = next(cells for cells in cells if cells[3].text.startswith("SOP dihapus"))
    assert [run.font.strike for run in gone[1].paragraphs[0].runs] == [True]


def test_head_and_consequences_stand_around_the_tables(office: Path) -> None:
    found = compared(office, "awal", "akhir")
    text = [
        p.text for p in Document(io.BytesIO(UBAH_PAPERS["docx"].load()(found, UbahStyle(), TODAY))).paragraphs
    ]
    assert (
        text[:2] == ["PEMERINTAH KOTA CONTOH", "MATRIKS PERSANDINGAN SEMULA–MENJADI"]
        or text[0] == "KOTA CONTOH"
    )
    assert any(line.startswith("Substantif") for line in text)
    assert [line for line in text if line.startswith("1. ")]


def test_only_what_is_asked_for_is_told(office: Path) -> None:
    found = compared(office, "awal", "akhir")
    grave = replace(found, perbandingan=found.perbandingan.at_least(Bobot.SUBSTANTIF))
    data = UBAH_PAPERS["docx"].load()(grave, UbahStyle(least=Bobot.SUBSTANTIF), TODAY)
    assert not [row for table in tables(data) for row in rows(table) if "Administratif" in row[3]]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:25])
def test_no_text_breaks_out_of_its_cell(office: Path, text: str) -> None:
    found = replace(compared(office, "awal", "awal"), perbandingan=perbandingan(text))
    data = UBAH_PAPERS["docx"].load()(found, UbahStyle(), date(2026, 11, 24))
    assert all(len(row) == 4 for table in tables(data) for row in rows(table))
    assert data == UBAH_PAPERS["docx"].load()(found, UbahStyle(), date(2026, 11, 24))
