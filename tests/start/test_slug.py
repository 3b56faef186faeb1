"""Ids of new SOPs: the same name gives the same id everywhere, and no system trips over it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.model.dasar import SLUG
from sopctl.start.slug import LONGEST, free_slug, slug_of

TITLES = {
    "Pengelolaan Surat Masuk": "pengelolaan-surat-masuk",
    "  Pengelolaan   Surat\tMasuk ": "pengelolaan-surat-masuk",
    "PENGELOLAAN SURAT MASUK": "pengelolaan-surat-masuk",
    "SOP / Izin": "sop-izin",
    "Izin: Mendirikan Bangunan": "izin-mendirikan-bangunan",
    "Izin\\Usaha": "izin-usaha",
    "../../etc/passwd": "etc-passwd",
    "..": "sop",
    ".": "sop",
    "": "sop",
    "   ": "sop",
    "CON": "sop-con",
    "con": "sop-con",
    "NUL.": "sop-nul",
    "aux": "sop-aux",
    "PRN": "sop-prn",
    "COM1": "sop-com1",
    "LPT9": "sop-lpt9",
    "COM 1": "com-1",
    "CONSOLE": "console",
    "🙂": "sop",
    "Pelayanan 🙂 Ramah": "pelayanan-ramah",
    "Pelayanan é": "pelayanan-e",
    "Pelayanan \N{LATIN SMALL LETTER E}\N{COMBINING ACUTE ACCENT}": "pelayanan-e",
    "Jum'at Bersih": "jum-at-bersih",
    "Rapat (Daring) & Luring": "rapat-daring-luring",
    "100% Layanan": "100-layanan",
    "\u202eTerbalik": "terbalik",
    "日本語": "sop",
    "-- --": "sop",
    "a" * 300: "a" * 80,
    "Pelayanan " * 30: "-".join(["pelayanan"] * 8),
    "trailing dot.": "trailing-dot",
}


@pytest.mark.parametrize(("title", "slug"), TITLES.items(), ids=lambda text: ascii(text)[:30])
def test_a_title_gives_this_slug(title: str, slug: str) -> None:
    assert slug_of(title, "sop") == slug


def test_there_are_thirty_titles() -> None:
    assert len(TITLES) >= 30


@given(st.text(max_size=400))
def test_any_text_gives_a_slug_that_an_id_may_be(text: str) -> None:
    slug = slug_of(text, "sop")
    assert re.fullmatch(SLUG, slug)
    assert len(slug) <= LONGEST
    assert slug == slug_of(slug, "sop")


@given(st.text(max_size=100))
def test_composed_and_decomposed_letters_give_one_slug(text: str) -> None:
    slugs = {slug_of(unicodedata.normalize(form, text), "sop") for form in ("NFC", "NFD")}
    assert len(slugs) == 1


def test_a_long_name_ends_with_a_whole_word() -> None:
    slug = slug_of("Penyelenggaraan " * 6 + "Kearsipan", "sop")
    assert slug == "-".join(["penyelenggaraan"] * 5)


def test_a_taken_slug_gets_a_number_and_stays_short_enough() -> None:
    assert free_slug("izin", {"izin", "izin-2"}) == "izin-3"
    long = "a" * 80
    assert free_slug(long, {long}) == "a" * 78 + "-2"


def test_as_many_sops_as_one_likes_get_different_ids() -> None:
    taken: set[str] = set()
    for title in [*TITLES, *TITLES]:
        taken.add(free_slug(slug_of(title, "sop"), taken))
    assert len(taken) == 2 * len(TITLES)
