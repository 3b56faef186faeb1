"""The looks of a sheet are counted right: on pages drawn by hand, where one can count by eye."""

from __future__ import annotations

from .contoh import CONTOH, sop_of
from .gambar import Lukisan, Ubah
from .lembar import lembar_of
from .rupa import Rupa, rupa_of

A, B, C = 80.5, 105.5, 130.5


def _rupa(name: str, ubah: Ubah | None = None) -> Rupa:
    text, build = CONTOH[name]
    pages = build()
    if ubah is not None:
        ubah(pages)
    return rupa_of(lembar_of([page.svg() for page in pages], sop_of(text)))


def test_pages_arrows_bends_and_labels_are_counted() -> None:
    looks = _rupa("satu")
    assert (looks.halaman, looks.panah, looks.belok, looks.label) == (1, 5, 5, 2)
    assert looks.silang == looks.tanpa_label == looks.kepala_disilang == 0
    assert _rupa("dua").halaman == 2


def test_the_length_is_held_against_the_straight_way() -> None:
    # 17 + 37.5 + (2.5 + 25 + 3.5) + 18 + 39.5 mm; only the loop is longer than its Manhattan distance.
    looks = _rupa("satu")
    assert round(looks.panjang, 3) == round(17 + 42 + 31 + 18 + 39.5, 3)
    assert round(looks.panjang - looks.manhattan, 3) == (31 - 26)


def test_crossings_are_counted_once_a_place() -> None:
    # The two arrows into `pilih` run together where a third one crosses them.
    assert _rupa("tiga").silang == 1

    def through_the_bundle(p: list[Lukisan]) -> None:
        points = ((97.5, 100), (95, 100), (95, 91), (116, 91), (116, 113), (70, 113), (70, 120), (73.5, 120))
        p[0].ubah_pan("pilih", "lima", points=points)

    assert _rupa("tiga", through_the_bundle).silang == 1 + 3


def test_a_missing_label_and_a_cut_word_are_counted() -> None:
    def lost(p: list[Lukisan]) -> None:
        del p[0].label[0]

    def cut(p: list[Lukisan]) -> None:
        p[0].ubah_label("Tidak", isi="Ti dak")

    assert _rupa("satu", lost).tanpa_label == 1
    assert _rupa("satu", cut).kata_terpotong == 1


def test_a_bend_where_straight_down_was_free_is_counted() -> None:
    def bent(p: list[Lukisan]) -> None:
        p[0].ubah_pan(
            "bahas", "susun", points=((B, 96), (B, 104), (111, 104), (111, 109), (B, 109), (B, 114))
        )

    assert _rupa("satu", bent).belok_padahal_lurus == 1
    assert _rupa("satu").belok_padahal_lurus == 0


def test_lines_that_meet_head_on_far_from_the_tip_are_counted() -> None:
    # Into `pilih` from both sides, 8.5 mm before the tip; then 14.5 mm.
    assert _rupa("tiga").gabung_berlawanan == 0

    def early(p: list[Lukisan]) -> None:
        p[0].ubah_pan("dua", "pilih", points=((A, 63.5), (A, 84), (B, 84), (B, 95.5)))
        p[0].ubah_pan("tiga", "pilih", points=((C, 83.5), (C, 84), (B, 84), (B, 95.5)))

    assert _rupa("tiga", early).gabung_berlawanan == 1


def test_a_long_shared_way_is_counted_by_target() -> None:
    def shared(p: list[Lukisan]) -> None:
        ways = ((B, 84), (66, 84), (66, 72), (116, 72), (116, 90), (B, 90), (B, 95.5))
        p[0].ubah_pan("dua", "pilih", points=((A, 63.5), (A, 68), (B, 68), *ways))
        p[0].ubah_pan("tiga", "pilih", points=((123.5, 80), (B, 80), *ways))

    assert _rupa("tiga", shared).jalan_bersama == 1
    assert _rupa("tiga").jalan_bersama == 0


def test_a_long_way_round_is_counted() -> None:
    def round_about(p: list[Lukisan]) -> None:
        points = ((B, 96), (B, 104), (140, 104), (140, 109), (B, 109), (B, 114))
        p[0].ubah_pan("bahas", "susun", points=points)

    assert _rupa("satu", round_about).memutar == 1


def test_short_inner_runs_are_counted_and_outer_ones_are_not() -> None:
    def hop(p: list[Lukisan]) -> None:
        p[0].ubah_pan("susun", "arsip", points=((98.5, 117.5), (97, 117.5), (97, 119), (A, 119), (A, 139)))

    assert _rupa("satu", hop).ruas_pendek == 1


def test_a_head_that_another_arrow_crosses_is_counted() -> None:
    def crossing(p: list[Lukisan]) -> None:
        points = ((98.5, 117.5), (96, 117.5), (96, 113), (115, 113), (115, 108), (A, 108), (A, 139))
        p[0].ubah_pan("susun", "arsip", points=points)

    assert _rupa("satu", crossing).kepala_disilang == 1


def test_unlike_arrows_close_together_for_long_are_counted() -> None:
    def close(p: list[Lukisan]) -> None:
        p[0].ubah_pan("bahas", "susun", points=((B, 96), (B, 104), (95, 104), (95, 110), (B, 110), (B, 114)))
        p[0].ubah_pan(
            "susun", "arsip", points=((98.5, 117.5), (94.2, 117.5), (94.2, 104.9), (A, 104.9), (A, 139))
        )

    def closer_for_longer(p: list[Lukisan]) -> None:
        close(p)
        p[0].ubah_pan("bahas", "susun", points=((B, 96), (B, 104), (82, 104), (82, 110), (B, 110), (B, 114)))
        p[0].ubah_pan(
            "susun", "arsip", points=((98.5, 117.5), (96, 117.5), (96, 110.8), (A, 110.8), (A, 139))
        )

    assert _rupa("satu", close).rapat == 0
    assert _rupa("satu", closer_for_longer).rapat == 1


def test_a_page_that_is_hardly_filled_is_counted_unless_it_is_the_last() -> None:
    # Both pages end at 110 mm of 196; only the first one counts.
    assert _rupa("dua").halaman_kosong == 1
    assert _rupa("satu").halaman_kosong == 0
