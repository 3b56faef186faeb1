"""What `lint` says of numbers: for one SOP alone, for a whole office, and against a base revision."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.skenario import run_here
from tests.real_git import run
from tests.test_examples import OFFICE

ENTRY = "register/dispusip/2026-001.yaml"
ITS_SOP = "sop/dispusip/pemindahan-arsip-inaktif.yaml"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The example office, in a folder of a git repository."""
    run(tmp_path, "init", "--quiet", "--initial-branch", "main")
    shutil.copytree(OFFICE, tmp_path / "kota")
    run(tmp_path, "add", "--all")
    run(tmp_path, "commit", "--quiet", "--message", "x")
    return tmp_path / "kota"


def lint(office: Path, *words: str) -> list[tuple[str, int, str]]:
    """(path, line, rule) of what is told."""
    command = ["sopctl", "lint", "--format", "json", "--today", "2026-11-24", *words]
    _, out, err = run_here(command, office, b"")
    assert err == ""
    return [(f["path"], f["line"], f["rule"]) for f in json.loads(out)["findings"]]


def edit(office: Path, path: str, old: str, new: str) -> None:
    text = (office / path).read_text(encoding="utf-8")
    assert old in text
    (office / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("words", [[], [ITS_SOP]], ids=["all", "alone"])
def test_a_number_that_no_register_knows_is_told_with_the_others_and_without(
    words: list[str], office: Path
) -> None:
    assert lint(office, *words) == []
    os.remove(office / ENTRY)
    assert (ITS_SOP, 4, "SOP603") in lint(office, *words)
    assert {rule for _, _, rule in lint(office, *words)} == {"SOP603"}


def test_a_number_of_another_shape_and_a_name_of_no_title_are_told_of_one_sop_alone(office: Path) -> None:
    edit(office, ITS_SOP, "065/001/SOP/DISPUSIP/2026", "065/001/DISPUSIP/2026")
    edit(office, ITS_SOP, "nama: Pemindahan Arsip Inaktif", "nama: Pemindahan Arsip Lama")
    told = {(line, rule) for _, line, rule in lint(office, ITS_SOP)}
    assert {(4, "SOP602"), (4, "SOP603"), (3, "SOP604")} <= told


def test_a_decree_that_does_not_list_the_sop_is_told(office: Path) -> None:
    edit(office, "keputusan/kep-118-2026.yaml", "setda/pengelolaan-surat-masuk", "setda/lain")
    assert [(path, rule) for path, _, rule in lint(office, "--select", "SOP608")] == [
        ("sop/setda/pengelolaan-surat-masuk.yaml", "SOP608")
    ]


def test_against_a_base_an_entry_may_not_go_or_change(office: Path) -> None:
    run(office, "checkout", "--quiet", "-b", "cabang")
    assert lint(office, "--changed-since", "main") == []
    edit(office, ENTRY, "tanggal: 2026-08-25", "tanggal: 2026-08-26")
    os.remove(office / "register/dispusip/2026-002.yaml")
    told = lint(office, "--changed-since", "main", "--select", "SOP606")
    assert told == [(ENTRY, 5, "SOP606"), ("register/dispusip/2026-002.yaml", 1, "SOP606")]
    run(office, "add", "--all")
    run(office, "commit", "--quiet", "--message", "y")
    assert lint(office, "--changed-since", "main", "--select", "SOP606") == told
    assert lint(office, "--select", "SOP606") == []


def test_against_a_base_a_new_entry_and_a_withdrawal_are_fine(office: Path) -> None:
    edit(office, ENTRY, "status: dipakai", "status: dicabut\nalasan: Ganda\ntanggal_cabut: 2026-11-20")
    text = (office / ENTRY).read_text(encoding="utf-8").replace("065/001/", "065/003/")
    (office / "register/dispusip/2026-003.yaml").write_text(text, encoding="utf-8")
    assert lint(office, "--changed-since", "main", "--select", "SOP606") == []


def test_an_alteration_with_a_reason_can_be_suppressed_where_it_stands(office: Path) -> None:
    reason = "  # sopctl: abaikan SOP606 -- salah ketik, diketahui Bagian Organisasi"
    edit(office, ENTRY, "tanggal: 2026-08-25", f"tanggal: 2026-08-26{reason}")
    assert lint(office, "--changed-since", "main", "--select", "SOP606,SOP008") == []


def test_two_branches_that_took_one_number_under_two_names_are_told_apart(office: Path) -> None:
    text = (
        (office / ENTRY).read_text(encoding="utf-8").replace("pemindahan-arsip-inaktif", "pemusnahan-arsip")
    )
    (office / "register/dispusip/2026-101.yaml").write_text(text, encoding="utf-8")
    told = [(path, line) for path, line, rule in lint(office, "--select", "SOP606") if rule == "SOP606"]
    # The number is another file's, by its name and by its place; and the SOP has a number already.
    assert told == [("register/dispusip/2026-101.yaml", line) for line in (2, 2, 3)]
