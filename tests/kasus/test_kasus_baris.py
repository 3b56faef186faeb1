"""Cases 11-16: rows with several symbols."""

from __future__ import annotations

import pytest

from tests.lembar.geometri import box_of

from .bahan import kasus
from .lihat import first, jalan, kolom, satu, simbol


def test_11_a_handover_is_a_level_arrow_between_two_symbols_of_one_row() -> None:
    sheet = kasus("11-serah-terima")
    arrow = satu(sheet, "beri", "ambil")
    assert (arrow.keluar, arrow.masuk, arrow.belok) == ("kiri", "kanan", 0)
    page, table = first(sheet)
    rows = {table.row_at(s.box.middle[1]) for s in page.lambang if s.id in ("beri", "ambil")}
    assert len(rows) == 1


def test_12_two_symbols_of_one_cell_stand_one_under_the_other() -> None:
    sheet = kasus("12-dua-dalam-satu-sel")
    page, table = first(sheet)
    for upper, lower in (("1.1", "terima"), ("simpan", "3.2")):
        arrow = satu(sheet, upper, lower)
        assert (arrow.keluar, arrow.masuk, arrow.belok) == ("bawah", "atas", 0)
        rows = {table.row_at(s.box.middle[1]) for s in page.lambang if s.id in (upper, lower)}
        assert len(rows) == 1
    assert simbol(sheet, "1.1").jenis == "mulai"
    assert simbol(sheet, "3.2").jenis == "selesai"


def test_13_a_decision_under_a_box_of_its_cell_goes_back_past_it_to_the_row_above() -> None:
    sheet = kasus("13-keputusan-dalam-satu-sel")
    loop = satu(sheet, "sah", "ajukan", "Tidak")
    assert loop.keluar in ("kiri", "kanan")
    above = simbol(sheet, "baca").box
    assert not above.grown(0.5).meets(box_of(loop.line[:2])), "the box above is passed at a distance"
    assert satu(sheet, "sah", "simpan", "Ya").belok == 0


def test_14_of_four_who_act_jointly_only_the_first_named_has_arrows() -> None:
    sheet = kasus("14-bersama-berempat")
    page, _ = first(sheet)
    assert {s.id for s in page.lambang if s.id.startswith("rapat")} == {
        "rapat",
        "rapat/analis",
        "rapat/penata",
        "rapat/pakar",
    }
    leader = simbol(sheet, "rapat")
    left, right = kolom(sheet, "ketua")
    assert left < leader.box.middle[0] < right
    ends = {s.id for j in jalan(sheet) for s in (j.sumber, j.tujuan)}
    assert ends == {"undang", "rapat", "susun"}
    links = [t for t in page.bersama if t.id == "rapat"]
    assert links
    assert all(t.dashed for t in links)


def test_15_the_link_of_distant_partners_passes_outside_the_height_of_symbols() -> None:
    sheet = kasus("15-bersama-berjarak")
    page, _ = first(sheet)
    (link,) = page.bersama
    ys = [y for line in link.lines for _, y in line]
    boxes = [simbol(sheet, id).box for id in ("rapat", "rapat/ketua")]
    rise = max(min(b.y0 for b in boxes) - min(ys), max(ys) - max(b.y1 for b in boxes))
    assert rise > 0.5
    for between in ("penata", "kasi"):
        left, right = kolom(sheet, between)
        within = [p for line in link.lines for p in line if left < p[0] < right]
        assert within == [], "it neither turns nor ends in a column between"


def test_16_a_loop_back_to_a_joint_row_ends_on_the_symbol_that_leads() -> None:
    sheet = kasus("16-kembali-ke-bersama")
    loop = satu(sheet, "setuju", "rapat", "Tidak")
    assert loop.tujuan.id == "rapat"
    left, right = kolom(sheet, "ketua")
    assert left < loop.line[-1][0] < right
    assert simbol(sheet, "rapat").box.middle[1] == pytest.approx(simbol(sheet, "rapat/analis").box.middle[1])
