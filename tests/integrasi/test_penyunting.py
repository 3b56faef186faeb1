"""A new office opened in an editor: the language server that VS Code uses completes, explains and marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sopctl.cli.main import main
from sopctl.editor.glosarium import glossary
from tests.integrasi.alat import clean_environment, node_module
from tests.integrasi.lsp import Editor

SOP = "sop/setda/pelayanan-data.yaml"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kantor")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["init", "--government", "Kota Serang"]) == 0
        assert main(["new", "Pelayanan Data", "--actor", "Agendaris", "--step", "Mencatat permintaan"]) == 0
    return folder


@pytest.fixture(scope="module")
def editor(office: Path) -> Iterator[Editor]:
    server = node_module("yaml-language-server") / "bin" / "yaml-language-server"
    editor = Editor(["node", str(server), "--stdio"], office, clean_environment())
    yield editor
    editor.close()


def text_of(office: Path, path: str = SOP) -> str:
    return (office / path).read_text(encoding="utf-8")


def place(text: str, words: str) -> tuple[int, int]:
    """Line and column, from 0, of words in a text."""
    before = text[: text.index(words)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def test_a_new_sop_shows_no_fault_of_form(editor: Editor, office: Path) -> None:
    assert editor.diagnostics(editor.open(SOP, text_of(office))) == []


@pytest.mark.parametrize("path", ["sopctl.yaml", "peraturan.yaml", "sop/setda/pengelolaan-surat-masuk.yaml"])
def test_no_file_of_a_new_office_shows_a_fault(editor: Editor, office: Path, path: str) -> None:
    assert editor.diagnostics(editor.open(path, text_of(office, path))) == []


@pytest.mark.parametrize(
    ("model", "key", "written"),
    [
        ("Sop", "jenis", "jenis:"),
        ("Sop", "kualifikasi_pelaksana", "kualifikasi_pelaksana:"),
        ("Kriteria", "hasil_akhir", "hasil_akhir:"),
        ("Kegiatan", "uraian", "uraian: Mencatat"),
        ("MutuBaku", "waktu", "waktu: null"),
    ],
)
def test_a_key_is_explained_in_the_words_of_the_glossary(
    editor: Editor, office: Path, model: str, key: str, written: str
) -> None:
    text = text_of(office)
    line, column = place(text, written)
    shown = editor.hover(editor.open(SOP, text), line, column + 1)
    term = glossary()[model].kunci[key]
    assert term.label in shown
    assert term.keterangan in shown


def test_keys_are_completed_with_their_meaning(editor: Editor, office: Path) -> None:
    text = text_of(office).replace("riwayat: []\n", "") + "\n"
    offered = editor.complete(editor.open("sop/setda/baru.yaml", text), text.count("\n"), 0)
    assert {"koordinator", "keterkaitan"} & set(offered)
    assert {"riwayat", "asal", "proses_bisnis"} <= set(offered)
    assert "nama" not in offered, "a key that stands there already is not offered again"
    assert offered["asal"]["documentation"]


def test_values_are_completed(editor: Editor, office: Path) -> None:
    text = text_of(office).replace("jenis: administratif", "jenis: ")
    line, column = place(text, "jenis: ")
    offered = editor.complete(editor.open("sop/setda/lain.yaml", text), line, column + len("jenis: "))
    assert {"administratif", "teknis"} <= set(offered)


def test_a_wrong_word_is_marked_where_it_stands(editor: Editor, office: Path) -> None:
    text = text_of(office).replace("jenis: administratif", "jenis: administrasi")
    (fault,) = editor.diagnostics(editor.open("sop/setda/salah.yaml", text))
    assert (fault["range"]["start"]["line"], fault["range"]["start"]["character"]) == (
        place(text, "jenis: ")[0],
        len("jenis: "),
    )
    assert "administratif" in fault["message"]


def test_an_unknown_key_is_marked(editor: Editor, office: Path) -> None:
    text = text_of(office).replace("nomor: null", "nomer: null")
    (fault,) = editor.diagnostics(editor.open("sop/setda/kunci.yaml", text))
    assert "nomer" in fault["message"]


def test_a_file_without_a_first_line_is_known_by_its_place(editor: Editor, office: Path) -> None:
    # No modeline: the settings of the folder must do.
    text = "skema: sop/1\njenis: administrasi\n"
    faults = editor.diagnostics(editor.open("sop/setda/polos.yaml", text))
    assert any("administratif" in fault["message"] for fault in faults)
