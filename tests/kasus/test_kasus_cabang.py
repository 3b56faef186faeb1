"""Cases 17-26: decisions."""

from __future__ import annotations

import pytest

from tests.lembar.geometri import box_gap, box_line_gap, distance, same_point
from tests.rules.kit import good_sop, ids_of, judge

from .bahan import kasus, names
from .lihat import Jalan, bersilang, first, jalan, label_di, satu, semua, silang, simbol


def test_17_ya_goes_straight_down_and_tidak_sideways() -> None:
    sheet = kasus("17-ya-turun-tidak-samping")
    ya, tidak = satu(sheet, "cek", "catat", "Ya"), satu(sheet, "cek", "perbaiki", "Tidak")
    assert (ya.keluar, ya.masuk, ya.belok) == ("bawah", "atas", 0)
    assert tidak.keluar == "kanan"
    assert tidak.masuk in ("kiri", "atas")
    for arrow in (ya, tidak):
        box = label_di(sheet, "cek", arrow.garis.label)
        assert box_line_gap(box, arrow.line) <= 4.0
        assert all(box_line_gap(box, j.line) > 0.2 for j in jalan(sheet) if j is not arrow)


def test_18_branches_to_two_rows_of_one_column_do_not_cross() -> None:
    sheet = kasus("18-dua-baris-satu-kolom")
    ya, tidak = satu(sheet, "cek", "telaah", "Ya"), satu(sheet, "cek", "tolak", "Tidak")
    assert ya.keluar != tidak.keluar
    assert bersilang(sheet, ya.garis, tidak.garis) == 0
    passed = simbol(sheet, "setujui").box
    assert box_line_gap(passed, tidak.line) > 0.5


def test_19_branches_to_one_step_are_two_paths_with_two_labels_and_join_at_the_target_only() -> None:
    sheet = kasus("19-satu-tujuan")
    both = semua(sheet, "cek", "catat")
    assert sorted(j.garis.label for j in both) == ["Tidak", "Ya"]
    assert len({j.keluar for j in both}) == 2
    assert label_di(sheet, "cek", "Ya") != label_di(sheet, "cek", "Tidak")
    page, _ = first(sheet)
    (pair,) = [
        p
        for p in sheet.pasangan[page.nomor]
        if {p.a.label, p.b.label} == {"Ya", "Tidak"} and p.a.ke == p.b.ke
    ]
    assert pair.head == 0
    assert not pair.coincide


def test_20_branches_that_both_go_up_leave_by_tips_of_their_own() -> None:
    sheet = kasus("20-dua-cabang-naik")
    ya, tidak = satu(sheet, "putus", "ujung", "Ya"), satu(sheet, "putus", "telaah", "Tidak")
    assert ya.keluar != tidak.keluar
    assert {ya.keluar, tidak.keluar}.isdisjoint({satu(sheet, "gugat", "putus").masuk})
    assert bersilang(sheet, ya.garis, tidak.garis) == 0


def test_21_a_target_up_left_is_left_for_by_the_left_tip_and_one_up_right_by_the_right() -> None:
    sheet = kasus("21-naik-kiri-dan-kanan")
    assert satu(sheet, "putus", "terima").keluar == "kiri"
    assert satu(sheet, "putus", "arahkan").keluar == "kanan"
    assert satu(sheet, "putus", "simpan").keluar == "bawah"


def test_22_labels_of_several_words_are_wrapped_beside_their_lines_and_whole() -> None:
    sheet = kasus("22-cabang-berkata-banyak")
    page, table = first(sheet)
    said = {t.isi: t for t in page.label}
    assert set(said) == {
        "Disetujui seluruhnya",
        "Disetujui dengan perbaikan",
        "Dikembalikan kepada pengusul",
    }
    assert any(len(t.lines) > 1 for t in said.values())
    assert all(table.block.holds(t.box) for t in said.values())
    exits = {j.keluar for j in jalan(sheet) if j.sumber.id == "nilai"}
    assert len(exits) == 3


def test_23_a_decision_with_one_exit_is_a_finding_and_no_arrow_is_invented() -> None:
    half = good_sop().replace("cabang: {Ya: berikutnya, Tidak: terima}", "cabang: {Tidak: terima}")
    assert "SOP307" in ids_of(judge(half))


def test_24_a_decision_in_the_last_row_leads_to_real_symbols_and_an_end() -> None:
    sheet = kasus("24-keputusan-di-akhir")
    ya, tidak = satu(sheet, "nilai", "tutup", "Ya"), satu(sheet, "nilai", "terima", "Tidak")
    assert ya.tujuan.jenis == "selesai"
    assert tidak.tujuan.jenis == "mulai"
    assert ya.keluar != tidak.keluar


def test_25_two_loops_to_one_row_merge_for_good_or_keep_to_ways_of_their_own() -> None:
    sheet = kasus("25-dua-tidak-ke-satu-baris")
    one, two = satu(sheet, "cek", "ajukan", "Tidak"), satu(sheet, "sah", "ajukan", "Tidak")
    assert bersilang(sheet, one.garis, two.garis) == 0
    page, _ = first(sheet)
    pairs = [p for p in sheet.pasangan[page.nomor] if {id(p.a), id(p.b)} == {id(one.garis), id(two.garis)}]
    merged = same_point(one.line[-1], two.line[-1])
    assert all((p.tail > 0) == merged and not p.coincide for p in pairs)


@pytest.mark.parametrize("name", [n for n in names() if n[:2] in ("17", "20", "21", "22", "35")])
def test_26_an_arrow_begins_and_ends_on_the_very_tip_of_its_diamond(name: str) -> None:
    def on_tip(arrow: Jalan) -> bool:
        ends = ((arrow.sumber, arrow.line[0]), (arrow.tujuan, arrow.line[-1]))
        return all(
            min(distance(tip, point) for tip in symbol.polygon) < 0.01
            for symbol, point in ends
            if symbol.jenis == "keputusan"
        )

    assert all(on_tip(arrow) for arrow in jalan(kasus(name)))


def test_labels_of_one_decision_stand_apart() -> None:
    for name in ("17-ya-turun-tidak-samping", "21-naik-kiri-dan-kanan", "22-cabang-berkata-banyak"):
        page, _ = first(kasus(name))
        boxes = [t.box for t in page.label]
        gaps = [box_gap(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :]]
        assert min(gaps) > 0.3
    assert silang(kasus("17-ya-turun-tidak-samping")) == 0
