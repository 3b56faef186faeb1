"""Cases 27-36: loop-backs and merges."""

from __future__ import annotations

from tests.lembar.geometri import box_line_gap, polygons_meet, same_point
from tests.lembar.lembar import Lembar
from tests.lembar.pasangan import events_of

from .bahan import kasus
from .lihat import bersilang, blok, first, jalan, kolom, satu, silang, simbol


def _outside(sheet: Lembar, dari: str, ke: str, between: list[str]) -> bool:
    """An arrow passes the symbols of the rows between at their sides."""
    arrow = satu(sheet, dari, ke)
    return all(box_line_gap(simbol(sheet, id).box, arrow.line) >= 0.5 for id in between)


def test_27_a_loop_in_one_column_runs_outside_of_the_symbols_between() -> None:
    sheet = kasus("27-kembali-kolom-sama")
    assert _outside(sheet, "cocok", "pilah", ["salin", "jilid", "beri", "susun"])
    loop = satu(sheet, "cocok", "pilah")
    assert (loop.keluar, loop.masuk, loop.belok) in [("kiri", "kiri", 2), ("kanan", "kanan", 2)]
    assert silang(sheet) == 0


def test_28_a_loop_may_end_on_the_start_capsule() -> None:
    sheet = kasus("28-kembali-ke-mulai")
    loop = satu(sheet, "cek", "ajukan", "Tidak")
    assert loop.tujuan.jenis == "mulai"
    assert loop.masuk != satu(sheet, "ajukan", "cek").keluar, "no port serves both ways"


def test_29_a_step_repeated_comes_back_by_another_port() -> None:
    sheet = kasus("29-ulangi-langkah")
    loop = satu(sheet, "coba", "coba", "Belum")
    assert loop.keluar != loop.masuk
    left, right = kolom(sheet, "teknisi")
    assert left - 5 < loop.xs[0] <= loop.xs[1] < right + 5, "it stays by its symbol"


def test_30_three_loops_to_one_row_are_nested_without_a_crossing() -> None:
    sheet = kasus("30-tiga-kembali-bertingkat")
    loops = [satu(sheet, dari, "k2") for dari in ("k4", "k6", "k9")]
    for i, a in enumerate(loops):
        assert all(bersilang(sheet, a.garis, b.garis) == 0 for b in loops[i + 1 :])
    one_side = {loop.keluar for loop in loops}
    if len(one_side) == 1:
        reach = [max(abs(x - loop.line[0][0]) for x in loop.xs) for loop in loops]
        assert reach == sorted(reach), "the longer a loop, the farther out"
    assert silang(sheet) == 0


def test_31_a_nested_loop_lies_inside_the_outer_one() -> None:
    sheet = kasus("31-a-kembali-bersarang")
    a, b = satu(sheet, "k7", "k2"), satu(sheet, "k5", "k3")
    assert bersilang(sheet, a.garis, b.garis) == 0
    if a.keluar == b.keluar:
        assert a.xs[0] < b.xs[0] or a.xs[1] > b.xs[1]


def test_31_interleaved_loops_run_on_two_sides_or_cross_once() -> None:
    sheet = kasus("31-b-kembali-berselang")
    a, b = satu(sheet, "k7", "k4"), satu(sheet, "k6", "k2")
    assert bersilang(sheet, a.garis, b.garis) == (0 if a.keluar != b.keluar else 1)


def test_32_a_loop_and_a_skip_that_meet_cross_at_right_angles_only() -> None:
    sheet = kasus("32-kembali-menyilang-lompatan")
    page, _ = first(sheet)
    events = [e for pair in sheet.pasangan[page.nomor] if not pair.coincide for e in events_of(pair)]
    assert [e for e in events if e.kind != "silang"] == []
    # Three ways that interleave two by two, on two sides: one crossing there must be.
    assert 1 <= silang(sheet) <= 2


def test_33_a_loop_over_the_full_width_passes_every_occupied_row() -> None:
    sheet = kasus("33-kembali-selebar-lembar")
    loop = satu(sheet, "putus", "catat", "Tidak")
    assert _outside(sheet, "putus", "catat", ["telaah", "nilai", "paraf"])
    block = blok(sheet)
    assert block.x0 < loop.xs[0] <= loop.xs[1] < block.x1
    assert silang(sheet) <= 4


def test_34_two_arrows_into_one_symbol_show_both_their_heads() -> None:
    sheet = kasus("34-dua-masuk")
    ya, tidak = satu(sheet, "cek", "paraf", "Ya"), satu(sheet, "perbaiki", "paraf")
    page, _ = first(sheet)
    if ya.masuk != tidak.masuk:
        heads = [h for h in page.kepala if any(same_point(p, j.line[-1]) for p in h for j in (ya, tidak))]
        one, other = heads
        assert not polygons_meet(one, other)
    assert ya.masuk != tidak.masuk or same_point(ya.line[-1], tidak.line[-1])


def test_35_no_port_of_a_busy_symbol_serves_both_ways() -> None:
    sheet = kasus("35-empat-masuk-dua-keluar")
    into = [j for j in jalan(sheet) if j.tujuan.id == "rapat"]
    out = [j for j in jalan(sheet) if j.sumber.id == "rapat"]
    assert (len(into), len(out)) == (4, 2)
    assert {j.masuk for j in into}.isdisjoint({j.keluar for j in out})
    assert len({j.keluar for j in out}) == 2
    assert len({j.masuk for j in into}) <= 4 - len(out)


def test_36_every_end_is_drawn_and_one_takes_two_arrows() -> None:
    sheet = kasus("36-beberapa-akhir")
    page, _ = first(sheet)
    assert sorted(s.id for s in page.lambang if s.jenis == "selesai") == ["simpan", "tolak"]
    assert len([j for j in jalan(sheet) if j.tujuan.id == "tolak"]) == 2
