"""Cases 37-50: page breaks."""

from __future__ import annotations

import re

import pytest

from tests.lembar.geometri import Box
from tests.lembar.lembar import Lembar

from .bahan import dokumen_of, kasus, lembar
from .dokumen import berbaris, bersambung
from .lihat import baris, jalan, label_di, paruh, sambungan, semua, simbol

PAGED = (
    "37-maju-satu-halaman",
    "38-maju-dua-halaman",
    "39-kembali-dua-halaman",
    "40-kembali-di-atas-potongan",
    "41-keputusan-di-kaki-halaman",
    "42-satu-tujuan-di-halaman-lain",
    "43-dua-panah-satu-tujuan",
    "44-lima-sambungan-satu-kolom",
)


def _place(sheet: Lembar, id: str) -> Box:
    """The box of a symbol; its page does not matter."""
    return simbol(sheet, id).box


def test_37_an_arrow_over_one_break_goes_out_below_and_comes_in_above_with_one_mark() -> None:
    sheet = kasus("37-maju-satu-halaman")
    out, into = paruh(sheet, "telaah", "setuju")
    assert (out.keluar, out.masuk, out.belok) == ("bawah", "atas", 0)
    assert (into.keluar, into.masuk, into.belok) == ("bawah", "atas", 0)
    assert sambungan(sheet) == [
        (2, "keluar", "A", "setuju", "ke hal. 3"),
        (3, "masuk", "A", "setuju", "dari hal. 2"),
    ]
    assert out.tujuan.box.y0 > _place(sheet, "telaah").y1
    assert into.sumber.box.y1 < _place(sheet, "setuju").y0


def test_38_a_page_that_an_arrow_skips_shows_nothing_of_it() -> None:
    sheet = kasus("38-maju-dua-halaman")
    assert baris(sheet) == [[1, 2], [3, 4], [5, 6]]
    out, into = (semua(sheet, "terima", "teken")[i] for i in (0, -1))
    assert (out.halaman, into.halaman) == (2, 4)
    assert out.garis.tanda == into.garis.tanda
    assert out.garis.label == "Segera"
    between = [j for j in jalan(sheet) if j.halaman == 3]
    assert all("terima" not in j.garis.dari for j in between)
    places = {
        (page, jenis): place for page, jenis, mark, _, place in sambungan(sheet) if mark == out.garis.tanda
    }
    assert places[4, "masuk"] == "dari hal. 2, 3"


def test_39_a_loop_back_over_two_breaks_goes_out_above_and_comes_in_below() -> None:
    sheet = kasus("39-kembali-dua-halaman")
    pages = baris(sheet)
    assert 2 in pages[0]
    assert 12 in pages[2]
    out, into = paruh(sheet, "k12", "k2")
    assert (out.halaman, into.halaman) == (4, 2)
    assert out.tujuan.box.y1 < _place(sheet, "k10").y0, "above the first symbols of its page"
    assert into.sumber.box.y0 > _place(sheet, "k5").y1, "below the last ones of the page it leads to"
    places = [place for _, _, mark, _, place in sambungan(sheet) if mark == out.garis.tanda]
    assert sorted(places) == ["dari hal. 4", "ke hal. 2"]


def test_40_a_loop_back_from_the_first_row_of_a_page_needs_no_more_than_its_two_halves() -> None:
    sheet = kasus("40-kembali-di-atas-potongan")
    assert baris(sheet) == [[1, 2, 3, 4, 5, 6], [7, 8]]
    out, into = paruh(sheet, "k7", "k2")
    assert (out.halaman, into.halaman) == (3, 2)
    assert out.garis.label == "Tidak"
    assert into.garis.label == ""


def test_41_a_decision_alone_on_its_page_sends_ya_down_and_tidak_up_with_labels_at_its_tips() -> None:
    sheet = kasus("41-keputusan-di-kaki-halaman")
    assert baris(sheet) == [[1, 2], [3], [4]]
    ya, _ = paruh(sheet, "putus", "simpan", "Ya")
    tidak, _ = paruh(sheet, "putus", "terima", "Tidak")
    assert ya.tujuan.box.y0 > _place(sheet, "putus").y1
    assert tidak.tujuan.box.y1 < _place(sheet, "putus").y0
    for label in ("Ya", "Tidak"):
        (page,) = [p for p, _ in sheet.drawn() for t in p.label if t.isi == label]
        assert page.nomor == 3
        assert label_di(sheet, "putus", label).height < 4


def test_42_two_exits_to_one_step_on_another_page_are_two_labels_and_one_way_in() -> None:
    sheet = kasus("42-satu-tujuan-di-halaman-lain")
    assert baris(sheet) == [[1, 2], [3]]
    out = [j for j in semua(sheet, "cek", "catat") if j.tujuan.connector]
    assert sorted(j.garis.label for j in out) == ["Tidak", "Ya"]
    assert len({j.keluar for j in out}) == 2
    assert len({j.garis.tanda for j in out}) == 1
    assert [jenis for _, jenis, *_ in sambungan(sheet)].count("masuk") == 1


def test_43_arrows_to_one_target_share_a_mark_and_other_targets_have_others() -> None:
    sheet = kasus("43-dua-panah-satu-tujuan")
    marks: dict[str, set[str]] = {}
    for _, _, mark, target, _ in sambungan(sheet):
        marks.setdefault(target, set()).add(mark)
    assert set(marks) == {"teken", "simpan"}
    assert all(len(found) == 1 for found in marks.values())
    assert len(set.union(*marks.values())) == 2
    into = [j for j in jalan(sheet) if j.sumber.connector and j.garis.ke == "teken"]
    assert sorted(dari for j in into for dari in j.garis.dari) == ["cek", "nilai", "terima"]


