"""Times of an SOP: every path a range, loops told apart, what cannot be read told."""

from __future__ import annotations

import time
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.model.alur import resolve_alur
from sopctl.model.durasi import MOST_PATHS, Durasi, Jumlah, sum_durasi
from sopctl.model.sop import Sop

MENIT, JAM = 60, 3600


def durasi(*rows: dict[str, Any], jam: float | None = None) -> Durasi:
    """Of a flow whose rows have the ids a, b, c …"""
    kegiatan = [
        {"id": chr(97 + i), "uraian": "Bekerja", "pelaksana": "p", **row} for i, row in enumerate(rows)
    ]
    sop = Sop.model_validate(
        {
            "skema": "sop/1",
            "nama": "N",
            "jenis": "teknis",
            "pelaksana": [{"id": "p", "nama": "P"}],
            "kegiatan": kegiatan,
        }
    )
    return sum_durasi(sop.kegiatan, resolve_alur(sop), jam)


def row(waktu: str | None = "10 menit", **more: Any) -> dict[str, Any]:
    return {"mutu_baku": {"waktu": waktu}, **more}


def seconds(jumlah: Jumlah) -> tuple[Fraction, Fraction]:
    assert jumlah.bulan == jumlah.hari == (0, 0)
    return jumlah.detik


def test_a_straight_flow_is_one_path_with_the_sum_of_its_rows() -> None:
    found = durasi(row("10 menit"), row("1 jam"), row("1-2 jam"))
    assert [path.simbol for path in found.jalur] == [(0, 1, 2)]
    assert seconds(found.jalur[0].jumlah) == (2 * JAM + 10 * MENIT, 3 * JAM + 10 * MENIT)
    assert found.singkat == found.lama == found.jalur[0]
    assert found.lengkap
    assert found.ulangan == found.tak_terbaca == found.per == ()


def test_each_way_to_an_end_is_a_path_in_the_order_of_the_document() -> None:
    found = durasi(row(cabang={"Ya": "berikutnya", "Tidak": "c"}), row("1 hari", lanjut=[]), row("30 menit"))
    assert [path.simbol for path in found.jalur] == [(0, 1), (0, 2)]
    assert found.singkat == found.jalur[1]
    assert found.lama == found.jalur[0]
    assert found.lama is not None
    assert found.lama.jumlah.hari == (1, 1)


def test_a_loop_is_no_part_of_a_path_and_told_with_what_one_round_takes() -> None:
    found = durasi(row("5 menit"), row("10 menit"), row(cabang={"Ya": "berikutnya", "Tidak": "b"}), row())
    assert [path.simbol for path in found.jalur] == [(0, 1, 2, 3)]
    assert seconds(found.jalur[0].jumlah) == (35 * MENIT, 35 * MENIT)
    (loop,) = found.ulangan
    assert (loop.panah.dari, loop.panah.ke, loop.panah.label) == (2, 1, "Tidak")
    assert loop.singkat == loop.lama
    assert seconds(loop.singkat) == (20 * MENIT, 20 * MENIT)


def test_rows_that_only_a_loop_passes_are_told_in_its_round() -> None:
    found = durasi(
        row("5 menit", cabang={"Ya": "c", "Tidak": "b"}), row("7 menit", lanjut="a"), row("Segera")
    )
    assert [path.simbol for path in found.jalur] == [(0, 2)]
    assert seconds(found.ulangan[0].singkat) == (12 * MENIT, 12 * MENIT)
    assert found.tak_terbaca == (2,)


def test_a_loop_that_is_entered_at_two_places_is_one_loop() -> None:
    found = durasi(
        row(cabang={"Biasa": "b", "Rahasia": "c"}),
        row("1 jam"),
        row("2 jam", cabang={"Ya": "berikutnya", "Tidak": "b"}),
        row(),
    )
    assert [path.simbol for path in found.jalur] == [(0, 1, 2, 3), (0, 2, 3)]
    (loop,) = found.ulangan
    assert (loop.panah.dari, loop.panah.ke) == (2, 1)
    assert seconds(loop.singkat) == (3 * JAM, 3 * JAM)


