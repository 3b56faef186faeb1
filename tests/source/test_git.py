"""Git is asked in real repositories, some of which mean harm."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sopctl.errors import SopctlError
from sopctl.source import git as module
from sopctl.source import git_run
from sopctl.source.git import Git, find_top
from tests.real_git import HOSTILE, commit, run


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    run(tmp_path, "init", "--quiet", "--initial-branch", "main")
    return tmp_path


def refusal(git: Git, ref: str) -> str:
    with pytest.raises(SopctlError) as refused:
        git.merge_base(ref)
    return refused.value.key


def test_the_top_is_found_from_below_and_is_not_there_outside(repo: Path) -> None:
    (repo / "a" / "b").mkdir(parents=True)
    assert find_top(str(repo / "a" / "b")) == str(repo)
    with pytest.raises(SopctlError) as refused:
        Git.around("/")
    assert refused.value.key == "git.bukan-repositori"


def test_a_revision_stands_for_its_last_commit_in_common_with_head(repo: Path) -> None:
    base = commit(repo, a_yaml="1")
    run(repo, "branch", "cabang")
    commit(repo, b_yaml="2")
    run(repo, "checkout", "--quiet", "cabang")
    commit(repo, c_yaml="3")
    run(repo, "tag", "--annotate", "v1", "--message", "x")
    git = Git.around(str(repo))
    assert git.merge_base("main") == base
    assert git.merge_base("HEAD~1") == base
    assert git.commit("v1") == run(repo, "rev-parse", "HEAD")
    assert git.commit(base[:12]) == base


def test_the_files_of_a_commit_are_listed_and_read(repo: Path) -> None:
    (repo / "sop").mkdir()
    (repo / "sop" / "nama aneh\n\t\"é'.yaml").write_text("satu", encoding="utf-8")
    (repo / "tautan.yaml").symlink_to("../luar.yaml")
    id = commit(repo, sop__a_yaml="dua", kosong_yaml="")
    commit(repo, sop__a_yaml=None)
    git = Git.around(str(repo))
    files = git.files(id)
    assert set(files) == {"sop/nama aneh\n\t\"é'.yaml", "sop/a.yaml", "tautan.yaml", "kosong.yaml"}
    assert [path for path, blob in files.items() if blob.link] == ["tautan.yaml"]
    read = dict(git.read([blob.id for blob in files.values()], 100))
    assert {path: read[blob.id] for path, blob in files.items()} == {
        "sop/nama aneh\n\t\"é'.yaml": b"satu",
        "sop/a.yaml": b"dua",
        "tautan.yaml": b"../luar.yaml",
        "kosong.yaml": b"",
    }


def test_what_is_too_large_or_missing_is_not_read(repo: Path) -> None:
    id = commit(repo, besar_yaml="x" * 1000, kecil_yaml="\0\n" * 50)
    files = Git.around(str(repo)).files(id)
    asked = [files["besar.yaml"].id, "0" * 40, files["kecil.yaml"].id, files["kecil.yaml"].id]
    assert list(Git.around(str(repo)).read(asked, 100)) == [
        (asked[0], None),
        ("0" * 40, None),
        (asked[2], b"\0\n" * 50),
        (asked[2], b"\0\n" * 50),
    ]


def test_many_files_are_read_in_several_goes(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 3)
    id = commit(repo, **{f"f{n}_yaml": str(n) for n in range(8)})
    git = Git.around(str(repo))
    files = git.files(id)
    read = list(git.read((files[f"f{n}.yaml"].id for n in range(8)), 10))
    assert [content for _, content in read] == [str(n).encode() for n in range(8)]


@pytest.mark.parametrize("ref", HOSTILE, ids=lambda ref: repr(ref)[:30])
def test_a_hostile_name_is_no_revision_and_writes_nothing(repo: Path, ref: str) -> None:
    commit(repo, a_yaml="1")
    before = sorted(path for path in repo.iterdir())
    assert refusal(Git.around(str(repo)), ref) == "git.tidak-ada-revisi"
    assert sorted(path for path in repo.iterdir()) == before


def test_only_ids_are_taken_for_commits_and_blobs(repo: Path) -> None:
    git = Git.around(str(repo))
    for id in ("main", "--all", "A" * 40, "0" * 41):
        with pytest.raises(ValueError, match=r".*"):
            git.files(id)
        with pytest.raises(ValueError, match=r".*"):
            list(git.read([id], 10))


@pytest.fixture
def trap(repo: Path) -> Iterator[Path]:
    """A file that is there once anything of the repository's configuration has been run."""
    sprung = repo.parent / f"{repo.name}-terjebak"
    yield sprung
    sprung.unlink(missing_ok=True)


