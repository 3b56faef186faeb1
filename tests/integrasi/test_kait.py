"""The hooks, run by the tools that offices use: a commit with a faulty SOP is stopped, and told why."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sopctl.cli.main import main
from tests.integrasi.alat import CHECKOUT, clean_environment, command

RUNNERS = ("pre-commit", "prek")
SOP = "sop/setda/pengelolaan-surat-masuk.yaml"


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    scripts = str(Path(sys.executable).parent)
    environment = {
        **clean_environment(),
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder.parent / "simpanan"),
        "PREK_HOME": str(folder.parent / "simpanan-prek"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{role}_NAME": "Penguji", f"GIT_{role}_EMAIL": "penguji@contoh.example"}
    return subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def git(folder: Path, *words: str) -> str:
    done = run(["git", "-c", "core.hooksPath=/dev/null", *words], folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "kantor"
    assert main(["init", str(folder), "--government", "Kota Serang", "--today", "2026-01-12"]) == 0
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    return folder


def spoil(office: Path) -> None:
    path = office / SOP
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Tidak: serahkan", "Tidak: serahkn"), encoding="utf-8")
    git(office, "add", "--all")


@pytest.mark.parametrize("runner", RUNNERS)
def test_the_hook_of_a_new_office_stops_a_faulty_sop(office: Path, runner: str) -> None:
    words = [str(command(runner)), "run", "--all-files"]
    clean = run(words, office)
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert "nilai SOP yang berubah" in clean.stdout
    spoil(office)
    stopped = run(words, office)
    assert stopped.returncode == 1
    assert "SOP303" in stopped.stdout


def untidy(office: Path) -> bytes:
    """An SOP out of its layout; how it was before."""
    path = office / SOP
    tidy = path.read_bytes()
    path.write_bytes(tidy.replace(b"nomor: null\n", b"nomor:   null\n"))
    assert path.read_bytes() != tidy
    git(office, "add", "--all")
    return tidy


@pytest.mark.parametrize("runner", RUNNERS)
def test_the_hook_of_a_new_office_tidies_an_sop_and_has_it_looked_at(office: Path, runner: str) -> None:
    words = [str(command(runner)), "run", "--all-files"]
    tidy = untidy(office)
    stopped = run(words, office)
    assert stopped.returncode == 1
    assert "rapikan SOP yang berubah" in stopped.stdout
    assert (office / SOP).read_bytes() == tidy
    git(office, "add", "--all")
    assert run(words, office).returncode == 0


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as a repository of its own, as an office would name it; what git ignores is left out."""
    folder = tmp_path_factory.mktemp("terbit") / "sopctl"
    listed = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], CHECKOUT).stdout
    for name in filter(None, listed.split("\0")):
        source = CHECKOUT / name
        if source.is_file() and not source.is_symlink():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Terbit")
    return folder


@pytest.mark.parametrize("runner", RUNNERS)
def test_our_own_hooks_install_and_judge(office: Path, published: Path, runner: str) -> None:
    tool = str(command(runner))
    commit = git(published, "rev-parse", "HEAD")
    (office / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {published}\n    rev: {commit}\n"
        "    hooks:\n      - id: sopctl-fmt\n      - id: sopctl-lint\n      - id: sopctl-lint-semua\n",
        encoding="utf-8",
    )
    git(office, "add", "--all")
    clean = run([tool, "run", "--all-files"], office)
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert "nilai SOP yang berubah" in clean.stdout
    assert "nilai seluruh repositori SOP" in clean.stdout
    tidy = untidy(office)
    assert run([tool, "run", "--all-files"], office).returncode == 1
    assert (office / SOP).read_bytes() == tidy
    spoil(office)
    stopped = run([tool, "run", "--all-files"], office)
    assert stopped.returncode == 1
    assert stopped.stdout.count("SOP303") == 2
