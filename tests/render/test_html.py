"""The HTML says what the sheet says, shows what the SVG shows, and is nothing but text, tables and links."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from baca_html import KNOWN, Dokumen, baca_html, find_in, hidden_of, text_of
from bahan import koleksi, lembar_utuh, sop_of, surat_jauh
from lxml import etree
from nakal import NAKAL_BANYAK, surat_nakal
from test_rusak import KESALAHAN, RUSAK

import sopctl
from sopctl.layout.page import paper_of
from sopctl.layout.pipeline import lay_out
from sopctl.render import html, svg
from sopctl.render.lembar import Lembar
from sopctl.render.sheet import make_lembar
from sopctl.render.tertulis import write_alt
from sopctl.resources import resource_path

ROOT = Path(__file__).parents[2]
SINGKAT = """
skema: sop/1
nama: Peminjaman Buku
jenis: administratif
pelaksana: [{id: peminjam, nama: Peminjam}, {id: petugas, nama: Petugas}]
kegiatan:
  - {uraian: Menyerahkan buku, pelaksana: peminjam}
  - {uraian: Mencatat pinjaman, pelaksana: petugas}
"""
EXAMPLES = sorted((ROOT / "examples" / "kantor-contoh" / "sop").rglob("*.yaml"))
FLOW = ("simbol", "panah", "kepala", "bersama", "latar", "label-cabang", "tanya", "garis")
"""The classes of the SVG contract, without the texts that HTML has in its cells."""


@lru_cache(maxsize=16)
def example(name: str) -> Lembar:
    (path,) = (path for path in EXAMPLES if path.stem == name)
    return sopctl.lay_out(path)


def read(lembar: Lembar) -> Dokumen:
    return baca_html(html.render(lembar)[0])


def told(lembar: Lembar) -> dict[str, list[str]]:
    """The identity as its words were made: label or heading → its texts."""
    identitas = lembar.isi.identitas
    label, above, below = identitas.pengesah
    rows = {key: [value] for key, value in identitas.baris}
    boxes = {kotak.judul: list(kotak.butir) for kotak in identitas.kotak}
    return {"instansi": list(identitas.instansi), **rows, label: [*above, *below], **boxes}


def rows_told(lembar: Lembar) -> dict[str, dict[str, list[str]]]:
    """The procedure as its words were made."""
    fields = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
    return {
        row.nomor: {"nomor": [row.nomor], **{field: list(getattr(row, field)) for field in fields}}
        for row in lembar.isi.baris
    }


def sentences_told(lembar: Lembar) -> list[str]:
    return [f"{number} {sentence}".strip() for number, sentence in lembar.isi.tertulis]


def flow_of(drawing: str) -> list[str]:
    """The elements of a drawing that the contract names, as their source stands there."""
    text = re.sub(r"^<svg[^>]*>", '<svg xmlns="http://www.w3.org/2000/svg">', drawing)
    root = etree.fromstring(text.encode())
    found = [e for e in root.iter() if set(FLOW) & set((e.get("class") or "").split())]
    return [etree.tostring(e, with_tail=False, encoding="unicode") for e in found]


# ---------------------------------------------------------------- what it says


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_tables_and_sentences_say_what_the_sheet_says(name: str) -> None:
    lembar = example(name)
    page = read(lembar)
    assert page.identity() == told(lembar)
    assert page.rows() == rows_told(lembar)
    assert page.sentences() == sentences_told(lembar)


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_the_drawing_is_that_of_the_svg(name: str) -> None:
    lembar = example(name)
    drawn = [flow_of(re.sub(r"^<\?xml[^>]*>\n", "", page.decode())) for page in svg.render(lembar)]
    assert [flow_of(drawing) for drawing in read(lembar).drawings()] == drawn
    assert sum(map(len, drawn)) > 40


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_every_symbol_speaks_in_the_cell_where_it_stands(name: str) -> None:
    lembar = example(name)
    page, alt = read(lembar), write_alt(lembar.sop, lembar.alur)
    for simbol in lembar.alur.simbol:
        place = f"//td[@data-baris='{simbol.baris + 1}'][@data-pelaksana='{simbol.pelaksana}']"
        assert alt[simbol.id] in [said for cell in page.find(place) for said in hidden_of(cell)]


def test_cells_without_a_symbol_say_nothing() -> None:
    page = read(example("pemusnahan-arsip"))
    cells = page.find("//td[@data-pelaksana]")
    assert (
        Counter(bool(hidden_of(cell)) for cell in cells)[False]
        > Counter(map(bool, map(hidden_of, cells)))[True]
    )
    assert not [text for cell in cells for text in [text_of(cell)] if text]


def test_tables_have_a_caption_heads_with_a_scope_and_a_head_for_each_row() -> None:
    page = read(example("penyerahan-arsip-statis"))
    captions = [caption.text for caption in page.find("//caption")]
    assert captions == ["Identitas, halaman 1 dari 3", "Prosedur, halaman 2 dari 3"]
    (table,) = page.find("//table[contains(@class, 'prosedur')]")
    heads = find_in(table, "./thead//th")
    groups = {text_of(th): th.get("colspan") for th in heads if th.get("scope") == "colgroup"}
    assert groups == {"Pelaksana": "4", "Mutu Baku": "3"}
    assert {th.get("scope") for th in heads} == {"col", "colgroup"}
    assert len(find_in(table, "./tbody/tr/th[@scope='row']")) == len(
        example("penyerahan-arsip-statis").isi.baris
    )


def test_columns_under_one_head_are_told_to_be_under_it() -> None:
    lembar = example("penyerahan-arsip-statis")
    page = read(lembar)
    spans = {text_of(th): int(th.get("colspan") or 1) for th in page.find("//thead//th[@scope='col']")}
    counts = Counter(kolom.kelompok for kolom in lembar.isi.kolom if kolom.kelompok)
    assert counts
    assert {name: spans[name] for name in counts} == counts


def test_marks_of_the_round_stand_beside_the_number_and_in_the_foot() -> None:
    page = read(example("pemusnahan-arsip"))
    assert page.identity()["Nomor SOP"] == ["065/002/SOP/DISPUSIP/2026 (RANCANGAN)"]
    feet = [text_of(foot) for foot in page.classed("kaki")]
    assert len(feet) == 4
    assert all("RANCANGAN" in foot for foot in feet)
    assert "RANCANGAN" in text_of(page.find("//header/p")[0])


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    "name", ["pemusnahan-arsip", "penanganan-pengaduan-pencemaran", "pengadaan-langsung-barang"]
)
def test_connectors_lead_to_each_other_in_both_directions(name: str) -> None:
    lembar = example(name)
    page = read(lembar)
    links = page.classed("pindah")
    wanted = sum(len(s.halaman) for p in lembar.drawing.pages for s in p.shapes)
    assert len(links) == wanted > 0
    where = {e.get("id"): e for e in page.find("//a[@id]")}
    for link in links:
        source = (find_in(link, "../a[@id]")[0].get("id") or "").split("-")
        end = (link.get("href") or "#")[1:].split("-")
        assert {source[0], end[0]} == {"keluar", "masuk"}
        assert source[1] == end[1]
        assert hidden_of(link) == [f"Buka halaman {end[2]}."]
        cell = where["-".join(end)].getparent()
        assert cell is not None
        assert "#" + "-".join(source) in [a.get("href") for a in find_in(cell, "./a")]


def test_a_connector_says_its_mark_its_step_and_the_page_it_leads_to() -> None:
    page = read(example("pemusnahan-arsip"))
    cell = page.find("//a[@href='#masuk-A-3']/..")[0]
    assert hidden_of(cell)[-2:] == ["Penghubung A, menuju langkah 10.", "Buka halaman 3."]


def test_a_connector_with_several_other_ends_has_a_link_for_each() -> None:
    page = read(lembar_utuh(surat_jauh()))
    targets = [[a.get("href") for a in find_in(cell, "./a")] for cell in page.find("//td[a]")]
    assert {"#keluar-A-2", "#keluar-A-3"} in [
        set(found) & {"#keluar-A-2", "#keluar-A-3"} for found in targets
    ]
    places = [a.get("class") for a in page.find("//a[@href='#keluar-A-2' or @href='#keluar-A-3']")]
    assert len(set(places)) == 2


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_links_stay_on_the_page_and_every_one_has_its_end(name: str) -> None:
    page = read(example(name))
    assert Counter(page.ids).most_common(1)[0][1] == 1
    assert {link[:1] for link in page.links} == {"#"}
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_parts_are_listed_and_the_procedure_can_be_reached_at_once() -> None:
    page = read(example("pemusnahan-arsip"))
    listed = [(a.get("href"), a.text) for a in page.find("//nav//a")]
    assert listed == [
        ("#identitas", "Identitas"),
        ("#prosedur", "Prosedur"),
        ("#tertulis", "Bentuk Tertulis"),
    ]
    assert page.find("//body/a")[0].get("href") == "#prosedur"
    regions = page.find("//*[@role='region']")
    assert [(r.get("tabindex"), r.get("aria-label")) for r in regions] == [
        ("0", "Prosedur, lembar yang dapat digulir")
    ]


# ---------------------------------------------------------------- what is in it


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_a_page_needs_no_script_and_nothing_from_elsewhere(name: str) -> None:
    page = read(example(name))
    assert only_what_a_sheet_is_made_of(page) == []
    assert re.findall(r"url\(.{11}", page.style) == ['url("data:font/', 'url("data:font/']
    assert "@import" not in page.style


def only_what_a_sheet_is_made_of(page: Dokumen) -> list[str]:
    """Elements and attributes that have no place in a sheet."""
    foreign = [str(e.tag) for e in page.root.iter() if not isinstance(e.tag, str) or e.tag not in KNOWN]
    names = {str(name) for e in page.root.iter() if isinstance(e.tag, str) for name in e.attrib}
    return foreign + [name for name in names if name.startswith("on") or name == "style"]


def test_only_its_own_style_sheet_is_allowed() -> None:
    page = read(example("pemusnahan-arsip"))
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert page.policy == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_a_logo_is_inside_the_page_and_has_a_name() -> None:
    lembar = example("pemusnahan-arsip")
    first = replace(lembar.drawing.pages[0], image=("logo.png", 60.0, 30.0, 24.0, 24.0))
    drawing = replace(lembar.drawing, pages=(first, *lembar.drawing.pages[1:]))
    page = read(replace(lembar, gambar=drawing, logo=b"\x89PNG"))
    (image,) = page.find("//img")
    assert image.get("src") == "data:image/png;base64," + base64.b64encode(b"\x89PNG").decode()
    assert image.get("alt") == "Lambang instansi"
    assert page.policy["img-src"] == "data:"
    assert only_what_a_sheet_is_made_of(page) == []


def test_templates_escape_all_they_are_given_and_think_nothing() -> None:
    folder = Path(resource_path("templates", "html"))
    sources = [path.read_text(encoding="utf-8") for path in folder.glob("*.j2")]
    assert len(sources) == 3
    assert not [word for source in sources for word in re.findall(r"\|\s*\w+|autoescape|set |import", source)]


def test_it_begins_as_an_indonesian_html_page() -> None:
    source = html.render(example("pemusnahan-arsip"))[0].decode()
    assert source.startswith('<!doctype html>\n<html lang="id">\n')
    assert "<title>SOP Pemusnahan Arsip</title>" in source
    assert "\r" not in source


# ---------------------------------------------------------------- hostile text

_LONGEST = 60
"""Of the texts that stand together in one field: longer ones fill a page with one row."""


def grouped(texts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The texts in groups, since a sheet for each would take minutes."""
    groups: list[tuple[str, ...]] = [()]
    for text in texts:
        if len(" ".join((*groups[-1], text))) > _LONGEST:
            groups.append(())
        groups[-1] = (*groups[-1], text)
    return [group for group in groups if group]


