"""The wheel: what it holds, and that sopctl works from it, far from the checkout."""

from __future__ import annotations

import ast
import re
import shutil
import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import sopctl
from tests.paket.kemas import CHECKOUT, Pasangan, build, install

OFFICE = CHECKOUT / "examples" / "kantor-contoh"
SHIPPED = ("schemas", "templates")
MODULES = {
    "jinja2": {"jinja2", "markupsafe"},
    "pydantic": {"pydantic", "pydantic_core"},
    "python-docx": {"docx"},
    "pyyaml": {"yaml"},
    "resvg-py": {"resvg_py"},
}
"""The modules of a library, where they are not one of its own name; two bring a second of their own along."""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def pasangan(packages: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Pasangan:
    return install(packages[1], tmp_path_factory.mktemp("lingkungan") / "venv")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OFFICE, tmp_path / "kantor"))


def shipped_files() -> set[str]:
    """Every file of schemas/ and templates/, as a path from the checkout."""
    found = (path for name in SHIPPED for path in (CHECKOUT / name).rglob("*") if path.is_file())
    return {path.relative_to(CHECKOUT).as_posix() for path in found}


def metadata(wheel: Path) -> dict[str, list[str]]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        head = Parser().parsestr(archive.read(name).decode())
    return {key: head.get_all(key, []) for key in head}


def test_the_wheel_holds_the_package_its_schemas_and_its_templates(packages: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(packages[1]) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    modules = {p.relative_to(CHECKOUT).as_posix() for p in (CHECKOUT / "sopctl").rglob("*.py")}
    assert {f"sopctl/_data/{name}" for name in shipped_files()} | modules <= names
    assert {name.partition("/")[0] for name in names} == {"sopctl"}
    assert not [name for name in names if name.endswith(".pyc")]


def test_the_sdist_holds_what_the_wheel_is_made_of(packages: tuple[Path, Path]) -> None:
    with tarfile.open(packages[0]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert shipped_files() | {"pyproject.toml", "README.md", "CHANGELOG.md"} <= names


def test_the_licence_of_the_fonts_goes_with_them(packages: tuple[Path, Path]) -> None:
    assert metadata(packages[1])["License-File"] == ["templates/fonts/LICENSE-liberation.txt"]
    assert "templates/fonts/LICENSE-liberation.txt" in shipped_files()


def test_the_libraries_asked_for_are_those_imported(packages: tuple[Path, Path]) -> None:
    asked = [line for line in metadata(packages[1])["Requires-Dist"] if "extra ==" not in line]
    names = {re.split(r"[<>=!~\[; ]", line, maxsplit=1)[0].lower() for line in asked}
    used = imported_libraries()
    # ruamel.yaml stands on the client's card; no room imports it.
    card = {"ruamel-yaml"}
    assert {name for name in names if not MODULES.get(name, {name}) & used} == card
    assert used <= {module for name in names for module in MODULES.get(name, {name})}


def imported_libraries() -> set[str]:
    """The top-level modules that files of sopctl name in an import, without Python's own."""
    found: set[str] = set()
    for path in (CHECKOUT / "sopctl").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"sopctl"}


def test_what_changes_the_bytes_of_a_sheet_is_pinned(packages: tuple[Path, Path]) -> None:
    pinned = {line.partition("==")[0] for line in metadata(packages[1])["Requires-Dist"] if "==" in line}
    assert {"babel", "graphviz", "resvg-py", "typst", "uharfbuzz"} <= pinned


def test_sopctl_runs_from_the_wheel_and_not_from_the_checkout(pasangan: Pasangan, tmp_path: Path) -> None:
    told = pasangan.run("--version", cwd=tmp_path)
    assert told.stdout == f"sopctl {sopctl.__version__}\n"
    assert pasangan.where("sopctl", cwd=tmp_path).is_relative_to(pasangan.site)


def test_the_example_office_lints_clean_from_the_wheel(pasangan: Pasangan, office: Path) -> None:
    told = pasangan.run("lint", "--today", "2026-11-24", cwd=office)
    assert (told.returncode, told.stderr) == (0, "")


def test_every_format_is_written_from_the_wheel(pasangan: Pasangan, office: Path, tmp_path: Path) -> None:
    source = "sop/setda/pengelolaan-surat-masuk.yaml"
    words = ("render", source, "-o", str(tmp_path / "hasil"), "--format", "pdf,svg,png,html,md,dot")
    told = pasangan.run(*words, cwd=office)
    assert told.returncode == 0, told.stderr
    written = sorted((tmp_path / "hasil").iterdir())
    assert {path.suffix for path in written} == {".pdf", ".svg", ".png", ".html", ".md", ".dot"}
    assert (tmp_path / "hasil" / "pengelolaan-surat-masuk.pdf").read_bytes().startswith(b"%PDF-")


def test_the_sheet_from_the_wheel_is_that_of_the_checkout(
    pasangan: Pasangan, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sopctl.cli.main import main

    words = [
        "render",
        "sop/uptd-lab/pengujian-derajat-keasaman-air.yaml",
        "--format",
        "pdf,svg,png,html,md,dot",
        "-o",
    ]
    assert pasangan.run(*words, str(tmp_path / "roda"), cwd=office).returncode == 0
    monkeypatch.chdir(office)
    assert main([*words, str(tmp_path / "sumber")]) == 0
    made, expected = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("roda", "sumber")
    )
    assert made == expected


def test_the_schemas_are_written_from_the_wheel(pasangan: Pasangan, tmp_path: Path) -> None:
    assert pasangan.run("schema", "--all", "-o", "skema", cwd=tmp_path).returncode == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "skema").iterdir()}
    assert written == {name: (CHECKOUT / "schemas" / name).read_bytes() for name in written}
    assert "sop.schema.json" in written


def test_rules_are_listed_and_explained_from_the_wheel(pasangan: Pasangan, tmp_path: Path) -> None:
    assert "SOP301" in pasangan.run("rule", cwd=tmp_path).stdout
    assert "SOP301" in pasangan.run("rule", "SOP301", "--lang", "en", cwd=tmp_path).stdout
