"""The draft of a broken flow: drawn as far as it goes, each fault marked in its place and listed."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml
from baca_pdf import opened, tree_of
from bahan import SURAT, koleksi, sop_of
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from sopctl.errors import SopctlError
from sopctl.layout.page import paper_of
from sopctl.layout.stages import Shape
from sopctl.render import md, pdf, svg
from sopctl.render.kata import kata
from sopctl.render.lembar import Lembar
from sopctl.render.sheet import make_lembar
from sopctl.rules import sop301_pelaksana_terdaftar, sop303_tujuan_ada
from sopctl.rules.context import SopContext

RUSAK = (
    SURAT.replace("Tidak: serahkan", "Tidak: entah")
    .replace("{id: paraf-kasubag, pelaksana: kasubag}", "{id: paraf-kasubag, pelaksana: hantu}")
    .replace("Kembali: paraf-kasubag", "Kembali: null")
    .replace("  - id: ulang", "  - id: lapor")
    .replace(
        "pelaksana: agendaris\n    mutu_baku: {kelengkapan: Surat dan",
        "pelaksana: agendaris\n    lanjut: berikutnya\n    mutu_baku: {kelengkapan: Surat dan",
    )
)
KESALAHAN = (("2", "Tujuan tidak ada."), ("", "Di luar kegiatan."))


def draft(text: str = RUSAK, kertas: str = "A4") -> Lembar:
    return make_lembar(sop_of(text), koleksi(), paper_of(kertas), kesalahan=KESALAHAN)


@pytest.fixture(scope="module")
def sheet() -> Lembar:
    return draft()


@pytest.fixture(scope="module")
def shapes(sheet: Lembar) -> dict[str, Shape]:
    return {s.id: s for page in sheet.drawing.pages for s in page.shapes}


def inside(shape: Shape) -> str:
    return " ".join(line.text for line in shape.lines)


def test_a_missing_target_has_a_symbol_with_a_question_mark_and_what_was_written(
    shapes: dict[str, Shape],
) -> None:
    ends = {id: inside(s) for id, s in shapes.items() if id.startswith("?")}
    assert ends == {"?1": "? entah", "?2": "?", "?3": "? berikutnya"}


def test_its_arrow_leaves_the_symbol_that_names_it_and_keeps_its_label(sheet: Lembar) -> None:
    drawn = {(a.dari, a.ke, a.label) for page in sheet.drawing.pages for a in page.arrows}
    assert {a for a in drawn if a[1].startswith("?")} == {
        (("periksa",), "?1", "Tidak"),
        (("disposisi-kadis",), "?2", "Kembali"),
        (("arsip",), "?3", ""),
    }


def test_an_unknown_pelaksana_has_a_column_with_a_question_mark(
    sheet: Lembar, shapes: dict[str, Shape]
) -> None:
    heads = [c.paragraphs for p in sheet.drawing.pages for t in p.tables for c in t.cells if c.head]
    assert ("? hantu",) in heads
    assert shapes["paraf-kasubag"].pelaksana == "hantu"


def test_exactly_the_symbols_at_fault_are_marked(shapes: dict[str, Shape]) -> None:
    marked = {id for id, s in shapes.items() if s.rusak}
    assert marked == {"?1", "?2", "?3", "paraf-kasubag", "lapor", "lapor~2"}


def test_marks_are_seen_without_colour_too(sheet: Lembar) -> None:
    pages = [etree.fromstring(page) for page in svg.render(sheet)]
    marked = [g for page in pages for g in page.iter("{*}g") if g.get("class") == "simbol rusak"]
    assert marked
    for group in marked:
        assert group[0].get("stroke-dasharray")
        assert float(group[0].get("stroke-width", "0")) > 0.4


def test_every_page_says_that_it_is_no_valid_sheet_and_where_the_faults_are_listed(sheet: Lembar) -> None:
    last = len(sheet.drawing.pages)
    banner = kata("rusak", "tanda", "spanduk", halaman=str(last))
    assert all(banner in [line.text for line in page.foot] for page in sheet.drawing.pages)
    assert all("ALUR RUSAK" in page.foot[0].text for page in sheet.drawing.pages)
    said = [line.text for p in sheet.drawing.pages[-1].paragraphs for line in p]
    assert {"No 2", "Tujuan tidak ada.", "Di luar kegiatan."} <= set(said)


def test_the_written_form_tells_of_missing_targets(sheet: Lembar) -> None:
    said = dict(sheet.isi.tertulis)
    assert said["2."].endswith("jika Tidak, tujuannya tidak ada (entah).")
    assert "jika Kembali, tujuannya belum diisi" in said["3.2"]


def test_pdf_and_markdown_are_drawn_too(sheet: Lembar) -> None:
    said = [node.alt for node in tree_of(opened(pdf.render(sheet)[0])).all("Figure")]
    assert "Kesalahan: tujuan panah ini tidak ada. ? entah" in said
    text = md.render(sheet)[0].decode()
    assert "- No 2: Tujuan tidak ada." in text
    assert re.search(r's1 -->\|"Tidak"\| h0\["\? entah"\]', text)


def test_a_sheet_without_faults_bears_no_mark() -> None:
    sheet = make_lembar(sop_of(SURAT), koleksi(), paper_of("A4"))
    assert not any(s.rusak for page in sheet.drawing.pages for s in page.shapes)
    assert "RUSAK" not in svg.render(sheet)[0].decode()


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_document_with_a_model_is_drawn_or_refused_in_a_sentence(data: st.DataObject) -> None:
    document = yaml.safe_load(SURAT)
    names = st.sampled_from(["entah", "arsip", "berikutnya", "periksa", "lapor", "hantu", None])
    people = st.sampled_from(["kadis", "hantu", "arwah", "agendaris"])
    for row in document["kegiatan"]:
        if data.draw(st.booleans()):
            row["id"] = data.draw(st.sampled_from(["periksa", "arsip", "berikutnya", None]))
        parts = row.get("langkah", [row])
        for part in parts:
            if data.draw(st.booleans()):
                part["pelaksana"] = data.draw(people)
            if "cabang" in part:
                part["cabang"] = {label: data.draw(names) for label in part["cabang"]}
            elif data.draw(st.booleans()):
                part["lanjut"] = data.draw(st.lists(names, max_size=3))
    text = yaml.safe_dump(document, sort_keys=False)
    sop = sop_of(text)
    context = SopContext(sop, "surat.yaml", koleksi(), date.min)
    faults = [*sop301_pelaksana_terdaftar.check(context), *sop303_tujuan_ada.check(context)]
    listed = tuple(("1", found.rule) for found in faults)
    try:
        sheet = make_lembar(sop, koleksi(), paper_of("F4"), kesalahan=listed)
    except SopctlError:
        return
    drawn = [s for page in sheet.drawing.pages for s in page.shapes if s.tanda is None]
    assert len(drawn) == len(sheet.alur.simbol) + len(sheet.alur.hilang)
    assert len({s.id for s in drawn}) == len(drawn)
    assert bool(faults) or not any(s.rusak for s in drawn)
