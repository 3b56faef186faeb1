"""What CI does with a proposal: its changed sheets are drawn, its changes told in one comment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from sopctl.cli.main import main
from tests.real_git import run

SOP = "sop/setda/pengelolaan-surat-masuk.yaml"
GITHUB, GITLAB = ".github/workflows/sop.yml", ".gitlab-ci.yml"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A new office at the branch `main`, and a proposal checked out that changes its SOP."""
    folder = tmp_path / "kantor"
    assert main(["init", str(folder), "--government", "Kota Contoh", "--install", "sopctl==0.1.0"]) == 0
    run(folder, "init", "--quiet", "--initial-branch", "main")
    save(folder)
    path = folder / SOP
    text = path.read_text(encoding="utf-8").replace("waktu: 5 menit", "waktu: 15 menit", 1)
    path.write_text(text, encoding="utf-8")
    # A name that a careless script would take for an option.
    (folder / "sop" / "setda" / "-o.yaml").write_text(
        text.replace("id: pengelolaan-surat-masuk", "id: lain"), encoding="utf-8"
    )
    save(folder)
    return folder


def save(folder: Path) -> None:
    run(folder, "add", "--all")
    run(folder, "commit", "--quiet", "--message", "x")


def job(office: Path, name: str, which: str) -> dict[str, Any]:
    loaded = yaml.safe_load((office / name).read_text(encoding="utf-8"))
    found = loaded["jobs"][which] if name == GITHUB else loaded[which]
    assert isinstance(found, dict)
    return found


def step(office: Path, which: str, name: str) -> str:
    return next(str(s["run"]) for s in job(office, GITHUB, which)["steps"] if s.get("name") == name)


def shell(script: str, cwd: Path, **variables: str) -> None:
    path = os.pathsep.join((variables.pop("FIRST", ""), str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=cwd,
        env={**os.environ, **variables, "PATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_github_tells_the_changes_and_draws_the_sheets(office: Path, tmp_path: Path) -> None:
    base, summary = run(office, "rev-parse", "HEAD~1"), tmp_path / "ringkasan.md"
    words = {"BASE": base, "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(summary)}
    shell(step(office, "banding", "Bandingkan menurut makna"), office, **words)
    shell(step(office, "banding", "Cetak lembar yang berubah"), office, **words)
    assert "15 menit" in summary.read_text(encoding="utf-8")
    assert sorted(path.name for path in (tmp_path / "sop" / "lembar").iterdir()) == [
        "-o.html",
        "-o.pdf",
        "pengelolaan-surat-masuk.html",
        "pengelolaan-surat-masuk.pdf",
    ]


@pytest.mark.parametrize(
    ("old", "changes", "asked"),
    [
        ("41", '{"change": "x"}', "--method PATCH repos/kota/sop/issues/comments/41"),
        ("", '{"change": "x"}', "--method POST repos/kota/sop/issues/7/comments"),
        ("", "{}", None),
    ],
    ids=["again", "first", "nothing changed"],
)
def test_one_comment_is_kept_up_to_date(
    office: Path, tmp_path: Path, old: str, changes: str, asked: str | None
) -> None:
    place, tools = tmp_path / "kerja", tmp_path / "alat"
    (place / "sop").mkdir(parents=True)
    (place / "sop" / "banding.md").write_text("semula é menjadi\n" * 9000, encoding="utf-8")
    (place / "sop" / "banding.json").write_text(changes, encoding="utf-8")
    (place / "sop" / "berkas").touch()
    tools.mkdir()
    gh = tools / "gh"
    gh.write_text(
        f'#!/bin/sh\ncase "$*" in *--paginate*) echo "{old}";; *) echo "$*" >> "{tmp_path}/gh.log";; esac\n'
    )
    gh.chmod(0o755)
    script = step(office, "komentar", "Perbarui satu komentar")
    shell(script, place, FIRST=str(tools), REPO="kota/sop", NOMOR="7", GH_TOKEN="x")
    log = tmp_path / "gh.log"
    assert (asked in log.read_text(encoding="utf-8")) if asked else not log.exists()
    comment = (place / "komentar.md").read_text(encoding="utf-8")
    assert comment.startswith("<!-- sopctl diff -->\n")
    assert len(comment) < 65_536


def test_gitlab_tells_the_changes_and_draws_the_sheets(office: Path) -> None:
    base = run(office, "rev-parse", "HEAD~1")
    told = job(office, GITLAB, "banding-sop")
    shell("\n".join(told["script"]), office, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert "15 menit" in (office / "sop-berubah" / "banding.md").read_text(encoding="utf-8")
    assert (office / "sop-berubah" / "lembar" / "-o.pdf").is_file()


def test_who_holds_the_token_of_gitlab_takes_no_code(office: Path) -> None:
    told = job(office, GITLAB, "komentar-sop")
    assert told["variables"] == {"GIT_STRATEGY": "none"}
    assert told["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event" && $SOP_KOMENTAR_TOKEN'}]