NAUGHTY = grouped(NAKAL_BANYAK)


@pytest.mark.parametrize("texts", NAUGHTY, ids=lambda texts: ascii(texts[0])[:30])
def test_hostile_text_in_every_field_comes_back_as_it_was(texts: tuple[str, ...]) -> None:
    label = min(texts, key=len)
    lembar = lembar_utuh(surat_nakal(" ".join(texts), label))
    page = read(lembar)
    assert only_what_a_sheet_is_made_of(page) == []
    assert page.identity() == told(lembar)
    assert page.rows() == rows_told(lembar)
    assert page.sentences() == sentences_told(lembar)
    assert [e.get("data-label") for e in page.classed("panah")].count(f"Ya {label}") == 1
    assert text_of(page.find("//title")[0]) == text_of(page.find("//h1")[0]) == lembar.isi.judul
    assert {link[:1] for link in page.links} == {"#"}
    for text in texts:
        assert " ".join(text.split()) in " ".join(" ".join(lembar.isi.baris[0].kegiatan).split())


def test_there_are_about_two_hundred_hostile_texts() -> None:
    assert len(set(NAKAL_BANYAK)) > 200


# ---------------------------------------------------------------- other sheets


def test_a_draft_lists_its_faults_as_a_part_of_its_own() -> None:
    page = read(make_lembar(sop_of(RUSAK), koleksi(), paper_of("A4"), kesalahan=KESALAHAN))
    listed = [a.text for a in page.find("//nav//a")]
    assert listed == ["Identitas", "Prosedur", "Bentuk Tertulis", "Kesalahan Alur"]
    assert page.find("//section[@id='kesalahan']//li")
    assert page.classed("rusak")


