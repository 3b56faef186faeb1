"""A file is old or new whatever happens, and lies where it should."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from sopctl.errors import SopctlError
from sopctl.source.write import create_file, replace_file, sweep


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
