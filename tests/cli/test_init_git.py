"""`sopctl init --git` in real git repositories: `git diff` shows SOPs by what they say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.skenario import run_here
from tests.real_git import AUTHOR, run

SOP = "sop/setda/pengelolaan-surat-masuk.yaml"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    run(tmp_path, "init", "--quiet", "--initial-branch", "main")
    assert init(tmp_path, "--government", "Kota Contoh")[0] == 0
    run(tmp_path, "add", "--all")
    run(tmp_path, "commit", "--quiet", "--message", "x")
    return tmp_path


def init(folder: Path, *words: str) -> tuple[int, str, str]:
    return run_here(["sopctl", "--lang", "en", "init", *words], folder, b"")


def git(folder: Path, *words: str) -> str:
    """As a person runs it, with this sopctl on the way."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["git", *words], cwd=folder, env=os.environ | AUTHOR | {"PATH": path}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def replace(office: Path, before: str, after: str) -> None:
    path = office / SOP
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def changed(shown: str) -> list[str]:
    return [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_git_shows_what_changed_on_the_sheet_and_no_formatting(office: Path) -> None:
    status, out, err = init(office, "--git")
    assert (status, err) == (0, "")
    assert "git config --unset diff.sopctl.textconv" in out
    replace(office, "jenis: administratif", '# catatan\njenis: "administratif"')
    assert changed(git(office, "diff")) == []
    replace(office, "waktu: 5 menit", "waktu: 15 menit")
    lines = changed(git(office, "diff"))
    assert any("15 menit" in line for line in lines)
    assert not any("mutu_baku" in line or "{" in line for line in lines)
    git(office, "commit", "--quiet", "--all", "--message", "x")
    assert "15 menit" in git(office, "log", "--patch", "--max-count", "1")


def test_what_cannot_be_read_is_shown_as_it_is(office: Path) -> None:
    init(office, "--git")
    replace(office, "waktu: 5 menit", "waktu: [5 menit")
    assert any("waktu: [5 menit" in line for line in changed(git(office, "diff")))
    (office / SOP).write_text("# " + "x" * (2 << 20), encoding="utf-8")
    assert changed(git(office, "diff"))


def test_it_is_installed_once_and_keeps_what_is_there(office: Path) -> None:
    attributes = office / ".git" / "info" / "attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("*.bin binary", encoding="utf-8")
    init(office, "--git")
    first = attributes.read_text(encoding="utf-8")
    assert first.startswith("*.bin binary\n/sop/**/*.yaml diff=sopctl\n")
    assert "already shows" in init(office, "--git")[1]
    assert attributes.read_text(encoding="utf-8") == first
    assert git(office, "status", "--porcelain") == ""


def test_a_driver_of_that_name_is_left_alone(office: Path) -> None:
    run(office, "config", "diff.sopctl.textconv", "cat")
    assert "is already `cat`" in init(office, "--git")[1]
    assert run(office, "config", "diff.sopctl.textconv") == "cat"


def test_it_can_be_undone_as_it_says(office: Path) -> None:
    before = (office / ".git" / "config").read_bytes()
    init(office, "--git")
    run(office, "config", "--unset", "diff.sopctl.textconv")
    (office / ".git" / "info" / "attributes").unlink()
    replace(office, "jenis: administratif", 'jenis: "administratif"')
    assert 'jenis: "administratif"' in git(office, "diff")
    assert b"textconv" not in (office / ".git" / "config").read_bytes()
    assert before in (office / ".git" / "config").read_bytes()


def test_an_office_in_a_folder_of_the_repository_is_found(tmp_path: Path) -> None:
    run(tmp_path, "init", "--quiet", "--initial-branch", "main")
    folder = tmp_path / "kota contoh"
    folder.mkdir()
    init(folder, "--government", "Kota Contoh", "--git")
    shown = run(folder, "check-attr", "diff", "--", SOP, "peraturan.yaml")
    assert shown.splitlines() == [f"{SOP}: diff: sopctl", "peraturan.yaml: diff: unspecified"]


def test_without_git_it_says_so(tmp_path: Path) -> None:
    status, _, err = init(tmp_path, "--government", "Kota Contoh", "--git")
    assert status == 2
    assert "git init" in err


def test_a_hostile_configuration_runs_nothing_and_a_link_is_not_followed(
    office: Path, tmp_path: Path
) -> None:
    trap = office / ".git" / "jebakan.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/dijalankan\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "core.editor", "diff.external", "alias.config"):
        run(office, "config", key, str(trap))
    attributes = office / ".git" / "info" / "attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.symlink_to(tmp_path / "luar")
    assert init(office, "--git")[0] == 2
    assert not (tmp_path / "luar").exists()
    attributes.unlink()
    assert init(office, "--git")[0] == 0
    assert not (tmp_path / "dijalankan").exists()
