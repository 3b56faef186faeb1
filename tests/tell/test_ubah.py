"""Changes in Markdown for a pull request, and as text: nothing that a file holds acts on who reads it."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sopctl.diff.akibat import KUNCI, Akibat
from sopctl.diff.fakta import Fakta
from sopctl.diff.report import Dokumen, Letak, Perbandingan, Ubah
from sopctl.diff.weigh import UBAHAN, Bobot, Ubahan
from sopctl.messages.catalogue import LANGUAGES, change_example, keys, text
from sopctl.model.sumber import Source
from sopctl.tell.perbandingan import UBAH_TELLERS, UbahStyle
from sopctl.tell.ubah_md import MOST, escaped
from sopctl.tell.ubah_page import KIND_PAGES, kind_list

HOSTILE = [
    "a | b",
    "<img src=x onerror=alert(1)>",
    "</details><h1>x",
    "[klik](https://a.example)",
    "![x](https://a.example/x.png)",
    "@kepala lihat #12 dan !3, GH-4, https://a.example www.a.example a@b.example",
    "`kode` **tebal** _miring_ ~~coret~~ \\| $x$",
    "::set-output name=x::y",
    "baris\nbaru\r\n\n# judul",
    "\x1b[31mmerah\u202e",
    "&lt;b&gt; &#64;kepala",
    "<!-- " + "x" * 3000,
]


def perbandingan(text: str, count: int = 1) -> Perbandingan:
    args = (("nomor", 1), ("sebelum", text), ("sesudah", text), ("label", text), ("nama", text))
    fakta = Fakta("cabang-ditambah", None, ("kegiatan", 0), None, text, "satu", False, args)
    letak = Letak(text.replace("\n", " ")[:80] or "a", 3)
    ubah = Ubah(fakta, Bobot.SUBSTANTIF, text, None, letak, "0" * 32)
    akibat = Akibat("dirujuk", args=(("daftar", text), ("jumlah", 1)))
    dokumen = Dokumen(text, text, "berubah", text, text + "x", (ubah,), (akibat,))
    return Perbandingan(text, None, (ubah,), (dokumen,) * count)


def html(markdown: str) -> str:
    return str(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:25])
def test_no_text_breaks_out_of_the_markdown(text: str) -> None:
    page = html(UBAH_TELLERS["md"](perbandingan(text), UbahStyle()))
    tags = set(re.findall(r"<(/?[a-z0-9]+)", page))
    allowed = {"h2", "h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}
    allowed |= {"details", "summary"}
    assert {tag.strip("/") for tag in tags} <= allowed
    assert page.count("<tr>") == 2 + 2
    assert all(row.count("<td>") == 4 for row in page.split("<tr>") if "<td>" in row)
    shown = re.sub(r"&#?\w+;", "", page)
    assert not re.search(r"(?<!\w)[@#!~$%]\w|://|www\.|GH-|\w@\w", shown)


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_text_stays_in_its_cell(text: str) -> None:
    page = html(f"| a |\n| --- |\n| {escaped(text)} x |\n")
    assert page.count("<td>") == 1
    assert "<a" not in page.replace("<tbody", "")


def test_a_comment_is_never_longer_than_a_service_takes() -> None:
    told = UBAH_TELLERS["md"](perbandingan("x" * 500, 200), UbahStyle())
    assert MOST * 0.9 < len(told) <= MOST
    assert told.count("<details>") == told.count("</details>")
    assert "sopctl diff" in told


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:25])
def test_no_text_acts_on_a_terminal_or_a_log(text: str) -> None:
    told = UBAH_TELLERS["text"](perbandingan(text), UbahStyle())
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert not any(line.lstrip().startswith("::") for line in told.splitlines())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_consequence_has_its_sentence(lang: str) -> None:
    assert {key.removeprefix("akibat.") for key in keys(lang) if key.startswith("akibat.")} == set(KUNCI)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", UBAHAN.values(), ids=lambda kind: kind.id)
def test_a_page_of_a_kind_says_its_level_its_article_and_shows_two_readings(kind: Ubahan, lang: str) -> None:
    for page in KIND_PAGES.values():
        told = page(kind, lang)
        assert kind.id in told
        assert (Source(kind.pasal).citation or text(lang, "page.no_passage")) in told
        assert text(lang, f"diff.tingkat.{kind.bobot.word}") in told
    shown = [change_example(kind.id, part) for part in ("semula", "menjadi")]
    assert shown[0] != shown[1]
    assert all(isinstance(yaml.safe_load(block), dict) for block in shown if block)


@pytest.mark.parametrize("format", ["text", "md"])
def test_the_list_of_kinds_has_a_line_for_each(format: str) -> None:
    told = kind_list("id", format).splitlines()
    assert len(told) == len(UBAHAN) + (2 if format == "md" else 0)
