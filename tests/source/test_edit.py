"""An edit changes the characters that are meant and no other, whatever the style of the file."""

from __future__ import annotations

from typing import Any

import pytest

from sopctl.finding import Append, Edit, Put, Remove, Rename, Reorder
from sopctl.source.document import Document
from sopctl.source.edit import Unit, edit_document
from sopctl.source.load import load_bytes

HEAD = "skema: sop/1\n"


def document(text: str) -> Document:
    loaded = load_bytes(text.encode(), "x.yaml")
    assert loaded.document is not None, loaded.findings
    return loaded.document


def edited(text: str, *edits: Edit) -> str | None:
    """The text after edits that belong together; None where they were refused."""
    result = edit_document(document(text), [edits])
    return result.document.text if result.done else None


def check(before: str, after: str, *edits: Edit) -> None:
    """Both as they stand behind the marker, which is left out for short."""
    assert edited(HEAD + before, *edits) == HEAD + after


PUTS = [
    ("nomor: 065\n", ("nomor",), "065", 'nomor: "065"\n'),
    ("nomor: 065 # lama\n", ("nomor",), "065", 'nomor: "065" # lama\n'),
    ("nomor:   065   # lama", ("nomor",), "065", 'nomor:   "065"   # lama'),
    ("nomor: 'x'\n", ("nomor",), "it's", "nomor: 'it''s'\n"),
    ('nomor: "x"\n', ("nomor",), "065/1", 'nomor: "065/1"\n'),
    ("nomor: x\n", ("nomor",), "065/1", "nomor: 065/1\n"),
    ("nomor: x\n", ("nomor",), "a: b", 'nomor: "a: b"\n'),
    ("nomor: x\n", ("nomor",), 'a "b": c', "nomor: 'a \"b\": c'\n"),
    ("nomor:\nnama: y\n", ("nomor",), "z", "nomor: z\nnama: y\n"),
    ("nomor: # diisi biro\nnama: y\n", ("nomor",), "z", "nomor: z # diisi biro\nnama: y\n"),
    ("nomor: null  # diisi biro\n", ("nomor",), "z", "nomor: z  # diisi biro\n"),
    ("nomor: ~", ("nomor",), "z", "nomor: z"),
    ("nomor: z\n", ("nomor",), None, "nomor: null\n"),
    ("potret: ya\n", ("potret",), True, "potret: true\n"),
    ("nama: a\n  b\n  c # d\n", ("nama",), "z", "nama: z # d\n"),
    ("nama: |\n  a\n  b\n\njenis: x\n", ("nama",), "z\nq\n", "nama: |\n  z\n  q\n\njenis: x\n"),
    ("nama: >- # c\n  a\n  b\njenis: x\n", ("nama",), "z", "nama: >- # c\n  z\njenis: x\n"),
    ("nama: |-\n  a\njenis: x\n", ("nama",), "z\n", 'nama: "z\\n"\njenis: x\n'),
    ("dasar_hukum:\n  - a\n  - b\njenis: x\n", ("dasar_hukum",), ["c"], "dasar_hukum: [c]\njenis: x\n"),
    ("dasar_hukum:\n  - a\n  - 7\n", ("dasar_hukum", 1), "7", 'dasar_hukum:\n  - a\n  - "7"\n'),
    ("dasar_hukum:\n  -\n  - 7\n", ("dasar_hukum", 0), "c", "dasar_hukum:\n  - c\n  - 7\n"),
    ("peralatan: [a, 7 , b]\n", ("peralatan", 1), "7", 'peralatan: [a, "7" , b]\n'),
    ("peralatan: [a, 7]\n", ("peralatan", 1), "x, y", 'peralatan: [a, "x, y"]\n'),
    (
        "tanggal: {efektif: , revisi: null}\n",
        ("tanggal", "efektif"),
        "x",
        "tanggal: {efektif: x, revisi: null}\n",
    ),
    (
        "tanggal: {efektif, revisi: null}\n",
        ("tanggal", "efektif"),
        "x",
        "tanggal: {efektif: x, revisi: null}\n",
    ),
    ("tanggal: {efektif: }\n", ("tanggal", "efektif"), "x", "tanggal: {efektif: x}\n"),
    ("kriteria:\r\n  rutin: 7\r\n", ("kriteria", "rutin"), "7", 'kriteria:\r\n  rutin: "7"\r\n'),
    ("nama: Kapalé 🚢 ✓\nnomor: 7\n", ("nomor",), "7", 'nama: Kapalé 🚢 ✓\nnomor: "7"\n'),
]


@pytest.mark.parametrize(("before", "path", "value", "after"), PUTS)
def test_a_value_takes_the_place_of_another(before: str, path: Any, value: object, after: str) -> None:
    check(before, after, Put(path, value))


