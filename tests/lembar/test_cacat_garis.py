"""Each fault of the graph and of lines, put into a right page, is told: statements 1 to 6."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .contoh import CONTOH, Daftar, judge, told_of
from .gambar import Lukisan, Pan, Sim, Tulis, label

A, B, C = 80.5, 105.5, 130.5
Pages = list[Lukisan]
cacat = Daftar()


@pytest.mark.parametrize("name", CONTOH)
def test_a_right_page_has_no_fault(name: str) -> None:
    assert [str(fault) for fault in judge(name)] == []


# ---------------------------------------------------------------- 1


@cacat("satu", "1 panah-hilang")
def an_arrow_is_missing(p: Pages) -> None:
    del p[0].pan[0]


@cacat("satu", "1 panah-lebih")
def an_arrow_too_many(p: Pages) -> None:
    p[0].pan.append(Pan("mulai", "arsip", ((73.5, 42.5), (70.5, 42.5), (70.5, 142.5), (73.5, 142.5))))


@cacat("satu", "1 panah-lebih", "3 berimpit-seluruhnya")
def an_arrow_drawn_twice(p: Pages) -> None:
    p[0].pan.append(p[0].pan[3])


@cacat("satu", "1 panah-hilang", "1 panah-lebih")
def an_arrow_with_another_label(p: Pages) -> None:
    p[0].ubah_pan("periksa", "bahas", label="Yo")
    p[0].ubah_label("Ya", isi="Yo")


@cacat("satu", "1 simbol-tidak-sekali", "14 tautan-asing")
def a_symbol_is_missing(p: Pages) -> None:
    p[0].sim = [s for s in p[0].sim if s.id != "bahas/c"]
    p[0].bersama = [("bahas/c", "M 112.5 92.5 H 123.5")]


@cacat("satu", "1 simbol-asing", "11 baris-lain")
def a_symbol_that_nobody_wrote(p: Pages) -> None:
    p[0].sim.append(Sim("baru", "proses", "c", C, 117.5))


@cacat("satu", "1 simbol-lain")
def a_symbol_of_another_kind(p: Pages) -> None:
    p[0].ubah_sim("susun", jenis="keputusan", bentuk="keputusan")


@cacat("satu", "1 bentuk-salah")
def a_symbol_of_another_shape(p: Pages) -> None:
    p[0].ubah_sim("susun", bentuk="selesai")


@cacat("satu", "1 tujuan-tidak-tersentuh", "5 bukan-di-port")
def an_arrow_that_stops_short(p: Pages) -> None:
    p[0].ubah_pan("bahas", "susun", points=((B, 96), (B, 113.8)))


@cacat("satu", "1 panah-hilang", "1 panah-lebih")
def an_arrow_that_says_the_wrong_target(p: Pages) -> None:
    points = ((112.5, 117.5), (116, 117.5), (116, 110), (B, 110), (B, 114))
    p[0].pan[3] = Pan("susun", "susun", points)


@cacat("dua", "1 asal-paruh-masuk-salah")
def an_incoming_half_that_names_another_source(p: Pages) -> None:
    p[1].ubah_pan("dua", "tiga", dari="satu")


@cacat("dua", "1 paruh-masuk-tidak-sekali", "9 tanda-tak-berpasangan")
def an_incoming_half_is_missing(p: Pages) -> None:
    del p[0].pan[2]
    p[0].sim = [s for s in p[0].sim if s.id != "m1"]


@cacat("dua", "1 label-pada-paruh-masuk")
def a_label_on_an_incoming_half(p: Pages) -> None:
    p[0].ubah_pan("tiga", "dua", label="Tidak")


@cacat(
    "dua",
    "1 penghubung-tidak-pada-tempatnya",
    "1 di-halaman-lain",
    "1 panah-lebih",
    "1 paruh-masuk-tidak-sekali",
    "1 tujuan-tidak-ada",
    "1 asal-tidak-ada",
    "2 menembus-simbol",
    "9 penghubung-tanpa-arti",
)
def halves_without_a_mark(p: Pages) -> None:
    for page in p:
        page.pan = [replace(q, tanda=None) if q.ke == "tiga" else q for q in page.pan]


# ---------------------------------------------------------------- 2


@cacat("tiga", "2 menembus-simbol")
def a_line_through_a_symbol(p: Pages) -> None:
    points = ((B, 104.5), (B, 121), (A, 121), (A, 126), (B, 126), (B, 136.5))
    p[0].ubah_pan("lima", "delapan", points=((87.5, 120), (90, 120), (90, 180), (98.5, 180)))
    p[0].ubah_pan("pilih", "enam", points=points)


@cacat("tiga", "2 menembus-simbol")
def a_line_that_grazes_a_symbol(p: Pages) -> None:
    points = ((113.5, 100), (123.4, 100), (123.4, 180), (112.5, 180))
    p[0].ubah_pan("pilih", "delapan", points=points)
    p[0].ubah_label("S", x=124)
    p[0].ubah_label("R", x=125)


@cacat("satu", "2 ke-dalam-simbol-sendiri")
def a_line_through_its_own_source(p: Pages) -> None:
    points = ((73.5, 42.5), (70.5, 42.5), (70.5, 36), (76, 36), (76, 50), (A, 50), (A, 63))
    p[0].ubah_pan("mulai", "periksa", points=points)


@cacat("satu", "2 menembus-teks")
def a_line_through_a_text(p: Pages) -> None:
    p[0].teks.append(Tulis(101, 109, "Surat"))


@cacat("satu", "2 di-luar-kolom-pelaksana")
def a_line_in_the_column_of_kegiatan(p: Pages) -> None:
    points = ((98.5, 117.5), (95.5, 117.5), (95.5, 133), (63, 133), (63, 142.5), (73.5, 142.5))
    p[0].ubah_pan("susun", "arsip", points=points)


@cacat("satu", "2 di-luar-kolom-pelaksana")
def a_line_in_the_head_of_the_table(p: Pages) -> None:
    points = ((88.5, 67.5), (91, 67.5), (91, 28.5), (A, 28.5), (A, 39))
    p[0].ubah_pan("periksa", "mulai", points=points)


@cacat("satu", "2 kepala-menembus-simbol", "1 simbol-asing", "11 tidak-di-tengah", "11 baris-lain")
def a_head_whose_corner_lies_in_a_symbol(p: Pages) -> None:
    p[0].sim.append(Sim("baru", "proses", "b", 108, 110.5, 4, 5))


# ---------------------------------------------------------------- 3


@cacat("tiga", "3 sejajar")
def two_lines_that_nearly_share_a_stretch(p: Pages) -> None:
    points = ((A, 123.5), (A, 126), (B - 0.5, 126), (B - 0.5, 129), (A, 129), (A, 180), (98.5, 180))
    p[0].ubah_pan("lima", "delapan", points=points)


@cacat("tiga", "3 sejajar", "3 sentuh")
def two_lines_that_merge_part_and_merge_again(p: Pages) -> None:
    points = ((C, 163.5), (C, 166), (B, 166), (B, 169), (C, 169), (C, 173), (B, 173), (B, 176.5))
    p[0].ubah_pan("tujuh", "delapan", points=points)


@cacat("tiga", "3 sentuh")
def a_bend_that_touches_another_line(p: Pages) -> None:
    # Two corners that lie on each other: from below and the right, from above and the left.
    p[0].ubah_pan("satu", "dua", points=((98.5, 40), (95, 40), (95, 46), (A, 46), (A, 56.5)))
    p[0].ubah_pan("satu", "tiga", points=((B, 43.5), (B, 62), (95, 62), (95, 65), (C, 65), (C, 76.5)))
    points = ((87.5, 60), (95, 60), (95, 62), (90, 62), (90, 87), (B, 87), (B, 95.5))
    p[0].ubah_pan("dua", "pilih", points=points)


@cacat("tiga", "3 berimpit-seluruhnya", "1 panah-hilang", "1 panah-lebih")
def two_arrows_that_coincide(p: Pages) -> None:
    p[0].pan[1] = p[0].pan[0]


@cacat("satu", "3 menyilang-sendiri")
def a_line_that_crosses_itself(p: Pages) -> None:
    points = ((B, 96), (B, 104), (111, 104), (111, 100), (101, 100), (101, 108), (B, 108), (B, 114))
    p[0].ubah_pan("bahas", "susun", points=points)


# ---------------------------------------------------------------- 4


@cacat("satu", "4 di-atas-garis")
def a_line_along_a_column_rule(p: Pages) -> None:
    points = ((88.5, 67.5), (92.7, 67.5), (92.7, 42.5), (87.5, 42.5))
    p[0].ubah_pan("periksa", "mulai", points=points)


@cacat("satu", "4 di-atas-garis")
def a_line_along_a_row_rule(p: Pages) -> None:
    p[0].ubah_pan("periksa", "bahas", points=((A, 72), (A, 80.3), (B, 80.3), (B, 89)))


@cacat("satu", "4 kurang-tebal")
def rules_as_heavy_as_arrows(p: Pages) -> None:
    p[0].garis_weight = 0.32


# ---------------------------------------------------------------- 5


@cacat("satu", "5 bukan-di-port")
def an_end_beside_its_port(p: Pages) -> None:
    p[0].ubah_pan("susun", "arsip", points=((98.5, 118.5), (A, 118.5), (A, 139)))


@cacat("satu", "5 port-dari-samping")
def a_line_that_leaves_a_tip_sideways(p: Pages) -> None:
    p[0].ubah_sim("mulai", w=10)
    p[0].ubah_pan("periksa", "mulai", points=((88.5, 67.5), (88.5, 42.5), (85.5, 42.5)))


@cacat("satu", "5 port-dua-arah", "3 sejajar", "3 sentuh", "6 kepala-terhimpit")
def a_port_that_serves_both_ways(p: Pages) -> None:
    p[0].ubah_pan("periksa", "mulai", points=((88.5, 67.5), (91, 67.5), (91, 51), (A, 51), (A, 46)))


@cacat("satu", "5 ujung-dipakai-bersama")
def two_exits_of_two_on_one_tip(p: Pages) -> None:
    p[0].ubah_pan("periksa", "mulai", points=((A, 72), (A, 75), (91, 75), (91, 42.5), (87.5, 42.5)))
    p[0].ubah_label("Tidak", x=81.5, y=77.5, latar=False)
    p[0].ubah_label("Ya", x=76, y=78.5)


@cacat("tiga", "5 berpisah-terlambat")
def exits_that_part_too_late(p: Pages) -> None:
    points = ((113.5, 100), (140.5, 100), (140.5, 103), (122, 103), (122, 180), (112.5, 180))
    p[0].ubah_pan("pilih", "delapan", points=points)
    p[0].ubah_pan("pilih", "tujuh", points=((113.5, 100), (140.5, 100), (140.5, 160), (137.5, 160)))
    p[0].ubah_label("R", x=141, y=106)
    p[0].ubah_label("S", x=136.5, y=105.9)


@cacat("tiga", "5 masuk-di-banyak-port", "5 ujung-dipakai-bersama")
def four_exits_on_two_tips_and_arrows_into_two(p: Pages) -> None:
    p[0].ubah_pan("dua", "pilih", points=((A, 63.5), (A, 100), (97.5, 100)))
    p[0].ubah_pan("pilih", "lima", points=((B, 104.5), (B, 106), (70.5, 106), (70.5, 120), (73.5, 120)))
    p[0].ubah_label("P", x=100.5, y=105.5)
    p[0].ubah_label("Q", y=109)


@cacat("satu", "5 satu-ujung-satu-tujuan", "1 panah-lebih")
def two_exits_of_one_tip_to_one_target(p: Pages) -> None:
    points = ((88.5, 67.5), (91, 67.5), (91, 72), (116, 72), (116, 36), (A, 36), (A, 39))
    p[0].pan.append(Pan("periksa", "mulai", points, "Lain"))
    p[0].ubah_label("Tidak", x=91.4, y=66)
    p[0].label.append(label(91.5, 71, "Lain", "periksa", "mulai", latar=True))


@cacat(
    "tiga",
    "5 empat-ke-satu-tujuan",
    "5 satu-ujung-satu-tujuan",
    "1 panah-hilang",
    "1 panah-lebih",
    "1 tujuan-tidak-tersentuh",
    "2 menembus-simbol",
    "5 bukan-di-port",
    "7 label-asing",
    "7 label-tidak-sekali",
)
def four_exits_to_one_target(p: Pages) -> None:
    p[0].pan = [replace(q, ke="enam") if q.dari == "pilih" else q for q in p[0].pan]


# ---------------------------------------------------------------- 6


@cacat("satu", "6 lari-terakhir-pendek")
def a_last_run_under_its_length(p: Pages) -> None:
    p[0].ubah_pan("periksa", "bahas", points=((A, 72), (A, 86.6), (B, 86.6), (B, 89)))


@cacat("satu", "6 tanpa-kepala")
def an_arrow_without_a_head(p: Pages) -> None:
    p[0].tanpa_kepala = {3}


@cacat("satu", "6 tanpa-kepala", "6 kepala-lepas")
def a_head_turned_round(p: Pages) -> None:
    p[0].tanpa_kepala = {3}
    p[0].kepala = [((B, 112), (B - 0.75, 114), (B + 0.75, 114))]


@cacat("satu", "6 ukuran-kepala")
def a_head_too_small(p: Pages) -> None:
    p[0].tanpa_kepala = {3}
    p[0].kepala = [((B, 114), (B - 0.5, 112.5), (B + 0.5, 112.5))]


@cacat("satu", "6 kepala-lepas")
def a_head_that_belongs_to_no_arrow(p: Pages) -> None:
    p[0].kepala = [((125, 120), (123, 119.25), (123, 120.75))]


@cacat("satu", "6 kepala-terhimpit")
def a_line_along_a_head(p: Pages) -> None:
    points = ((98.5, 117.5), (96, 117.5), (96, 113.2), (B - 0.8, 113.2), (B - 0.8, 109), (A, 109), (A, 139))
    p[0].ubah_pan("susun", "arsip", points=points)


@cacat("satu", "6 kepala-tertutup-latar", "7 label-asing", "7 label-di-atas-kepala")
def a_white_ground_on_a_head(p: Pages) -> None:
    data = (("dari", "x"), ("ke", "y"))
    p[0].label.append(Tulis(A + 0.6, 62, "Ya", "label-cabang", data=data, latar=True))


@pytest.mark.parametrize("name", cacat.kasus)
def test_a_fault_is_told_by_its_own_judge_and_by_no_other(name: str) -> None:
    assert told_of(cacat.kasus[name]) == cacat.kasus[name].told
