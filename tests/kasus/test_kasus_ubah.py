"""Cases 59-64: change and repetition. Statement 13: a change stays on its page."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lembar.acak import acak
from tests.lembar.lembar import Lembar, lembar_of
from tests.lembar.lukis import lukis, sop_of
from tests.lembar.nilai import Halaman
from tests.rules.kit import good_sop, ids_of, judge

from .bahan import Dokumen, dokumen_of, kasus, lembar
from .dokumen import berbaris, berkolom, bersambung
from .lihat import baris, jalan, sambungan

ROOT = Path(__file__).parents[2]


def _sides(sheet: Lembar) -> dict[tuple[str, str, str], tuple[str, str]]:
    """The ports of every arrow that is drawn whole."""
    whole = (j for j in jalan(sheet) if j.garis.tanda is None)
    return {(j.garis.dari[0], j.garis.ke, j.garis.label): (j.keluar, j.masuk) for j in whole}


@pytest.mark.parametrize(
    "name", ["05-kolom-tepi", "17-ya-turun-tidak-samping", "27-kembali-kolom-sama", "34-dua-masuk"]
)
def test_59_a_row_put_in_leaves_the_sides_of_all_other_arrows_as_they_were(name: str) -> None:
    document = dokumen_of(name)
    before = _sides(kasus(name))
    third = document["kegiatan"][2]
    document["kegiatan"].insert(2, {"id": "baru", "uraian": "Langkah baru", "pelaksana": third["pelaksana"]})
    after = _sides(lembar(document))
    kept = before.keys() & after.keys()
    assert len(kept) >= len(before) - 2
    assert {edge: after[edge] for edge in kept} == {edge: before[edge] for edge in kept}


def test_60_a_document_cut_down_to_one_page_keeps_no_connector() -> None:
    document = dokumen_of("39-kembali-dua-halaman")
    assert sambungan(lembar(document))
    document["kegiatan"] = document["kegiatan"][:4]
    sheet = lembar(document)
    assert baris(sheet) == [[1, 2, 3, 4]]
    assert sambungan(sheet) == []


@pytest.mark.parametrize("paper", ["F4", "Legal", "Letter"])
@pytest.mark.parametrize("name", ["22-cabang-berkata-banyak", "38-maju-dua-halaman"])
def test_61_another_paper_draws_the_same_flow(name: str, paper: str) -> None:
    def flow(sheet: Lembar) -> set[tuple[str, str, str]]:
        return {(d, j.garis.ke, j.garis.label) for j in jalan(sheet) for d in j.garis.dari if j.garis.label}

    assert flow(lembar(dokumen_of(name), paper)) == flow(kasus(name))


def test_62_a_page_bears_no_ids_that_another_page_in_the_same_document_could_bear_too() -> None:
    for page in lukis(sop_of(dokumen_of("38-maju-dua-halaman"))):
        assert b' id="' not in page
        assert b"url(#" not in page
        assert b"<style" not in page


_DIGESTS = """
import hashlib, sys
from tests.lembar.acak import acak
from tests.lembar.lukis import lukis, sop_of
order = range(40) if sys.argv[1] == "maju" else reversed(range(40))
for seed in order:
    pages = lukis(sop_of(acak(seed, "biasa")))
    print(seed, hashlib.sha256(b"".join(pages)).hexdigest())
"""


def _digests(order: str, **environment: str) -> list[str]:
    """A line for each sheet, drawn by a process of its own."""
    bare = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "SYSTEMROOT")}
    done = subprocess.run(
        [sys.executable, "-c", _DIGESTS, order],
        cwd=ROOT,
        env={**bare, **environment},
        capture_output=True,
        check=True,
        text=True,
    )
    return sorted(done.stdout.splitlines())


def test_63_forty_sheets_are_the_same_bytes_in_any_process_order_hash_seed_time_zone_and_locale() -> None:
    one = _digests("maju", PYTHONHASHSEED="1", TZ="Asia/Jakarta", LC_ALL="C")
    two = _digests("mundur", PYTHONHASHSEED="4711", TZ="America/Caracas", LC_ALL="C.UTF-8")
    assert len(one) == 40
    assert one == two
    here = b"".join(lukis(sop_of(acak(0, "biasa"))))
    assert f"0 {hashlib.sha256(here).hexdigest()}" in one


@pytest.mark.parametrize("key", ["posisi", "x", "koordinat", "sisi"])
def test_64_a_coordinate_in_a_document_is_an_unknown_key(key: str) -> None:
    placed = good_sop().replace(
        "    uraian: Menerima surat\n", f"    uraian: Menerima surat\n    {key}: 12\n"
    )
    assert "SOP005" in ids_of(judge(placed))


# ---------------------------------------------------------------- statement 13


def _drawing(page: Halaman) -> tuple[object, ...]:
    """All that a change on another page must leave alone: all but marks, references and foot."""
    symbols = tuple((s.id if not s.connector else "", s.jenis, s.polygon) for s in page.lambang)
    arrows = tuple((p.dari, p.ke, p.label, p.line) for p in page.panah)
    labels = tuple((t.isi, t.box) for t in page.tulisan if t.beside)
    return symbols, arrows, labels, page.bersama, page.garis


def _drawn(document: Dokumen, paper: str) -> tuple[Lembar, dict[int, tuple[object, ...]]]:
    sop = sop_of(document)
    sheet = lembar_of(lukis(sop, paper), sop)
    return sheet, {page.nomor: _drawing(page) for page, _ in sheet.drawn()}


_LONG: tuple[tuple[Callable[[], Dokumen], str], ...] = (
    (lambda: bersambung(4), "A4"),
    (lambda: dokumen_of("39-kembali-dua-halaman"), "A4"),
    (lambda: dokumen_of("43-dua-panah-satu-tujuan"), "A4"),
    (lambda: berbaris(24, 2, {5: {"cabang": {"Ya": "berikutnya", "Tidak": "k2"}}}), "F4"),
    (lambda: berkolom(14), "F4"),
)


@given(
    which=st.integers(0, len(_LONG) - 1),
    data=st.data(),
    words=st.lists(st.sampled_from(["berkas", "yang", "diterima", "lengkap", "pada", "hari"]), max_size=12),
)
@settings(max_examples=25, deadline=None, derandomize=True)
def test_a_changed_text_leaves_the_drawings_of_other_pages_alone_while_no_row_moves(
    which: int, data: st.DataObject, words: list[str]
) -> None:
    make, paper = _LONG[which]
    document = make()
    before, drawn = _drawn(document, paper)
    row = data.draw(st.integers(0, len(document["kegiatan"]) - 1))
    changed = deepcopy(document)
    field = data.draw(st.sampled_from(["uraian", "keterangan"]))
    changed["kegiatan"][row][field] = " ".join(["Memeriksa", *words])
    after, redrawn = _drawn(changed, paper)
    if baris(before) != baris(after):
        return
    here = next(i for i, numbers in enumerate(baris(before), 2) if row + 1 in numbers)
    assert {n: d for n, d in drawn.items() if n != here} == {n: d for n, d in redrawn.items() if n != here}