NEW_KEYS = [
    ("id: x\nnama: y\njenis: z\n", ("nomor",), "n", "id: x\nnama: y\nnomor: n\njenis: z\n"),
    ("nama: y # c\n# d\njenis: z\n", ("nomor",), "n", "nama: y # c\nnomor: n\n# d\njenis: z\n"),
    ("nama: |\n  a\n\njenis: z\n", ("nomor",), "n", "nama: |\n  a\nnomor: n\n\njenis: z\n"),
    ("nama: |+\n  a\n\njenis: z\n", ("nomor",), "n", "nama: |+\n  a\n\nnomor: n\njenis: z\n"),
    ("nama: y", ("nomor",), "n", "nama: y\nnomor: n"),
    ("nama: y\r\njenis: z\r\n", ("nomor",), "n", "nama: y\r\nnomor: n\r\njenis: z\r\n"),
    (
        "kegiatan:\n  - uraian: x # c\n",
        ("kegiatan", 0, "id"),
        "i",
        "kegiatan:\n  - id: i\n    uraian: x # c\n",
    ),
    ("kegiatan:\n- uraian: x\n", ("kegiatan", 0, "id"), "i", "kegiatan:\n- id: i\n  uraian: x\n"),
    ("kegiatan:\n  -   uraian: x\n", ("kegiatan", 0, "id"), "i", "kegiatan:\n  -   id: i\n      uraian: x\n"),
    (
        "kegiatan:\n  -\n    # satu\n    uraian: x\n",
        ("kegiatan", 0, "id"),
        "i",
        "kegiatan:\n  -\n    id: i\n    # satu\n    uraian: x\n",
    ),
    (
        "kegiatan:\n  # sopctl: abaikan SOP312 -- kutipan\n  - uraian: x\n",
        ("kegiatan", 0, "id"),
        "i",
        "kegiatan:\n  # sopctl: abaikan SOP312 -- kutipan\n  - uraian: x\n    id: i\n",
    ),
    ("kegiatan:\n  - {uraian: x}\n", ("kegiatan", 0, "id"), "i", "kegiatan:\n  - {id: i, uraian: x}\n"),
    ("kegiatan: [{uraian: x}]\n", ("kegiatan", 0, "id"), "i", "kegiatan: [{id: i, uraian: x}]\n"),
    (
        "pengesahan: {jabatan: k, nip: n}\n",
        ("pengesahan", "nama"),
        "a",
        "pengesahan: {jabatan: k, nama: a, nip: n}\n",
    ),
    (
        "pengesahan: {jabatan: k,}\n",
        ("pengesahan", "nama"),
        "a, b",
        'pengesahan: {jabatan: k, nama: "a, b",}\n',
    ),
    ("pengesahan: {}\n", ("pengesahan", "nama"), "a", "pengesahan: {nama: a}\n"),
    (
        "pengesahan: {jabatan: k, # c\n  nip: n}\n",
        ("pengesahan", "nama"),
        "a",
        "pengesahan: {jabatan: k, nama: a, # c\n  nip: n}\n",
    ),
    (
        "tanggal:\n  revisi: null\n",
        ("tanggal", "efektif"),
        "2026-01-02",
        "tanggal:\n  revisi: null\n  efektif: 2026-01-02\n",
    ),
    (
        "tanggal:\n  # c\n  revisi: null\n",
        ("tanggal", "pembuatan"),
        "p",
        "tanggal:\n  pembuatan: p\n  # c\n  revisi: null\n",
    ),
    ("tanggal: null\njenis: x\n", ("tanggal", "efektif"), "e", "tanggal: {efektif: e}\njenis: x\n"),
    ("tanggal:\njenis: x\n", ("tanggal", "efektif"), "e", "tanggal: {efektif: e}\njenis: x\n"),
    (
        "jenis: x\npelaksana: []\n",
        ("tanggal", "efektif"),
        "e",
        "jenis: x\ntanggal: {efektif: e}\npelaksana: []\n",
    ),
    (
        "kegiatan:\n  - cabang: {Ya: a}\n",
        ("kegiatan", 0, "cabang", "No"),
        "b",
        "kegiatan:\n  - cabang: {Ya: a, No: b}\n",
    ),
]


@pytest.mark.parametrize(("before", "path", "value", "after"), NEW_KEYS)
def test_a_missing_key_is_put_in_on_one_line_where_the_format_has_it(
    before: str, path: Any, value: object, after: str
) -> None:
    check(before, after, Put(path, value))


