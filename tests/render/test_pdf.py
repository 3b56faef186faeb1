"""The PDF says what the drawing says, to people and to screen readers, and is the same everywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from datetime import date

import pytest
import typst
from baca_pdf import pymupdf
from bahan import SURAT, lembar, lembar_utuh
from nakal import NAKAL, surat_nakal

from sopctl.layout.measure import MM_PER_PT, drawable, text_width
from sopctl.layout.page import paper_of
from sopctl.model.sop import TanggalSop
from sopctl.render import pdf
from sopctl.render.reading import gaps
from sopctl.resources import resource_path

TULISAN = (
    "AVATAR Wakil Yth. To, P.A. r.",
    "fi fl ffi office kantor-kantor dan/atau",
    "“kutip” – … × ≥ ½ №5 €10 25°C",
    "e\u0301a é ŷ ơ A\u0327V",
    "\u00a0a\u00a0b \u200b\u00ad\u2060 x  y ",
    "Pengadministrasi Umum 1-2 hari kerja/berkas",
    "中😀 □",
    "1:9f2c4e 065/001/SOP/DISKOMINFO/2026",
)


def test_typst_and_the_layout_measure_alike() -> None:
    source = b"""
        #set text(font: "Liberation Sans", fallback: false, hyphenate: false, lang: "id")
        #let width(d) = measure(text(size: d.at(0) * 1pt, weight: d.at(1), d.at(2))).width.mm()
        #context [#metadata(json(bytes(sys.inputs.data)).map(width)) <lebar>]
    """
    cases = [(text, size, bold) for text in TULISAN for size in (7, 8.5, 11) for bold in (False, True)]
    data = [[size, "bold" if bold else "regular", drawable(text)] for text, size, bold in cases]
    fonts = typst.Fonts(False, False, [resource_path("templates", "fonts")])
    compiler = typst.Compiler(source, font_paths=fonts, sys_inputs={"data": json.dumps(data)})
    widths = json.loads(compiler.query("<lebar>", field="value", one=True))
    for (text, size, bold), width in zip(cases, widths, strict=True):
        assert width == pytest.approx(text_width(text, size, bold), abs=0.01), text


def streams(document: bytes) -> bytes:
    """All that is compressed in a PDF, unpacked."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL)
    unpacked = []
    for stream in found:
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            unpacked.append(stream)
    return b"\n".join(unpacked)


@pytest.fixture(scope="module")
def document() -> bytes:
    return pdf.render(lembar())[0]


@pytest.fixture(scope="module")
def whole(document: bytes) -> bytes:
    return document + streams(document)


def test_it_claims_pdf_a_2a_and_pdf_ua_1(whole: bytes) -> None:
    assert b"<pdfaid:part>2</pdfaid:part>" in whole
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in whole
    assert b"<pdfuaid:part>1</pdfuaid:part>" in whole


def test_tables_headings_figures_and_links_are_tagged(whole: bytes) -> None:
    for tag in (b"/Table", b"/TH", b"/TD", b"/H1", b"/H2", b"/Figure", b"/Link", b"/P"):
        assert tag + b"\n" in whole or tag + b" " in whole or tag + b"/" in whole, tag
    assert b"/Lang (id)" in whole or b"/Lang(id)" in whole


def test_a_symbol_is_told_in_words(whole: bytes) -> None:
    assert b"Keputusan. Lengkap? Jika Ya, lanjut ke langkah 3.1; jika Tidak, kembali ke langkah 1." in whole


def test_the_place_of_a_connectors_other_end_is_a_link() -> None:
    row = "  - {uraian: Mencatat %d, pelaksana: agendaris, lanjut: %s}\n"
    rows = "".join(row % (i, "arsip" if i % 9 == 0 else "berikutnya") for i in range(30))
    sheet = lembar_utuh(SURAT.replace("  - id: arsip\n", rows + "  - id: arsip\n"))
    connectors = [s for p in sheet.drawing.pages for s in p.shapes if s.jenis in ("keluar", "masuk")]
    assert any(len(s.halaman) > 1 for s in connectors)
    document = pdf.render(sheet)[0]
    links = (document + streams(document)).count(b"/Subtype/Link") + (document + streams(document)).count(
        b"/Subtype /Link"
    )
    assert links >= sum(len(s.halaman) for s in connectors)


