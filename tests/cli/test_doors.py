"""The front door: what it imports, and what it says when something is wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from sopctl.cli.app import DOORS, _command
from sopctl.cli.door import Door, wants_colour
from sopctl.cli.help import command_help, group_help, root_help
from sopctl.cli.lint_targets import FORMATS
from sopctl.cli.main import main
from sopctl.errors import SopctlError
from sopctl.rules import sop501_ada_dasar_hukum
from tests.cli.skenario import run_here
from tests.rules.kit import good_sop

HEAVY = {"typst", "uharfbuzz", "jinja2", "graphviz", "ruamel", "babel", "rich"}
SETTINGS = """\
skema: konfigurasi/1
perangkat_daerah:
  diskominfo:
    nama: Dinas Komunikasi dan Informatika
    unit_kerja: {subbag-umum: {nama: Subbagian Umum}}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A repository with one SOP that lacks a legal basis."""
    (tmp_path / "sop").mkdir()
    (tmp_path / "sopctl.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "sop" / "a.yaml").write_text(good_sop("dasar_hukum: []\n"), encoding="utf-8")
    return tmp_path


def imported(*words: str, cwd: Path) -> set[str]:
    """The top-level modules that a command leaves imported."""
    code = (
        "import sys; from sopctl.cli.main import main; main(sys.argv[1:]); "
        "print('MODULES', *sorted({m.partition('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=cwd, capture_output=True, text=True, check=True
    )
    return set(done.stdout.rpartition("MODULES")[2].split())


def test_the_version_is_told_without_importing_anything_of_weight(tmp_path: Path) -> None:
    light = imported("--version", cwd=tmp_path)
    assert not light & (HEAVY | {"typer", "pydantic", "yaml", "re", "dataclasses", "json"})


def test_lint_imports_nothing_that_only_drawing_needs(office: Path) -> None:
    modules = imported("lint", cwd=office)
    assert {"yaml", "pydantic"} <= modules
    assert not modules & HEAVY


def test_help_imports_no_model(office: Path) -> None:
    assert "pydantic" not in imported("lint", "--help", cwd=office)


def test_a_mistake_of_ours_is_told_politely(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sopctl.judging.survey.Survey.run", lambda *_: 1 / 0)
    status, out, err = run_here(["sopctl", "lint"], office, b"")
    assert status == 3
    assert out == ""
    assert "ZeroDivisionError" in err
    assert "sopctl lint" in err
    assert "Traceback" not in err


def test_the_traceback_is_there_for_who_asks(
    office: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sopctl.judging.survey.Survey.run", lambda *_: 1 / 0)
    monkeypatch.chdir(office)
    monkeypatch.setenv("SOPCTL_DEBUG", "1")
    assert main(["lint"]) == 3
    assert "Traceback" in capfd.readouterr().err


def test_a_rule_that_crashes_is_exit_3_and_the_other_findings_are_told(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office / "sop" / "b.yaml").write_text(
        good_sop("id: b\nnama: Penerimaan Paket\nperalatan: []\n"), encoding="utf-8"
    )
    monkeypatch.setattr(sop501_ada_dasar_hukum, "check", lambda context: [][0])
    status, out, err = run_here(["sopctl", "lint", "--exit-zero", "--format", "json"], office, b"")
    assert status == 3
    found = json.loads(out)["findings"]
    assert [f["rule"] for f in found] == ["SOP901", "SOP901", "SOP101"]
    assert "SOP501" in err


def test_a_reader_that_crashes_on_one_file_leaves_the_others(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office / "sop" / "b.yaml").write_text("skema: sop/1\n", encoding="utf-8")

    def crash(loaded: object, found: object) -> None:
        raise RecursionError

    monkeypatch.setattr("sopctl.judging.judge.place_of", crash)
    status, out, _ = run_here(["sopctl", "lint", "--format", "json"], office, b"")
    assert status == 3
    by_path = {f["path"]: f["rule"] for f in json.loads(out)["findings"]}
    assert by_path == {"sop/a.yaml": "SOP901", "sop/b.yaml": "SOP006"}


def test_a_refusal_is_one_sentence(monkeypatch: pytest.MonkeyPatch, office: Path) -> None:
    def refuse(*_: object) -> None:
        raise SopctlError("libyaml-hilang")

    monkeypatch.setattr("sopctl.judging.survey.Survey.run", refuse)
    status, out, err = run_here(["sopctl", "lint"], office, b"")
    assert (status, out, len(err.splitlines())) == (2, "", 1)


def test_a_name_that_acts_on_a_terminal_is_shown_and_does_not_act(office: Path) -> None:
    hostile = office / "sop" / "a\x1b]0;x\x07\u202e.yaml"
    hostile.write_text(good_sop('unit_kerja: "\\e[31m"\nnama: x\n'), encoding="utf-8")
    formats = [["lint", "--format", name] for name in FORMATS]
    refused = [["lint", f"{option}=\x1b[31m"] for option in ("--baseline", "--changed-since", "--select")]
    for words in [*formats, *refused, ["lint", "\x1b[31m"], ["\x1b[31m"]]:
        _, out, err = run_here(["sopctl", *words], office, b"")
        assert "\x1b" not in out + err
        assert "\x07" not in out + err
        assert "\u202e" not in out + err


def test_one_unreadable_file_among_a_thousand_hides_none_of_the_others(office: Path) -> None:
    # 300 here, to stay quick; each has one finding of its own.
    for number in range(299):
        text = good_sop(f"id: s{number}\nnama: Kegiatan nomor {number}\ndasar_hukum: []\n")
        (office / "sop" / f"b{number}.yaml").write_text(text, encoding="utf-8")
    (office / "sop" / "b77.yaml").write_bytes(b"\x00\xff" * 100)
    status, out, _ = run_here(["sopctl", "lint", "--format", "json"], office, b"")
    told = json.loads(out)
    assert status == 1
    assert {f["path"] for f in told["findings"]} == {f"sop/b{n}.yaml" for n in range(299)} | {"sop/a.yaml"}
    assert told["summary"]["files"] == 301


def test_more_files_than_are_kept_in_memory_are_judged_alike(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        text = good_sop(f"id: s{number}\nnama: Kegiatan nomor {number}\nketerkaitan: [s{number + 1}]\n")
        (office / "sop" / f"b{number}.yaml").write_text(text, encoding="utf-8")
    all_kept = run_here(["sopctl", "lint"], office, b"")
    monkeypatch.setattr("sopctl.judging.office._KEPT", 2)
    assert run_here(["sopctl", "lint"], office, b"") == all_kept


def test_the_same_files_are_told_in_the_same_words_twice(office: Path) -> None:
    assert run_here(["sopctl", "lint"], office, b"") == run_here(["sopctl", "lint"], office, b"")


def test_a_reader_who_leaves_early_is_no_error(office: Path) -> None:
    rows = "".join(f"  - {{uraian: Baris {n}, pelaksana: tidak-ada}}\n" for n in range(500))
    (office / "sop" / "a.yaml").write_text(good_sop(f"kegiatan:\n{rows}"), encoding="utf-8")
    # Unbuffered, Python itself takes half a write for a whole one and never learns that the reader left.
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        [sys.executable, "-m", "sopctl", "lint", "--all"],
        cwd=office,
        env=buffered,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
def test_ctrl_c_is_answered_in_a_word() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sopctl", "lint", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert err.decode() == "Dihentikan.\n"


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colour_is_for_terminals_unless_asked_otherwise(
    environment: dict[str, str], terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert wants_colour(sys.stdout) is expected


def groups() -> dict[str, dict[str, str]]:
    """The doors that lead to others, with those."""
    modules = {name: import_module(home) for name, home in DOORS.items()}
    return {name: module.DOORS for name, module in modules.items() if hasattr(module, "DOORS")}


def doors() -> Iterator[tuple[str, ModuleType, str]]:
    """Every command: its name, its module, its function."""
    for name, home in DOORS.items():
        if hasattr(import_module(home), name):
            yield name, import_module(home), name
    for name, inner in groups().items():
        for word, home in inner.items():
            module, _, function = home.partition(":")
            yield f"{name} {word}", import_module(module), function


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_command_and_option_has_a_help_text(lang: str) -> None:
    door = Door(lang)
    assert all(name in root_help(door, DOORS) for name in DOORS)
    for name, inner in groups().items():
        assert all(word in group_help(door, name, inner) for word in inner)
    for name, module, function in doors():
        arguments = getattr(module, "HELP_ARGS", {})
        command = _command(name, getattr(module, function), door, arguments)
        for param in command.params:
            key = f"cli.{name.replace(' ', '.')}.param.{param.name}"
            assert door.text(key, **arguments).strip()
        told = command_help(door, name, command.params, arguments)
        assert "…" not in re.sub(r"\]…|[A-Z]…|FORMAT,…", "", told)


def test_the_formats_that_help_names_are_those_there_are() -> None:
    from sopctl.tell import TELLERS

    assert tuple(TELLERS) == FORMATS


def test_today_is_the_day_in_jakarta() -> None:
    from unittest.mock import patch

    from sopctl.cli import today as door

    class Late(door.datetime):  # type: ignore[name-defined,misc]
        @classmethod
        def now(cls, tz: object = None) -> object:
            from datetime import datetime, timezone

            # 31 December, half past five in the afternoon in Greenwich: half past midnight in Jakarta.
            return datetime(2026, 12, 31, 17, 30, tzinfo=timezone.utc).astimezone(tz)  # type: ignore[arg-type] # noqa: UP017

    with patch.object(door, "datetime", Late):
        assert door.today_of(None) == date(2027, 1, 1)
