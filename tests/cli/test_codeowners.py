"""`sopctl init --codeowners`: superiors in tiers and the official are asked, and what others wrote stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sopctl.cli.main import main
from tests.real_git import run
from tests.test_examples import OFFICE

AKUN = """
akun:
  Kepala Bagian Organisasi: "@organisasi"
  Sekretaris Daerah: "@sekda @staf-sekda # x"
  Kepala Bagian Umum: "@bagum"
  Sekretaris Dinas DLH: "@sekdis-dlh"
  Kepala Dinas Lingkungan Hidup: "@kadis-dlh"
"""
SURAT = "/sop/setda/pengelolaan-surat-masuk.yaml"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "kantor"
    shutil.copytree(OFFICE, root)
    with (root / "sopctl.yaml").open("a", encoding="utf-8") as stream:
        stream.write(AKUN)
    monkeypatch.chdir(root)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return root


def _lines(office: Path, service: str) -> list[str]:
    return (office / f".{service}/CODEOWNERS").read_text(encoding="utf-8").splitlines()


def test_github_asks_all_of_a_line_and_gitlab_each_tier_by_itself(office: Path) -> None:
    assert main(["init", "--codeowners"]) == 0
    assert f"{SURAT} @bagum @sekda @staf-sekda @organisasi" in _lines(office, "github")
    told = _lines(office, "gitlab")
    first, second, official = (told.index(name) for name in ("[Atasan 1]", "[Atasan 2]", "[Pejabat SOP]"))
    assert f"{SURAT} @bagum" in told[first:second]
    assert f"{SURAT} @sekda @staf-sekda" in told[second:official]
    assert f"{SURAT} @organisasi" in told[official:]


def test_a_uptd_is_looked_at_by_the_head_of_its_agency(office: Path) -> None:
    assert main(["init", "--codeowners"]) == 0
    sop = "/sop/uptd-lab/pengujian-derajat-keasaman-air.yaml"
    assert f"{sop} @kadis-dlh @organisasi" in _lines(office, "github")


def test_who_has_no_account_is_named(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--codeowners"]) == 0
    said = capsys.readouterr().err
    assert "Camat Lembayung Hulu belum mempunyai akun" in said
    assert "Kepala Bagian Umum" not in said


def test_what_the_office_wrote_itself_stays_and_our_block_is_renewed(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office / ".github/CODEOWNERS"
    path.parent.mkdir()
    path.write_bytes(b"*.md @humas\r\n")
    assert main(["init", "--codeowners"]) == 0
    with path.open("ab") as stream:
        stream.write(b"/logo.png @humas\n")
    before = path.read_bytes()
    assert main(["init", "--codeowners"]) == 0
    assert path.read_bytes() == before
    (office / "sop/setda/pengelolaan-surat-masuk.yaml").unlink()
    assert main(["init", "--codeowners"]) == 0
    after = path.read_bytes()
    assert after.startswith(b"*.md @humas\r\n")
    assert after.endswith(b"/logo.png @humas\n")
    assert SURAT.encode() not in after


def test_in_a_larger_repository_paths_count_from_its_top(
    tmp_path: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, "init", "-q")
    assert main(["init", "--codeowners"]) == 0
    assert f"/kantor{SURAT} @bagum @sekda @staf-sekda @organisasi" in _lines(tmp_path, "github")


def test_without_an_account_it_says_what_to_fill_in(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(OFFICE / "sopctl.yaml", office / "sopctl.yaml")
    assert main(["init", "--codeowners", "--lang", "en"]) == 0
    assert "Fill in `akun` in sopctl.yaml" in capsys.readouterr().err


def test_without_an_office_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--codeowners"]) == 2
    assert list(tmp_path.iterdir()) == []
