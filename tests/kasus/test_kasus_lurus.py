"""Cases 1-10: straight flow and columns."""

from __future__ import annotations

import pytest

from sopctl.errors import SopctlError
from sopctl.layout.sizes import SYMBOL_NARROWEST
from tests.lembar.geometri import box_of_segment, length_of, segments
from tests.lembar.lukis import lukis, sop_of
from tests.rules.kit import good_sop, ids_of, judge

from .bahan import Dokumen, dokumen_of, kasus, lembar, lengkap
from .dokumen import berkolom
from .lihat import Jalan, blok, first, jalan, kolom, satu, silang, simbol


def test_01_the_next_step_in_one_column_is_reached_straight_down_the_middle() -> None:
    sheet = kasus("01-satu-kolom")
    middle = sum(kolom(sheet, "loket")) / 2
    for dari, ke in (("terima", "catat"), ("catat", "simpan")):
        arrow = satu(sheet, dari, ke)
        assert (arrow.keluar, arrow.masuk, arrow.belok) == ("bawah", "atas", 0)
        assert arrow.line[0][0] == pytest.approx(middle, abs=0.01)


def _clear(arrow: Jalan, dokumen: Dokumen) -> bool:
    """No symbol but its ends and no text is touched."""
    page, _ = first(lembar(dokumen))
    boxes = [s.box for s in page.lambang if s.id not in (arrow.sumber.id, arrow.tujuan.id)]
    boxes += [line.box for text in page.tulisan for line in text.lines]
    return not any(box_of_segment(s, 0.2).meets(box) for s in segments(arrow.line) for box in boxes)


def test_02_an_arrow_from_the_first_to_the_last_column_touches_nothing_between() -> None:
    arrow = satu(kasus("02-jauh-ke-kanan"), "terima", "putus")
    assert _clear(arrow, dokumen_of("02-jauh-ke-kanan"))
    (x0, y0), (x1, y1) = arrow.line[0], arrow.line[-1]
    assert length_of(arrow.line) == pytest.approx(x1 - x0 + y1 - y0), "it never turns back"


def test_03_a_skip_within_a_column_goes_round_the_symbols_between() -> None:
    sheet = kasus("03-melompati-baris")
    arrow = satu(sheet, "pilah", "kirim")
    between = [simbol(sheet, id).box for id in ("salin", "jilid")]
    left, right = arrow.xs
    assert left < min(b.x0 for b in between) or right > max(b.x1 for b in between)
    assert arrow.belok <= 4


def test_04_flow_to_the_left_mirrors_flow_to_the_right() -> None:
    right, left = kasus("02-jauh-ke-kanan"), kasus("04-jauh-ke-kiri")
    edges = [(j.garis.dari[0], j.garis.ke) for j in jalan(right)]
    assert silang(left) == silang(right)
    for dari, ke in edges:
        assert satu(left, dari, ke).belok == satu(right, dari, ke).belok
    assert _clear(satu(left, "terima", "putus"), dokumen_of("04-jauh-ke-kiri"))


def test_05_detours_of_the_outer_columns_stay_among_the_pelaksana() -> None:
    sheet = kasus("05-kolom-tepi")
    block = blok(sheet)
    for arrow in jalan(sheet):
        left, right = arrow.xs
        assert block.x0 + 0.4 < left <= right < block.x1 - 0.4


def test_06_one_pelaksana_draws_its_loops_in_its_one_column() -> None:
    sheet = kasus("06-satu-pelaksana")
    left, right = kolom(sheet, "teknisi")
    for dari, ke in (("stabil", "pasang"), ("cukup", "ukur")):
        loop = satu(sheet, dari, ke)
        assert left < loop.xs[0] <= loop.xs[1] < right
    assert silang(sheet) <= 1


def test_07_fifteen_pelaksana_fit_f4_with_symbols_of_at_least_their_least_width() -> None:
    dokumen = berkolom(15)
    page, _ = first(lembar(dokumen, "F4"))
    assert min(s.box.width for s in page.lambang) >= SYMBOL_NARROWEST
    with pytest.raises(SopctlError) as refused:
        lukis(sop_of(berkolom(16)), "F4")
    assert refused.value.key == "layout.terlalu-banyak-pelaksana"


def test_07_a_long_name_over_a_narrow_column_wraps_or_turns_and_is_whole() -> None:
    dokumen = berkolom(15)
    dokumen["pelaksana"][3]["nama"] = "Pengadministrasi Kepegawaian"
    page, table = first(lembar(dokumen, "F4"))
    left, right = table.kolom[3]
    head = [t for t in page.tulisan if left < t.box.middle[0] < right and t.box.y1 < table.body_top]
    lines = [line.isi for t in head for line in t.lines if not t.isi.isdigit()]
    assert " ".join(lines) == "Pengadministrasi Kepegawaian"


def test_08_an_unknown_pelaksana_is_an_error_at_its_line_and_never_drawn() -> None:
    text = good_sop()
    wrong = text.replace("pelaksana: kasubag", "pelaksana: kasubbag", 1)
    assert wrong != text
    (found,) = [f for f in judge(wrong) if f.rule.id == "SOP301"]
    assert "kasubbag" in wrong.splitlines()[found.place.line - 1]
    with pytest.raises(SopctlError) as refused:
        lukis(sop_of(lengkap({"pelaksana": ["a"], "kegiatan": [{"uraian": "X", "pelaksana": "b"}]})))
    assert refused.value.key == "layout.pelaksana-tak-terdaftar"
    assert refused.value.fields == {"pelaksana": "b", "baris": 1}


def test_09_a_pelaksana_without_a_step_keeps_its_column_and_lint_tells() -> None:
    dokumen = dokumen_of("01-satu-kolom")
    dokumen["pelaksana"].append({"id": "arsiparis", "nama": "Arsiparis"})
    sheet = lembar(dokumen)
    left, right = kolom(sheet, "arsiparis")
    assert right - left >= 13.0
    spare = "pelaksana: [{id: pegawai, nama: Pegawai}, {id: tamu, nama: Tamu}]\n"
    assert "SOP302" in ids_of(judge(good_sop(spare)))


def _kelompok() -> Dokumen:
    roles = [("Sekretariat", n) for n in ("Staf", "Kasubag", "Sekretaris")]
    roles += [("Bidang Informatika", n) for n in ("Analis", "Kasi", "Kabid")]
    columns = [{"id": n.lower(), "nama": n, "kelompok": k} for k, n in roles]
    rows = [
        {"id": f"k{i}", "uraian": f"Langkah ke-{i}", "pelaksana": columns[i % 6]["id"], "butir": 8}
        for i in range(1, 9)
    ]
    return lengkap({"pelaksana": columns, "kegiatan": rows})


def test_10_grouped_heads_span_their_columns_on_every_page() -> None:
    sheet = lembar(_kelompok())
    drawn = list(sheet.drawn())
    assert len(drawn) > 1
    for page, table in drawn:
        for name, (first_column, last) in {"Sekretariat": (0, 2), "Bidang Informatika": (3, 5)}.items():
            (head,) = [t for t in page.tulisan if t.isi == name]
            left, right = table.kolom[first_column][0], table.kolom[last][1]
            assert left < head.box.x0
            assert head.box.x1 < right
            assert head.box.middle[0] == pytest.approx((left + right) / 2, abs=0.5)
    assert len({table.xs for _, table in drawn}) == 1
