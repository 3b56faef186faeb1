"""A file is old or new whatever happens, and lies where it should."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sopctl.errors import SopctlError
from sopctl.source.write import create_file, put_file, put_result, replace_file, sweep


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"lama")
    for mode in (0o600, 0o644, 0o755):
        path.chmod(mode)
        replace_file(str(path), None, path.read_bytes(), b"baru" + str(mode).encode())
        assert path.stat().st_mode & 0o7777 == mode
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_link_out_of_the_repository_is_never_written_through(tmp_path: Path) -> None:
    root, outside = tmp_path / "kantor", tmp_path / "luar.yaml"
    (root / "sop").mkdir(parents=True)
    outside.write_bytes(b"lama")
    (root / "sop" / "a.yaml").symlink_to(outside)
    (root / "folder").symlink_to(tmp_path)
    for path in ("sop/a.yaml", "folder/luar.yaml"):
        with pytest.raises(SopctlError) as caught:
            replace_file(str(root / path), str(root), b"lama", b"baru")
        assert caught.value.key == "tulis.keluar"
    with pytest.raises(SopctlError) as caught:
        replace_file(str(root / "sop" / "a.yaml"), None, b"lama", b"baru")
    assert caught.value.key == "tulis.tautan"
    assert outside.read_bytes() == b"lama"


@pytest.mark.parametrize("what", ["gone", "folder", "other"])
def test_what_is_not_as_it_was_is_not_written(tmp_path: Path, what: str) -> None:
    path = tmp_path / "a.yaml"
    if what == "folder":
        path.mkdir()
    elif what == "other":
        path.write_bytes(b"lain")
    with pytest.raises(SopctlError):
        replace_file(str(path), str(tmp_path), b"lama", b"baru")
    assert os.listdir(tmp_path) == ([] if what == "gone" else ["a.yaml"])


def test_a_new_file_takes_no_name_that_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    create_file(str(path), b"satu")
    with pytest.raises(FileExistsError):
        create_file(str(path), b"dua")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "tidak-ada")
    with pytest.raises(FileExistsError):
        create_file(str(tmp_path / "b.yaml"), b"dua")
    assert path.read_bytes() == b"satu"


@pytest.mark.parametrize("write", [create_file, put_file, put_result])
def test_a_writing_that_fails_leaves_what_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[str, bytes], None]
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.json"
    if write is not create_file:
        path.write_bytes(b"lama")
    before = os.listdir(tmp_path)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(str(path), b"baru")
    assert os.listdir(tmp_path) == before
    assert not before or path.read_bytes() == b"lama"


@pytest.mark.parametrize("write", [put_file, put_result])
def test_a_result_keeps_the_rights_of_the_one_before(
    tmp_path: Path, write: Callable[[str, bytes], None]
) -> None:
    path = tmp_path / "a.json"
    write(str(path), b"satu")
    (tmp_path / "b").write_bytes(b"")
    assert path.stat().st_mode == (tmp_path / "b").stat().st_mode
    path.chmod(0o640)
    write(str(path), b"dua")
    assert (path.read_bytes(), path.stat().st_mode & 0o7777) == (b"dua", 0o640)


def test_a_result_goes_through_links_and_pipes_that_somebody_named(tmp_path: Path) -> None:
    (tmp_path / "asli").write_bytes(b"lama")
    (tmp_path / "tautan").symlink_to("asli")
    put_result(str(tmp_path / "tautan"), b"baru")
    assert (tmp_path / "tautan").is_symlink()
    assert (tmp_path / "asli").read_bytes() == b"baru"
    code = "from sopctl.source.write import put_result; put_result('/dev/stdout', b'lewat'); print()"
    if os.path.lexists("/dev/stdout"):
        assert subprocess.check_output([sys.executable, "-c", code]) == b"lewat\n"
    put_file(str(tmp_path / "tautan"), b"sendiri")
    assert (tmp_path / "asli").read_bytes() == b"baru"
    assert not (tmp_path / "tautan").is_symlink()


def test_only_what_nobody_holds_is_swept(tmp_path: Path) -> None:
    code = (
        "import os, sys, tempfile\n"
        "from sopctl.source.write import hold\n"
        "descriptor, path = tempfile.mkstemp('.tmp', '.sopctl-', sys.argv[1])\n"
        "hold(descriptor)\n"
        "print(path, flush=True)\n"
        "sys.stdin.read()\n"
    )
    words = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        held = Path(writer.stdout.readline().strip())
        _, left = tempfile.mkstemp(".tmp", ".sopctl-", tmp_path)
        (tmp_path / ".sopctl-x.tmp").mkdir()
        (tmp_path / ".sopctl-y.tmp").symlink_to("a.yaml")
        (tmp_path / "a.tmp").write_bytes(b"")
        sweep([str(tmp_path), str(tmp_path / "tidak-ada")])
        assert held.exists()
        assert not Path(left).exists()
        assert {".sopctl-x.tmp", ".sopctl-y.tmp", "a.tmp"} <= set(os.listdir(tmp_path))
    sweep([str(tmp_path)])
    assert not held.exists()
