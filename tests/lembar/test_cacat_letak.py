"""Each fault of connectors, places and joint rows, put into a right page, is told: statements 9 to 14."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .contoh import Daftar, told_of
from .gambar import Lukisan, Sim

A, B, C = 80.5, 105.5, 130.5
Pages = list[Lukisan]
cacat = Daftar()


# ---------------------------------------------------------------- 9


def _renamed(pages: Pages, mark: str, other: str) -> None:
    for page in pages:
        page.sim = [replace(s, tanda=other) if s.tanda == mark else s for s in page.sim]
        page.pan = [replace(q, tanda=other) if q.tanda == mark else q for q in page.pan]


@cacat("dua", "9 tanda-bermakna-ganda", "9 tanda-tak-berpasangan", "9 rujukan-halaman")
def one_mark_for_two_targets(p: Pages) -> None:
    _renamed(p, "B", "A")


@cacat("dua", "9 urutan-tanda")
def marks_with_a_gap(p: Pages) -> None:
    _renamed(p, "B", "C")


@cacat("dua", "9 rujukan-halaman")
def a_reference_to_another_page(p: Pages) -> None:
    p[0].ubah_sim("k1", rujukan="ke|hal. 3")


@cacat("dua", "9 rujukan-halaman")
def a_connector_that_does_not_say_where_it_comes_from(p: Pages) -> None:
    p[0].ubah_sim("m1", rujukan="")


@cacat("dua", "9 tanda-tidak-tercetak", "9 rujukan-halaman")
def a_mark_that_is_not_printed(p: Pages) -> None:
    p[0].ubah_sim("k1", tulisan=("2",))


@cacat("dua", "9 penghubung-tidak-di-bawah")
def a_connector_beside_the_last_symbol(p: Pages) -> None:
    p[0].ubah_sim("m1", y=80)
    p[0].ubah_pan("tiga", "dua", points=((B, 77.5), (B, 72), (95, 72), (95, 90), (87.5, 90)))


@cacat("dua", "9 panah-di-sisi-luar")
def an_arrow_at_the_outer_edge_of_its_connector(p: Pages) -> None:
    p[0].ubah_sim("k1", rujukan="ke|hal. 2", y=102)
    p[0].ubah_pan("dua", "tiga", points=((73.5, 90), (70.5, 90), (70.5, 107.5), (A, 107.5), (A, 104.5)))


@cacat("dua", "9 penghubung-tanpa-panah", "9 penghubung-tidak-di-atas")
def a_connector_that_nothing_uses(p: Pages) -> None:
    k = Sim("k9", "keluar", "b", B, 90, 5, 5, tanda="B", ke="dua", rujukan="ke|hal. 1")
    p[1].sim.append(k)


@cacat("dua", "9 tanda-tak-berpasangan", "9 penghubung-tanpa-panah", "9 penghubung-tidak-di-atas")
def a_second_incoming_connector_of_a_mark(p: Pages) -> None:
    k = Sim("m9", "masuk", "b", B, 90, 5, 5, tanda="A", ke="tiga", rujukan="dari|hal. 1")
    p[1].sim.append(k)


# ---------------------------------------------------------------- 10, 11


@cacat("satu", "10 urutan-baris", "8 isi-lain", "8 nomor-lain", "11 baris-lain")
def rows_out_of_order(p: Pages) -> None:
    p[0].ubah_teks("4", data=(("baris", "9"),))
    p[0].ubah_teks("5", data=(("baris", "4"),))


@cacat("satu", "10 tanpa-kepala-tabel", "8 nama-pelaksana-lain", "8 nomor-kolom")
def a_page_without_a_head(p: Pages) -> None:
    p[0].teks = [t for t in p[0].teks if t.isi not in ("Alfa", "Beta", "Gama")]
    p[0].nomor_kolom = []


@cacat("satu", "11 tidak-di-tengah")
def a_symbol_beside_the_middle_of_its_column(p: Pages) -> None:
    p[0].ubah_sim("bahas/c", x=C + 0.6, w=15.2)


@cacat("dua", "11 tidak-di-tengah")
def a_connector_beside_the_middle_of_its_column(p: Pages) -> None:
    p[0].ubah_sim("k1", x=A - 1)
    p[0].ubah_pan("dua", "tiga", points=((A, 93.5), (A, 97), (A - 1, 97), (A - 1, 101.5)))


@cacat("satu", "11 baris-lain")
def a_symbol_in_another_row(p: Pages) -> None:
    p[0].ubah_sim("susun", y=135)
    p[0].ubah_pan("bahas", "susun", points=((B, 96), (B, 131.5)))
    p[0].ubah_pan("susun", "arsip", points=((98.5, 135), (A, 135), (A, 139)))


@cacat("dua", "11 tidak-berurutan")
def symbols_of_one_cell_in_the_wrong_order(p: Pages) -> None:
    p[1].ubah_sim("empat", y=103)
    p[1].ubah_sim("akhir", y=90)
    way = ((A, 54.5), (A, 74), (91, 74), (91, 97), (A, 97), (A, 99.5))
    p[1].ubah_pan("tiga", "empat", points=way)
    p[1].ubah_pan("empat", "akhir", points=((73.5, 103), (70.5, 103), (70.5, 90), (73.5, 90)))


@cacat("satu", "11 tidak-bersisian", "14 tautan-bukan-sisi-ke-sisi")
def partners_at_different_heights(p: Pages) -> None:
    p[0].ubah_sim("bahas/c", y=94)


@cacat("satu", "11 keluar-dari-baris")
def a_symbol_over_a_row_rule(p: Pages) -> None:
    p[0].ubah_sim("susun", y=128)
    p[0].ubah_pan("bahas", "susun", points=((B, 96), (B, 124.5)))
    p[0].ubah_pan("susun", "arsip", points=((98.5, 128), (A, 128), (A, 139)))


@cacat("satu", "11 keluar-dari-kolom")
def a_symbol_wider_than_its_column(p: Pages) -> None:
    p[0].ubah_sim("arsip", w=26)
    p[0].ubah_sim("susun", y=116)
    p[0].ubah_pan("bahas", "susun", points=((B, 96), (B, 112.5)))
    p[0].ubah_pan("susun", "arsip", points=((98.5, 116), (A, 116), (A, 139)))


def _continued(page: Lukisan) -> None:
    """Split the last row: its second part has no number and no texts."""
    page.baris = [*page.baris[:-1], (*page.baris[-1][:2], 18.0), (0, ("", "", "", "", ""), 18.0)]
    page.garis, page.teks = [], [t for t in page.teks if "judul" in t.kelas]
    page.__post_init__()


@cacat("satu", "10 baris-terbelah-tanpa-perlu")
def a_row_split_though_it_fits(p: Pages) -> None:
    _continued(p[0])


# ---------------------------------------------------------------- 14


@cacat("satu", "14 tidak-terhubung", "14 tetangga-tidak-lurus")
def a_joint_row_without_its_link(p: Pages) -> None:
    p[0].bersama = []


@cacat("satu", "14 tidak-terhubung", "14 tetangga-tidak-lurus", "14 tautan-asing")
def a_link_of_another_row(p: Pages) -> None:
    p[0].bersama = [("susun", "M 112.5 92.5 H 123.5")]


@cacat("satu", "14 tetangga-tidak-lurus")
def a_bracket_between_neighbours(p: Pages) -> None:
    p[0].bersama = [("bahas", "M 108 89 V 86.5 H 130.5 V 89")]


@cacat("satu", "14 tautan-bukan-sisi-ke-sisi")
def a_straight_link_beside_the_ports(p: Pages) -> None:
    p[0].bersama = [("bahas", "M 112.5 91 H 123.5")]


@cacat("satu", "14 sisi-tautan-dipakai-panah", "14 tautan-sejajar-panah")
def an_arrow_at_the_side_of_a_link(p: Pages) -> None:
    points = ((112.5, 92.5), (115, 92.5), (115, 117.5), (112.5, 117.5))
    p[0].ubah_pan("bahas", "susun", points=points)


@cacat("tiga", "14 tautan-lurus-bukan-tetangga")
def a_straight_link_over_a_column_that_takes_no_part(p: Pages) -> None:
    p[0].bersama = [("lima", "M 87.5 120 H 123.5")]


@cacat("tiga", "14 kurung-setinggi-simbol")
def a_bracket_at_the_height_of_the_symbols(p: Pages) -> None:
    p[0].bersama = [("lima", "M 80.5 116.5 V 114 H 92 V 118 H 116 V 114 H 130.5 V 116.5")]


@cacat("tiga", "14 tautan-sejajar-panah", "14 kurung-setinggi-simbol")
def a_bracket_along_an_arrow(p: Pages) -> None:
    p[0].bersama = [("lima", "M 80.5 116.5 V 114 H 105.8 V 118 H 116 V 114 H 130.5 V 116.5")]


@cacat("tiga", "14 tautan-menembus-simbol")
def a_bracket_through_a_symbol(p: Pages) -> None:
    p[0].bersama = [("lima", "M 80.5 116.5 V 101 H 130.5 V 116.5")]


@cacat("tiga", "14 tautan-di-atas-garis")
def a_bracket_along_a_row_rule(p: Pages) -> None:
    p[0].bersama = [("lima", "M 80.5 116.5 V 110.2 H 130.5 V 116.5")]


@pytest.mark.parametrize("name", cacat.kasus)
def test_a_fault_is_told_by_its_own_judge_and_by_no_other(name: str) -> None:
    assert told_of(cacat.kasus[name]) == cacat.kasus[name].told
