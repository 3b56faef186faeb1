"""`import sopctl`: what the commands do, for programs."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import sopctl
from sopctl.model.sop import Sop
from tests.rules.kit import good_sop

TODAY = date(2026, 6, 1)
EXAMPLES = Path(__file__).parents[1] / "examples" / "kantor-contoh"
SETTINGS = """\
skema: konfigurasi/1
perangkat_daerah:
  diskominfo:
    nama: Dinas Komunikasi dan Informatika
    unit_kerja: {subbag-umum: {nama: Subbagian Umum}}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A repository with one SOP that lacks a legal basis."""
    (tmp_path / "sop").mkdir()
    (tmp_path / "sopctl.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "sop" / "a.yaml").write_text(good_sop("dasar_hukum: []\n"), encoding="utf-8")
    return tmp_path


def test_every_public_name_has_a_docstring_and_nothing_else_is_public() -> None:
    functions = ["diff", "lay_out", "lint", "load", "message", "render"]
    assert sorted(sopctl.__all__) == ["SopctlError", "__version__", *functions]
    for name in functions:
        assert getattr(sopctl, name).__doc__
    with pytest.raises(AttributeError):
        _ = sopctl.draw


def test_importing_it_imports_nothing_of_weight() -> None:
    code = "import sys, sopctl; print(*{m.partition('.')[0] for m in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"pydantic", "yaml", "typer", "uharfbuzz", "typst"}


def test_a_file_is_loaded_to_its_model_or_to_findings(office: Path) -> None:
    loaded = sopctl.load(office / "sop" / "a.yaml")
    assert isinstance(loaded.model, Sop)
    assert loaded.findings == ()
    (office / "sop" / "b.yaml").write_text("skema: sop/1\njenis: [\n", encoding="utf-8")
    broken = sopctl.load(office / "sop" / "b.yaml")
    assert broken.model is None
    assert [found.rule for found in broken.findings] == ["SOP001"]


def test_a_link_out_of_the_repository_is_not_followed(office: Path) -> None:
    (office.parent / "rahasia.yaml").write_text(good_sop(), encoding="utf-8")
    (office / "sop" / "c.yaml").symlink_to("../../rahasia.yaml")
    assert [found.rule for found in sopctl.load(office / "sop" / "c.yaml").findings] == ["SOP010"]


def test_files_and_whole_repositories_are_judged(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = sopctl.lint([office / "sop"], today=TODAY)
    assert [found.rule.id for found in outcome.report.findings] == ["SOP501"]
    assert outcome.troubles == ()
    assert sopctl.message(outcome.report.findings[0]) == "SOP ini belum memiliki dasar hukum."
    assert sopctl.message(outcome.report.findings[0], "en") == "This SOP has no legal basis."
    monkeypatch.chdir(office)
    assert sopctl.lint(today=TODAY, select=["SOP506"]).report.findings == ()
    assert sopctl.lint(today=TODAY, ignore=["sop501"]).report.findings == ()


def test_what_cannot_be_judged_stands_beside_what_was_found(office: Path) -> None:
    outcome = sopctl.lint([office / "sop", office / "tidak-ada"], today=TODAY)
    assert len(outcome.report.findings) == 1
    assert [trouble.key for trouble in outcome.troubles] == ["lint.no-such-path"]


@pytest.mark.parametrize("asked", [{"paths": ["tidak-ada"]}, {"select": ["SOP999"]}, {"ignore": ["X"]}])
def test_a_request_that_cannot_be_met_at_all_is_refused(
    asked: dict[str, list[str]], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office)
    with pytest.raises(sopctl.SopctlError):
        sopctl.lint(today=TODAY, **asked)  # type: ignore[arg-type]


def test_a_sheet_is_laid_out_and_drawn_as_the_command_does(tmp_path: Path) -> None:
    from sopctl.cli.main import main

    path = EXAMPLES / "sop" / "setda" / "pengelolaan-surat-masuk.yaml"
    lembar = sopctl.lay_out(path)
    assert len(lembar.drawing.pages) >= 2
    pages = sopctl.render(lembar, "svg")
    assert main(["render", str(path), "-o", str(tmp_path), "--format", "svg,md"]) == 0
    assert [p.read_bytes() for p in sorted(tmp_path.glob("*.svg"))] == list(pages)
    assert (tmp_path / "pengelolaan-surat-masuk.md").read_bytes() == sopctl.render(lembar, "md")[0]


def test_paper_is_that_of_the_settings_unless_another_is_asked_for(office: Path) -> None:
    path = office / "sop" / "a.yaml"
    assert sopctl.lay_out(path).drawing.paper.name == "A4"
    (office / "sopctl.yaml").write_text(f"{SETTINGS}kertas: F4\npotret: true\n", encoding="utf-8")
    paper = sopctl.lay_out(path).drawing.paper
    assert (paper.name, paper.height > paper.width) == ("F4", True)
    other = sopctl.lay_out(path, paper="Legal", portrait=False).drawing.paper
    assert (other.name, other.height > other.width) == ("Legal", False)


@pytest.mark.parametrize(
    ("patch", "rule"),
    [
        ("jenis: lain\n", "SOP006"),
        ("kegiatan: [{uraian: Menerima surat, pelaksana: siapa}]\n", "SOP301"),
        ("kegiatan: [{uraian: Menerima surat, pelaksana: agendaris, lanjut: x}]\n", "SOP303"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_rule_that_says_why(
    patch: str, rule: str, tmp_path: Path
) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(good_sop(patch), encoding="utf-8")
    with pytest.raises(sopctl.SopctlError) as raised:
        sopctl.lay_out(file)
    assert raised.value.key == "library.belum-dapat-digambar"
    assert raised.value.fields["aturan"] == rule


def test_other_kinds_and_unknown_formats_are_refused(office: Path) -> None:
    with pytest.raises(sopctl.SopctlError, match="bukan-sop"):
        sopctl.lay_out(office / "sopctl.yaml")
    with pytest.raises(sopctl.SopctlError, match="format-tak-dikenal"):
        sopctl.render(sopctl.lay_out(office / "sop" / "a.yaml"), "docx")
