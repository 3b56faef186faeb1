"""Two branches that take one number: each way to join them is a conflict, or a finding of `code check`.

Real git, real commands. Where git does not see a conflict, or somebody resolves it in favour of one side,
the merged tree itself shows what happened.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import real_git
from tests.cli.skenario import run_here
from tests.keeping.kantor import TODAY, office, sop

REGISTER = "register/diskominfo/2026-001.yaml"


def git(folder: Path, *words: str) -> bool:
    """Run git; whether it found no conflict."""
    try:
        real_git.run(folder, *words)
    except subprocess.CalledProcessError:
        return False
    return True


def command(folder: Path, *words: str) -> tuple[int, str, str]:
    return run_here(["sopctl", "code", *words, "--today", TODAY.isoformat()], folder, b"")


def findings(folder: Path, base: str) -> set[str]:
    """What `code check` tells of a merged tree."""
    status, out, err = command(folder, "check", "--base", base, "--format", "json")
    told = {found["rule"] for found in json.loads(out)["findings"] if found["level"] == "galat"}
    assert status == (1 if told else 0), err
    return told


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """SOPs a, b, c without a number on `main`; each has got number 1 on a branch of its name."""
    real_git.run(tmp_path, "init", "--quiet", "--initial-branch", "main")
    office(tmp_path)
    for id in ("a", "b", "c"):
        (tmp_path / f"sop/{id}.yaml").write_text(sop(id), encoding="utf-8")
    real_git.commit(tmp_path)
    real_git.run(tmp_path, "tag", "pangkal")
    for id in ("a", "b", "c"):
        real_git.run(tmp_path, "checkout", "--quiet", "-b", id, "main")
        assert command(tmp_path, "assign", f"sop/{id}.yaml")[0] == 0
        real_git.commit(tmp_path)
        assert (tmp_path / REGISTER).exists()
    real_git.run(tmp_path, "checkout", "--quiet", "main")
    return tmp_path


def merged(*branches: str, options: tuple[str, ...] = ()) -> Callable[[Path], bool]:
    def join(folder: Path) -> bool:
        return all(git(folder, "merge", "--no-edit", "--no-ff", *options, branch) for branch in branches)

    return join


def rebased(one: str, onto: str, *options: str) -> Callable[[Path], bool]:
    def join(folder: Path) -> bool:
        return git(folder, "merge", "--ff-only", onto) and git(folder, "rebase", *options, "main", one)

    return join


def squashed(*branches: str, options: tuple[str, ...] = ()) -> Callable[[Path], bool]:
    def join(folder: Path) -> bool:
        for branch in branches:
            if not git(folder, "merge", "--squash", *options, branch):
                return False
            real_git.commit(folder)
        return True

    return join


def picked(folder: Path) -> bool:
    return git(folder, "cherry-pick", "a") and git(folder, "cherry-pick", "b")


def unions(folder: Path) -> bool:
    (folder / ".gitattributes").write_text("register/** merge=union\n")
    real_git.commit(folder)
    return merged("a", "b")(folder)


CONFLICTS: dict[str, Callable[[Path], bool]] = {
    "a, then b": merged("a", "b"),
    "b, then a": merged("b", "a"),
    "a, b and c": merged("a", "b", "c"),
    "c, b and a": merged("c", "b", "a"),
    "b rebased on a": rebased("b", "a"),
    "a rebased on b": rebased("a", "b"),
    "a, then b, squashed": squashed("a", "b"),
    "b, then a, squashed": squashed("b", "a"),
    "a, then b, picked": picked,
}
FINDINGS: dict[str, Callable[[Path], bool]] = {
    "a, then b, for a": merged("a", "b", options=("-X", "ours")),
    "a, then b, for b": merged("a", "b", options=("-X", "theirs")),
    "b, then a, for b": merged("b", "a", options=("-X", "ours")),
    "three, for the first": merged("a", "b", "c", options=("-X", "ours")),
    "three, for the last": merged("a", "b", "c", options=("-X", "theirs")),
    "b rebased on a, for a": rebased("b", "a", "-X", "ours"),
    "b rebased on a, for b": rebased("b", "a", "-X", "theirs"),
    "squashed, for a": squashed("a", "b", options=("-X", "ours")),
    "squashed, for b": squashed("a", "b", options=("-X", "theirs")),
    "a driver that joins both files": unions,
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_git_stops_at_the_register_file(name: str, repository: Path) -> None:
    assert not CONFLICTS[name](repository)
    assert REGISTER in real_git.run(repository, "status", "--porcelain")


def test_git_refuses_to_join_three_at_once(repository: Path) -> None:
    assert not git(repository, "merge", "--no-edit", "a", "b", "c")


@pytest.mark.parametrize("name", FINDINGS)
def test_what_git_lets_pass_is_found_on_the_merged_tree(name: str, repository: Path) -> None:
    assert FINDINGS[name](repository)
    assert findings(repository, "pangkal") & {"SOP601", "SOP603", "SOP606", "SOP003"}


def test_each_branch_alone_is_sound(repository: Path) -> None:
    for branch in ("a", "b", "c"):
        real_git.run(repository, "checkout", "--quiet", branch)
        assert findings(repository, "main") == set()


def test_branches_that_number_other_sops_of_other_agencies_join_without_a_word(repository: Path) -> None:
    real_git.run(repository, "checkout", "--quiet", "-b", "d", "main")
    settings = (repository / "sopctl.yaml").read_text()
    other = "perangkat_daerah:\n  setda: {nama: Sekretariat Daerah, singkatan: SETDA}\n"
    (repository / "sopctl.yaml").write_text(settings.replace("perangkat_daerah:\n", other, 1))
    (repository / "sop/d.yaml").write_text(sop("d", "perangkat_daerah: setda\nunit_kerja: null\n"))
    assert command(repository, "assign", "sop/d.yaml")[0] == 0
    real_git.commit(repository)
    real_git.run(repository, "checkout", "--quiet", "main")
    assert merged("a", "d")(repository)
    assert findings(repository, "HEAD~1") == set()


def test_the_same_sop_numbered_alike_on_two_branches_joins_without_a_word(repository: Path) -> None:
    real_git.run(repository, "checkout", "--quiet", "-b", "lagi", "main")
    assert command(repository, "assign", "sop/a.yaml")[0] == 0
    real_git.commit(repository)
    assert merged("a")(repository)
    assert findings(repository, "main") == set()


@pytest.mark.parametrize(
    ("what", "old", "new"),
    [
        ("another number", "001/SOP", "002/SOP"),
        ("another owner", "diskominfo/a", "diskominfo/b"),
        ("another day", "2026-03-01", "2025-03-01"),
    ],
)
def test_an_entry_that_was_bent_since_the_base_is_found(
    what: str, old: str, new: str, repository: Path
) -> None:
    real_git.run(repository, "checkout", "--quiet", "a")
    text = (repository / REGISTER).read_text()
    assert old in text
    (repository / REGISTER).write_text(text.replace(old, new))
    assert "SOP606" in findings(repository, "a")


def test_an_entry_that_was_deleted_since_the_base_is_found(repository: Path) -> None:
    real_git.run(repository, "checkout", "--quiet", "a")
    (repository / REGISTER).unlink()
    (repository / "sop/a.yaml").write_text(sop("a"))
    assert findings(repository, "a") == {"SOP606"}
    assert command(repository, "check")[0] == 0


def test_withdrawing_a_number_is_no_bending(repository: Path) -> None:
    real_git.run(repository, "checkout", "--quiet", "a")
    assert command(repository, "withdraw", "001/SOP/KOMINFO/2026", "--why", "salah catat")[0] == 0
    assert "SOP606" not in findings(repository, "a")
