"""What CI is told to install: the same sopctl, or nothing where that cannot be known."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError

import pytest

from sopctl.cli import pemasang as door
from sopctl.version import __version__

GIT = {"url": "https://git.example/sopctl", "vcs_info": {"vcs": "git", "commit_id": "0123abc"}}


class Installed:
    def __init__(self, source: str | None) -> None:
        self.source = source

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self.source


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (None, f"sopctl=={__version__}"),
        (json.dumps(GIT), "sopctl @ git+https://git.example/sopctl@0123abc"),
        (json.dumps({**GIT, "url": "ssh://git@git.example/sopctl"}), ""),
        (json.dumps({"url": "file:///rumah/sopctl", "dir_info": {"editable": True}}), ""),
        (json.dumps({"url": "https://berkas.example/sopctl.whl", "archive_info": {}}), ""),
    ],
    ids=["an index", "git", "git over ssh", "a folder", "a file"],
)
def test_ci_gets_what_is_installed_here(
    monkeypatch: pytest.MonkeyPatch, source: str | None, told: str
) -> None:
    monkeypatch.setattr(door, "distribution", lambda _: Installed(source))
    assert door.pemasang() == told


def test_a_copy_that_was_not_installed_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise PackageNotFoundError

    monkeypatch.setattr(door, "distribution", missing)
    assert door.pemasang() == ""
