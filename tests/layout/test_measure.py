"""Text measured and broken: nothing is lost, nothing sticks out, nothing depends on the machine."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.layout.measure import (
    MM_PER_PT,
    REPLACEMENT,
    break_lines,
    drawable,
    ink_box,
    metrics,
    text_width,
)

KALIMAT = "Memeriksa kelengkapan alamat dan lampiran surat, lalu mencatatnya di buku agenda dan/atau SRIKANDI"
TULISAN = st.text(alphabet=st.sampled_from("abcAVW iljTo.,/-() 019\u00a0\u0301é\n"), max_size=80)


def test_a_capital_a_is_two_thirds_of_an_em_wide() -> None:
    assert text_width("A", 10) == pytest.approx(10 * MM_PER_PT * 1366 / 2048)


def test_kerning_counts() -> None:
    assert text_width("AV", 8) < text_width("A", 8) + text_width("V", 8)


def test_bold_is_wider() -> None:
    assert text_width("Kepala", 8, bold=True) > text_width("Kepala", 8)


@given(TULISAN, st.floats(0.5, 60), st.booleans())
def test_breaking_loses_and_adds_nothing_but_spaces(text: str, width: float, bold: bool) -> None:
    lines = break_lines(text, width, 8, bold)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(TULISAN, st.floats(3, 60), st.booleans())
def test_no_line_is_wider_than_asked(text: str, width: float, bold: bool) -> None:
    # 3 mm holds the widest single character at 8 pt, whatever marks it bears.
    assert all(text_width(line, 8, bold) <= width + 0.001 for line in break_lines(text, width, 8, bold))


@given(TULISAN, st.floats(0.5, 60))
def test_no_line_begins_or_ends_with_a_space(text: str, width: float) -> None:
    assert all(line == line.strip(" ") for line in break_lines(text, width, 8))


def test_lines_but_the_last_two_are_filled_greedily() -> None:
    for line, following in pairwise(break_lines(KALIMAT, 40, 8)[:-1]):
        assert text_width(line + " " + following.split(" ")[0], 8) > 40


def test_a_no_break_space_holds_its_words_together() -> None:
    assert "10\u00a0menit" in break_lines("paling lama 10\u00a0menit saja", 17, 8)[1]


def test_a_line_feed_ends_a_line() -> None:
    assert break_lines("satu\ndua\n\ntiga", 100, 8) == ("satu", "dua", "", "tiga")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("koordinasi dan/atau", ("koordinasi dan/", "atau")),
        ("mengambil rata-rata", ("mengambil", "rata-rata")),
        ("kode SOP/DISKOMINFO", ("kode SOP/", "DISKOMINFO")),
        ("selama 1-2 hari kerja", ("selama 1-2", "hari kerja")),
        ("tanggal hari 12/02/2026", ("tanggal hari", "12/02/2026")),
        ("pembuatan kartu e-KTP", ("pembuatan kartu", "e-KTP")),
    ],
)
def test_office_words_break_where_offices_break_them(text: str, lines: tuple[str, ...]) -> None:
    assert break_lines(text, 21.5, 8) == lines


def test_a_doubled_word_is_parted_only_where_no_line_would_hold_it() -> None:
    assert break_lines("Undang-Undang", 22, 8) == ("Undang-Undang",)
    assert break_lines("Undang-Undang", 14, 8) == ("Undang-", "Undang")


def test_a_lone_last_word_is_given_the_word_before_it() -> None:
    assert break_lines("Sampul surat rahasia tidak dibuka", 38, 8) == ("Sampul surat rahasia", "tidak dibuka")


def test_a_lone_last_word_stays_alone_rather_than_leave_one_word_above_it() -> None:
    assert break_lines("Surat masuk bernomor", 20, 8) == ("Surat masuk", "bernomor")


def test_a_word_wider_than_the_line_is_cut_between_characters() -> None:
    word = "Pertanggungjawabankeuangandaerah"
    lines = break_lines(f"ke {word}", 15, 8)
    assert len(lines) > 3
    assert "".join(lines) == f"ke {word}"


@pytest.mark.parametrize(
    ("word", "width", "lines"),
    [
        ("Pemberitahuan", 11, ("Pemberi", "tahuan")),
        ("diperlakukan", 11, ("diperlaku", "kan")),
        ("Pertanggungjawaban", 14, ("Pertang", "gungjawa", "ban")),
        ("program", 8, ("pro", "gram")),
        ("Administratif", 11, ("Adminis", "tratif")),
        ("xxxxxxxxxxxxxxx", 11, ("xxxxxxxx", "xxxxxxx")),
    ],
)
def test_a_cut_falls_between_syllables_where_it_can(word: str, width: float, lines: tuple[str, ...]) -> None:
    assert break_lines(word, width, 7) == lines


def test_a_mark_is_never_cut_from_its_letter() -> None:
    assert break_lines("e\u0301e\u0301e\u0301", 0.1, 8) == ("e\u0301",) * 3


def test_what_the_font_lacks_is_replaced_visibly_and_what_has_no_ink_is_dropped() -> None:
    assert drawable("Surat 😀\u200b中") == f"Surat {REPLACEMENT}{REPLACEMENT}"
    assert text_width("😀", 8) == text_width(REPLACEMENT, 8) > 0


def test_a_letter_written_in_two_parts_is_drawn_as_one() -> None:
    assert text_width("e\u0301", 8) == text_width("é", 8)


def test_ink_lies_between_the_ascender_and_the_descender() -> None:
    tall, heights = ink_box("Ag", 8), metrics(8)
    assert -heights.ascent < tall.top < -heights.x_height
    assert 0 < tall.bottom < heights.descent
    assert 0 <= tall.left < tall.right <= text_width("Ag", 8)


def test_space_has_no_ink() -> None:
    assert ink_box(" ", 8) == (0, 0, 0, 0)


def test_heights_are_those_of_arial() -> None:
    heights = metrics(10)
    assert heights.cap_height / (10 * MM_PER_PT) == pytest.approx(0.716, abs=0.03)
    assert heights.x_height / (10 * MM_PER_PT) == pytest.approx(0.519, abs=0.02)


def test_ten_thousand_words_break_at_once() -> None:
    lines = break_lines(" ".join([KALIMAT] * 800), 40, 8)
    assert len(lines) > 1000