def test_the_time_of_a_row_with_several_symbols_counts_once() -> None:
    langkah = [{"pelaksana": "p"}, {"pelaksana": "p"}, {"pelaksana": "p"}]
    found = durasi(row(), {"langkah": langkah, "pelaksana": None, "mutu_baku": {"waktu": "1 jam"}}, row())
    assert seconds(found.jalur[0].jumlah) == (80 * MENIT, 80 * MENIT)


def test_branches_in_parallel_are_paths_of_their_own() -> None:
    found = durasi(row(lanjut=["b", "c"]), row("1 jam", lanjut="d"), row("2 jam"), row())
    assert [path.simbol for path in found.jalur] == [(0, 1, 3), (0, 2, 3)]


@pytest.mark.parametrize(("jam", "expected"), [(None, 7.5), (8.0, 8), (7.0, 7)])
def test_a_working_day_has_the_hours_of_the_office(jam: float | None, expected: float) -> None:
    found = durasi(row("2 hari kerja"), row("1 jam"), jam=jam)
    assert seconds(found.jalur[0].jumlah) == ((2 * expected + 1) * JAM,) * 2


def test_months_days_and_working_time_are_never_turned_into_each_other() -> None:
    found = durasi(row("1 bulan"), row("1 minggu"), row("1-2 hari kerja"), row("1 triwulan"))
    total = found.jalur[0].jumlah
    assert (total.bulan, total.hari) == ((4, 4), (7, 7))
    assert total.detik == (Fraction("7.5") * JAM, 15 * JAM)


def test_a_time_by_the_piece_counts_for_one_and_is_told() -> None:
    found = durasi(row("15 menit/berkas"), row())
    assert seconds(found.jalur[0].jumlah) == (25 * MENIT, 25 * MENIT)
    assert found.per == (0,)


def test_what_cannot_be_read_or_is_missing_is_told_and_left_out() -> None:
    found = durasi(row("Segera"), row(None), row("10 menit"))
    assert found.tak_terbaca == (0, 1)
    assert seconds(found.jalur[0].jumlah) == (10 * MENIT, 10 * MENIT)


def test_a_path_that_leads_to_a_missing_target_is_no_path() -> None:
    found = durasi(row(cabang={"Ya": "berikutnya", "Tidak": "entah"}), row(lanjut="entah"))
    assert found.jalur == ()
    assert found.singkat is found.lama is None


def test_a_flow_that_never_ends_has_no_path_but_a_round() -> None:
    found = durasi(row(lanjut="b"), row(lanjut="a"))
    assert found.jalur == ()
    assert len(found.ulangan) == 1


def test_a_flow_with_a_million_paths_is_told_to_be_incomplete_in_time() -> None:
    rows = [row(cabang={"Ya": chr(97 + i + 1), "Tidak": chr(97 + i + 2)}) for i in range(24)]
    started = time.perf_counter()
    found = durasi(*rows, row(), row())
    assert time.perf_counter() - started < 5
    assert len(found.jalur) == MOST_PATHS
    assert not found.lengkap


@given(st.data())
def test_any_flow_has_times_and_no_symbol_twice_on_a_path(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 7))
    ids = st.sampled_from([*(chr(97 + i) for i in range(count)), "berikutnya", "entah"])
    rows = []
    for _ in range(count):
        way = data.draw(st.sampled_from(["", "lanjut", "cabang"]))
        waktu = data.draw(st.sampled_from(["5 menit", "1-2 hari kerja", "Segera", None]))
        more: dict[str, Any] = {}
        if way == "lanjut":
            more["lanjut"] = data.draw(st.lists(ids, max_size=3))
        elif way == "cabang":
            more["cabang"] = {"Ya": data.draw(ids), "Tidak": data.draw(ids)}
        rows.append(row(waktu, **more))
    found = durasi(*rows)
    for path in found.jalur:
        assert len(set(path.simbol)) == len(path.simbol)
        assert path.jumlah.detik[0] <= path.jumlah.detik[1]
    assert (found.singkat is None) == (not found.jalur)
