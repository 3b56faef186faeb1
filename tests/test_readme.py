"""README.md keeps its promises: its commands exist and say what it shows, its YAML is clean and drawn."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sopctl.cli.app import DOORS
from tests.panduan import README, Jalan, Langkah, walk

ROOT = README.parent
HOUSE = ROOT / "sopctl"
EXAMPLES = ROOT / "examples" / "kantor-contoh" / "sop"
PAGES = (README, HOUSE / "README.md", ROOT / "CHANGELOG.md")


@pytest.fixture(scope="module")
def jalan(tmp_path_factory: pytest.TempPathFactory) -> Jalan:
    return walk(tmp_path_factory.mktemp("rumah"))


def lints(jalan: Jalan) -> list[Langkah]:
    return [langkah for langkah in jalan.langkah if langkah.perintah == "sopctl lint\n"]


def test_the_commands_say_what_the_readme_shows(jalan: Jalan) -> None:
    shown = {langkah.perintah: langkah.tertulis for langkah in jalan.langkah if langkah.tertulis is not None}
    assert shown
    for langkah in jalan.langkah:
        if langkah.tertulis is not None:
            assert langkah.kata == langkah.tertulis, "`make golden` writes what they say today"


def test_only_the_lints_before_the_mending_find_something(jalan: Jalan) -> None:
    assert [langkah.status for langkah in lints(jalan)] == [1, 1, 0]
    assert {langkah.status for langkah in jalan.langkah if langkah not in lints(jalan)} == {0}


def test_the_two_faults_left_in_are_the_only_ones(jalan: Jalan) -> None:
    _, faulty, mended = lints(jalan)
    assert re.findall(r"^sop/\S+ \w+ (SOP\d+)", faulty.kata, re.MULTILINE) == ["SOP303", "SOP402"]
    assert not re.search(r"SOP\d", mended.kata)


def test_the_walk_ends_with_a_sheet(jalan: Jalan) -> None:
    (sheet,) = (jalan.kantor / "cetak").iterdir()
    assert sheet.name == "permintaan-alat-tulis-kantor.pdf"
    assert sheet.read_bytes().startswith(b"%PDF-")
    assert "`cetak/permintaan-alat-tulis-kantor.pdf`" in README.read_text(encoding="utf-8")


def test_the_editor_finds_the_schema_where_the_first_line_says(jalan: Jalan) -> None:
    source = jalan.kantor / "sop" / "diskominfo" / "permintaan-alat-tulis-kantor.yaml"
    said = re.match(r"# yaml-language-server: \$schema=(\S+)\n", source.read_text(encoding="utf-8"))
    assert said is not None
    assert (source.parent / said[1]).read_bytes() == (ROOT / "schemas" / "sop.schema.json").read_bytes()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_pictures_show_the_sheets_as_they_are_drawn_today(tmp_path: Path) -> None:
    pictures = sorted((ROOT / "docs" / "gambar").glob("*-2.png"))
    sources = [next(EXAMPLES.rglob(f"{picture.stem.removesuffix('-2')}.yaml")) for picture in pictures]
    drawing = ["render", *map(str, sources), "--format", "png", "--dpi", "110", "--page", "2"]
    subprocess.run(
        [sys.executable, "-m", "sopctl", *drawing, "-o", tmp_path], check=True, capture_output=True
    )
    assert pictures
    for picture in pictures:
        assert (tmp_path / picture.name).read_bytes() == picture.read_bytes(), "`make gambar` draws them anew"


def test_the_readme_names_every_command() -> None:
    named = set(re.findall(r"sopctl ([a-z]+)", README.read_text(encoding="utf-8")))
    assert set(DOORS) - named == set()


def test_pictures_are_small_enough_to_load_at_once() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README.read_text(encoding="utf-8"))
    assert len(pictures) >= 2
    assert [name for name in pictures if (ROOT / name).stat().st_size > 200_000] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_named_on_a_page_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"`(?:\S+/)?sopctl ([a-z]+)|^sopctl ([a-z]+)", text, re.MULTILINE)) <= {
        *((name, "") for name in DOORS),
        *(("", name) for name in DOORS),
    }
    for target in sorted(set(re.findall(r"(?:`|^)make ([a-z-]+)(?:`|$)", text, re.MULTILINE))):
        # Nothing is run: make tells whether it knows the target.
        subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)


def test_ci_runs_the_test_command_of_the_readme_and_the_gate() -> None:
    assert "\nmake test\n" in README.read_text(encoding="utf-8")
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"^exec make --keep-going test check\b", script, re.MULTILINE)


def test_the_walk_through_the_house_passes_every_room() -> None:
    rooms = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    told = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert {room for room in rooms if f"`{room}/`" not in told} == set()


def test_every_module_named_in_the_walk_through_the_house_exists() -> None:
    told = (HOUSE / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:[a-z_]+/)*[a-z0-9_]+\.(?:py|yaml))`", told)
    assert named
    assert [name for name in named if not any((base / name).exists() for base in (HOUSE, ROOT))] == []