REMOVALS = [
    ("pelaksana:\n  - a\n  - b\n  - c\n", ("pelaksana", 1), "pelaksana:\n  - a\n  - c\n"),
    ("pelaksana:\n  - a\n  # b\n  - b # c\n\n  - c\n", ("pelaksana", 1), "pelaksana:\n  - a\n\n  - c\n"),
    ("pelaksana:\n  # semua\n  - a\n  - b\n", ("pelaksana", 0), "pelaksana:\n  # semua\n  - b\n"),
    (
        "pelaksana:\n  # semua\n  # sopctl: abaikan SOP310 -- x\n  - a\n  - b\n",
        ("pelaksana", 0),
        "pelaksana:\n  # semua\n  - b\n",
    ),
    ("pelaksana:\n  - a\n  - b", ("pelaksana", 1), "pelaksana:\n  - a"),
    ("pelaksana:\r\n  - a\r\n  - b\r\n", ("pelaksana", 0), "pelaksana:\r\n  - b\r\n"),
    ("pelaksana:\n  - a\n", ("pelaksana", 0), "pelaksana: []\n"),
    ("pelaksana:\n  - id: a\n    nama: b\n  - c\n", ("pelaksana", 0), "pelaksana:\n  - c\n"),
    (
        "pelaksana:\n  - id: a\n    nama: b\n  - c\n",
        ("pelaksana", 0, "id"),
        "pelaksana:\n  - nama: b\n  - c\n",
    ),
    ("pelaksana:\n  - id: a\n    nama: b\n", ("pelaksana", 0, "nama"), "pelaksana:\n  - id: a\n"),
    ("pelaksana:\n  - {id: a, nama: b}\n", ("pelaksana", 0, "id"), "pelaksana:\n  - {nama: b}\n"),
    ("pelaksana: [a, b, c]\n", ("pelaksana", 0), "pelaksana: [b, c]\n"),
    ("pelaksana: [a, b, c, ]\n", ("pelaksana", 2), "pelaksana: [a, b, ]\n"),
    ("pelaksana: [ a ]\n", ("pelaksana", 0), "pelaksana: []\n"),
    ("pelaksana:\n  -\n  - b\n", ("pelaksana", 0), "pelaksana:\n  - b\n"),
    ("pelaksana:\n  - - a\n    - b\n", ("pelaksana", 0, 0), "pelaksana:\n  - - b\n"),
    ("nama: x\nnomor: |\n  a\n\njenis: y\n", ("nomor",), "nama: x\n\njenis: y\n"),
]


@pytest.mark.parametrize(("before", "path", "after"), REMOVALS)
def test_what_is_removed_goes_with_its_own_comments(before: str, path: Any, after: str) -> None:
    check(before, after, Remove(path))


ORDERS = [
    ("a: [x, y, z]\n", (2, 0, 1), "a: [z, x, y]\n"),
    ("a: [{k: 1}, 'y' ,z]\n", (1, 0, 2), "a: ['y', {k: 1} ,z]\n"),
    ("a:\n  - x # x\n  - y\n", (1, 0), "a:\n  - y\n  - x # x\n"),
    ("a:\n  - x\n  # y\n  - y", (1, 0), "a:\n  # y\n  - y\n  - x"),
    ("a:\n  - x\n    # di x\n\n  - y\n", (1, 0), "a:\n  - y\n\n  - x\n    # di x\n"),
    ("a:\n  - k: 1\n    l: |\n      m\n\n  - y\n", (1, 0), "a:\n  - y\n\n  - k: 1\n    l: |\n      m\n"),
    ("a:\r\n- x\r\n- y\r\n", (1, 0), "a:\r\n- y\r\n- x\r\n"),
    ("a:\n  -\n  - y\n", (1, 0), "a:\n  - y\n  -\n"),
]


@pytest.mark.parametrize(("before", "order", "after"), ORDERS)
def test_items_change_places_with_their_comments(before: str, order: tuple[int, ...], after: str) -> None:
    check(before, after, Reorder(("a",), order))


