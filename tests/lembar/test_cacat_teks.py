"""Each fault of labels and texts, put into a right page, is told: statements 7 and 8."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .contoh import Daftar, told_of
from .gambar import Lukisan, Tulis

A, B, C = 80.5, 105.5, 130.5
Pages = list[Lukisan]
cacat = Daftar()


# ---------------------------------------------------------------- 0


@cacat("satu", "0 data-id-ganda", "1 simbol-tidak-sekali", "11 simbol-bertumpuk")
def a_symbol_drawn_twice(p: Pages) -> None:
    p[0].sim.append(replace(p[0].sim[4], x=B + 0.3))


@cacat("dua", "0 nomor-halaman", "9 rujukan-halaman")
def pages_that_are_numbered_wrongly(p: Pages) -> None:
    p[1].nomor = 3


# ---------------------------------------------------------------- 7


@cacat("satu", "7 label-tidak-sekali")
def a_label_is_missing(p: Pages) -> None:
    del p[0].label[0]


@cacat("satu", "7 label-tidak-sekali", "7 label-asing")
def a_label_that_says_something_else(p: Pages) -> None:
    p[0].ubah_label("Ya", isi="Ja")


@cacat("satu", "7 label-jauh")
def a_label_far_from_its_exit(p: Pages) -> None:
    p[0].ubah_label("Ya", y=79.0, x=84.0)


@cacat("satu", "7 label-lebih-dekat-ke-lain")
def a_label_nearer_to_another_arrow(p: Pages) -> None:
    points = ((A, 72), (A, 73.2), (97.3, 73.2), (97.3, 84.5), (B, 84.5), (B, 89))
    p[0].ubah_pan("periksa", "bahas", points=points)
    p[0].ubah_label("Ya", y=76.5)


@cacat("tiga", "7 label-sebelum-berpisah")
def a_label_beside_the_stretch_that_two_exits_share(p: Pages) -> None:
    p[0].ubah_pan("pilih", "delapan", points=((113.5, 100), (122, 100), (122, 180), (112.5, 180)))
    p[0].ubah_label("S", x=118.6, y=103)
    p[0].ubah_label("R", x=124)


@cacat("satu", "7 label-di-atas-panah")
def a_label_on_its_line(p: Pages) -> None:
    p[0].ubah_label("Ya", x=79)


@cacat("satu", "7 label-di-atas-simbol")
def a_label_on_the_slope_of_a_diamond(p: Pages) -> None:
    p[0].ubah_label("Tidak", x=84.5, y=71.2, latar=False)


@cacat("satu", "7 label-di-atas-teks")
def a_label_on_a_text(p: Pages) -> None:
    p[0].teks.append(Tulis(83, 75.5, "x"))


@cacat("tiga", "7 label-di-atas-teks")
def a_label_on_another(p: Pages) -> None:
    p[0].ubah_label("R", x=122, y=103)


@cacat("satu", "7 label-di-atas-garis-baris")
def a_label_over_a_row_rule(p: Pages) -> None:
    p[0].ubah_sim("periksa", y=72)
    p[0].ubah_pan("mulai", "periksa", points=((A, 46), (A, 67.5)))
    p[0].ubah_pan("periksa", "bahas", points=((A, 76.5), (A, 84.5), (B, 84.5), (B, 89)))
    p[0].ubah_pan("periksa", "mulai", points=((88.5, 72), (91, 72), (91, 42.5), (87.5, 42.5)))
    p[0].ubah_label("Ya", y=81)
    p[0].ubah_label("Tidak", y=76)


@cacat("satu", "7 label-tanpa-latar")
def a_label_over_a_column_rule_without_a_ground(p: Pages) -> None:
    p[0].ubah_label("Tidak", latar=False)


@cacat("satu", "7 label-di-luar-kolom")
def a_label_in_the_column_of_kegiatan(p: Pages) -> None:
    p[0].ubah_pan("periksa", "mulai", points=((72.5, 67.5), (70, 67.5), (70, 42.5), (73.5, 42.5)))
    p[0].ubah_label("Tidak", x=63, y=71.5)


@cacat("satu", "7 tanya-jauh")
def a_tanya_far_from_its_symbol(p: Pages) -> None:
    p[0].ubah_sim("periksa", tulisan=())
    p[0].label.append(Tulis(70, 59.5, "Sah?", "teks tanya", data=(("id", "periksa"),)))


@cacat("satu", "7 tanya-di-luar-baris")
def a_tanya_in_another_row(p: Pages) -> None:
    p[0].ubah_sim("periksa", tulisan=(), y=60)
    p[0].ubah_pan("mulai", "periksa", points=((A, 46), (A, 55.5)))
    p[0].ubah_pan("periksa", "bahas", points=((A, 64.5), (A, 84.5), (B, 84.5), (B, 89)))
    p[0].ubah_pan("periksa", "mulai", points=((88.5, 60), (91, 60), (91, 42.5), (87.5, 42.5)))
    p[0].ubah_label("Ya", y=68)
    p[0].ubah_label("Tidak", y=64)
    p[0].label.append(Tulis(73, 54.5, "Sah?", "teks tanya", data=(("id", "periksa"),)))


@cacat("satu", "7 tanya-lebih-dekat-ke-lain")
def a_tanya_nearer_to_another_symbol(p: Pages) -> None:
    p[0].ubah_sim("periksa", tulisan=(), y=63)
    p[0].ubah_sim("mulai", y=51.4)
    p[0].ubah_pan("mulai", "periksa", points=((A, 54.9), (A, 58.5)))
    p[0].ubah_pan("periksa", "bahas", points=((A, 67.5), (A, 84.5), (B, 84.5), (B, 89)))
    p[0].ubah_pan("periksa", "mulai", points=((88.5, 63), (91, 63), (91, 51.4), (87.5, 51.4)))
    p[0].ubah_label("Ya", y=71.5)
    p[0].ubah_label("Tidak", y=67)
    p[0].label.append(Tulis(73, 57.6, "Sah?", "teks tanya", data=(("id", "periksa"),)))


@cacat("satu", "7 tanya-tanpa-simbol", "8 teks-simbol-lain")
def a_tanya_of_nothing(p: Pages) -> None:
    p[0].ubah_sim("periksa", tulisan=())
    p[0].label.append(Tulis(73, 61, "Sah?", "teks tanya", data=(("id", "perika"),)))


@cacat("satu", "7 latar-menutupi")
def a_white_ground_over_a_line(p: Pages) -> None:
    p[0].ubah_label("Ya", x=80.64, latar=True)


@cacat("satu", "7 label-di-atas-tautan")
def a_label_on_the_link_of_a_joint_row(p: Pages) -> None:
    p[0].bersama = [("bahas", "M 112.5 92.5 H 123.5 M 83 76 V 74")]


# ---------------------------------------------------------------- 8


@cacat("satu", "8 huruf-kecil")
def type_under_seven_points(p: Pages) -> None:
    p[0].ubah_teks("Asli", size=6.5)


@cacat("satu", "8 isi-lain")
def a_lost_word(p: Pages) -> None:
    p[0].ubah_teks("Susun jawaban", isi="Susun")


@cacat("satu", "8 isi-lain")
def a_word_too_many(p: Pages) -> None:
    p[0].ubah_teks("Susun jawaban", isi="Susun jawaban lagi")


@cacat("satu", "8 isi-lain")
def a_text_in_the_cell_of_another_row(p: Pages) -> None:
    p[0].ubah_teks("1 jam", y=125)


@cacat("satu", "8 nomor-lain")
def a_number_that_shows_another_row(p: Pages) -> None:
    p[0].ubah_teks("2", isi="7")


@cacat("satu", "8 nomor-kolom")
def a_number_that_stands_over_no_such_column(p: Pages) -> None:
    p[0].nomor_kolom[4] = replace(p[0].nomor_kolom[4], isi="6")


@cacat("satu", "8 teks-melewati-garis")
def a_text_that_runs_over_its_cell(p: Pages) -> None:
    p[0].ubah_teks("Asli", x=244.5)


@cacat("satu", "8 teks-di-luar-halaman")
def a_text_off_the_paper(p: Pages) -> None:
    p[0].teks.append(Tulis(295, 205, "Kaki"))


@cacat("satu", "8 teks-bertumpuk")
def a_text_on_another(p: Pages) -> None:
    p[0].teks.append(Tulis(30, 15, "Judul"))
    p[0].teks.append(Tulis(31, 15.5, "Judul"))


@cacat("satu", "8 teks-keluar-dari-simbol")
def a_tanya_that_runs_out_of_its_diamond(p: Pages) -> None:
    p[0].ubah_sim("periksa", size=14)


@cacat("satu", "8 teks-simbol-lain")
def a_tanya_that_is_lost(p: Pages) -> None:
    p[0].ubah_sim("periksa", tulisan=())


@cacat("satu", "8 nama-pelaksana-lain")
def a_head_that_is_cut(p: Pages) -> None:
    p[0].ubah_teks("Gama", isi="Gam")


@cacat("satu", "8 nama-pelaksana-lain")
def an_upright_head_over_another_column(p: Pages) -> None:
    p[0].ubah_teks("Gama", x=115, y=29, upright=True)
    p[0].ubah_teks("Beta", x=102)


@cacat("satu", "8 identitas-hilang")
def a_name_that_is_printed_nowhere(p: Pages) -> None:
    p[0].ubah_teks("SOP Penanganan Surat", isi="SOP Penanganan")


@pytest.mark.parametrize("name", cacat.kasus)
def test_a_fault_is_told_by_its_own_judge_and_by_no_other(name: str) -> None:
    assert told_of(cacat.kasus[name]) == cacat.kasus[name].told
