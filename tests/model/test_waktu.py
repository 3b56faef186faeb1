"""The time of a row, read as format.md ("Waktu") says, and nothing more."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.model.waktu import DASAR, Satuan, Waktu, parse_waktu


def read(text: str) -> Waktu:
    waktu = parse_waktu(text)
    assert waktu is not None, text
    return waktu


@pytest.mark.parametrize(
    ("text", "least", "most", "satuan"),
    [
        ("10 menit", "10", "10", "menit"),
        ("30 Menit", "30", "30", "menit"),
        ("1-2 hari kerja", "1", "2", "hari kerja"),
        ("1 – 2 HARI  KERJA", "1", "2", "hari kerja"),
        ("9 s.d. 10 hari", "9", "10", "hari"),
        ("9s.d.10hari", "9", "10", "hari"),
        ("1,5 jam", "3/2", "3/2", "jam"),
        ("0,5-1 jam", "1/2", "1", "jam"),
        (" 2 semester\n", "2", "2", "semester"),
    ],
)
def test_a_number_or_a_range_and_a_unit_are_a_time(text: str, least: str, most: str, satuan: str) -> None:
    (bagian,) = read(text).bagian
    assert (bagian.least, bagian.most, bagian.satuan) == (Fraction(least), Fraction(most), satuan)


def test_several_parts_in_a_row_are_one_time() -> None:
    assert [b.satuan for b in read("1 jam 30 menit").bagian] == ["jam", "menit"]
    assert read("1jam30menit").same_as(read("90 menit"))


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("15 menit/berkas", "berkas"),
        ("15 menit / berkas permohonan", "berkas permohonan"),
        ("1-2 hari/SPPT", "SPPT"),
        ("2 jam/hari", "hari"),
    ],
)
def test_a_noun_may_follow_the_stroke(text: str, per: str) -> None:
    assert read(text).per == per


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "Segera",
        "Sesuai jadwal",
        "10",
        "menit",
        "satu jam",
        "10 menit/",
        "10 menit/2 jam",
        "10 menit/berkas (1 jam)",
        "10 menit/2 berkas",
        "10 menit/berkas/orang",
        "1.5 jam",
        "1 jam, 30 menit",
        "1 jam dan 30 menit",
        "30 menit per berkas",
        "1 hari - 2 hari",
        "1 s/d 2 hari",
        "1 sd 2 hari",
        "1 jam 2-3 menit",
        "3-2 hari",
        "1-2-3 hari",
        "2 hari efektif",
        "2 hari kerjanya",
        "1 jamu",
        "±10 menit",
        "-1 jam",
        "9 minggu lebih",
        "9" * 5000 + " jam",
    ],
)
def test_nothing_else_parses(text: str) -> None:
    assert parse_waktu(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 jam", "60 menit"),
        ("1 menit", "60 detik"),
        ("1 minggu", "7 hari"),
        ("1 triwulan", "3 bulan"),
        ("1 semester", "2 triwulan"),
        ("1 tahun", "12 bulan"),
        ("1,5 jam", "1 jam 30 menit"),
        ("30 menit 1 jam", "1 jam 30 menit"),
        ("60-120 menit", "1 – 2 Jam"),
        ("9-9 menit", "9 menit"),
        ("15 menit/berkas", "15 MENIT / Berkas"),
        ("1 jam 0 hari", "1 jam"),
    ],
)
def test_equal_durations_are_the_same(one: str, other: str) -> None:
    assert read(one).same_as(read(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 hari", "1 hari kerja"),
        ("1 hari", "24 jam"),
        ("1 bulan", "30 hari"),
        ("1 tahun", "52 minggu"),
        ("1-2 jam", "2 jam"),
        ("15 menit", "15 menit/berkas"),
        ("15 menit/berkas", "15 menit/orang"),
    ],
)
def test_other_durations_differ(one: str, other: str) -> None:
    assert not read(one).same_as(read(other))


@given(
    st.lists(st.tuples(st.integers(0, 999), st.sampled_from(sorted(DASAR))), min_size=1, max_size=4),
    st.sampled_from(["", " ", "  "]),
)
def test_what_is_written_part_by_part_is_read_part_by_part(
    parts: list[tuple[int, Satuan]], space: str
) -> None:
    waktu = read(space.join(f"{number}{space}{satuan.upper()}" for number, satuan in parts))
    assert [(b.least, b.satuan) for b in waktu.bagian] == parts


@given(st.text(alphabet="0123456789,.-–/ sdjamhrikert", max_size=30))
def test_any_text_is_read_or_left_and_a_time_is_never_negative(text: str) -> None:
    waktu = parse_waktu(text)
    assert waktu is None or all(0 <= b.least <= b.most for b in waktu.bagian)
