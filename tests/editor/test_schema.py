"""The schemas say of a document what the reader says of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from sopctl.editor.glosarium import glossary
from sopctl.editor.schema import JENIS, make_schema, make_schemas, schema_name, schema_text
from sopctl.errors import SopctlError
from sopctl.model.dasar import Angka
from sopctl.model.jenis import KINDS
from sopctl.resources import resource_path
from sopctl.source.load import load_bytes

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "model" / "pinjam-kendaraan.yaml"
OFFICE = sorted((HERE.parent.parent / "examples").rglob("*.yaml"))

Data = dict[str, Any]


@cache
def validator(jenis: str) -> Draft202012Validator:
    return Draft202012Validator(make_schema(jenis))


def as_an_editor_sees_it(data: Any) -> Any:
    """The data of a file with numbers as numbers."""
    if isinstance(data, dict):
        return {key: as_an_editor_sees_it(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_an_editor_sees_it(item) for item in data]
    return float(data) if isinstance(data, Angka) else data


def read(path: Path) -> Data:
    loaded = load_bytes(path.read_bytes(), path.name)
    assert loaded.document is not None
    data: Data = as_an_editor_sees_it(loaded.document.data)
    return data


def example() -> Data:
    return read(EXAMPLE)


def fault(jenis: str, data: Data) -> str | None:
    """Where the schema finds the fault that says most; None where it finds none."""
    error = best_match(validator(jenis).iter_errors(data))
    return None if error is None else "/".join(map(str, error.absolute_path))


@pytest.mark.parametrize("jenis", JENIS)
def test_a_schema_is_a_schema(jenis: str) -> None:
    Draft202012Validator.check_schema(make_schema(jenis))


@pytest.mark.parametrize("jenis", JENIS)
def test_the_schema_files_are_fresh(jenis: str) -> None:
    # Made anew by `make schemas`.
    assert schema_text(jenis) == make_schemas()[schema_name(jenis)]


def test_no_schema_file_is_left_over() -> None:
    kept = {path.name for path in Path(resource_path("schemas")).glob("*.schema.json")}
    assert {schema_name(jenis) for jenis in JENIS} <= kept


def test_an_unknown_kind_is_a_request_that_cannot_be_met() -> None:
    with pytest.raises(SopctlError) as refused:
        schema_text("surat")
    assert refused.value.key == "schema.jenis-tak-dikenal"


def objects(node: Any) -> Iterator[Data]:
    """Every object of a schema that names its properties as a model does."""
    if isinstance(node, dict):
        if "additionalProperties" in node and "properties" in node:
            yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for item in node:
            yield from objects(item)


@pytest.mark.parametrize("jenis", JENIS)
def test_every_property_has_an_indonesian_title_and_description(jenis: str) -> None:
    for schema in objects(make_schema(jenis)):
        assert schema["additionalProperties"] is False
        for told in (schema, *schema["properties"].values()):
            assert told["title"]
            assert told["description"].endswith(".")


def test_titles_are_the_labels_of_the_official_sheet() -> None:
    properties = make_schema("sop")["$defs"]["TanggalSop"]["properties"]
    assert properties["efektif"]["title"] == "Tanggal Efektif"
    assert properties["efektif"]["description"] == glossary()["TanggalSop"].kunci["efektif"].keterangan


def test_the_example_has_no_fault() -> None:
    assert fault("sop", example()) is None


@pytest.mark.parametrize("path", OFFICE, ids=[path.name for path in OFFICE])
def test_the_files_of_the_example_office_have_no_fault(path: Path) -> None:
    data = read(path)
    assert fault(data["skema"].partition("/")[0], data) is None


def put(*path: str | int, to: Any) -> Callable[[Data], None]:
    def edit(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = to

    return edit


def drop(*path: str | int) -> Callable[[Data], None]:
    def edit(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        del data[path[-1]]

    return edit


WRONG = {
    "a key nobody knows": (put("judul", to="Peminjaman"), ""),
    "a key nobody knows, deep inside": (
        put("kegiatan", 0, "mutu_baku", "mutu", to="x"),
        "kegiatan/0/mutu_baku",
    ),
    "no skema": (drop("skema"), ""),
    "the skema of another kind": (put("skema", to="tim/1"), "skema"),
    "an unknown jenis": (put("jenis", to="campuran"), "jenis"),
    "an unquoted number for a nomor": (put("nomor", to=65), "nomor"),
    "an unquoted nip": (put("pengesahan", "nip", to=198001012005011001), "pengesahan/nip"),
    "an unquoted periode": (put("riwayat", 7, "periode", to=2026), "riwayat/7/periode"),
    "a boolean where text belongs": (put("nama", to=True), "nama"),
    "a word where a boolean belongs": (put("lintas_perangkat_daerah", to="ya"), "lintas_perangkat_daerah"),
    "a date in words": (put("tanggal", "efektif", to="4 Mei 2026"), "tanggal/efektif"),
    "an id with capitals": (put("id", to="Peminjaman"), "id"),
    "an id that is too long": (put("id", to="a" * 81), "id"),
    "no pelaksana": (put("pelaksana", to=[]), "pelaksana"),
    "a mapping for a list": (put("kegiatan", to={}), "kegiatan"),
    "a fifth kind of symbol": (put("kegiatan", 2, "simbol", to="dokumen"), "kegiatan/2/simbol"),
    "a row without pelaksana": (drop("kegiatan", 0, "pelaksana"), "kegiatan/0"),
    "a row of nobody": (put("kegiatan", 0, "pelaksana", to=None), "kegiatan/0/pelaksana"),
    "an empty joint row": (put("kegiatan", 2, "pelaksana", to=[]), "kegiatan/2/pelaksana"),
    "pelaksana beside langkah": (put("kegiatan", 1, "pelaksana", to="kasubag"), "kegiatan/1/pelaksana"),
    "lanjut beside langkah": (put("kegiatan", 1, "lanjut", to="serah"), "kegiatan/1/lanjut"),
    "lanjut beside cabang": (put("kegiatan", 1, "langkah", 0, "lanjut", to="serah"), "kegiatan/1/langkah/0"),
    "two pelaksana in one langkah": (
        put("kegiatan", 1, "langkah", 0, "pelaksana", to=["pengurus", "kasubag"]),
        "kegiatan/1/langkah/0/pelaksana",
    ),
    "an unknown tahap": (put("riwayat", 0, "tahap", to="rapat"), "riwayat/0/tahap"),
    "a verification without a result": (drop("riwayat", 0, "hasil"), "riwayat/0"),
    "a result of another stage": (put("riwayat", 0, "hasil", to="gagal"), "riwayat/0/hasil"),
    "an entry without a date": (drop("riwayat", 2, "tanggal"), "riwayat/2"),
}


@pytest.mark.parametrize(("edit", "place"), WRONG.values(), ids=WRONG)
def test_a_fault_is_found_where_it_is_and_the_reader_finds_it_too(
    edit: Callable[[Data], None], place: str
) -> None:
    data = example()
    edit(data)
    assert fault("sop", data) == place
    assert not accepted_by_the_reader(data)


RIGHT = {
    "no text at all": put("nama", to=None),
    "one text for a list": put("kualifikasi_pelaksana", to="Teliti"),
    "an empty list": put("keterkaitan", to=[]),
    "a dead end": put("kegiatan", 0, "lanjut", to=[]),
    "an exit without a label": put("kegiatan", 1, "langkah", 0, "cabang", "", to="serah"),
    "a null beside langkah": put("kegiatan", 1, "pelaksana", to=None),
    "a null beside cabang": put("kegiatan", 1, "langkah", 0, "lanjut", to=None),
    "no rows": put("kegiatan", to=[]),
    "a monitoring without a result": put("riwayat", 6, "hasil", to=None),
    "no riwayat": put("riwayat", to=None),
}


@pytest.mark.parametrize("edit", RIGHT.values(), ids=RIGHT)
def test_what_the_reader_accepts_is_no_fault(edit: Callable[[Data], None]) -> None:
    data = example()
    edit(data)
    assert fault("sop", data) is None
    assert accepted_by_the_reader(data)


def accepted_by_the_reader(data: Data) -> bool:
    loaded = load_bytes(json.dumps(data, ensure_ascii=False).encode(), "contoh.yaml")
    return loaded.model is not None and not loaded.findings


OTHERS: dict[str, tuple[Data, Data]] = {
    "konfigurasi": (
        {
            "perangkat_daerah": {
                "dinkes": {"nama": "Dinas Kesehatan", "unit_kerja": {"subbag": {"nama": "Subbagian"}}}
            },
            "kode": {"pola": "SOP-{urut:03}/{tahun}", "lingkup": ["tahun"]},
            "jam_kerja_per_hari": 7.5,
            "hari_libur": ["2026-08-10"],
            "aturan": {"ubah": {"SOP315": "mati"}, "per_berkas": {"sop/lama/**": {"SOP302": "saran"}}},
        },
        {"perangkat_daerah": {"Dinas Kesehatan": {"nama": "Dinas Kesehatan"}}},
    ),
    "peraturan": (
        {"peraturan": {"uu-43-2009": {"teks": "Undang-Undang Nomor 43 Tahun 2009", "status": "berlaku"}}},
        {"peraturan": {"uu-43-2009": {"status": "hilang", "teks": "x"}}},
    ),
    "inventaris": (
        {"perangkat_daerah": "dinkes", "judul": [{"nama": "Pelayanan Imunisasi", "nomor": None}]},
        {"perangkat_daerah": "dinkes", "judul": [{"unit_kerja": "subbag"}]},
    ),
    "register": (
        {"nomor": "SOP-001/2026", "sop": None, "status": "dipesan", "tanggal": "2026-01-14"},
        {"nomor": 8, "status": "dipakai"},
    ),
    "keputusan": (
        {"id": "kep-1", "jenis": "penetapan", "sop": "dinkes/imunisasi", "nomor": None},
        {"id": "kep-1", "jenis": "imbauan"},
    ),
    "tim": (
        {"id": "tim-1", "anggota": [{"jabatan": "Bidan"}], "periode": {"mulai": "2026-01-01"}},
        {"id": "tim-1", "rencana": [{"mulai": "2026-01-01"}]},
    ),
    "laporan": (
        {"perangkat_daerah": None, "laporan": [{"jenis": "pengawasan", "periode": "2026-T1"}]},
        {"laporan": [{"jenis": "pengawasan", "periode": 2026}]},
    ),
    "garis-dasar": (
        {"temuan": [{"aturan": "SOP401", "sidik": "0" * 32, "alasan": "x", "berlaku_sampai": None}]},
        {"temuan": [{"aturan": "SOP401", "alasan": "x"}]},
    ),
}


def test_every_other_kind_has_a_right_and_a_wrong_document() -> None:
    assert {"sop", *OTHERS} == set(JENIS)


@pytest.mark.parametrize("jenis", OTHERS)
def test_other_kinds_are_told_right_from_wrong(jenis: str) -> None:
    right, wrong = copy.deepcopy(OTHERS[jenis])
    assert fault(jenis, {"skema": JENIS[jenis], **right}) is None
    assert fault(jenis, {"skema": JENIS[jenis], **wrong}) is not None


def test_the_markers_are_those_of_the_reader() -> None:
    assert list(JENIS.values()) == list(KINDS)