APPENDS: list[tuple[str, object, int | None, str]] = [
    ("riwayat: []\n", {"tahap": "adopsi"}, None, "riwayat:\n  - {tahap: adopsi}\n"),
    ("riwayat: [] # kosong\n", {"tahap": "adopsi"}, None, "riwayat: # kosong\n  - {tahap: adopsi}\n"),
    ("riwayat: null\n", {"tahap": "adopsi"}, None, "riwayat:\n  - {tahap: adopsi}\n"),
    ("riwayat:\n", {"tahap": "adopsi"}, None, "riwayat:\n  - {tahap: adopsi}\n"),
    ("riwayat:", {"tahap": "adopsi"}, None, "riwayat:\n  - {tahap: adopsi}"),
    ("nama: x\n", {"tahap": "adopsi"}, None, "nama: x\nriwayat:\n  - {tahap: adopsi}\n"),
    ("nama: x\r\n", {"tahap": "adopsi"}, None, "nama: x\r\nriwayat:\r\n  - {tahap: adopsi}\r\n"),
    ("riwayat: []\n", "x", None, "riwayat: [x]\n"),
    ("riwayat: [ ]\n", "x", None, "riwayat: [x]\n"),
    ("riwayat: [a, b]\n", "x", None, "riwayat: [a, b, x]\n"),
    ("riwayat: [a, b,]\n", "x", None, "riwayat: [a, b, x,]\n"),
    ("riwayat: [a, b]\n", "x", 1, "riwayat: [a, x, b]\n"),
    ("riwayat: [a, b]\n", "x", 0, "riwayat: [x, a, b]\n"),
    ("riwayat: a\n", "x, y", None, 'riwayat: [a, "x, y"]\n'),
    ("riwayat:\n- a\n- b # c\n", "x", None, "riwayat:\n- a\n- b # c\n- x\n"),
    ("riwayat:\n  - a\n  # b\n  - b\n", "x", 1, "riwayat:\n  - a\n  - x\n  # b\n  - b\n"),
    ("riwayat:\n  - a\n", "x", 0, "riwayat:\n  - x\n  - a\n"),
    ("riwayat:\n  - a: 1\n    b: 2\n\n# tamat\n", {"c": "d", "e": ["f"]}, None,
     "riwayat:\n  - a: 1\n    b: 2\n  - c: d\n    e: [f]\n\n# tamat\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "value", "at", "after"), APPENDS)
def test_a_list_gets_one_more_item(before: str, value: object, at: int | None, after: str) -> None:
    check(before, after, Append(("riwayat",), value, at=at))


def test_a_key_gets_another_name_in_its_quotes() -> None:
    check('"nma" : x\n', '"nama" : x\n', Rename(("nma",), "nama"))
    check("tanggal: {revsi: x}\n", "tanggal: {revisi: x}\n", Rename(("tanggal", "revsi"), "revisi"))
    assert edited(HEAD + "nma: x\nnama: y\n", Rename(("nma",), "nama")) is None


@pytest.mark.parametrize(
    ("before", "edit"),
    [
        ("nama: x\n", Put(("nama", "y"), "z")),
        ("nama: [x]\n", Put(("nama", 3), "z")),
        ("nama: [x]\n", Reorder(("nama",), (0, 0))),
        ("nama: [x # c\n  , y]\n", Reorder(("nama",), (1, 0))),
        ("nama: x\n", Remove(("nomor",))),
        ("nama: {a: b}\n", Append(("nama",), "z")),
        ("nama:\n  - x # c\n  - y\n", Put(("nama",), "z")),
        ("nama: x\n", Put(("nama",), "a\u202eb")),
    ],
)
def test_what_cannot_be_done_as_it_is_meant_is_refused(before: str, edit: Edit) -> None:
    assert edited(HEAD + before, edit) is None


def test_edits_that_belong_together_are_all_done_or_none() -> None:
    check("nama: [a, b, c]\n", "nama: [b]\n", Remove(("nama", 0)), Remove(("nama", 2)))
    check("nama: [a, b, c]\n", "nama: [a]\n", Remove(("nama", 1)), Remove(("nama", 2)))
    check(
        "id: x\n", "id: y\nnama: z\njenis: q\n", Put(("id",), "y"), Put(("nama",), "z"), Put(("jenis",), "q")
    )
    assert edited(HEAD + "id: x\n", Put(("id",), "y"), Remove(("nomor",))) is None


def test_a_unit_that_is_refused_does_not_hold_back_the_others() -> None:
    text = HEAD + "id: 1\nnama: 2\nnomor: 3\n"
    units: list[Unit] = [
        (Put(("id",), "1"),),
        (Remove(("jenis",)),),
        (Put(("nama",), "a\u2028"),),
        (Put(("nomor",), "3"),),
    ]
    result = edit_document(document(text), units)
    assert result.document.text == HEAD + 'id: "1"\nnama: 2\nnomor: "3"\n'
    assert sorted(result.done) == [0, 3]
    assert sorted(result.refused) == [1, 2]


def test_a_guard_can_refuse_what_is_spliced_right() -> None:
    text = HEAD + "id: 1\nnama: 2\n"
    units = [(Put(("id",), "1"),), (Put(("nama",), "2"),)]
    result = edit_document(
        document(text), units, guard=lambda after: after.data["id"] != "1" or '"' not in after.text
    )
    assert result.document.text == text
    assert result.refused == {0, 1}


def test_ten_thousand_edits_of_one_file_take_a_moment() -> None:
    text = HEAD + "peralatan:\n" + "".join(f"  - {i}\n" for i in range(10_000))
    result = edit_document(document(text), [(Put(("peralatan", i), str(i)),) for i in range(10_000)])
    assert len(result.done) == 10_000
    assert result.document.text == HEAD + "peralatan:\n" + "".join(f'  - "{i}"\n' for i in range(10_000))
