"""Two trees compared: what is new, gone, moved, unreadable; shared files; places, names, fingerprints."""

from __future__ import annotations

import json
import shutil
from importlib import import_module
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import sopctl
from sopctl.diff.weigh import Bobot
from sopctl.resources import resource_path
from sopctl.source import load
from sopctl.tell.perbandingan import UBAH_TELLERS, UbahStyle
from tests.comparing.kit import (
    SETTINGS,
    TODAY,
    changes,
    commit,
    compared,
    documents,
    make_office,
    sop,
    told,
    write,
)

SATU, DUA = "diskominfo/satu", "diskominfo/dua"
SCHEMA = Draft202012Validator(
    json.loads(Path(resource_path("schemas", "diff.schema.json")).read_text(encoding="utf-8"))
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return make_office(tmp_path)


def test_what_did_not_change_is_not_told(office: Path) -> None:
    found = told(office, "awal")
    assert (found["changes"], found["documents"]) == ([], [])
    assert found["summary"] == {"substantif": 0, "administratif": 0, "redaksional": 0}


def test_a_reformatted_sop_stays_what_it_is(office: Path) -> None:
    text = (office / "sop/satu.yaml").read_text(encoding="utf-8")
    write(
        office,
        "sop/satu.yaml",
        "# catatan\n" + text.replace("jenis: administratif", 'jenis: "administratif"'),
    )
    assert documents(office, "awal") == [(SATU, "tetap")]


def test_line_ends_turned_around_are_no_difference(office: Path) -> None:
    whole = office / "sop/satu.yaml"
    whole.write_bytes(whole.read_bytes().replace(b"\n", b"\r\n"))
    assert documents(office, "awal") == []


def test_new_removed_moved_and_changed_sops_are_told_as_such(office: Path) -> None:
    write(office, "sop/tiga.yaml", sop("tiga"))
    write(office, "sop/lima.yaml", sop("lima"))
    commit(office, tag="dulu")
    write(office, "sop/empat.yaml", sop("empat"))
    write(office, "sop/tiga.yaml", None)
    shutil.move(office / "sop/satu.yaml", office / "sop/x.yaml")
    write(office, "sop/lima.yaml", None)
    write(office, "sop/y.yaml", sop("lima", "cakupan: makro\n"))
    assert sorted(documents(office, "dulu")) == [
        ("diskominfo/empat", "baru"),
        ("diskominfo/lima", "berubah"),
        (SATU, "berpindah"),
        ("diskominfo/tiga", "dihapus"),
    ]
    assert sorted(changes(office, "dulu")) == [
        ("diskominfo/empat", "sop-baru"),
        ("diskominfo/lima", "cakupan-berubah"),
        ("diskominfo/tiga", "sop-dihapus"),
    ]


def test_places_are_the_lines_of_the_keys_and_null_where_a_side_lacks_the_key(office: Path) -> None:
    write(
        office,
        "sop/satu.yaml",
        "\n\n" + sop("satu", "kualifikasi_pelaksana: null\npencatatan: [Buku, Map]\n"),
    )
    text = (office / "sop/satu.yaml").read_text(encoding="utf-8").splitlines()
    for change in told(office, "awal")["changes"]:
        place = change["after_place"] or change["before_place"]
        assert place["path"] == "sop/satu.yaml"
        if change["after_place"]:
            line = text[place["line"] - 1]
            assert any(word in line for word in ("pencatatan", "Buku", "Map", "kualifikasi_pelaksana")), line
        if change["change"].endswith("-ditambah"):
            assert change["before_place"] is None


def test_an_unreadable_file_is_named_and_neither_new_nor_gone(office: Path) -> None:
    write(office, "sop/satu.yaml", "skema: sop/1\nid: satu\nperangkat_daerah: diskominfo\njenis: [\n")
    write(office, "sop/dua.yaml", sop("dua", "cakupan: makro\n"))
    for base, head in (("awal", None), (None, "awal")):
        if base is None:
            commit(office, tag="kini")
        found = compared(office, base or "kini", head)
        assert [(d.sop, d.keadaan) for d in found.perbandingan.dokumen] == [(DUA, "berubah")]
        assert [loaded.path.rpartition(":")[2] for loaded in found.unreadable] == ["sop/satu.yaml"]
        assert not found.settings_broken


def test_shared_files_are_told_without_an_sop(office: Path) -> None:
    write(office, "sopctl.yaml", SETTINGS.replace("jenis: dinas", "jenis: badan") + "kertas: F4\n")
    write(
        office, "peraturan.yaml", 'skema: peraturan/1\nperaturan:\n  uu-1: {teks: "UU 1", status: berlaku}\n'
    )
    commit(office, tag="kini")
    write(
        office, "peraturan.yaml", 'skema: peraturan/1\nperaturan:\n  uu-1: {teks: "UU 1", status: dicabut}\n'
    )
    found = told(office, "awal")["changes"]
    assert [(c["sop"], c["change"], c["level"], c["before_place"]) for c in found] == [
        (None, "konfigurasi-berubah", "administratif", {"path": "sopctl.yaml", "line": 8}),
    ]
    (status,) = told(office, "kini")["changes"]
    assert (status["change"], status["level"], status["after_place"]["line"]) == (
        "peraturan-status-berubah",
        "substantif",
        3,
    )
    assert changes(office, "sop/satu.yaml") == []


def test_settings_that_cannot_be_used_are_named_and_the_rest_is_compared(office: Path) -> None:
    write(office, "sopctl.yaml", "skema: konfigurasi/1\nkertas: A9\n")
    write(office, "sop/satu.yaml", sop("satu", "cakupan: makro\n"))
    found = compared(office, "awal")
    assert found.settings_broken
    assert [d.sop for d in found.perbandingan.dokumen] == [SATU]
    commit(office, tag="kini")
    assert not compared(office, "kini", "awal").settings_broken


def test_names_stand_in_the_message_and_ids_in_the_values(office: Path) -> None:
    write(office, "peraturan.yaml", 'skema: peraturan/1\nperaturan:\n  uu-1: {teks: "UU Nomor 1"}\n')
    commit(office)
    write(office, "sop/satu.yaml", sop("satu", "perangkat_daerah: setda\ndasar_hukum: [{ref: uu-1}]\n"))
    found = {c["change"]: c for c in told(office, "HEAD", "sop/satu.yaml")["changes"]}
    moved = found["perangkat-daerah-berubah"]
    assert (moved["before"], moved["after"]) == ("diskominfo", "setda")
    assert "Dinas Komunikasi dan Informatika" in moved["message"]
    assert "UU Nomor 1" in found["dasar-hukum-ditambah"]["message"]
    assert found["dasar-hukum-ditambah"]["after"] == {"ref": "uu-1"}


def test_a_fingerprint_outlives_what_is_written_around_the_change(office: Path) -> None:
    def prints() -> dict[str, str]:
        found = [c for c in told(office, "awal")["changes"] if c["change"] != "pencatatan-ditambah"]
        return {c["change"]: c["fingerprint"] for c in found}

    write(office, "sop/satu.yaml", sop("satu", "cakupan: makro\npencatatan: [A, Buku agenda surat masuk]\n"))
    first = prints()
    write(office, "sop/satu.yaml", "\n# x\n" + sop("satu", "cakupan: makro\npencatatan: [B, C, Map]\n"))
    assert first["cakupan-berubah"] == prints()["cakupan-berubah"]
    found = told(office, "awal")["changes"]
    assert len({c["fingerprint"] for c in found}) == len(found)


def test_the_same_bytes_in_the_same_place_are_never_parsed(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(8):
        write(office, f"sop/banyak/s{n}.yaml", sop(f"s{n}"))
    commit(office, tag="kini")
    write(office, "sop/satu.yaml", sop("satu", "cakupan: makro\n"))
    parsed: list[str] = []
    original = load.load_bytes

    def noted(data: bytes, path: str, *, kind: str | None = None) -> load.Loaded:
        parsed.append(path)
        return original(data, path, kind=kind)

    monkeypatch.setattr("sopctl.comparing.tree.load_bytes", noted)
    monkeypatch.setattr("sopctl.comparing.referrers.load_bytes", noted)
    assert changes(office, "kini") == [(SATU, "cakupan-berubah")]
    assert [path for path in parsed if "banyak" in path] == []


def test_json_is_what_its_schema_says(office: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)
    write(office, "sopctl.yaml", SETTINGS.replace("jenis: dinas", "jenis: badan"))
    write(office, "sop/satu.yaml", sop("satu", "cakupan: makro\nperalatan: [Pena]\n"))
    write(office, "sop/dua.yaml", None)
    found = told(office, "awal")
    SCHEMA.validate(found)
    assert list(found) == ["version", "base", "head", "changes", "documents", "summary"]
    assert sum(found["summary"].values()) == len(found["changes"]) > 3


def test_the_level_asked_for_filters_changes_and_their_counts_but_no_documents(office: Path) -> None:
    write(office, "sop/satu.yaml", sop("satu", "peralatan: [Pena]\n"))
    report = compared(office, "awal").perbandingan.at_least(Bobot.SUBSTANTIF)
    found = json.loads(UBAH_TELLERS["json"](report, UbahStyle()))
    assert (found["changes"], found["summary"]["administratif"]) == ([], 0)
    assert [d["status"] for d in found["documents"]] == ["berubah"]


def test_the_library_compares_and_stays_callable_once_its_room_is_open(office: Path) -> None:
    write(office, "sop/satu.yaml", sop("satu", "cakupan: makro\n"))
    for _ in range(2):
        found = sopctl.diff("awal", today=TODAY, folder=office).perbandingan
        assert [(u.sop, u.jenis) for u in found.ubah] == [(SATU, "cakupan-berubah")]
    assert import_module("sopctl.diff.weigh").UBAHAN


def test_who_refers_to_a_changed_sop_is_found_by_whole_ids(office: Path) -> None:
    write(office, "sop/tiga.yaml", sop("tiga", "keterkaitan: [satu]\n"))
    write(office, "sop/empat.yaml", sop("empat", "keterkaitan: [satu-satu, diskominfo/satu-lagi]\n"))
    commit(office, tag="kini")
    write(office, "sop/satu.yaml", sop("satu", "cakupan: makro\n"))
    (dokumen,) = compared(office, "kini").perbandingan.dokumen
    (found,) = (akibat for akibat in dokumen.akibat if akibat.kunci == "dirujuk")
    assert dict(found.args) == {"daftar": "diskominfo/tiga", "jumlah": 1}
