"""Cases 65-70: output media, and what is said of a broken flow."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from sopctl.cli.main import main
from sopctl.layout.page import paper_of
from sopctl.model.koleksi import Koleksi
from sopctl.render import md, pdf
from sopctl.render.sheet import make_lembar
from tests.lembar.lukis import lukis, sop_of
from tests.rules.kit import good_sop

from .bahan import dokumen_of, lembar

MM_PER_PT = 25.4 / 72
VARIED = (
    "15-bersama-berjarak",
    "22-cabang-berkata-banyak",
    "31-b-kembali-berselang",
    "38-maju-dua-halaman",
    "43-dua-panah-satu-tujuan",
)


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("paper", ["A4", "F4", "Legal", "Letter"])
def test_65_every_paper_and_both_ways_up_hold_every_statement(paper: str, upright: bool) -> None:
    for name in VARIED:
        sheet = lembar(dokumen_of(name), paper, upright)
        wide = sheet.halaman[0].box.width > sheet.halaman[0].box.height
        assert wide is not upright


def _pages(name: str) -> str:
    return b"".join(lukis(sop_of(dokumen_of(name)))).decode()


@pytest.mark.parametrize("name", VARIED)
def test_66_arrows_and_symbols_are_at_least_half_a_point_wide_and_black(name: str) -> None:
    svg = _pages(name)
    drawn = re.findall(r'<path class="(?:panah|bersama)"[^>]*>', svg)
    drawn += re.findall(r'<g class="simbol"[^>]*>\s*(<[^>]*>)', svg)
    assert drawn
    for element in drawn:
        (width,) = re.findall(r'stroke-width="([\d.]+)"', element)
        assert float(width) >= 0.5 * MM_PER_PT
        assert 'stroke="#000"' in element


def test_66_no_rule_is_thinner_than_half_a_point() -> None:
    widths = [float(w) for w in re.findall(r'stroke-width="([\d.]+)"', _pages(VARIED[0]))]
    assert min(widths) >= 0.5 * MM_PER_PT


@pytest.mark.parametrize("name", VARIED)
def test_66_no_colour_but_black_white_and_grey_is_used(name: str) -> None:
    colours = set(re.findall(r"#[0-9a-fA-F]{3,6}\b", _pages(name)))
    channels = [(c[1], c[2], c[3]) if len(c) == 4 else (c[1:3], c[3:5], c[5:7]) for c in colours]
    assert all(len(set(rgb)) == 1 for rgb in channels)


def _unpacked(document: bytes) -> bytes:
    parts = [document]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(parts)


def test_67_the_pdf_embeds_its_fonts_is_tagged_and_names_its_language() -> None:
    sheet = make_lembar(sop_of(dokumen_of("43-dua-panah-satu-tujuan")), Koleksi(), paper_of("A4"))
    whole = _unpacked(pdf.render(sheet)[0])
    assert re.search(rb"/FontFile[23]?", whole)
    assert b"/StructTreeRoot" in whole
    assert b"/Lang" in whole
    assert b"/ToUnicode" in whole


def test_69_markdown_tells_the_flow_as_numbered_sentences() -> None:
    sheet = make_lembar(sop_of(dokumen_of("27-kembali-kolom-sama")), Koleksi(), paper_of("A4"))
    text = md.render(sheet)[0].decode()
    assert re.search(r"^7\\?\. .*[Jj]ika Tidak, kembali ke langkah 2", text, re.MULTILINE)


def _broken(folder: Path) -> str:
    text = good_sop().replace("Tidak: terima}", "Tidak: hilang}")
    assert "hilang" in text
    (folder / "rusak.yaml").write_text(text, encoding="utf-8")
    return str(folder / "rusak.yaml")


def test_70_a_flow_that_leads_nowhere_is_an_error_of_lint_at_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lint", _broken(tmp_path)]) == 1
    assert re.search(r"rusak\.yaml:\d+:\d+.* SOP303", capsys.readouterr().out)


def test_70_it_is_not_drawn_but_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "hasil"
    assert main(["render", _broken(tmp_path), "-o", str(out), "--format", "svg"]) == 1
    assert re.search(r"rusak\.yaml:\d+:\d+ SOP303", capsys.readouterr().err)
    assert not out.exists()


def test_70_a_draft_of_it_shows_what_there_is_and_marks_the_fault_in_its_place(tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    assert main(["render", _broken(tmp_path), "-o", str(out), "--format", "svg", "--draft"]) == 0
    drawn = "".join(path.read_text(encoding="utf-8") for path in sorted(out.glob("*.svg")))
    assert "? hilang" in drawn
    assert 'data-dari="terima"' in drawn
