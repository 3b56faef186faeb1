"""What sopctl draws, judged: random sheets, the seven real SOPs, the example office, on every paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sopctl.errors import SopctlError
from sopctl.messages.catalogue import has_text
from sopctl.model.sop import Sop
from sopctl.source.load import load_file

from .acak import Mode, acak, kertas_of
from .kampanye import jalankan
from .lembar import Cacat, lembar_of
from .lukis import lukis, sop_of
from .nilai import Halaman
from .periksa import periksa
from .rupa import rupa_of
from .strategi import sop_dokumen

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [*(ROOT / "examples").glob("*/sop/**/*.yaml"), *(ROOT / "tests" / "nyata" / "sop").glob("**/*.yaml")]
)
PAPERS = ("A4", "F4", "Legal", "Letter")
CHUNK = 5
RANDOM: tuple[tuple[Mode, int], ...] = (("biasa", 440), ("badai", 30), ("sulit", 30))
CHUNKS = [(mode, first) for mode, count in RANDOM for first in range(0, count, CHUNK)]


def _load(path: Path) -> Sop:
    loaded = load_file(str(path), None, path.name)
    assert isinstance(loaded.model, Sop)
    return loaded.model


@pytest.mark.parametrize(("mode", "first"), CHUNKS, ids=lambda value: str(value))
def test_random_sheets_hold_every_statement(mode: Mode, first: int) -> None:
    results = [jalankan(mode, seed) for seed in range(first, first + CHUNK)]
    told = [f"{r.mode} {r.seed} {r.kertas}: {fault}" for r in results for fault in r.cacat]
    assert told == []
    assert [(r.mode, r.seed, r.ditolak) for r in results if r.ditolak] == []


@pytest.mark.parametrize(
    ("seed", "why"),
    [
        (39, "lanes above and below a router row without symbols keep their distance"),
        (73, "a question beside a diamond is nearer to its own than to any other"),
        (107, "a bracket ends on the border of a capsule that is taller than wide"),
        (119, "exits to one target on another page keep tips of their own"),
    ],
)
def test_hard_sheets_that_once_failed_stay_mended(seed: int, why: str) -> None:
    result = jalankan("sulit", seed)
    assert (result.cacat, result.ditolak) == ((), None), why


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(sop_dokumen(("biasa",)))
def test_whatever_an_office_may_write_is_drawn_right_or_refused_in_words(dokumen: dict[str, Any]) -> None:
    sop = sop_of(dokumen)
    drawn, refused = _drawn_or_refused(sop, kertas_of(dokumen))
    assert [str(fault) for fault in drawn] == []
    assert refused is None or has_text("id", f"error.{refused}")


def _drawn_or_refused(sop: Sop, paper: str) -> tuple[tuple[Cacat, ...], str | None]:
    try:
        return periksa(lukis(sop, paper), sop), None
    except SopctlError as refusal:
        return (), refusal.key


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_real_and_example_sheets_hold_every_statement(path: Path, paper: str) -> None:
    sop = _load(path)
    assert [str(fault) for fault in periksa(lukis(sop, paper), sop)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_real_and_example_sheets_hold_every_statement_upright(path: Path) -> None:
    sop = _load(path)
    if len(sop.pelaksana) > 6:
        pytest.skip("an upright sheet holds six pelaksana")
    assert [str(fault) for fault in periksa(lukis(sop, "A4", potret=True), sop)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_real_and_example_sheets_look_right_too(path: Path) -> None:
    sop = _load(path)
    looks = rupa_of(lembar_of(lukis(sop), sop))
    assert looks.tanpa_label == 0
    assert looks.belok_padahal_lurus == 0
    assert looks.kepala_disilang == 0
    assert looks.kata_terpotong == 0


# ---------------------------------------------------------------- what is refused


def _with_columns(count: int) -> Sop:
    dokumen = acak(1, "biasa")
    dokumen["pelaksana"] = [{"id": f"p{i + 1}", "nama": f"Pelaksana {i + 1}"} for i in range(count)]
    return sop_of(dokumen)


@pytest.mark.parametrize(("paper", "most"), [("A4", 12), ("F4", 15), ("Legal", 17), ("Letter", 11)])
def test_a_paper_holds_so_many_pelaksana_and_no_more(paper: str, most: int) -> None:
    sop = _with_columns(most)
    assert [str(fault) for fault in periksa(lukis(sop, paper), sop)] == []
    with pytest.raises(SopctlError):
        lukis(_with_columns(most + 1), paper)


def test_upright_paper_holds_six_pelaksana_and_no_more() -> None:
    sop = _with_columns(8)
    with pytest.raises(SopctlError):
        lukis(sop, "A4", potret=True)
    dokumen = acak(1, "biasa")
    used = 6
    dokumen["pelaksana"] = [{"id": f"p{i + 1}", "nama": f"Pelaksana {i + 1}"} for i in range(used)]
    for row in dokumen["kegiatan"]:
        for step in row.get("langkah", [row]):
            step["pelaksana"] = "p1"
    narrow = sop_of(dokumen)
    assert [str(fault) for fault in periksa(lukis(narrow, "A4", potret=True), narrow)] == []


def _one_target(exits: int) -> Sop:
    labels = ("Baik", "Cukup", "Kurang", "Buruk")[:exits]
    return sop_of(
        {
            "skema": "sop/1",
            "jenis": "teknis",
            "pelaksana": [{"id": "a", "nama": "Penilai"}],
            "kegiatan": [
                {"id": "mulai", "uraian": "Menerima berkas", "pelaksana": "a"},
                {
                    "id": "nilai",
                    "uraian": "Menilai berkas",
                    "pelaksana": "a",
                    "cabang": dict.fromkeys(labels, "berikutnya"),
                },
                {"id": "arsip", "uraian": "Menyimpan berkas", "pelaksana": "a"},
            ],
        }
    )


def test_three_exits_to_one_target_are_drawn() -> None:
    sop = _one_target(3)
    assert [str(fault) for fault in periksa(lukis(sop), sop)] == []


def test_four_exits_to_one_target_are_refused_with_row_symbol_and_target() -> None:
    with pytest.raises(SopctlError) as refused:
        lukis(_one_target(4))
    assert {"nilai", "arsip", 2} <= set(refused.value.fields.values())


# ---------------------------------------------------------------- a change stays on its page


def _drawing_of(page: Halaman) -> tuple[object, ...]:
    """All that a change on another page must leave alone: everything but marks, references and foot."""
    symbols = tuple((s.id if not s.connector else "", s.jenis, s.polygon) for s in page.lambang)
    arrows = tuple((p.dari, p.ke, p.label, p.line) for p in page.panah)
    labels = tuple((t.isi, t.box) for t in page.tulisan if t.beside)
    return symbols, arrows, labels, page.bersama, page.garis


def _drawings(sop: Sop, paper: str) -> tuple[dict[str, int], dict[int, tuple[object, ...]]]:
    sheet = lembar_of(lukis(sop, paper), sop)
    return sheet.page_of, {page.nomor: _drawing_of(page) for page, _ in sheet.drawn()}


@pytest.mark.parametrize("seed", range(8))
def test_a_changed_word_on_one_page_leaves_the_drawings_of_the_others_alone(seed: int) -> None:
    dokumen = acak(seed, "badai" if seed < 2 else "biasa")
    paper = kertas_of(dokumen)
    before, drawn = _drawings(sop_of(dokumen), paper)
    last = dokumen["kegiatan"][-1]
    last["uraian"] += " dan seterusnya"
    last["mutu_baku"]["output"] = "Arsip yang tersimpan di tempatnya"
    after, redrawn = _drawings(sop_of(dokumen), paper)
    if before != after:
        pytest.skip("the change moved a row to another page")
    changed = max(before.values())
    assert {n: d for n, d in drawn.items() if n != changed} == {
        n: d for n, d in redrawn.items() if n != changed
    }
