"""The fingerprint changes exactly with the meaning (cli.md "diff"; format.md, end of "Riwayat")."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from sopctl.model.alur import resolve_alur
from sopctl.model.makna import makna, sidik
from sopctl.source.load import load_bytes
from tests.model.makna_documents import Change, Doc, changed, documents, sop_of
from tests.model.makna_edits import EDITS
from tests.model.makna_rewrites import REWRITES

HERE = Path(__file__).parent

LENIENT = settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)


def drawing(data: st.DataObject) -> DrawFn:
    """What draws in a test, as what draws in a strategy: Hypothesis gives them types of their own."""
    return cast(DrawFn, data.draw)


def name_of(change: Change) -> str:
    return change.__name__


@pytest.mark.parametrize("rewrite", REWRITES, ids=name_of)
@LENIENT
@given(doc=documents(), data=st.data())
def test_a_rewrite_that_keeps_the_meaning_keeps_the_fingerprint(
    rewrite: Change, doc: Doc, data: st.DataObject
) -> None:
    after = changed(doc, rewrite, drawing(data))
    assert after is not None
    assert makna(sop_of(after)) == makna(sop_of(doc))


@settings(LENIENT, max_examples=100)
@given(doc=documents(), data=st.data())
def test_rewrites_on_rewrites_keep_the_fingerprint(doc: Doc, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(REWRITES), unique=True, max_size=6))
    after = copy.deepcopy(doc)
    for rewrite in sorted(chosen, key=REWRITES.index):
        rewrite(after, drawing(data))
    assert sidik(sop_of(after)) == sidik(sop_of(doc))


@pytest.mark.parametrize("edit", EDITS, ids=name_of)
@LENIENT
@given(doc=documents(), data=st.data())
def test_an_edit_of_the_meaning_changes_the_fingerprint(edit: Change, doc: Doc, data: st.DataObject) -> None:
    after = changed(doc, edit, drawing(data))
    assume(after is not None and after != doc)
    assert after is not None
    assert sidik(sop_of(after)) != sidik(sop_of(doc))


def surat() -> Doc:
    """A small document that every case below alters a little."""
    return {
        "skema": "sop/1",
        "nama": "Pengelolaan Surat Masuk",
        "jenis": "administratif",
        "perangkat_daerah": "diskominfo",
        "pelaksana": [
            {"id": "agendaris", "nama": "Pengadministrasi Umum"},
            {"id": "kasubag", "nama": "Kepala Subbagian Umum"},
        ],
        "kegiatan": [
            {"id": "catat", "uraian": "Mencatat surat", "pelaksana": "agendaris", "mutu_baku": {}},
            {"id": "paraf", "uraian": "Memberi paraf", "pelaksana": "kasubag", "mutu_baku": {}},
        ],
    }


def with_row(index: int, **keys: Any) -> Doc:
    doc = surat()
    doc["kegiatan"][index] |= keys
    return doc


def same(one: Doc, other: Doc) -> bool:
    return sidik(sop_of(one)) == sidik(sop_of(other))


def test_the_first_recipe_yields_for_ever_what_it_yields_today() -> None:
    # Were this to change, every verification in every office would be void: make a new recipe instead.
    assert sidik(sop_of(surat())) == "1:072ee6da50e43251252e462d790d30ac"


def test_a_flow_that_is_resolved_already_gives_the_same_fingerprint() -> None:
    sop = sop_of(surat())
    assert sidik(sop, resolve_alur(sop)) == sidik(sop)


@pytest.mark.parametrize("waktu", ["segera", "Segera", "Segera ", "1.5 jam"])
def test_a_time_that_does_not_parse_counts_by_its_text(waktu: str) -> None:
    others = {"segera", "Segera", "Segera ", "1.5 jam"} - {waktu}
    written = with_row(0, mutu_baku={"waktu": waktu})
    assert not any(same(written, with_row(0, mutu_baku={"waktu": other})) for other in others)


def test_no_hari_is_a_hari_kerja() -> None:
    assert not same(
        with_row(0, mutu_baku={"waktu": "2 hari"}), with_row(0, mutu_baku={"waktu": "2 hari kerja"})
    )


def test_no_way_on_is_not_the_same_as_the_next_row() -> None:
    assert not same(with_row(0, lanjut=[]), surat())
    assert same(with_row(0, lanjut=None), surat())


def test_a_joint_row_is_not_a_row_of_two_steps() -> None:
    joint = with_row(1, pelaksana=["agendaris", "kasubag"])
    steps = with_row(1, langkah=[{"pelaksana": "agendaris"}, {"pelaksana": "kasubag"}])
    del steps["kegiatan"][1]["pelaksana"]
    assert not same(joint, steps)


def test_line_breaks_and_composed_letters_are_no_change_but_spaces_are() -> None:
    assert same(with_row(0, uraian="Mencatat\nsurat\n"), surat())
    assert same(with_row(0, uraian="Mencatat cafe\u0301"), with_row(0, uraian="Mencatat caf\u00e9"))
    assert not same(with_row(0, uraian="Mencatat  surat"), surat())


def test_a_blank_text_is_none() -> None:
    assert same(with_row(0, keterangan=" "), surat())


def test_a_branch_label_that_is_empty_is_still_a_branch() -> None:
    def decision(label: str) -> Doc:
        return with_row(0, cabang={"Ya": "paraf", label: "paraf"})

    assert not same(decision(""), decision("Tidak"))


def test_columns_that_say_the_same_may_trade_names_but_not_work() -> None:
    def twins(first: str, second: str) -> Doc:
        doc = surat()
        doc["pelaksana"] = [{"id": "satu", "nama": "Staf"}, {"id": "dua", "nama": "Staf"}]
        doc["kegiatan"][0]["pelaksana"], doc["kegiatan"][1]["pelaksana"] = first, second
        return doc

    assert same(twins("satu", "dua"), twins("dua", "satu"))
    assert not same(twins("satu", "dua"), twins("satu", "satu"))


def test_an_undeclared_column_counts_by_its_name() -> None:
    assert not same(with_row(0, pelaksana="camat"), with_row(0, pelaksana="lurah"))


def test_an_answered_link_and_a_new_head_are_no_change() -> None:
    doc = surat() | {"keterkaitan": ["disposisi-surat"], "pengesahan": {"nama": "Siti"}}
    assert same(doc, surat())


def test_an_entry_of_riwayat_is_no_change() -> None:
    doc = surat() | {"riwayat": [{"tahap": "penetapan", "tanggal": date(2026, 3, 1)}]}
    assert same(doc, surat())


@pytest.mark.parametrize(
    ("columns_elsewhere", "written", "equal"),
    [(False, False, True), (False, True, False), (True, True, True), (True, False, False)],
)
def test_lintas_counts_where_it_is_not_what_the_columns_say(
    columns_elsewhere: bool, written: bool, equal: bool
) -> None:
    doc = surat()
    if columns_elsewhere:
        doc["pelaksana"][1]["perangkat_daerah"] = "setda"
    assert same(doc | {"lintas_perangkat_daerah": written}, doc) is equal


def test_an_agency_that_was_renamed_leaves_its_own_columns_and_links_alone() -> None:
    def of(agency: str) -> Doc:
        doc = with_row(0, rujuk_sop=f"{agency}/disposisi-surat") | {"perangkat_daerah": agency}
        doc["pelaksana"][0]["perangkat_daerah"] = agency
        return doc

    assert same(of("dinkominfo"), of("diskominfo"))


def test_a_key_in_another_order_is_no_change() -> None:
    doc = surat()
    reversed_keys = {key: doc[key] for key in reversed(doc)}
    assert same(reversed_keys, doc)


def read(name: str, data: bytes | None = None) -> Any:
    loaded = load_bytes(data or (HERE / name).read_bytes(), name)
    assert loaded.model is not None
    return loaded.model


def test_the_first_recipe_keeps_what_it_yields_for_a_document_with_every_key() -> None:
    assert sidik(read("pinjam-kendaraan.yaml")) == "1:589c49f1b9acbbbc3ba9249ccf142099"


def test_quotes_comments_and_line_breaks_of_the_file_are_no_change() -> None:
    plain = (HERE / "pinjam-kendaraan.yaml").read_bytes()
    requoted = plain.replace(
        b"nama: Peminjaman Kendaraan Dinas", b"nama: >-\n  Peminjaman\n  'Kendaraan' Dinas"
    )
    other = plain.replace(b"Mengembalikan kendaraan", b'"Mengembalikan\n      kendaraan"  # tiap sore')
    other = other.replace(b'nomor: "065/014', b"# nomor surat\nnomor: '065/014").replace(
        b'BPKAD/2026"', b"BPKAD/2026'"
    )
    assert sidik(read("b.yaml", other)) == sidik(read("a.yaml", plain))
    assert sidik(read("c.yaml", requoted)) != sidik(read("a.yaml", plain))