def test_nothing_that_a_repository_configures_is_run(repo: Path, trap: Path) -> None:
    script = repo / "jahat.sh"
    script.write_text(f"#!/bin/sh\ntouch '{trap}'\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    attributes = "*.yaml filter=jahat diff=jahat merge=jahat\n"
    base = commit(repo, a_yaml="1", **{".gitattributes": attributes})
    commit(repo, a_yaml="2")
    hooks = repo / "hooks"
    hooks.mkdir()
    for name in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        (hooks / name).write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
        (hooks / name).chmod(0o755)
    for key, value in {
        "core.fsmonitor": str(script),
        "core.hooksPath": str(hooks),
        "core.pager": str(script),
        "pager.rev-parse": str(script),
        "pager.ls-tree": str(script),
        "pager.cat-file": str(script),
        "core.sshCommand": str(script),
        "core.editor": str(script),
        "core.alternateRefsCommand": str(script),
        "core.gitProxy": str(script),
        "core.askPass": str(script),
        "credential.helper": str(script),
        "diff.external": str(script),
        "diff.jahat.textconv": str(script),
        "diff.jahat.command": str(script),
        "filter.jahat.clean": str(script),
        "filter.jahat.smudge": str(script),
        "filter.jahat.process": str(script),
        "gpg.program": str(script),
        "log.showSignature": "true",
        "alias.rev-parse": f"!{script}",
        "alias.ls-tree": f"!{script}",
    }.items():
        run(repo, "config", key, value)
    (repo / "a.yaml").write_text("3", encoding="utf-8")
    git = Git.around(str(repo))
    files = git.files(git.merge_base("HEAD~1"))
    assert dict(git.read([files["a.yaml"].id], 10)) == {files["a.yaml"].id: b"1"}
    assert git.merge_base("HEAD~1") == base
    assert not trap.exists()
    # The traps are real: what this module never runs springs them.
    subprocess.run(["git", "status"], cwd=repo, check=False, capture_output=True)
    assert trap.exists()


def test_a_file_that_is_not_there_is_not_fetched(repo: Path, trap: Path) -> None:
    id = commit(repo, a_yaml="1")
    blob = Git.around(str(repo)).files(id)["a.yaml"].id
    (repo / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for key, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "asal",
        "remote.asal.url": f"ext::sh -c touch% '{trap}'",
        "remote.asal.promisor": "true",
        "remote.asal.uploadpack": f"touch '{trap}';",
        "protocol.ext.allow": "always",
        "protocol.allow": "always",
    }.items():
        run(repo, "config", key, value)
    for url in (f"ext::sh -c touch% '{trap}'", str(repo)):
        run(repo, "config", "remote.asal.url", url)
        with suppress(SopctlError):
            assert dict(Git.around(str(repo)).read([blob], 10)) == {blob: None}
        assert not trap.exists()
    # The trap is real: git as it is asks the remote.
    subprocess.run(["git", "cat-file", "-p", blob], cwd=repo, check=False, capture_output=True)
    assert trap.exists()


def test_variables_that_point_elsewhere_are_not_heard(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    id = commit(repo, a_yaml="1")
    for name, value in {
        "GIT_DIR": "/tidak/ada",
        "GIT_WORK_TREE": "/",
        "GIT_OBJECT_DIRECTORY": "/tidak/ada",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.bare",
        "GIT_CONFIG_VALUE_0": "nonsense",
    }.items():
        monkeypatch.setenv(name, value)
    assert Git.around(str(repo)).commit("main") == id


def test_a_bare_repository_among_the_files_is_not_taken_for_the_repository(repo: Path, trap: Path) -> None:
    # `.git` is there, but no repository; the folder itself looks like one.
    (repo / ".git").rename(repo / "lama")
    (repo / ".git").mkdir()
    run(repo, "init", "--quiet", "--bare", "--initial-branch", "main", str(repo / "isi"))
    for path in (repo / "isi").iterdir():
        path.rename(repo / path.name)
    with (repo / "config").open("a", encoding="utf-8") as file:
        file.write(f"[core]\n\tfsmonitor = \"touch '{trap}'\"\n")
    assert refusal(Git.around(str(repo)), "main") == "git.gagal"
    assert not trap.exists()


def test_a_repository_without_a_commit_has_no_revision(repo: Path) -> None:
    assert refusal(Git.around(str(repo)), "HEAD") == "git.tidak-ada-revisi"


def test_histories_without_a_common_commit_cannot_be_compared(repo: Path) -> None:
    commit(repo, a_yaml="1")
    run(repo, "checkout", "--quiet", "--orphan", "lain")
    commit(repo, b_yaml="1")
    assert refusal(Git.around(str(repo)), "main") == "git.tanpa-pangkal"


def test_a_history_that_is_cut_off_says_how_to_get_the_rest(repo: Path, tmp_path_factory: object) -> None:
    assert isinstance(tmp_path_factory, pytest.TempPathFactory)
    commit(repo, a_yaml="1")
    run(repo, "branch", "cabang")
    commit(repo, a_yaml="2")
    run(repo, "checkout", "--quiet", "cabang")
    commit(repo, b_yaml="1")
    shallow = tmp_path_factory.mktemp("dangkal")
    run(
        shallow,
        *("clone", "--quiet", "--depth", "1", "--no-single-branch", "--branch", "cabang"),
        f"file://{repo}",
        ".",
    )
    assert refusal(Git.around(str(shallow)), "origin/main") == "git.dangkal"
    assert refusal(Git.around(str(shallow)), "HEAD~1") == "git.dangkal"


def test_a_work_tree_of_its_own_is_a_repository_too(repo: Path, tmp_path_factory: object) -> None:
    assert isinstance(tmp_path_factory, pytest.TempPathFactory)
    id = commit(repo, a_yaml="1")
    beside = tmp_path_factory.mktemp("pohon") / "kerja"
    run(repo, "worktree", "add", "--quiet", str(beside), "-b", "kerja")
    assert Git.around(str(beside)).merge_base("main") == id


def test_without_git_it_is_said_what_is_missing(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repo, a_yaml="1")
    monkeypatch.setenv("PATH", str(repo))
    assert refusal(Git.around(str(repo)), "main") == "git.tidak-terpasang"


def fake_git(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_git_that_does_not_answer_is_stopped(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_git(repo, "exec sleep 60", monkeypatch)
    monkeypatch.setattr(git_run, "_SECONDS", 0.3)
    assert refusal(Git.around(str(repo)), "main") == "git.terlalu-lama"


def test_an_answer_without_end_is_not_awaited(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_git(repo, "exec yes", monkeypatch)
    monkeypatch.setattr(git_run, "_MAX_ANSWER", 10_000)
    assert refusal(Git.around(str(repo)), "main") == "git.terlalu-banyak"


def test_what_git_complains_of_is_handed_on(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_git(repo, "echo 'fatal: detected dubious ownership' >&2; exit 128", monkeypatch)
    with pytest.raises(SopctlError) as refused:
        Git.around(str(repo)).commit("main")
    assert (refused.value.key, refused.value.fields) == (
        "git.gagal",
        {"alasan": "detected dubious ownership"},
    )


def test_files_that_hold_a_text_are_found_in_the_commit_alone(tmp_path: Path) -> None:
    run(tmp_path, "init", "--quiet")
    id = commit(tmp_path, a_yaml="satu\n", b__c_yaml="dua -e tiga\n", d_yaml="empat\n")
    (tmp_path / "e.yaml").write_text("satu\n", encoding="utf-8")
    git = Git(str(tmp_path))
    assert git.holding(id, ["satu", "-e"]) == {"a.yaml", "b/c.yaml"}
    assert git.holding(id, ["lima"]) == frozenset()


def test_much_content_is_asked_for_in_portions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, "init", "--quiet")
    id = commit(tmp_path, **{f"f{n}_yaml": f"{n}" * 50 for n in range(9)})
    monkeypatch.setattr("sopctl.source.git._PORTION", 120)
    git = Git(str(tmp_path))
    ids = [blob.id for blob in git.files(id).values()]
    assert [data for _, data in git.read([*ids, ids[0]], 1000)] == [
        *(f"{n}".encode() * 50 for n in range(9)),
        b"0" * 50,
    ]


def test_a_submodule_is_no_file_and_is_not_entered(tmp_path: Path) -> None:
    inner, outer = tmp_path / "dalam", tmp_path / "luar"
    for folder in (inner, outer):
        folder.mkdir()
        run(folder, "init", "--quiet")
    commit(inner, a_yaml="satu\n")
    run(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner), "sop")
    id = commit(outer, b_yaml="dua\n")
    git = Git(str(outer))
    assert set(git.files(id)) == {".gitmodules", "b.yaml"}
    assert git.holding(id, ["satu"]) == frozenset()
