"""Each command imports the libraries it uses and no other: nobody waits for an engine not asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.paket.kemas import CHECKOUT

OFFICE = CHECKOUT / "examples" / "kantor-contoh"
SOURCE = "sop/uptd-lab/pengujian-derajat-keasaman-air.yaml"
HEAVY = {
    *(
        "babel",
        "docx",
        "graphviz",
        "jinja2",
        "lxml",
        "pydantic",
        "resvg_py",
        "rich",
        "ruamel",
        "typer",
        "typst",
    ),
    *("uharfbuzz", "yaml"),
}
DOOR = {"typer", "yaml"}
"""What the doors need by themselves: words parsed, sentences of the catalogue read."""
JUDGING = DOOR | {"pydantic"}
SHEET = JUDGING | {"babel"}
DRAWING = SHEET | {"uharfbuzz"}


def imported(*words: str) -> set[str]:
    """The heavy libraries that `python -X importtime` tells of, also where one came to nothing in the end."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "sopctl", *words],
        cwd=OFFICE,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    names = {
        line.rpartition("|")[2].strip()
        for line in done.stderr.splitlines()
        if line.startswith("import time:")
    }
    assert "sopctl" in names
    return {name.partition(".")[0] for name in names} & HEAVY


@pytest.mark.parametrize(
    ("words", "used"),
    [
        (("--version",), set()),
        (("--help",), DOOR),
        (("lint", "--help"), DOOR),
        (("lint", "--today", "2026-11-24"), JUDGING),
        (("lint", "--format", "json", SOURCE), JUDGING),
        (("rule", "SOP301"), JUDGING),
        (("schema",), JUDGING),
    ],
)
def test_a_command_imports_exactly_what_it_uses(words: tuple[str, ...], used: set[str]) -> None:
    assert imported(*words) == used


@pytest.mark.parametrize(
    ("formats", "used"),
    [
        ("md", SHEET | {"jinja2"}),
        ("svg", DRAWING),
        ("png", DRAWING | {"resvg_py"}),
        ("pdf", DRAWING | {"typst"}),
        ("pdf,svg,md", DRAWING | {"typst", "jinja2"}),
    ],
)
def test_render_imports_exactly_the_engines_of_its_formats(
    tmp_path: Path, formats: str, used: set[str]
) -> None:
    assert imported("render", SOURCE, "-o", str(tmp_path), "--format", formats) == used
