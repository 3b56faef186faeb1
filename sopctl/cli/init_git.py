"""`sopctl init --git`: this clone of git shows SOPs by what they say.

Both the driver and the patterns stand in the clone's own files: nobody else gets them, and nothing that is
committed can name a command to run.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterable

from sopctl.cli.door import Door
from sopctl.errors import SopctlError
from sopctl.source.git import Git, find_top
from sopctl.source.load import load_file
from sopctl.source.repository import KONFIGURASI, sop_patterns
from sopctl.source.walk import SETTINGS

_DRIVER = "sopctl"
_KEY = f"diff.{_DRIVER}.textconv"


def install_driver(door: Door, folder: str) -> None:
    """Install it where it is not, and tell what was done and how to undo it. SopctlError without git."""
    if find_top(folder) is None:
        raise SopctlError("init.tanpa-git")
    git = Git.around(folder)
    attributes = git.own_path("info/attributes")
    known = git.setting(_KEY)
    added = _add_lines(attributes, _lines(git, folder))
    if known is None:
        git.put_setting(_KEY, _command())
    elif known != _command():
        print(door.text("init.git.lain", nilai=known))
    shown = os.path.relpath(attributes)
    print()
    print(door.text("init.git.dipasang" if added or known is None else "init.git.sudah", atribut=shown))
    print(door.text("init.git.batal", atribut=shown))


def _command() -> str:
    """What git runs, with a path behind it: by name, or by this very Python where no shell would find it."""
    if shutil.which("sopctl"):
        return "sopctl show --plain"
    return f"{shlex.quote(sys.executable)} -m sopctl show --plain"


def _lines(git: Git, folder: str) -> list[str]:
    """One for each place of SOPs, seen from the top of git."""
    root, top = os.path.realpath(folder), os.path.realpath(git.top)
    inner = "" if root == top else os.path.relpath(root, top).replace(os.sep, "/") + "/"
    settings = load_file(os.path.join(folder, SETTINGS), folder, SETTINGS, kind=KONFIGURASI)
    patterns = [f"{inner}{pattern}" for pattern in sop_patterns(settings)]
    return [f"{_quoted(pattern)} diff={_DRIVER}" for pattern in patterns if pattern.isprintable()]


def _quoted(pattern: str) -> str:
    """As git reads a pattern: one with a space, or with a mark that means something else, in quotes."""
    if pattern.startswith(("/", '"', "#", "!", "[")) or any(c in pattern for c in ' "\\'):
        escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
        return f'"/{escaped}"' if not pattern.startswith("/") else f'"{escaped}"'
    return f"/{pattern}"


def _add_lines(path: str, lines: Iterable[str]) -> bool:
    """Put in what is missing, behind what is there; whether anything was."""
    if os.path.islink(path):
        raise SopctlError("git.atribut", path=path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "a+", encoding="utf-8", errors="surrogateescape", newline="") as file:
        file.seek(0)
        text = file.read()
        missing = [line for line in lines if line not in text.splitlines()]
        start = "" if text.endswith("\n") or not text else "\n"
        file.write("".join((start, *(f"{line}\n" for line in missing))) if missing else "")
    return bool(missing)
