"""The strings of the sheet are those of sheet.md, "Pages"."""

from __future__ import annotations

from datetime import date

import pytest
from bahan import SURAT, koleksi, sop_of

from sopctl.layout.stages import Isi
from sopctl.model.alur import resolve_alur
from sopctl.model.koleksi import Koleksi
from sopctl.model.sop import Pengesahan, Sop, TanggalSop
from sopctl.render.view import Keadaan, build_isi, group_nip, nama_cetak

BERLAKU = Keadaan(1, "1:abc", None, False)


def isi_of(keadaan: Keadaan = BERLAKU, **changed: object) -> Isi:
    sop = sop_of(SURAT).model_copy(update=changed)
    return build_isi(sop, resolve_alur(sop), koleksi(), keadaan)


def nilai(isi: Isi, label: str) -> str:
    return dict(isi.identitas.baris)[label]


def butir(isi: Isi, judul: str) -> tuple[str, ...]:
    return next(kotak.butir for kotak in isi.identitas.kotak if kotak.judul == judul)


def test_the_labels_stand_in_the_order_of_the_form() -> None:
    identitas = isi_of().identitas
    labels = [label for label, _ in identitas.baris]
    labels.insert(identitas.pengesah_di, identitas.pengesah[0])
    assert labels == [
        "Nomor SOP",
        "Tanggal Pembuatan",
        "Tanggal Revisi",
        "Tanggal Efektif",
        "Disahkan oleh",
        "Nama SOP",
    ]
    assert [kotak.judul for kotak in identitas.kotak] == [
        "Dasar Hukum",
        "Kualifikasi Pelaksana",
        "Keterkaitan",
        "Peralatan/Perlengkapan",
        "Peringatan",
        "Pencatatan dan Pendataan",
    ]


def test_dates_are_written_in_indonesian_and_a_missing_one_is_a_dash() -> None:
    isi = isi_of()
    assert nilai(isi, "Tanggal Efektif") == "3 Februari 2026"
    assert nilai(isi, "Tanggal Revisi") == "-"
    assert nilai(isi_of(tanggal=TanggalSop(revisi=date(2026, 8, 17))), "Tanggal Revisi") == "17 Agustus 2026"


def test_an_open_revision_hides_the_first_day_in_force() -> None:
    assert nilai(isi_of(Keadaan(2, "1:abc", "RANCANGAN", True)), "Tanggal Efektif") == "-"


def test_a_number_not_yet_assigned_is_said_so() -> None:
    isi = isi_of()
    assert nilai(isi, "Nomor SOP") == "belum bernomor"
    assert isi.kaki[0] == "belum bernomor · versi 1 · sidik 1:abc"


@pytest.mark.parametrize("tanda", ["RANCANGAN", "DICABUT"])
def test_the_mark_of_the_round_stands_beside_the_number_and_in_the_foot(tanda: str) -> None:
    isi = isi_of(Keadaan(3, "1:abc", tanda, False), nomor="065/001/SOP/DISKOMINFO/2026")
    assert nilai(isi, "Nomor SOP") == f"065/001/SOP/DISKOMINFO/2026 ({tanda})"
    assert isi.kaki[0] == f"Nomor 065/001/SOP/DISKOMINFO/2026 · versi 3 · sidik 1:abc · {tanda}"


def test_the_name_is_printed_with_the_word_sop_once() -> None:
    assert nama_cetak("Pengelolaan Surat") == "SOP Pengelolaan Surat"
    assert nama_cetak("SOP Pengelolaan Surat") == "SOP Pengelolaan Surat"
    assert nama_cetak("Sopir Dinas") == "SOP Sopir Dinas"
    assert nama_cetak("  ") == "-"


@pytest.mark.parametrize(
    ("nip", "printed"),
    [
        ("198001012005011001", "19800101 200501 1 001"),
        ("19800101 200501 1 001", "19800101 200501 1 001"),
        ("19800101.200501.1.001", "19800101 200501 1 001"),
        ("1980", "1980"),
        ("٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣", "٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣"),
    ],
)
def test_a_nip_is_grouped_8_6_1_3_and_anything_else_stays(nip: str, printed: str) -> None:
    assert group_nip(nip) == printed


def test_who_ratifies_is_told_without_an_empty_rank() -> None:
    with_rank = isi_of(pengesahan=Pengesahan(jabatan="Camat", nama="A", pangkat="Pembina", nip="1"))
    assert with_rank.identitas.pengesah == ("Disahkan oleh", ("Camat",), ("A", "Pembina", "NIP 1"))
    assert isi_of(pengesahan=None).identitas.pengesah == ("Disahkan oleh", ("-",), ("-", "NIP -"))


def test_links_print_the_name_of_the_other_sop_and_their_id_where_it_is_not_found() -> None:
    assert butir(isi_of(), "Keterkaitan") == (
        "1. disposisi-surat",
        "2. Penataan Arsip",
        "3. SOP tertulis di kertas",
    )


def test_a_regulation_is_printed_as_in_its_register() -> None:
    assert butir(isi_of(), "Dasar Hukum")[1:] == (
        "2. Peraturan Walikota Nomor 50 Tahun 2017",
        "3. tidak-terdaftar",
    )


def test_an_empty_box_is_a_dash() -> None:
    assert butir(isi_of(), "Pencatatan dan Pendataan") == ("-",)


def test_agency_and_unit_are_named_by_the_settings() -> None:
    assert isi_of().identitas.instansi == (
        "Pemerintah Kota Contoh",
        "Dinas Komunikasi dan Informatika",
        "Subbagian Umum dan Kepegawaian",
    )


def test_without_settings_agency_and_unit_are_their_keys() -> None:
    sop = sop_of(SURAT)
    isi = build_isi(sop, resolve_alur(sop), Koleksi(), BERLAKU)
    assert isi.identitas.instansi == ("diskominfo", "subbag-umum")


def test_a_list_in_a_cell_is_numbered_and_a_missing_standard_is_a_dash() -> None:
    baris = isi_of().baris
    assert baris[1].kelengkapan == ("1. Surat", "2. Daftar lampiran")
    assert baris[0].kelengkapan == ("Surat",)
    assert (baris[4].kelengkapan, baris[4].waktu, baris[4].output) == (("-",), ("-",), ("-",))
    assert baris[0].keterangan == ()


def test_fields_in_a_document_are_text() -> None:
    hostile = "{nomor} {{7*7}} {halaman}"
    isi = isi_of(nama=hostile, nomor=hostile)
    assert isi.judul == f"SOP {hostile}"
    assert hostile in isi.kaki[0]


def test_a_document_with_nothing_but_its_rows_has_a_sheet() -> None:
    bare = Sop.model_validate(
        {
            "skema": "sop/1",
            "jenis": "teknis",
            "pelaksana": [{"id": "a", "nama": "A"}],
            "kegiatan": [{"uraian": "Menyapu", "pelaksana": "a"}],
        }
    )
    isi = build_isi(bare, resolve_alur(bare), Koleksi(), BERLAKU)
    assert isi.identitas.instansi == ("-",)
    assert {value for _, value in isi.identitas.baris} == {"-", "belum bernomor"}
