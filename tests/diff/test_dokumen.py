"""Which SOP of one tree is which of another, and what changed in the files they share."""

from __future__ import annotations

from typing import Any

from sopctl.diff.bersama import compare_konfigurasi, compare_peraturan
from sopctl.diff.dokumen import Berkas, Sandingan, pair_berkas
from sopctl.model.sop import Sop


def berkas(path: str, id: str, agency: str = "kominfo", **keys: Any) -> Berkas:
    data = {
        "skema": "sop/1",
        "id": id,
        "jenis": "teknis",
        "perangkat_daerah": agency,
        "pelaksana": [{"id": "a", "nama": "Staf"}],
        "kegiatan": [{"uraian": "Mencatat", "pelaksana": "a"}],
    }
    return Berkas(path, Sop.model_validate(data | keys))


def told(found: tuple[Sandingan, ...]) -> list[tuple[str | None, str | None]]:
    return [(s.base.path if s.base else None, s.head.path if s.head else None) for s in found]


def test_an_sop_is_known_by_its_address_wherever_its_file_lies() -> None:
    found = pair_berkas([berkas("sop/a.yaml", "surat")], [berkas("sop/x/b.yaml", "surat")])
    assert told(found) == [("sop/a.yaml", "sop/x/b.yaml")]
    assert found[0].moved


def test_an_sop_that_went_to_another_agency_is_known_by_its_earlier_address() -> None:
    found = pair_berkas(
        [berkas("sop/kominfo/a.yaml", "surat")],
        [berkas("sop/setda/a.yaml", "persuratan", "setda", dahulu=["kominfo/surat"])],
    )
    assert told(found) == [("sop/kominfo/a.yaml", "sop/setda/a.yaml")]


def test_an_sop_whose_id_changed_is_known_by_its_file() -> None:
    found = pair_berkas([berkas("sop/a.yaml", "surat")], [berkas("sop/a.yaml", "persuratan")])
    assert told(found) == [("sop/a.yaml", "sop/a.yaml")]


def test_two_sops_that_traded_files_are_each_known_by_their_address() -> None:
    found = pair_berkas(
        [berkas("sop/a.yaml", "a"), berkas("sop/b.yaml", "b")],
        [berkas("sop/a.yaml", "b"), berkas("sop/b.yaml", "a")],
    )
    assert told(found) == [("sop/b.yaml", "sop/a.yaml"), ("sop/a.yaml", "sop/b.yaml")]


def test_what_only_one_tree_has_is_new_or_gone() -> None:
    found = pair_berkas([berkas("sop/a.yaml", "a")], [berkas("sop/b.yaml", "b")])
    assert told(found) == [(None, "sop/b.yaml"), ("sop/a.yaml", None)]


def test_a_regulation_that_was_repealed_is_told_and_a_new_one_is_not() -> None:
    before = {"peraturan": {"uu-1": {"teks": "Undang-Undang Nomor 1", "status": "berlaku"}}}
    after = {
        "peraturan": {"uu-1": {"teks": "Undang-Undang Nomor 1", "status": "dicabut"}, "uu-2": {"teks": "X"}}
    }
    found = list(compare_peraturan(before, after))
    assert [(f.jenis, f.key_path, f.before, f.after) for f in found] == [
        ("peraturan-status-berubah", ("peraturan", "uu-1", "status"), "berlaku", "dicabut")
    ]


def test_a_setting_is_told_at_its_deepest_key_and_paper_is_no_matter_of_a_verifier() -> None:
    before = {"kertas": "A4", "perangkat_daerah": {"kominfo": {"nama": "Dinas", "kepala": "Kadis"}}}
    after = {"kertas": "F4", "perangkat_daerah": {"kominfo": {"nama": "Dinas", "kepala": "Kepala Dinas"}}}
    found = list(compare_konfigurasi(before, after))
    assert [f.key_path for f in found] == [("perangkat_daerah", "kominfo", "kepala")]
