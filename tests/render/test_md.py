"""Markdown that a forge shows as it is meant, whatever the document says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from bahan import lembar
from markdown_it import MarkdownIt
from nakal import NAKAL, surat_nakal

from sopctl.render import md

AKTIF = (
    r"https?:",
    r"www\.",
    r"@\w",
    r"#\d",
    r"(?<!>)\$",
    r":smile:",
    r"(?<!\\)\]\(",
    r"<script",
    r"(?<!\\)`",
)
"""What a forge would make something of."""
SURAT = md.render(lembar())[0].decode()


class _Reader(HTMLParser):
    """The text and the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.cells: list[str] = []
        self.rows: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append(0)
        elif tag in ("td", "th"):
            self.rows[-1] += 1
            self.cells.append("")
        elif tag == "br":
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.cells:
            self.cells[-1] += data


def read(source: str) -> _Reader:
    reader = _Reader()
    reader.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source))
    return reader


def packed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_parts_stand_in_order() -> None:
    assert re.findall(r"^#+ .*$", SURAT, re.MULTILINE) == [
        "# SOP Pengelolaan Surat Masuk",
        "## Identitas",
        "## Prosedur",
        "## Diagram Alur",
        "## Bentuk Tertulis",
    ]


def test_tables_are_tables() -> None:
    reader = read(SURAT)
    assert reader.rows == [2] * 14 + [7] * 8
    assert "1. Surat\n2. Daftar lampiran" in [cell.strip() for cell in reader.cells]


def test_the_flowchart_has_every_symbol_every_arrow_and_every_joint_link() -> None:
    sheet = lembar()
    chart = re.search(r"```mermaid\nflowchart TD\n(.*?)```\n", SURAT, re.DOTALL)
    assert chart is not None
    lines = [line.strip() for line in chart[1].splitlines()]
    assert sum("-->" in line for line in lines) == len(sheet.alur.panah)
    assert sum("-.-" in line for line in lines) == 2
    assert sum(re.match(r"s\d+[(\[{]", line) is not None for line in lines) == len(sheet.alur.simbol)
    assert 's1 -->|"Ya"| s2' in lines


def test_the_written_form_is_numbered_as_on_the_sheet() -> None:
    assert "\n3.2 Kepala Dinas mengambil keputusan. Jika Setuju, lanjut ke langkah 4;" in SURAT


@pytest.mark.parametrize("text", NAKAL)
def test_what_a_document_says_stays_text(text: str) -> None:
    sheet = lembar(surat_nakal(text))
    source = md.render(sheet)[0].decode()
    reader = read(source)
    assert reader.tags <= {
        *("h1", "h2", "table", "thead", "tbody", "tr", "th", "td", "br", "strong", "pre", "code"),
        *("p", "ol", "li", "hr", "span"),
    }
    assert reader.rows == [2] * 14 + [7] * 8
    for row in sheet.isi.baris:
        for paragraph in (*row.kegiatan, *row.kelengkapan, *row.waktu, *row.output, *row.keterangan):
            assert packed(paragraph) in packed(reader.text)
    for _, sentence in sheet.isi.tertulis:
        assert packed(sentence) in packed(reader.text)


@pytest.mark.parametrize("text", NAKAL)
def test_a_forge_finds_no_link_mention_formula_or_picture_in_it(text: str) -> None:
    source = md.render(lembar(surat_nakal(text)))[0].decode()
    outside = re.sub(r"```mermaid.*?```\n", "", source, flags=re.DOTALL)
    for pattern in AKTIF:
        assert not re.search(pattern, outside), pattern


@pytest.mark.parametrize("text", NAKAL)
def test_a_label_of_the_flowchart_holds_nothing_but_letters_and_codes(text: str) -> None:
    source = md.render(lembar(surat_nakal(text)))[0].decode()
    chart = source.split("```mermaid\n")[1].split("\n```\n")[0]
    for label in re.findall(r'"([^"]*)"', chart):
        rest = re.sub(r"#\d+;|<br>", "", label)
        assert all(c.isalnum() or c in " ,/()?" for c in rest), label


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("- butir", r"\- butir"),
        ("12. butir", r"12\. butir"),
        ("+ butir", r"\+ butir"),
        ("=== garis", r"\=== garis"),
        ("# judul", r"\# judul"),
        ("Biasa - saja 1. ya", "Biasa - saja 1. ya"),
    ],
)
def test_the_beginning_of_a_line_makes_no_block(text: str, escaped: str) -> None:
    assert md.escape_block(text) == escaped
    assert read(md.escape_block(text)).tags == {"p"}


def test_reading_markdown_needs_no_engine() -> None:
    import subprocess
    import sys

    program = (
        "import sys, sopctl.render.md, sopctl.render.view;"
        "print([m for m in ('typst', 'lxml') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
