"""New files: whole or not at all, never over what is there, never outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sopctl.source.fresh import LeadsOutError, create


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    assert create(str(tmp_path), "a/b/c.yaml", b"isi\n")
    assert (tmp_path / "a" / "b" / "c.yaml").read_bytes() == b"isi\n"


@pytest.mark.parametrize("links", [True, False])
def test_what_is_there_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr("os.link", refuse)
    (tmp_path / "a").write_bytes(b"lama")
    (tmp_path / "b").symlink_to("tidak-ada")
    assert not create(str(tmp_path), "a", b"baru")
    assert not create(str(tmp_path), "b", b"baru")
    assert (tmp_path / "a").read_bytes() == b"lama"
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]


def refuse(*_: object) -> None:
    raise PermissionError("no links on this disk")


def test_a_disk_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.link", refuse)
    assert create(str(tmp_path), "a", b"baru")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"baru"]


@pytest.mark.parametrize("links", [True, False])
def test_who_comes_second_does_not_overwrite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    # Another process takes the name after we have looked.
    if not links:
        monkeypatch.setattr("os.link", refuse)
    (tmp_path / "a").write_bytes(b"lama")
    monkeypatch.setattr("os.path.lexists", lambda _: False)
    assert not create(str(tmp_path), "a", b"baru")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"lama"]


def test_a_folder_that_is_a_link_to_outside_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    (tmp_path / "kantor").mkdir()
    (tmp_path / "kantor" / "a").symlink_to("../luar")
    with pytest.raises(LeadsOutError):
        create(str(tmp_path / "kantor"), "a/b", b"x")
    assert list((tmp_path / "luar").iterdir()) == []


def test_a_writing_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        create(str(tmp_path), "a", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    create(str(tmp_path), "a", b"x")
    (tmp_path / "b").write_bytes(b"x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode
