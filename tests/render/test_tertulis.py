"""The written form tells the whole flow, so that nobody needs the picture."""

from __future__ import annotations

import re

import pytest
from bahan import SURAT, sop_of

from sopctl.model.alur import resolve_alur
from sopctl.model.sop import Sop
from sopctl.render.tertulis import join_names, write_tertulis

RUJUKAN = {"setda/penataan-arsip": "SOP Penataan Arsip"}


def tertulis(sop: Sop) -> dict[str, str]:
    return dict(write_tertulis(sop, resolve_alur(sop), RUJUKAN))


@pytest.fixture
def surat() -> dict[str, str]:
    return tertulis(sop_of(SURAT))


def lone(uraian: str) -> str:
    sop = sop_of(SURAT)
    row = sop.kegiatan[0].model_copy(update={"uraian": uraian})
    return tertulis(sop.model_copy(update={"kegiatan": (row, *sop.kegiatan[1:])}))["1."]


def test_every_row_and_every_symbol_of_a_row_has_its_number(surat: dict[str, str]) -> None:
    assert list(surat) == ["", "1.", "2.", "3.", "3.1", "3.2", "4.", "5.", "6.", "7."]


def test_a_sentence_names_who_and_what_and_where_it_starts(surat: dict[str, str]) -> None:
    assert surat["1."] == "Pengirim Surat menyerahkan surat. Prosedur dimulai pada langkah ini."


def test_branches_say_their_condition_and_their_way(surat: dict[str, str]) -> None:
    assert surat["2."].endswith("Lengkap? Jika Ya, lanjut ke langkah 3.1; jika Tidak, kembali ke langkah 1.")


def test_a_row_of_several_symbols_is_told_symbol_by_symbol(surat: dict[str, str]) -> None:
    assert surat["3."] == "Memberi paraf dan disposisi, terdiri atas:"
    assert surat["3.1"] == "Kepala Subbagian Umum memberi paraf dan disposisi."
    assert surat["3.2"].endswith("Jika Setuju, lanjut ke langkah 4; jika Kembali, kembali ke langkah 3.1.")


def test_a_joint_row_names_all_and_a_fork_all_its_ways(surat: dict[str, str]) -> None:
    assert surat["4."].startswith(
        "Kepala Dinas, Kepala Subbagian Umum, dan Pengadministrasi Umum bersama-sama melaksanakan"
    )
    assert "Secara paralel: lanjut ke langkah 7 dan lanjut ke langkah 5." in surat["4."]
    assert surat["4."].endswith("menurut SOP Penataan Arsip.")


def test_ends_and_dead_ends_are_said(surat: dict[str, str]) -> None:
    assert surat["6."].endswith("Alur berhenti pada langkah ini.")
    assert surat["7."].endswith("Prosedur selesai pada langkah ini.")


def test_text_in_a_symbol_is_told(surat: dict[str, str]) -> None:
    assert surat["5."] == "Kepala Dinas: SKPD menerima laporan (Daring). Lanjut ke langkah 7."


@pytest.mark.parametrize(
    ("uraian", "sentence"),
    [
        ("Menerima surat.", "Pengirim Surat menerima surat."),
        ("Pencatatan surat", "Pengirim Surat melaksanakan pencatatan surat."),
        ("Berkas diterima", "Pengirim Surat: Berkas diterima."),
        ("Menteri menandatangani", "Pengirim Surat: Menteri menandatangani."),
        ("Update data", "Pengirim Surat: Update data."),
        ("Menyusun:\n1. rencana\n2. jadwal", "Pengirim Surat menyusun: 1. rencana 2. jadwal."),
    ],
)
def test_the_act_becomes_a_sentence(uraian: str, sentence: str) -> None:
    assert lone(uraian) == f"{sentence} Prosedur dimulai pada langkah ini."


def test_names_are_joined_as_in_a_sentence() -> None:
    assert join_names(("A",)) == "A"
    assert join_names(("A", "B")) == "A dan B"
    assert join_names(("A", "B", "C")) == "A, B, dan C"


def test_an_exit_without_a_label_and_a_step_repeated_are_told() -> None:
    sop = sop_of(SURAT)
    row = sop.kegiatan[1].model_copy(update={"cabang": {"": "arsip", "Ragu": "periksa"}})
    changed = sop.model_copy(update={"kegiatan": (sop.kegiatan[0], row, *sop.kegiatan[2:])})
    assert tertulis(changed)["2."].endswith(
        "Pada cabang tanpa label, lanjut ke langkah 7; jika Ragu, ulangi langkah ini."
    )


def test_every_arrow_that_is_not_to_the_next_sentence_is_told(surat: dict[str, str]) -> None:
    alur = resolve_alur(sop_of(SURAT))
    told = sum(len(re.findall(r"(?:ke|ulangi) langkah", sentence)) for sentence in surat.values())
    silent = sum(
        p.label is None
        and len(alur.keluar(p.dari)) == 1
        and sum(1 for s in alur.simbol[p.dari + 1 : p.ke] if not s.partner) == 0
        for p in alur.panah
    )
    assert told - 1 == len(alur.panah) - silent
