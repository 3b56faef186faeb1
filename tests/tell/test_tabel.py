"""Tables for a terminal, for Markdown and for spreadsheets."""

from __future__ import annotations

import pytest

from sopctl.tell.tabel import as_csv, as_markdown, as_text, safe_cell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\n ", "\u3000", "\ufeff"])
def test_no_cell_begins_a_formula(before: str, sign: str) -> None:
    assert safe_cell(f"{before}{sign}1+1").startswith("'")


@pytest.mark.parametrize("text", ["", "065/001", "a=b", "A-1", "x@y"])
def test_an_ordinary_cell_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


def test_a_cell_of_markdown_is_no_markup() -> None:
    assert as_markdown(["a"], [["x|y <b> *z*\n[q](u)"]]).splitlines()[2] == (
        "| x\\|y \\<b\\> \\*z\\*\\\\x0a\\[q\\](u) |"
    )


def test_columns_stand_beside_each_other_whatever_their_width() -> None:
    assert as_text(["no", "nama"], [["1", "漢字"], ["12", "x\x1b"]]).splitlines() == [
        "no  nama",
        "──  ─────",
        "1   漢字",
        "12  x\\x1b",
    ]


def test_a_comma_or_a_quote_is_quoted_in_csv() -> None:
    assert as_csv(["a"], [['x,"y"']]) == 'a\r\n"x,""y"""\r\n'