def test_44_five_connectors_at_one_edge_stand_clear_of_each_other_and_inside_the_page() -> None:
    sheet = kasus("44-lima-sambungan-satu-kolom")
    for page, table in sheet.drawn():
        boxes = [s.box for s in page.lambang if s.connector]
        assert len(boxes) == 5
        assert all(not a.grown(0.5).meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
        assert all(table.block.holds(box) for box in boxes)
        assert table.bottom <= page.box.height - 14.0


def test_44_the_arrow_to_the_next_step_keeps_the_column_of_its_symbols() -> None:
    sheet = kasus("44-lima-sambungan-satu-kolom")
    out, into = paruh(sheet, "k6", "k7")
    assert out.tujuan.box.middle[0] == pytest.approx(_place(sheet, "k6").middle[0], abs=0.5)
    assert into.sumber.box.middle[0] == pytest.approx(_place(sheet, "k7").middle[0], abs=0.5)


def test_45_more_than_26_connectors_bear_marks_that_are_never_used_twice() -> None:
    sheet = lembar(bersambung(11))
    found = sambungan(sheet)
    targets = {mark: {target for _, _, m, target, _ in found if m == mark} for _, _, mark, _, _ in found}
    assert len(targets) >= 27
    assert {"A", "Z", "AA", "AB"} <= set(targets)
    assert all(len(target) == 1 for target in targets.values())
    arrivals = [mark for _, jenis, mark, _, _ in found if jenis == "masuk"]
    assert len(arrivals) == len(set(arrivals))


@pytest.mark.parametrize("name", PAGED)
def test_47_connectors_stand_inside_the_frame_of_the_table_in_a_column_of_the_pelaksana(name: str) -> None:
    sheet = kasus(name)
    for page, table in sheet.drawn():
        for symbol in page.lambang:
            if symbol.connector:
                left, right = table.kolom[sheet.kolom[symbol.pelaksana]]
                assert Box(left, table.body_top, right, table.bottom).holds(symbol.box)


def test_48_what_stays_on_its_page_needs_no_connector() -> None:
    assert sambungan(kasus("48-tanpa-sambungan")) == []


@pytest.mark.parametrize("name", PAGED)
def test_48_nothing_leaves_the_first_page_upwards_or_comes_up_into_the_last(name: str) -> None:
    sheet = kasus(name)
    drawn = [page for page, _ in sheet.drawn()]
    top = min(s.box.y0 for s in drawn[0].lambang)
    assert all(s.box.y0 > top for s in drawn[0].lambang if s.connector)
    low = max(s.box.y1 for s in drawn[-1].lambang)
    assert all(s.box.y1 < low for s in drawn[-1].lambang if s.connector)


def test_49_the_head_of_the_table_and_the_page_of_all_pages_stand_on_every_page() -> None:
    sheet = kasus("39-kembali-dua-halaman")
    heads = []
    for page, table in sheet.drawn():
        above = [t for t in page.tulisan if t.box.y1 < table.body_top]
        heads.append(sorted((t.isi, t.box) for t in above))
        (foot,) = [t for t in page.tulisan if t.isi.startswith("Halaman") and t.box.y0 > table.bottom]
        assert foot.isi == f"Halaman {page.nomor} dari {page.jumlah}"
    assert len(heads) == 3
    assert heads[0] == heads[1] == heads[2]


def test_49_a_row_of_column_numbers_stands_under_the_head_of_every_page() -> None:
    for page, table in kasus("39-kembali-dua-halaman").drawn():
        above = sorted((t.box.x0, t.isi) for t in page.tulisan if t.box.y1 < table.rows[0].y0)
        numbers = [int(found[1]) for _, isi in above if (found := re.fullmatch(r"\(?(\d+)\)?", isi))]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= 7


@pytest.mark.parametrize("rows", [13, 14, 25])
def test_50_the_last_page_never_holds_one_row_where_the_page_before_could_give_one_up(rows: int) -> None:
    pages = baris(lembar(berbaris(rows)))
    assert [n for page in pages for n in page] == list(range(1, rows + 1))
    assert len(pages[-1]) > 1


@pytest.mark.parametrize("name", PAGED)
def test_50_no_page_holds_only_connectors(name: str) -> None:
    for page, _ in kasus(name).drawn():
        assert any(not s.connector for s in page.lambang)


def _keputusan_di_baris_enam(tidak: str) -> Lembar:
    """Two pages, broken after row 6 if nothing forbade it: row 6 is a decision."""
    document = dokumen_of("40-kembali-di-atas-potongan")
    document["kegiatan"][5] |= {"cabang": {"Ya": "berikutnya", "Tidak": tidak}}
    sheet = lembar(document)
    assert len(baris(sheet)) == 2
    return sheet


def test_50_no_page_ends_with_a_decision_whose_exits_both_go_on() -> None:
    assert baris(_keputusan_di_baris_enam("k8"))[0][-1] != 6


def test_50_no_page_ends_with_a_decision_though_another_break_would_cut_one_arrow_more() -> None:
    assert baris(_keputusan_di_baris_enam("k5"))[0][-1] != 6
