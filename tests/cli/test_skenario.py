"""The stories of the command line, each played in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.skenario import play

STORIES = sorted((Path(__file__).parent / "skenario").glob("*.skenario"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_story_goes_as_it_is_told(path: Path, tmp_path: Path) -> None:
    complaints = play(path.read_text(encoding="utf-8"), tmp_path)
    assert complaints == [], "\n".join(complaints)


def test_there_are_stories() -> None:
    assert len(STORIES) > 10
