"""Workbooks, opened again by another library."""

from __future__ import annotations

import io
from datetime import date

import openpyxl

from sopctl.tell.xlsx import Lembar, as_workbook

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\t=1",
    "{=1}",
    "http://x",
    "12",
    " =1",
    "\uff1d1",
    "a\x00b",
    "x" * 40000,
]
SHEETS = [
    Lembar("Judul", ["Inventaris", "Kota"], ["No", "Nama"], [[str(i), t] for i, t in enumerate(HOSTILE)])
]


def test_every_cell_is_a_text_and_no_formula_or_link() -> None:
    page = openpyxl.load_workbook(io.BytesIO(as_workbook(SHEETS, "x", date(2026, 1, 1))))["Judul"]
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert [row[1].value for row in page.iter_rows(min_row=5)][:5] == ["=1+1", "+1", "-1", "@x", "\\x09=1"]


def test_it_prints_as_a_document() -> None:
    page = openpyxl.load_workbook(io.BytesIO(as_workbook(SHEETS, "x", date(2026, 1, 1))))["Judul"]
    assert (page.freeze_panes, page.print_title_rows) == ("A5", "$4:$4")
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToHeight == 0


def test_the_same_tables_give_the_same_bytes() -> None:
    assert as_workbook(SHEETS, "x", date(2026, 1, 1)) == as_workbook(SHEETS, "x", date(2026, 1, 1))
