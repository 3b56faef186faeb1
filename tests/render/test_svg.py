"""The SVG keeps the contract of sheet.md to the letter."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from bahan import lembar, lembar_utuh
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from nakal import NAKAL, surat_nakal

from sopctl.layout.measure import MM_PER_PT
from sopctl.layout.stages import Cell, Table
from sopctl.render import svg
from sopctl.render.strokes import number, table_rules

NS = {"s": "http://www.w3.org/2000/svg"}


def parse(data: bytes) -> etree._Element:
    return etree.fromstring(data)


@pytest.fixture(scope="module")
def pages() -> list[etree._Element]:
    return [parse(page) for page in svg.render(lembar())]


@pytest.fixture(scope="module")
def procedure(pages: list[etree._Element]) -> etree._Element:
    return pages[1]


def find(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def classed(root: etree._Element, name: str) -> list[etree._Element]:
    return find(root, f"//s:*[contains(concat(' ', @class, ' '), ' {name} ')]")


def test_a_page_says_its_size_in_millimetres_and_its_place(pages: list[etree._Element]) -> None:
    assert [page.get("viewBox") for page in pages] == ["0 0 297 210"] * 3
    assert [page.get("data-halaman") for page in pages] == ["1", "2", "3"]
    assert {page.get("data-jumlah-halaman") for page in pages} == {"3"}


def test_title_and_description_come_first_and_tell_the_flow(procedure: etree._Element) -> None:
    title, desc = procedure[0], procedure[1]
    assert title.text == "SOP Pengelolaan Surat Masuk: Halaman 2 dari 3"
    assert desc.tag.endswith("desc")
    assert "jika Tidak, kembali ke langkah 1" in (desc.text or "")


def test_nothing_has_an_id_that_another_sheet_on_the_same_page_could_have(
    pages: list[etree._Element],
) -> None:
    assert not [e for page in pages for e in page.iter() if e.get("id")]
    assert not [e for page in pages for e in find(page, "//s:style | //s:script | //s:a")]


def test_the_head_is_shaded_under_its_words_and_rules_and_nothing_else_is() -> None:
    sheet = lembar_utuh()
    for page, drawn in zip(map(parse, svg.render(sheet)), sheet.drawing.pages, strict=True):
        shades = classed(page, "arsir")
        tables = [table for table in drawn.tables if table.head_rows]
        assert len(shades) == len(tables)
        for shade, table in zip(shades, tables, strict=True):
            box = [float(shade.get(side) or "nan") for side in ("x", "y", "width", "height")]
            size = (table.xs[-1] - table.xs[0], table.ys[table.head_rows] - table.ys[0])
            assert box == pytest.approx([table.xs[0], table.ys[0], *size], abs=0.001)
            assert not shade.xpath("preceding-sibling::*[@class='garis' or @class='teks']")


def test_every_symbol_has_its_geometry_first_and_its_data(procedure: etree._Element) -> None:
    symbols = find(procedure, "//s:g[@class='simbol']")
    assert [s.get("data-id") for s in symbols] == ["serahkan", "periksa", "2", "2/pengirim", "keluar-A"]
    assert [s[0].tag.rpartition("}")[2] for s in symbols] == ["rect", "polygon", "rect", "rect", "polygon"]
    assert all(s.get("data-jenis") and s.get("data-pelaksana") for s in symbols)
    capsule, box = symbols[0][0], symbols[2][0]
    assert capsule.get("rx") == "4"
    assert box.get("rx") is None


def test_a_connector_has_its_mark_its_target_and_the_place_of_its_other_end(
    procedure: etree._Element,
) -> None:
    (connector,) = find(procedure, "//s:g[@data-jenis='keluar']")
    assert (connector.get("data-tanda"), connector.get("data-ke")) == ("A", "arsip")
    assert [text.text for text in find(connector, "./s:text")] == ["A", "ke hal. 3"]


def test_arrows_run_from_port_to_tip_in_absolute_m_h_and_v(procedure: etree._Element) -> None:
    arrows = find(procedure, "//s:path[@class='panah']")
    assert [a.get("d") for a in arrows] == ["M 79 45 H 89", "M 105 45 H 123 V 70", "M 97 50 V 84"]
    assert [
        (a.get("data-dari"), a.get("data-ke"), a.get("data-label"), a.get("data-tanda")) for a in arrows
    ] == [
        ("serahkan", "periksa", "", None),
        ("periksa", "2", "Ya", None),
        ("periksa", "arsip", "Tidak lengkap", "A"),
    ]


def test_an_arrows_ink_stops_under_its_head(procedure: etree._Element) -> None:
    dashes = [a.get("stroke-dasharray") for a in find(procedure, "//s:path[@class='panah']")]
    assert dashes == ["8.8 4", "41.8 4", "32.8 4"]
    heads = classed(procedure, "kepala")
    assert heads[0].get("points") == "89,45 87,45.75 87,44.25"
    assert len(heads) == len(dashes)


def test_a_label_is_one_text_a_line_each_over_its_ground(procedure: etree._Element) -> None:
    labels = classed(procedure, "label-cabang")
    assert [[t.text for t in find(label, "./s:tspan")] for label in labels] == [
        ["Ya"],
        ["Tidak", "lengkap"],
    ]
    for label in labels:
        before = label.getprevious()
        assert before is not None
        assert before.get("class") == "latar"
        assert label.get("data-dari") == "periksa"


def test_rows_are_numbered_and_joint_rows_are_linked(procedure: etree._Element) -> None:
    numbers = classed(procedure, "nomor")
    assert [(n.get("data-baris"), n.text, n.get("class")) for n in numbers] == [
        ("1", "1", "teks nomor"),
        ("2", "2", "teks nomor"),
    ]
    (link,) = classed(procedure, "bersama")
    assert link.get("data-id") == "2"


def test_column_rules_are_light_below_the_head_only(procedure: etree._Element) -> None:
    rules = classed(procedure, "garis")
    light = [r for r in rules if r.get("stroke") == "#999"]
    assert {(r.get("x1"), r.get("y1"), r.get("y2")) for r in light} == {
        ("84", "30", "95"),
        ("110", "30", "95"),
    }
    assert {r.get("stroke-width") for r in rules} == {"0.18", "0.2"}


def test_an_upright_head_turns_about_its_start(procedure: etree._Element) -> None:
    (text,) = find(procedure, "//s:text[@transform]")
    assert (text.text, text.get("transform")) == ("Pengirim", "rotate(-90 70 29)")


def test_type_is_live_and_in_the_shipped_face(procedure: etree._Element) -> None:
    (group,) = find(procedure, "/s:svg/s:g")
    assert group.get("font-family") == "Liberation Sans, Arimo, Arial, sans-serif"
    sizes = {float(t.get("font-size") or 0) for t in find(procedure, "//s:text")}
    assert all(size >= round(7 * MM_PER_PT, 3) for size in sizes)


@pytest.mark.parametrize("text", NAKAL)
def test_what_a_document_says_stays_text(text: str) -> None:
    sheet = lembar_utuh(surat_nakal(text))
    pages = [parse(page) for page in svg.render(sheet)]
    plain = {e.tag.rpartition("}")[2] for page in pages for e in page.iter() if isinstance(e.tag, str)}
    assert plain <= {"svg", "title", "desc", "g", "rect", "line", "path", "polygon", "text", "tspan"}
    wanted = Counter(
        line.text
        for page in sheet.drawing.pages
        for table in page.tables
        for cell in table.cells
        for line in cell.lines
    )
    said = Counter(t.text or "" for page in pages for t in find(page, "//s:text | //s:tspan"))
    assert wanted <= said


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert svg.render(lembar()) == svg.render(lembar())


def test_a_slanting_line_is_our_own_fault() -> None:
    with pytest.raises(ValueError, match="not orthogonal"):
        svg.orthogonal_path(((0, 0), (1, 1)))


@given(st.floats(-1000, 1000))
def test_numbers_have_three_decimals_at_most_and_no_idle_ones(value: float) -> None:
    text = number(value)
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d{0,2}[1-9])?", text)
    assert text != "-0"
    assert float(text) == pytest.approx(value, abs=0.0005)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A grid with some cells joined."""
    rows, cols = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for _ in range(draw(st.integers(0, 4))):
        r, c = draw(st.integers(0, rows - 1)), draw(st.integers(0, cols - 1))
        h, w = draw(st.integers(1, rows - r)), draw(st.integers(1, cols - c))
        squares = {(i, j) for i in range(r, r + h) for j in range(c, c + w)}
        if not squares & taken:
            taken |= squares
            cells.append(Cell(r, c, h, w, ()))
    xs, ys = tuple(map(float, range(cols + 1))), tuple(map(float, range(rows + 1)))
    return Table(xs, ys, draw(st.integers(0, 1)), tuple(cells), light_xs=xs[1:2])


