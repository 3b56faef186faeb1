"""What `sopctl record` changes of a file: the record, and no other byte."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sopctl.cli.main import main
from sopctl.keeping.books import open_books
from sopctl.resources import resource_path
from tests.keeping.catat import campaign
from tests.keeping.kantor import office

EXAMPLE = Path(__file__).parents[2] / "examples" / "kantor-contoh"


def test_a_record_changes_only_its_own_bytes_however_a_file_is_written() -> None:
    told = campaign(60, seed=2026)
    assert told["recorded"] >= 58


def test_crlf_quotes_and_comments_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = office(tmp_path, 1)
    path = folder / "sop/s000.yaml"
    before = path.read_bytes().replace(b"\n", b"\r\n") + b"# sekian"
    path.write_bytes(before)
    monkeypatch.chdir(folder)
    words = ["record", "evaluasi", "sop/s000.yaml", "--date", "2026-02-02", "--today", "2026-03-01"]
    assert main([*words, "--effective", "2026-02-03"]) == 0
    after = path.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    added = b"\r\nriwayat:\r\n  - {tahap: evaluasi, tanggal: 2026-02-02, efektif: 2026-02-03}"
    undone = after.replace(added, b"").replace(b"efektif: 2026-02-03}", b"efektif: null}")
    assert undone == before


def test_a_killed_withdrawal_is_finished_by_the_same_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = office(tmp_path, 1)
    monkeypatch.chdir(folder)
    assert main(["code", "assign", "--today", "2026-03-01"]) == 0
    words = ["record", "pencabutan", "sop/s000.yaml", "--date", "2026-03-02", "--today", "2026-03-03"]
    path = folder / "sop/s000.yaml"
    before = path.read_bytes()
    monkeypatch.setattr("sopctl.keeping.record.write", _die)
    assert main(words) == 3
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert path.read_bytes() == before
    (entry,) = open_books().koleksi.bersama.register
    assert (entry.register.status, entry.register.tanggal_cabut) == ("dicabut", date(2026, 3, 2))
    assert main(words) == 0
    (sop,) = open_books().koleksi.sop
    assert sop.pencabutan == date(2026, 3, 2)
    done = path.read_bytes()
    assert main(words) == 0
    assert path.read_bytes() == done


def _die(*_: object) -> None:
    raise RuntimeError


def test_the_json_of_status_is_as_its_schema_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE)
    schema = json.loads(Path(resource_path("schemas", "status.schema.json")).read_text(encoding="utf-8"))
    for today in ("2026-02-05", "2026-11-20", "2028-12-31"):
        with redirect_stdout(io.StringIO()) as told:
            assert main(["status", "--format", "json", "--today", today]) == 0
        Draft202012Validator(schema).validate(json.loads(told.getvalue()))
