"""`sopctl show`: one SOP, in the terminal, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sopctl.cli.main import main
from sopctl.messages.catalogue import text

SOP = """\
skema: sop/1
id: surat
nama: Surat
jenis: administratif
perangkat_daerah: dinas
pelaksana: [{id: a, nama: Staf}]
kegiatan:
  - {id: satu, uraian: Menyusun, pelaksana: a, mutu_baku: {waktu: 1 hari kerja}}
  - {id: dua, uraian: Mengirim, pelaksana: a, mutu_baku: {waktu: 4 jam}}
"""
SETTINGS = """\
skema: konfigurasi/1
jam_kerja_per_hari: 8
perangkat_daerah:
  dinas: {nama: Dinas Contoh}
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sop").mkdir()
    (tmp_path / "sop" / "surat.yaml").write_text(SOP, encoding="utf-8")
    (tmp_path / "sopctl.yaml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "72")
    return tmp_path


def test_the_sheet_is_printed_plain_with_what_the_repository_knows(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "sop/surat.yaml"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert "\x1b" not in told.out
    for words in ("Dinas Contoh", "1  Menyusun", "Satu jalur: 1 hari kerja 4 jam.", "dihitung 8 jam"):
        assert words in told.out
    assert max(map(len, told.out.split("\n"))) <= 72


def test_it_speaks_english(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "show", "sop/surat.yaml"]) == 0
    assert "One path: 1 working day 4 hours." in capsys.readouterr().out


def test_colour_is_for_those_who_ask(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["show", "sop/surat.yaml"]) == 0
    assert "\x1b[1mALUR\x1b[0m" in capsys.readouterr().out


def test_a_broken_flow_is_shown_and_not_judged(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = SOP.replace("pelaksana: a, mutu_baku: {waktu: 4 jam}", "pelaksana: b, lanjut: entah")
    (office / "sop" / "surat.yaml").write_text(broken, encoding="utf-8")
    assert main(["show", "sop/surat.yaml"]) == 0
    said = capsys.readouterr().out
    assert "→ entah (tidak ada)" in said
    assert "? b (tidak terdaftar)" in said


def test_a_file_without_a_model_is_told_with_its_place(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "sop" / "surat.yaml").write_text("skema: sop/1\nnama: [a\n", encoding="utf-8")
    assert main(["show", "sop/surat.yaml"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "sop/surat.yaml:" in told.err
    assert "SOP001" in told.err


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("sop", "show.folder"),
        ("sop/tiada.yaml", "render.tidak-ada"),
        ("sopctl.yaml", "show.bukan-sop"),
    ],
)
def test_a_request_that_cannot_be_met_ends_with_2(
    office: Path, capsys: pytest.CaptureFixture[str], path: str, key: str
) -> None:
    assert main(["show", path]) == 2
    assert text("id", f"error.{key}", path=path) in capsys.readouterr().err


def test_invalid_settings_are_told_and_the_sheet_is_shown(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "sopctl.yaml").write_text(SETTINGS + "kertas: A5\n", encoding="utf-8")
    assert main(["show", "sop/surat.yaml"]) == 2
    told = capsys.readouterr()
    assert "Menyusun" in told.out
    assert text("id", "error.show.pengaturan", path="sopctl.yaml") in told.err


def test_it_waits_for_no_engine(office: Path) -> None:
    program = (
        "import sys; from sopctl.cli.main import main; main(['show', 'sop/surat.yaml']);"
        "print(sorted(m for m in ('typst', 'uharfbuzz', 'graphviz', 'resvg_py', 'rich') if m in sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.endswith("[]\n")
