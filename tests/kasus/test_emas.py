"""The smallest set of whole sheets that meets most of the cases at once, their contents invented."""

from __future__ import annotations

from functools import cache

from tests.lembar.lembar import Lembar

from .bahan import kasus, lembar
from .dokumen import badai, berbaris, lintas
from .lihat import baris, first, jalan, paruh, sambungan, satu, semua, silang, simbol


def test_seventeen_rows_with_handovers_and_repairs_turn_one_page() -> None:
    sheet = kasus("emas-1-serah-terima-dan-perbaikan")
    assert len(baris(sheet)) == 2
    for a, b in (("minta", "terima"), ("kirim", "catat"), ("beri", "ambil")):
        assert satu(sheet, a, b).belok == 0
        assert {satu(sheet, a, b).keluar, satu(sheet, a, b).masuk} == {"kiri", "kanan"}
    for decision, repair, onward in (("ada", "ganti", "acara"), ("cocok", "tukar", "tanda")):
        assert satu(sheet, decision, onward, "Ya").keluar != satu(sheet, decision, repair, "Tidak").keluar
        assert satu(sheet, repair, onward).tujuan.id == onward
    assert len(sambungan(sheet)) == 2
    assert silang(sheet) == 0


def test_a_joint_row_of_four_a_loop_to_the_start_and_ranges_of_time_fit_one_page() -> None:
    sheet = kasus("emas-2-bersama-dan-kembali-ke-awal")
    page, _ = first(sheet)
    for dari in ("sah", "putus"):
        assert satu(sheet, dari, "usul", "Tidak").tujuan.jenis == "mulai"
    ends = {s.id for j in jalan(sheet) for s in (j.sumber, j.tujuan)}
    assert not any(id.startswith("rapat/") for id in ends)
    said = [text.isi for text in page.tulisan]
    assert {"1-3 hari kerja", "1-20 hari kerja", "1-2 jam", "-"} <= set(said)
    assert silang(sheet) == 0


@cache
def _storm() -> Lembar:
    return lembar(badai())


def test_a_storm_over_four_pages_holds_every_statement() -> None:
    sheet = _storm()
    alur = sheet.alur
    assert len(sheet.sop.kegiatan) == 30
    assert len(sheet.sop.pelaksana) == 8
    assert sum(s.jenis == "keputusan" for s in alur.simbol) == 12
    assert sum(p.ke < p.dari for p in alur.panah) == 15
    assert len(baris(sheet)) == 4
    assert len(sambungan(sheet)) >= 24


def test_no_arrow_of_the_storm_is_lost_between_its_pages() -> None:
    sheet = _storm()
    for panah in sheet.alur.panah:
        dari, ke = sheet.nama[panah.dari], sheet.nama[panah.ke]
        if sheet.page_of[dari] == sheet.page_of[ke]:
            assert satu(sheet, dari, ke, panah.label or "").belok >= 0
        else:
            out, into = paruh(sheet, dari, ke, panah.label or "")
            assert (out.halaman, into.halaman) == (sheet.page_of[dari], sheet.page_of[ke])


def test_a_row_taller_than_a_page_keeps_its_arrows() -> None:
    sheet = lembar(berbaris(4, 1, {2: {"butir": 60}, 3: {"cabang": {"Ya": "berikutnya", "Tidak": "k1"}}}))
    assert len(baris(sheet)) >= 2
    assert sheet.page_of["k1"] < sheet.page_of["k3"]
    loop, _ = paruh(sheet, "k3", "k1", "Tidak")
    assert loop.halaman == sheet.page_of["k3"]


def test_one_technician_has_all_loops_in_one_column_without_a_crossing() -> None:
    sheet = kasus("emas-5-satu-teknisi")
    assert {s.pelaksana for s in first(sheet)[0].lambang} == {"teknisi"}
    assert satu(sheet, "cek", "isi", "Kurang").belok == 0
    assert silang(sheet) == 0


def test_fifteen_pelaksana_of_three_agencies_fit_f4() -> None:
    sheet = lembar(lintas(), "F4")
    assert len(first(sheet)[1].kolom) == 15
    page, table = first(sheet)
    names = ("Dinas Kesehatan", "Dinas Penanaman Modal", "Badan Keuangan")
    bands = [t for t in page.tulisan if t.isi in names and t.box.y1 < table.body_top]
    assert sorted(t.isi for t in bands) == sorted(names)


def test_both_exits_to_one_step_on_the_page_over_it_and_back_are_told_apart() -> None:
    sheet = kasus("emas-7-satu-tujuan-di-balik-halaman")
    assert baris(sheet) == [[1, 2, 3, 4], [5, 6, 7]]
    for dari, ke in (("cek", "catat"), ("nilai", "bahas"), ("ulang", "cek")):
        out = [j for j in semua(sheet, dari, ke) if not j.sumber.connector]
        assert len(out) == 2
        assert len({j.garis.label for j in out}) == 2
        assert len({j.keluar for j in out}) == 2
    marks = {target: mark for _, _, mark, target, _ in sambungan(sheet)}
    assert set(marks) == {"bahas", "cek"}
    assert simbol(sheet, "bahas").jenis == "proses"