def test_no_day_but_the_documents_own_is_in_it() -> None:
    dated = pdf.render(lembar(tanggal=TanggalSop(pembuatan=date(2026, 1, 12))))[0]
    assert set(re.findall(rb"D:(\d{8})", dated)) == {b"20260112"}
    assert set(re.findall(rb"D:(\d{8})", pdf.render(lembar(tanggal=None))[0])) == {b"19700101"}


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1945, 8, 17), date(9999, 12, 31)])
def test_any_day_that_a_document_may_have_is_a_date(day: date) -> None:
    assert pdf.render(lembar(tanggal=TanggalSop(pembuatan=day)))


_PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from bahan import lembar_utuh
from sopctl.render import md, pdf, svg
sheet = lembar_utuh()
for backend in (md, pdf, svg):
    print(hashlib.sha256(b"".join(backend.render(sheet))).hexdigest())
"""


def digests(folder: str, **environment: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", _PROGRAM, os.path.dirname(__file__)],
        env={**os.environ, **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout


def test_another_process_zone_locale_folder_and_hash_seed_give_the_same_bytes(tmp_path: object) -> None:
    here = digests(".", TZ="UTC", LANG="C", PYTHONHASHSEED="0")
    there = digests(str(tmp_path), TZ="Asia/Jayapura", LANG="id_ID.UTF-8", PYTHONHASHSEED="1")
    assert here == there
    assert len(set(here.split())) == 3


needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext reads the PDF back")


def text_of(document: bytes) -> str:
    result = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=document, capture_output=True, check=True
    )
    return result.stdout.decode()


def packed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\u00a0", " "))


@needs_poppler
@pytest.mark.parametrize("text", [t for t in NAKAL if "עברית" not in t])
def test_what_a_document_says_is_printed_and_never_run(text: str) -> None:
    sheet = lembar_utuh(surat_nakal(text))
    said = packed(text_of(pdf.render(sheet)[0]))
    for row in sheet.isi.baris:
        for paragraph in (*row.kegiatan, *row.kelengkapan, *row.output, *row.keterangan):
            assert packed(drawable(paragraph)) in said
    for _, sentence in sheet.isi.tertulis:
        assert packed(drawable(sentence)) in said


def test_letters_of_another_direction_are_drawn_too() -> None:
    assert pdf.render(lembar_utuh(surat_nakal("中文 😀 עברית")))


@needs_poppler
@pytest.mark.parametrize(("name", "upright"), [("F4", False), ("Legal", True), ("Letter", False)])
def test_pages_have_the_size_of_their_paper(name: str, upright: bool) -> None:
    document = pdf.render(lembar(kertas=name, potret=upright))[0]
    info = subprocess.run(["pdfinfo", "-"], input=document, capture_output=True, check=True).stdout.decode()
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", info)
    assert size is not None
    paper = paper_of(name, upright)
    for points, millimetres in zip(size.groups(), (paper.width, paper.height), strict=True):
        assert float(points) / 72 * 25.4 == pytest.approx(millimetres, abs=0.01)


def test_words_join_where_the_line_was_broken_between_them_and_not_where_it_cut_one() -> None:
    (page,) = [p for p in lembar().drawing.pages if p.jenis == "prosedur"]
    lines = page.labels[1].lines
    assert list(gaps(lines, ("Tidak lengkap",))) == [" ", " "]
    assert list(gaps(lines, ("Tidaklengkap",))) == ["", " "]


def test_a_logo_is_drawn_with_a_text_in_its_place() -> None:
    import struct
    from dataclasses import replace

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    png = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    sheet = lembar()
    first = replace(sheet.drawing.pages[0], image=("logo.png", 20.0, 20.0, 10.0, 10.0))
    drawing = replace(sheet.drawing, pages=(first, *sheet.drawing.pages[1:]))
    document = pdf.render(replace(sheet, gambar=drawing, logo=png))[0]
    assert b"Lambang instansi" in document + streams(document)


def test_the_head_of_the_procedure_is_shaded_on_each_of_its_pages() -> None:
    sheet = lembar_utuh()
    pages = pymupdf.open(stream=pdf.render(sheet)[0], filetype="pdf")
    for page, drawn in zip(pages, sheet.drawing.pages, strict=True):
        grounds = [d["rect"] for d in page.get_drawings() if d["fill"] and 0.9 < d["fill"][0] < 0.99]
        shaded = sum(ground.get_area() for ground in grounds) * MM_PER_PT**2
        heads = [(t.xs[-1] - t.xs[0]) * (t.ys[t.head_rows] - t.ys[0]) for t in drawn.tables if t.head_rows]
        assert shaded == pytest.approx(sum(heads), rel=0.001)
