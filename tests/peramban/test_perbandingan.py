"""The HTML of `sopctl diff` as a browser shows it, by day and night, wide and narrow, and by keys alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from baca_pdf import pymupdf

from sopctl.naskah.perbandingan import UBAH_PAPERS
from sopctl.tell.ubah import UbahStyle
from tests.comparing.kit import TODAY
from tests.naskah.pasangan import BY_NAME, compare_pair, compare_texts
from tests.rules.kit import good_sop

from . import pasang

WIDTHS = ("390", "1440")
PAIRS = (
    "10-kegiatan-baru",
    "12-kegiatan-pindah",
    "15-cabang-tambah",
    "25-kolom-hapus",
    "31-daftar-ubah",
)
FOLLOWED = ("lencana", "letak")
_HOSTILE = '</style><script>alert(1)</script> "><img src=x onerror=alert(1)> {{7*7}} </svg>'
DOCUMENTS = (*PAIRS, "nakal")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("perbandingan")


@pytest.fixture(scope="session")
def seen(folder: Path) -> dict[str, Any]:
    """What the browser tells of every document."""
    pasang.need_browser()
    documents = []
    for name in DOCUMENTS:
        own = folder / name
        own.mkdir()
        if name == "nakal":
            patch = f"peralatan: ['{_HOSTILE}']\nnama: '{_HOSTILE}'\n"
            found = compare_texts(good_sop(), good_sop(patch), own)
        else:
            found = compare_pair(BY_NAME[name], own)
        page = folder / f"{name}.html"
        page.write_bytes(UBAH_PAPERS["html"].load()(found, UbahStyle(), TODAY))
        wish = {"lebar": [int(width) for width in WIDTHS], "ikuti": FOLLOWED}
        documents.append({"nama": name, "berkas": str(page), "pdf": str(folder / f"{name}.pdf"), **wish})
    return pasang.measure(documents)


each_document = pytest.mark.parametrize("name", DOCUMENTS)
each_width = pytest.mark.parametrize("width", WIDTHS)


@each_document
@each_width
def test_axe_finds_nothing_by_day_or_by_night(seen: dict[str, Any], name: str, width: str) -> None:
    told = seen[name]["lebar"][width]
    assert (told["axe"], told["gelap"]) == ([], [])


@each_document
def test_nothing_runs_nothing_is_fetched_and_nobody_complains(seen: dict[str, Any], name: str) -> None:
    told = seen[name]
    assert (told["kata"], told["dialog"], told["permintaan"]) == ([], [], [])


@each_document
@each_width
def test_only_sheets_scroll_sideways(seen: dict[str, Any], name: str, width: str) -> None:
    assert seen[name]["lebar"][width]["luber"] <= 0


@each_document
@each_width
def test_keys_reach_every_mark_and_every_change_and_end(seen: dict[str, Any], name: str, width: str) -> None:
    stops = seen[name]["lebar"][width]["henti"]
    assert stops[0]["kelas"] == "lompat"
    assert stops[-1]["href"] == "#ringkasan"
    assert {stop["garis"] for stop in stops if "lencana" not in stop["kelas"]} == {"solid 3px"}
    assert any("lencana" in stop["kelas"] for stop in stops)


@each_document
@each_width
def test_a_mark_leads_to_its_change_and_back_and_both_are_seen(
    seen: dict[str, Any], name: str, width: str
) -> None:
    followed = seen[name]["lebar"][width]["pindah"]
    assert followed
    assert [step for step in followed if step["fokus"] != step["href"] or not step["tampak"]] == []


@each_document
def test_it_prints_on_the_paper_of_the_sheets(seen: dict[str, Any], name: str, folder: Path) -> None:
    assert seen[name]
    with pymupdf.open(folder / f"{name}.pdf") as document:
        assert 3 <= document.page_count <= 16
        assert {round(page.rect.width / 72 * 25.4) for page in document} == {297}