def test_identity_and_procedure_on_one_page_are_one_part() -> None:
    lembar = lembar_utuh(SINGKAT)
    joined = replace(lembar, gambar=lay_out(lembar.isi, lembar.alur, lembar.drawing.paper, True))
    assert joined.drawing.pages[0].jenis == "gabungan"
    page = read(joined)
    assert [a.text for a in page.find("//nav//a")] == ["Identitas dan Prosedur", "Bentuk Tertulis"]
    assert page.identity() == told(lembar)
    assert page.rows() == rows_told(lembar)


def test_the_same_sheet_gives_the_same_bytes_on_every_machine(tmp_path: Path) -> None:
    path = next(path for path in EXAMPLES if path.stem == "penanganan-pengaduan-pencemaran")
    code = (
        "import hashlib, sys, sopctl; "
        "print(hashlib.sha256(sopctl.render(sopctl.lay_out(sys.argv[1]), 'html')[0]).hexdigest())"
    )

    def digest(seed: str, zone: str, lang: str) -> str:
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": lang, "PYTHONPATH": str(ROOT)}
        words = [sys.executable, "-c", code, str(path)]
        return subprocess.run(words, cwd=tmp_path, env=env, capture_output=True, text=True, check=True).stdout

    assert digest("0", "UTC", "C") == digest("1", "Asia/Jayapura", "id_ID.UTF-8")


def test_what_is_given_as_text_is_escaped_by_the_template_itself() -> None:
    lembar = lembar_utuh()
    isi = replace(lembar.isi, judul="<b>{{7*7}}</b>", kaki=("<i>{{7*7}}</i>", lembar.isi.kaki[1]))
    source = html.render(replace(lembar, isi=isi))[0].decode()
    assert source.count("&lt;b&gt;{{7*7}}&lt;/b&gt;") == 2
    assert source.count("&lt;i&gt;{{7*7}}&lt;/i&gt;") == 1
    assert "49" not in text_of(baca_html(source.encode()).find("//header")[0])
