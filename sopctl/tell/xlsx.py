"""Tables as a workbook that looks like a document of an office. Every cell is a text: none is a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sopctl.messages.escape import shorten, visible

_WIDEST, _A4 = 60, 9
_LONGEST = 32_767
"""Characters of a cell; a workbook holds no more."""
_MARGIN = 0.4
"""Inches, as office printers reach."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet: its tab, the lines above the table, the table."""

    tab: str
    title: Sequence[str]
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def as_workbook(sheets: Sequence[Lembar], title: str, today: date) -> bytes:
    """The bytes of a workbook; the same for the same tables on the same day."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": title, "created": datetime(today.year, today.month, today.day)})
    font = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
    heading = book.add_format({**font, "text_wrap": False, "bold": True, "font_size": 12})
    head = book.add_format({**font, "bold": True, "border": 1, "bg_color": "#D9D9D9", "align": "center"})
    cell = book.add_format({**font, "border": 1})
    for sheet in sheets:
        page = book.add_worksheet(sheet.tab)
        first = len(sheet.title) + 1
        for i, line in enumerate(sheet.title):
            page.write_string(i, 0, visible(line), heading)
        for row, texts in enumerate([sheet.head, *sheet.rows]):
            for column, text in enumerate(texts):
                page.write_string(
                    first + row, column, shorten(visible(text), _LONGEST), cell if row else head
                )
        for column, texts in enumerate(zip(sheet.head, *sheet.rows, strict=True)):
            page.set_column(column, column, min(max(map(len, texts)) + 2, _WIDEST))
        page.freeze_panes(first + 1, 0)
        page.repeat_rows(first)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(_MARGIN, _MARGIN, 0.6, 0.6)
        page.set_footer("&C&P/&N")
    book.close()
    return out.getvalue()