@given(tables())
def test_rules_part_cells_and_never_cross_one(table: Table) -> None:
    owner = {
        (r, c): i
        for i, cell in enumerate(table.cells)
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.col, cell.col + cell.col_span)
    }
    drawn = set()
    for rule in table_rules(table):
        assert (rule.x1 == rule.x2) != (rule.y1 == rule.y2)
        if rule.y1 == rule.y2:
            drawn |= {("h", int(rule.y1), c) for c in range(int(rule.x1), int(rule.x2))}
        else:
            drawn |= {("v", r, int(rule.x1)) for r in range(int(rule.y1), int(rule.y2))}
    rows, cols = len(table.ys) - 1, len(table.xs) - 1
    for r in range(rows + 1):
        for c in range(cols):
            joined = (r - 1, c) in owner and owner[r - 1, c] == owner.get((r, c))
            assert (("h", r, c) in drawn) != joined
    for r in range(rows):
        for c, _ in enumerate(range(cols + 1)):
            joined = (r, c - 1) in owner and owner[r, c - 1] == owner.get((r, c))
            assert (("v", r, c) in drawn) != joined


def test_light_rules_are_drawn_under_the_heavy_ones() -> None:
    rules = table_rules(lembar().drawing.pages[1].tables[0])
    order = [rule.light for rule in rules]
    assert all(a >= b for a, b in pairwise(order))
