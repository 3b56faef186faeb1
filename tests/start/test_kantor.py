"""A new office: nothing to find fault with in it, whoever it is, and settings that fit what is there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sopctl.cli.main import main
from sopctl.editor.schema import JENIS
from sopctl.source.pattern import Pattern
from sopctl.source.repository import SHARED_PATTERNS
from sopctl.start.kantor import kunci_of

AGENCIES = (
    "Sekretariat Daerah",
    "Sekretariat DPRD",
    "Inspektorat",
    "Dinas Kesehatan",
    "Kecamatan Cipocok Jaya",
    "UPTD Laboratorium Lingkungan",
    "Rumah Sakit: Umum #1",
)


@pytest.mark.parametrize(
    ("nama", "kunci"),
    [
        ("Sekretariat Daerah", "setda"),
        ("Sekretariat DPRD", "setwan"),
        ("Dinas Kesehatan", "dinas-kesehatan"),
        ("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "bkpsdm"),
        ("Con", "opd-con"),
        ("Penyelenggaraanketertibanumum", "penyelenggaraanketertibanumum"),
        ("?", "opd"),
    ],
)
def test_an_agency_gets_a_key_that_is_short_to_type(nama: str, kunci: str) -> None:
    assert kunci_of(nama) == kunci


def begin(folder: Path, *words: str) -> Path:
    assert main(["init", str(folder), "--today", "2026-01-12", *words]) == 0
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return begin(tmp_path / "kantor", "--government", "Kota Serang")


@pytest.mark.parametrize("day", ["2026-01-12", "2029-01-12"])
@pytest.mark.parametrize("nama", AGENCIES)
def test_a_new_office_has_no_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], nama: str, day: str
) -> None:
    begin(tmp_path / "kantor", "--government", "Kabupaten Lebak", "--agency-name", nama)
    monkeypatch.chdir(tmp_path / "kantor")
    assert main(["lint", "--fail-level", "saran", "--today", day]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("nama", [*AGENCIES, f"Dinas {'Penanaman Modal dan ' * 5}Perizinan"])
def test_what_init_and_new_write_needs_no_tidying(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], nama: str
) -> None:
    begin(tmp_path / "kantor", "--government", "Kota Serang", "--agency-name", nama)
    monkeypatch.chdir(tmp_path / "kantor")
    columns = ("--actor", "Agendaris", "--actor", "Kepala: Bagian", "--external", f"Pemohon {'jauh ' * 20}")
    rows = ("--step", "Agendaris: Mencatat surat", "--step", "Menyerahkan surat")
    assert main(["new", "Pelayanan Imunisasi", *columns, *rows]) == 0
    assert main(["new", "Rapat #1", "--id", "rapat"]) == 0
    capsys.readouterr()
    assert main(["fmt", "--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("kunci", ["null", "2026", "1e3", "true"])
def test_a_key_that_yaml_would_take_for_something_else_stays_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kunci: str
) -> None:
    begin(tmp_path / "kantor", "--agency", kunci, "--agency-name", "Dinas Kesehatan")
    monkeypatch.chdir(tmp_path / "kantor")
    assert main(["new", "Pelayanan Imunisasi"]) == 0
    assert (tmp_path / "kantor" / "sop" / kunci / "pelayanan-imunisasi.yaml").exists()
    assert main(["lint", "--select", "SOP006,SOP007,SOP106"]) == 0, capsys.readouterr().out


def test_an_init_that_cannot_go_on_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    (tmp_path / "kantor").mkdir()
    (tmp_path / "kantor" / ".vscode").symlink_to("../luar")
    assert main(["init", str(tmp_path / "kantor")]) == 2
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_init_that_was_killed_is_finished_by_the_next(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # sopctl.yaml is written last: without it nothing is a repository yet.
    (office / "sopctl.yaml").unlink()
    (office / ".gitattributes").unlink()
    begin(office, "--government", "Kota Serang")
    monkeypatch.chdir(office)
    assert (office / ".gitattributes").is_file()
    assert main(["lint"]) == 0, capsys.readouterr().out


def test_the_example_can_be_printed(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(office)
    assert main(["render", "--format", "pdf", "-o", "cetak"]) == 0
    assert (office / "cetak" / "pengelolaan-surat-masuk.pdf").read_bytes().startswith(b"%PDF-")


def test_every_file_ends_its_lines_as_git_keeps_them(office: Path) -> None:
    for path in office.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"\r" not in data
            assert data.endswith(b"\n")
            assert not re.search(rb"[ \t]+\n", data), path


def test_an_editor_finds_a_schema_for_every_kind_of_file(office: Path) -> None:
    schemas = json.loads((office / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert set(schemas) == {f".sopctl/{kind}.schema.json" for kind in JENIS}
    assert all((office / path).is_file() for path in schemas)
    places = [place for value in schemas.values() for place in ([value] if isinstance(value, str) else value)]
    assert {"sopctl.yaml", "garis-dasar.yaml", "sop/**/*.yaml", "sop/**/*.yml", *SHARED_PATTERNS} == set(
        places
    )


def test_every_first_line_leads_to_a_schema(office: Path) -> None:
    documents = [path for path in office.rglob("*.yaml") if not path.name.startswith(".")]
    assert len(documents) == 3
    for path in documents:
        lines = path.read_text(encoding="utf-8").splitlines()
        said = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", lines[0])
        assert said
        assert (path.parent / said[1]).is_file()
        # The same for editors of JetBrains.
        assert lines[1] == f"# $schema: {said[1]}"


def hooks(office: Path) -> dict[str, dict[str, str]]:
    """The hooks of an office, by id."""
    (repo,) = yaml.safe_load((office / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    return {hook["id"]: hook for hook in repo["hooks"]}


@pytest.mark.parametrize("id", ["sopctl-fmt", "sopctl-lint"])
def test_a_hook_looks_at_what_sopctl_reads(office: Path, id: str) -> None:
    looks = re.compile(hooks(office)[id]["files"])
    for path in office.rglob("*.yaml"):
        shown = path.relative_to(office).as_posix()
        assert bool(looks.search(shown)) == (not shown.startswith(".")), shown
    assert looks.search("register/dinkes/2026-001.yaml")
    assert not looks.search("lain/sop/a.yaml")


def workflow(office: Path) -> dict[str, object]:
    # PyYAML reads the key `on` as true, as YAML 1.1 has it.
    loaded = yaml.safe_load((office / ".github" / "workflows" / "sop.yml").read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in loaded.items()}


def test_the_workflow_has_the_least_rights(office: Path) -> None:
    text = (office / ".github" / "workflows" / "sop.yml").read_text(encoding="utf-8")
    told = workflow(office)
    assert told["permissions"] == {}
    assert isinstance(told["on"], dict)
    assert {"pull_request", "merge_group"} <= set(told["on"])
    assert "pull_request_target" not in text
    assert "secrets." not in text
    jobs = told["jobs"]
    assert isinstance(jobs, dict)
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "nilai": {"contents": "read"},
        "banding": {"contents": "read"},
        "komentar": {"pull-requests": "write"},
    }
    # Who may write takes no code of the proposal, and is not asked for one that comes from a fork.
    assert not any("checkout" in step.get("uses", "") for step in jobs["komentar"]["steps"])
    assert "head.repo.full_name == github.repository" in jobs["komentar"]["if"]
    assert "persist-credentials: false" in text


def test_what_others_wrote_is_pinned_to_a_commit(office: Path) -> None:
    text = (office / ".github" / "workflows" / "sop.yml").read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert len(set(uses)) == 4
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", use) for use in uses)


def test_what_is_written_by_hand_in_a_workflow_reaches_no_shell(office: Path) -> None:
    # `${{ … }}` in a `run` is put in before the shell reads it: a name of a branch could be a command.
    text = (office / ".github" / "workflows" / "sop.yml").read_text(encoding="utf-8")
    for run in re.findall(r"run: (.*\n(?: {10}.*\n)*)", text):
        assert "${{" not in run


@pytest.mark.parametrize("name", [".github/workflows/sop.yml", ".gitlab-ci.yml"])
def test_ci_installs_what_was_said(tmp_path: Path, name: str) -> None:
    source = "sopctl @ git+https://git.example/sopctl@0123abc"
    text = (begin(tmp_path / "kantor", "--install", source) / name).read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    assert (loaded.get("env") or loaded.get("variables"))["SOPCTL"] == source


def command_of(office: Path, name: str) -> str:
    """The command line by which a hook or a job judges."""
    if name.startswith(".pre"):
        return hooks(office)["sopctl-lint"]["entry"]
    loaded = yaml.safe_load((office / name).read_text(encoding="utf-8"))
    if "jobs" not in loaded:
        return "\n".join(loaded["nilai-sop"]["script"])
    runs = (step.get("run", "") for step in loaded["jobs"]["nilai"]["steps"])
    return "\n".join(run for run in runs if run.startswith("sopctl "))


def run_in_shell(command: str, office: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    scripts = str(Path(sys.executable).parent)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SOPCTL", "GIT_"))}
    return subprocess.run(
        ["sh", "-e", "-c", command],
        cwd=office,
        env={**kept, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def spoil(office: Path) -> None:
    example = office / "sop" / "setda" / "pengelolaan-surat-masuk.yaml"
    text = example.read_text(encoding="utf-8")
    example.write_text(text.replace("Tidak: serahkan", "Tidak: serahkn"), encoding="utf-8")


@pytest.mark.parametrize("name", [".github/workflows/sop.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"])
def test_hooks_and_ci_pass_a_new_office_and_stop_a_faulty_one(office: Path, name: str) -> None:
    command = command_of(office, name)
    assert run_in_shell(command, office).returncode == 0
    spoil(office)
    assert run_in_shell(command, office).returncode == 1


@pytest.mark.parametrize(
    ("name", "variable"),
    [(".github/workflows/sop.yml", "BASE"), (".gitlab-ci.yml", "CI_MERGE_REQUEST_DIFF_BASE_SHA")],
)
def test_a_proposal_is_judged_by_what_it_changes(office: Path, name: str, variable: str) -> None:
    git = "git -c user.name=Penguji -c user.email=penguji@contoh.example -c core.hooksPath=/dev/null"
    spoil(office)
    begun = run_in_shell(
        f"git init -q . && git add -A && {git} commit -qm Mulai && git rev-parse HEAD", office
    )
    assert begun.returncode == 0, begun.stderr
    command, base = command_of(office, name), {variable: begun.stdout.strip()}
    # The fault was there before: only the nightly run tells of it.
    assert run_in_shell(command, office, **base).returncode == 0
    assert run_in_shell(command, office).returncode == 1
    new = run_in_shell("sopctl new Rapat", office)
    assert new.returncode == 0
    assert run_in_shell(command, office, **base).returncode == 1


def test_gitlab_gets_the_report_that_it_is_promised(office: Path) -> None:
    assert run_in_shell(command_of(office, ".gitlab-ci.yml"), office).returncode == 0
    job = yaml.safe_load((office / ".gitlab-ci.yml").read_text(encoding="utf-8"))["nilai-sop"]
    assert json.loads((office / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8")) == []


def test_places_of_documents_are_those_that_sopctl_looks_at(office: Path) -> None:
    assert Pattern("sop/**/*.yaml").matches(("sop", "setda", "pengelolaan-surat-masuk.yaml"))
    assert (office / "sop" / "setda" / "pengelolaan-surat-masuk.yaml").is_file()
