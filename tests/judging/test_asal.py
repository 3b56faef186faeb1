"""SOP702 tells what changed since an SOP was judged, by its history in real git repositories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopctl.model.makna import sidik
from sopctl.model.sop import Sop
from sopctl.source.load import load_bytes
from tests.cli.skenario import run_here
from tests.cli.test_doors import SETTINGS
from tests.real_git import run
from tests.rules.kit import good_sop

PATH = "sop/penerimaan.yaml"


def fingerprint(text: str) -> str:
    model = load_bytes(text.encode(), PATH).model
    assert isinstance(model, Sop)
    return sidik(model)


def verified(text: str, by: str = "Kepala Subbagian Umum") -> str:
    entry = f'  - {{tahap: verifikasi, tanggal: 2026-02-03, oleh: {{jabatan: {by}}}, hasil: sesuai, sidik: "'
    return f'{text}riwayat:\n{entry}{fingerprint(text)}"}}\n'


GOOD = good_sop()
JUDGED = verified(GOOD)
LATER = JUDGED.replace("waktu: 5 menit", "waktu: 15 menit").replace("Mengarsipkan surat", "Menyimpan surat")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    run(tmp_path, "init", "--quiet", "--initial-branch", "main")
    (tmp_path / "sopctl.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "sop").mkdir()
    return tmp_path


def save(office: Path, text: str, name: str = PATH) -> str:
    (office / name).write_text(text, encoding="utf-8")
    run(office, "add", "--all")
    run(office, "commit", "--quiet", "--message", "x")
    return run(office, "rev-parse", "HEAD")[:12]


def told(office: Path, name: str = PATH) -> str:
    """What SOP702 says of the file."""
    asked = ["sopctl", "--lang", "en", "lint", "--format", "json", "--select", "SOP702", name]
    status, out, err = run_here(asked, office, b"")
    assert (status in (0, 1), err) == (True, "")
    (found,) = json.loads(out)["findings"]
    return str(found["message"])


def test_what_changed_since_is_named_with_the_command_that_shows_it(office: Path) -> None:
    judged = save(office, JUDGED)
    save(office, LATER.replace("15 menit", "25 menit"))
    (office / PATH).write_text(LATER, encoding="utf-8")
    words = told(office)
    assert f"Since revision {judged} " in words
    assert "2 substantive and 0 editorial" in words
    command = f"sopctl diff {judged}:{PATH} {PATH}"
    assert f"`{command}`" in words
    status, out, err = run_here([*command.split(), "--format", "json", "--exit-code"], office, b"")
    assert (status, err) == (1, "")
    assert json.loads(out)["summary"]["substantif"] == 2


def test_the_newest_revision_of_that_text_is_named(office: Path) -> None:
    save(office, GOOD)
    newest = save(office, JUDGED)
    save(office, LATER)
    assert f"Since revision {newest} " in told(office)


def test_a_file_is_followed_to_where_it_lay_before(office: Path) -> None:
    judged = save(office, JUDGED)
    run(office, "mv", PATH, "sop/lain.yaml")
    save(office, LATER, "sop/lain.yaml")
    assert f"`sopctl diff {judged}:{PATH} sop/lain.yaml`" in told(office, "sop/lain.yaml")


def test_many_changes_are_counted(office: Path) -> None:
    save(office, JUDGED)
    text = LATER.replace("Buku agenda", "Buku besar").replace("setiap hari kerja", "setiap minggu")
    save(office, text.replace("10 menit", "20 menit"))
    assert "; 3 more." in told(office)


def test_a_text_that_no_commit_holds_is_said_to_be_missing(office: Path) -> None:
    save(office, LATER)
    assert "not found among the last 1 revisions" in told(office)


def test_a_shallow_clone_says_so(office: Path, tmp_path: Path) -> None:
    save(office, JUDGED)
    save(office, LATER)
    clone = tmp_path / "dangkal"
    run(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{office}", str(clone))
    assert "git fetch --unshallow" in told(clone)


def test_without_git_or_commits_the_finding_stands_alone(office: Path) -> None:
    (office / PATH).write_text(LATER, encoding="utf-8")
    assert told(office).endswith(fingerprint(LATER) + "`.")


def test_nothing_that_a_repository_configures_is_run(office: Path) -> None:
    save(office, JUDGED)
    save(office, LATER)
    trap = office / "jebakan.sh"
    trap.write_text(f'#!/bin/sh\ntouch {office}/dijalankan\ncat "$1"\n', encoding="utf-8")
    trap.chmod(0o755)
    (office / ".gitattributes").write_text("*.yaml diff=jahat filter=jahat\n", encoding="utf-8")
    for key in ("diff.jahat.textconv", "diff.external", "core.fsmonitor", "core.pager", "gpg.program"):
        run(office, "config", key, str(trap))
    run(office, "config", "filter.jahat.clean", str(trap))
    run(office, "config", "log.showSignature", "true")
    assert "Since revision" in told(office)
    assert not (office / "dijalankan").exists()


def test_a_long_history_is_read_only_so_far(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(office, JUDGED)
    for minutes in range(20, 26):
        save(office, JUDGED.replace("5 menit", f"{minutes} menit"))
    monkeypatch.setattr("sopctl.judging.asal._MOST", 4)
    assert "among the last 4 revisions" in told(office)
