"""Rows of texts as a table: for the terminal, for Markdown, for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence

from sopctl.messages.escape import visible

Rows = Sequence[Sequence[str]]

_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\t\r]")
_MARKDOWN = re.compile(r"([\\`*_\[\]|<>])")


def as_text(head: Sequence[str], rows: Rows) -> str:
    """Columns beside each other, each as wide as its widest cell."""
    cells = [[visible(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(_padded(c, w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "".join(f"{line}\n" for line in lines)


def as_markdown(head: Sequence[str], rows: Rows) -> str:
    """A table of Markdown; nothing that a cell says is markup."""
    lines = [" | ".join(map(_markdown, row)) for row in (head, *rows)]
    lines.insert(1, " | ".join("---" for _ in head))
    return "".join(f"| {line} |\n" for line in lines)


def as_csv(head: Sequence[str], rows: Rows) -> str:
    """Comma-separated values; no cell can become a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([head, *([safe_cell(c) for c in row] for row in rows)])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before one that could be.

    Also after blanks and in full width: spreadsheets trim, and some fold the width.
    """
    if text[:1].isalnum() and text.isascii():
        return visible(text)
    folded = unicodedata.normalize("NFKC", text)
    begins = _FORMULA.match(text) or _FORMULA.match(folded)
    return f"'{visible(text)}" if begins else visible(text)


def _markdown(cell: str) -> str:
    return _MARKDOWN.sub(r"\\\1", visible(cell))


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )
