"""`lint --changed-since`: what a pull request is asked about, in real git repositories."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.skenario import run_here
from tests.cli.test_doors import SETTINGS
from tests.real_git import run
from tests.rules.kit import good_sop

FAULTY = "dasar_hukum: []\n"


def write(office: Path, name: str, patch: str = FAULTY) -> None:
    path = office / "sop" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(good_sop(f"id: {name}\nnama: Kegiatan {name}\n{patch}"), encoding="utf-8")


def commit(office: Path) -> None:
    run(office, "add", "--all", ".")
    run(office, "commit", "--quiet", "--message", "x")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office in a folder of a git repository, with two faulty SOPs at the branch `main`."""
    run(tmp_path, "init", "--quiet", "--initial-branch", "main")
    folder = tmp_path / "kota"
    folder.mkdir()
    (folder / "sopctl.yaml").write_text(SETTINGS, encoding="utf-8")
    for name in ("satu", "dua"):
        write(folder, name)
    commit(folder)
    run(tmp_path, "checkout", "--quiet", "-b", "cabang")
    return folder


def lint(office: Path, *words: str, since: str = "main") -> list[tuple[str, str]]:
    """(path, rule) of what is told."""
    asked = ["--format", "json", "--select", "SOP005,SOP501,SOP507", "--changed-since", since]
    status, out, err = run_here(["sopctl", "lint", *asked, *words], office, b"")
    assert err == ""
    found = [(f["path"], f["rule"]) for f in json.loads(out)["findings"]]
    assert status == (1 if found else 0)
    return found


def test_what_nobody_touched_is_not_told_but_read(office: Path) -> None:
    status, out, _ = run_here(["sopctl", "lint", "--format", "json", "--changed-since", "main"], office, b"")
    told = json.loads(out)
    assert (status, told["findings"], told["summary"]["files"]) == (0, [], 3)


def test_what_is_committed_staged_changed_or_new_is_told(office: Path) -> None:
    write(office, "dua", FAULTY + "peralatan: [Pena]\n")
    assert lint(office) == [("sop/dua.yaml", "SOP501")]
    run(office, "add", "--all")
    assert lint(office) == [("sop/dua.yaml", "SOP501")]
    commit(office)
    assert lint(office) == [("sop/dua.yaml", "SOP501")]
    write(office, "tiga")
    assert lint(office) == [("sop/dua.yaml", "SOP501"), ("sop/tiga.yaml", "SOP501")]


def test_an_ignored_file_that_is_judged_counts_as_new(office: Path) -> None:
    (office / ".gitignore").write_text("tiga.yaml\n", encoding="utf-8")
    write(office, "tiga")
    assert lint(office) == [("sop/tiga.yaml", "SOP501")]


def test_the_revision_stands_for_where_the_branch_began(office: Path) -> None:
    run(office, "checkout", "--quiet", "main")
    write(office, "satu", FAULTY + "peralatan: [Pena]\n")
    commit(office)
    run(office, "checkout", "--quiet", "cabang")
    assert lint(office) == []
    assert lint(office, since="main~1") == []


def test_a_file_under_another_name_is_told_and_a_removed_one_is_no_trouble(office: Path) -> None:
    (office / "sop" / "satu.yaml").rename(office / "sop" / "uno.yaml")
    assert lint(office) == [("sop/uno.yaml", "SOP501")]
    (office / "sop" / "uno.yaml").unlink()
    assert lint(office) == []


def test_cross_rules_are_told_in_every_file(office: Path) -> None:
    write(office, "tiga", "nama: Kegiatan dua\nketerkaitan: [tidak-ada]\n")
    write(office, "empat", "keterkaitan: [tiga]\n")
    commit(office)
    run(office, "branch", "--force", "main")
    (office / "sop" / "tiga.yaml").unlink()
    # Another file was touched, and in this one a link broke.
    assert lint(office) == [("sop/empat.yaml", "SOP507")]
    assert lint(office, "sop/empat.yaml") == [("sop/empat.yaml", "SOP507")]


def test_with_paths_only_these_are_judged(office: Path) -> None:
    for name in ("satu", "dua"):
        write(office, name, FAULTY + "peralatan: [Pena]\n")
    assert lint(office, "sop/satu.yaml") == [("sop/satu.yaml", "SOP501")]


def test_line_ends_that_git_turned_around_are_no_change(office: Path) -> None:
    path = office / "sop" / "satu.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert lint(office) == []


def test_a_link_is_changed_with_what_it_leads_to(office: Path) -> None:
    (office / "isi").mkdir()
    (office / "sop" / "satu.yaml").rename(office / "isi" / "satu.yaml")
    (office / "sop" / "satu.yaml").symlink_to("../isi/satu.yaml")
    assert lint(office) == [("sop/satu.yaml", "SOP501")]
    commit(office)
    run(office, "branch", "--force", "main")
    assert lint(office) == []
    with (office / "isi" / "satu.yaml").open("a", encoding="utf-8") as file:
        file.write("# x\n")
    assert lint(office) == [("sop/satu.yaml", "SOP501")]


def test_settings_are_a_file_like_others(office: Path) -> None:
    with (office / "sopctl.yaml").open("a", encoding="utf-8") as file:
        file.write("kunci_baru: x\n")
    assert lint(office) == [("sopctl.yaml", "SOP005")]


def test_standard_input_is_news(office: Path) -> None:
    text = good_sop(FAULTY).encode()
    status, out, _ = run_here(
        ["sopctl", "lint", "--format", "json", "--changed-since", "main", "-"], office, text
    )
    assert [f["rule"] for f in json.loads(out)["findings"]] == ["SOP501"]
    assert status == 1


def test_a_rule_of_ours_that_crashed_is_told_of_untouched_files_too(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sopctl.rules import sop501_ada_dasar_hukum

    monkeypatch.setattr(sop501_ada_dasar_hukum, "check", lambda context: [][0])
    status, out, _ = run_here(["sopctl", "lint", "--format", "json", "--changed-since", "main"], office, b"")
    assert status == 3
    assert {f["rule"] for f in json.loads(out)["findings"]} == {"SOP901"}


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("tidak-ada", 'Revisi "tidak-ada" tidak ada di repositori git ini.'),
        ("--output=ditulis", 'Revisi "--output=ditulis" tidak ada'),
        ("", 'Revisi "" tidak ada'),
    ],
)
def test_a_revision_that_is_not_there_is_refused_before_anything_is_judged(
    office: Path, ref: str, said: str
) -> None:
    status, out, err = run_here(["sopctl", "lint", f"--changed-since={ref}"], office, b"")
    assert (status, out) == (2, "")
    assert err.startswith(said)
    assert not (office / "ditulis").exists()


def test_outside_of_git_there_is_nothing_to_compare_with(office: Path) -> None:
    os.rename(office.parent / ".git", office.parent / "git")
    status, out, err = run_here(["sopctl", "lint", "--changed-since", "main"], office, b"")
    assert (status, out) == (2, "")
    assert "tidak berada di dalam repositori git" in err


def test_a_filter_that_the_repository_configures_is_not_run(office: Path) -> None:
    trap = office.parent / "terjebak"
    run(office, "config", "filter.jahat.clean", f"touch '{trap}'; cat")
    run(office, "config", "core.fsmonitor", f"touch '{trap}'")
    (office / ".gitattributes").write_text("*.yaml filter=jahat\n", encoding="utf-8")
    write(office, "dua", FAULTY + "peralatan: [Pena]\n")
    assert lint(office) == [("sop/dua.yaml", "SOP501")]
    assert not trap.exists()


WORDS = "riwayat:\n  - {tahap: verifikasi, tanggal: 2026-02-03, hasil: perbaikan}\n"


def history(office: Path, *words: str) -> list[tuple[str, int, str]]:
    """(path, line, rule) of what is told of histories."""
    asked = ["--format", "json", "--select", "SOP711", *words]
    _, out, _ = run_here(["sopctl", "lint", *asked], office, b"")
    return [(f["path"], f["line"], f["rule"]) for f in json.loads(out)["findings"]]


def test_a_history_that_was_bent_is_told_only_against_a_base(office: Path) -> None:
    run(office, "checkout", "--quiet", "main")
    write(office, "satu", WORDS)
    commit(office)
    run(office, "checkout", "--quiet", "-B", "cabang")
    write(office, "satu", WORDS.replace("perbaikan", "sesuai"))
    assert history(office) == []
    ((path, line, rule),) = history(office, "--changed-since", "main")
    assert (path, rule) == ("sop/satu.yaml", "SOP711")
    assert "tahap: verifikasi" in (office / path).read_text(encoding="utf-8").splitlines()[line - 1]


def test_a_history_is_followed_to_another_file(office: Path) -> None:
    run(office, "checkout", "--quiet", "main")
    write(office, "satu", WORDS)
    commit(office)
    run(office, "checkout", "--quiet", "-B", "cabang")
    (office / "sop" / "satu.yaml").unlink()
    write(office, "baru", "id: satu\nriwayat: []\n")
    text = (office / "sop" / "baru.yaml").read_text(encoding="utf-8").replace("id: baru\n", "", 1)
    (office / "sop" / "baru.yaml").write_text(text, encoding="utf-8")
    assert [(path, rule) for path, _, rule in history(office, "--changed-since", "main")] == [
        ("sop/baru.yaml", "SOP711")
    ]
