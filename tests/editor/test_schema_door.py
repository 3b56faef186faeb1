"""`sopctl schema` prints one schema, or writes all."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopctl.cli.schema import schema
from sopctl.editor.schema import make_schemas
from sopctl.errors import SopctlError


def test_one_schema_is_printed_and_it_is_that_of_an_sop_unless_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert schema() == 0
    assert capsys.readouterr().out == make_schemas()["sop.schema.json"]
    assert schema("tim") == 0
    assert capsys.readouterr().out == make_schemas()["tim.schema.json"]


def test_all_are_written_into_a_new_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert schema(every=True, folder=str(tmp_path / "baru" / "skema")) == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "baru/skema").iterdir()}
    assert written == make_schemas()
    assert capsys.readouterr().out == ""


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(SopctlError) as refused:
        schema(every=True, folder=str(tmp_path / "berkas"))
    assert refused.value.key == "schema.tak-dapat-ditulis"
