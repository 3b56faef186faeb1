"""How git is run where nothing may be trusted: in a repository that anybody may have made.

Settings and variables that could run something or lead elsewhere are put out of force, the time and the
size of an answer are limited. Which commands are safe is for `source/git.py` to know.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sopctl.errors import SopctlError

_SECONDS = 60
"""For one command; a tree of 20,000 files takes less than one second."""
_MAX_ANSWER = 256 << 20
"""Bytes of one answer; a tree of a million files stays below."""
_KEPT_VARIABLES = frozenset({"GIT_CONFIG_GLOBAL"})
"""Of the user, who is trusted: it may say which folders of other users are."""
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=" + os.devnull,
    "core.attributesFile=" + os.devnull,
    "core.pager=cat",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "submodule.recurse=false",
    "log.showSignature=false",
)


@dataclass(frozen=True, slots=True)
class Done:
    """What git answered."""

    status: int
    out: bytes
    err: bytes

    @property
    def reason(self) -> str:
        """The first line that git said of its trouble."""
        lines = self.err.decode("utf-8", "replace").splitlines()
        return lines[0].removeprefix("fatal: ") if lines else f"git: {self.status}"


def run_git(folder: str, command: Sequence[str], words: Iterable[str] = ()) -> Done:
    """Run a command to its end, `words` a line each on its input.

    SopctlError where it cannot be run, takes too long or says too much.
    """
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    whole = ["git", "--no-pager", "--literal-pathspecs", *settings, *command]
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as told:
        # Files, not pipes: whoever waits for one pipe while another is full waits for ever.
        asked.write("".join(f"{word}\n" for word in words).encode())
        asked.seek(0)
        try:
            process = subprocess.Popen(
                whole, cwd=folder, env=_environment(), stdin=asked, stdout=subprocess.PIPE, stderr=told
            )
        except OSError as error:
            raise SopctlError("git.tidak-terpasang") from error
        out, late = _read_out(process)
        if late:
            raise SopctlError("git.terlalu-lama", detik=_SECONDS)
        if len(out) > _MAX_ANSWER:
            raise SopctlError("git.terlalu-banyak")
        told.seek(0)
        return Done(process.returncode, out, told.read(4096))


def _read_out(process: subprocess.Popen[bytes]) -> tuple[bytes, bool]:
    """What it said, and whether it had to be stopped for its time."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(_SECONDS, stop)
    timer.start()
    try:
        assert process.stdout is not None
        out = process.stdout.read(_MAX_ANSWER + 1)
        if len(out) > _MAX_ANSWER:
            process.kill()
        process.stdout.close()
        process.wait()
    finally:
        timer.cancel()
    return out, late.is_set()


def _environment() -> dict[str, str]:
    """The user's, without what points git at another repository or at more settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith("GIT_") or name.upper() in _KEPT_VARIABLES
    }
    return kept | _ENVIRONMENT
