"""`--one-page`: identity and procedure share a page where both fit, and every statement holds on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopctl.layout.page import CONTENT_TOP, content_bottom, paper_of
from sopctl.layout.pipeline import lay_out
from sopctl.layout.stages import Drawing
from sopctl.model.koleksi import Koleksi
from sopctl.model.sop import Sop
from sopctl.render import svg
from sopctl.render.lembar import Pilihan
from sopctl.render.sheet import make_lembar
from sopctl.source.load import load_file
from tests.lembar.periksa import periksa

ROOT = Path(__file__).parents[2]
PENDEK = sorted((ROOT / "examples/kantor-contoh/sop/dispusip").glob("pe[ln]*.yaml"))
SATU = Pilihan(satu_halaman=True)


def sop_of(path: Path) -> Sop:
    sop = load_file(str(path), None, path.name).model
    assert isinstance(sop, Sop)
    return sop


def drawing_of(sop: Sop, kertas: str, potret: bool) -> Drawing:
    return make_lembar(sop, Koleksi(), paper_of(kertas, potret), None, SATU).drawing


@pytest.mark.parametrize("path", PENDEK, ids=lambda path: path.stem)
@pytest.mark.parametrize("kertas", ["F4", "Legal"])
def test_a_short_sop_has_identity_and_procedure_on_one_upright_page_without_a_fault(
    path: Path, kertas: str
) -> None:
    sop = sop_of(path)
    sheet = make_lembar(sop, Koleksi(), paper_of(kertas, True), None, SATU)
    assert [page.jenis for page in sheet.drawing.pages] == ["gabungan", "tertulis"]
    assert periksa(svg.render(sheet), sop) == ()


def test_identity_stands_above_the_procedure_within_the_page() -> None:
    page = drawing_of(sop_of(PENDEK[0]), "F4", True).pages[0]
    identity, procedure = page.tables
    assert identity.ys[0] == CONTENT_TOP
    assert identity.ys[-1] < page.titles[0].y < procedure.ys[0]
    assert procedure.ys[-1] <= content_bottom(paper_of("F4", True))
    assert {cell.baris for cell in identity.cells} == {None}


def test_where_both_do_not_fit_the_pages_are_as_without_the_wish() -> None:
    sop = sop_of(PENDEK[0])
    sheet = make_lembar(sop, Koleksi(), paper_of("A4"), None, SATU)
    assert sheet.drawing == lay_out(sheet.isi, sheet.alur, paper_of("A4"))
    assert sheet.drawing.pages[0].jenis == "identitas"


def test_a_sheet_too_long_for_a_page_is_not_even_tried() -> None:
    sop = sop_of(PENDEK[0])
    rows = tuple(row.model_copy(update={"id": None}) for row in sop.kegiatan[:1] * 40)
    long = sop.model_copy(update={"kegiatan": rows})
    assert drawing_of(long, "F4", True).pages[0].jenis == "identitas"
