"""What `new` writes: it loads, lint asks for what is empty and no more, and every name gets its file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.cli.main import main
from sopctl.messages.escape import is_unsafe
from sopctl.model.koleksi import Koleksi
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.sop import Sop
from sopctl.source.load import load_bytes
from sopctl.start.rancangan import Baris, Kolom, Rancangan, baris_of, draft_text
from sopctl.start.teks import nama_of
from tests.rules.kit import judge
from tests.start.test_slug import TITLES

TODAY = date(2026, 1, 12)
TEXT = (
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=80)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and not any(map(is_unsafe, text)))
)


def draft(nama: str = "Pengelolaan Surat Masuk", **changes: object) -> str:
    values: dict[str, object] = {
        "id": "surat",
        "nama": nama,
        "jenis": "administratif",
        "perangkat_daerah": "diskominfo",
        "unit_kerja": "subbag-umum",
        "pembuatan": TODAY,
        "pengesah": "Kepala Dinas Komunikasi dan Informatika",
        "pelaksana": (Kolom("Agendaris"), Kolom("Sekretaris")),
        "kegiatan": (Baris("Memeriksa surat"),),
    }
    return draft_text(Rancangan(**{**values, **changes}), "../../.sopctl/sop.schema.json")  # type: ignore[arg-type]


def loaded_sop(text: str) -> Sop:
    loaded = load_bytes(text.encode(), "a.yaml")
    assert isinstance(loaded.model, Sop), loaded.findings
    assert loaded.findings == ()
    return loaded.model


@given(TEXT, st.lists(st.tuples(TEXT, st.booleans()), min_size=1, max_size=4), st.lists(TEXT, max_size=4))
def test_whatever_is_typed_is_read_back(nama: str, columns: list[tuple[str, bool]], rows: list[str]) -> None:
    kolom = tuple(Kolom(text, outside) for text, outside in columns)
    sop = loaded_sop(draft(nama, pengesah=nama, pelaksana=kolom, kegiatan=tuple(map(Baris, rows))))
    assert sop.nama == nama
    assert [(column.nama, column.pihak == "eksternal") for column in sop.pelaksana] == columns
    assert [row.uraian for row in sop.kegiatan] == rows
    assert len({column.id for column in sop.pelaksana}) == len(columns)


def test_lint_asks_for_what_is_empty_in_the_order_of_the_file() -> None:
    text = draft(kegiatan=(Baris("Memeriksa surat"), Baris("Mengarsipkan surat")))
    lines = text.splitlines()
    found = judge(text, koleksi=Koleksi(konfigurasi=settings()), today=TODAY)
    places = [judged.place.line for judged in found]
    assert places == sorted(places)
    for judged in found:
        line = lines[judged.place.line - 1]
        # A column without a row is asked for too: its rows are still to come.
        assert "null" in line or "[]" in line or judged.rule.id in ("SOP205", "SOP302"), (
            judged.rule.id,
            line,
        )


def settings() -> Konfigurasi:
    return Konfigurasi.model_validate(
        {
            "skema": "konfigurasi/1",
            "perangkat_daerah": {
                "diskominfo": {
                    "nama": "Dinas Komunikasi dan Informatika",
                    "unit_kerja": {"subbag-umum": {"nama": "Subbagian Umum"}},
                }
            },
        }
    )


@pytest.mark.parametrize(
    "written", ["SOP Rapat", "sop: Rapat", "Standar Operasional Prosedur Rapat", " Rapat "]
)
def test_the_word_sop_is_not_part_of_a_name(written: str) -> None:
    assert nama_of(written) == "Rapat"


@pytest.mark.parametrize(
    ("said", "row"),
    [
        ("Mencatat surat", Baris("Mencatat surat")),
        ("sekretaris: Mencatat surat", Baris("Mencatat surat", 1)),
        ("Camat: Mencatat surat", Baris("Camat: Mencatat surat")),
        ("Sekretaris:", Baris("Sekretaris:")),
    ],
)
def test_a_row_is_of_the_column_that_it_names(said: str, row: Baris) -> None:
    assert baris_of(said, (Kolom("Agendaris"), Kolom("Sekretaris"))) == row


def test_a_name_that_only_begins_like_the_word_is_left_alone() -> None:
    assert nama_of("Sopir Dinas") == "Sopir Dinas"


def test_every_title_gets_a_file_of_its_own_in_one_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sopctl.yaml").write_text(
        "skema: konfigurasi/1\nperangkat_daerah: {setda: {nama: Sekretariat Daerah}}\n", encoding="utf-8"
    )
    made = 0
    for title in TITLES:
        status = main(["new", "--", title])
        made += status == 0
        assert status in (0, 2), capsys.readouterr().err
    names = [path.name for path in (tmp_path / "sop" / "setda").iterdir()]
    assert made >= 24
    assert len({name.casefold() for name in names}) == made
    assert all(name.isascii() and len(name) <= 85 for name in names)
    assert main(["lint", "--select", "SOP001,SOP006,SOP105"]) in (0, 1)
    told = capsys.readouterr().out
    assert not {"SOP001", "SOP006"} & set(told.split())
