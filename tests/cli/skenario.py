"""Stories of the command line: what lies in a folder, what is typed, what is answered.

A story is a text file of sections, each begun by `==== `:

- `berkas PATH` a file, as it stands below; `sop PATH` a good SOP, with the keys below put in place of its own
- `tautan PATH -> TARGET` a symbolic link; `bita PATH` a file of bytes, written as a Python literal
- `masukan` standard input; `lingkungan` variables of the environment; `di FOLDER` the working folder
- `perintah` what is typed; it is run when its answer has been read
- `status`, `keluaran`, `pesan` the answer: the exit status, lines of stdout, lines of stderr

The lines of an answer must all be there, in this order; `…` stands for anything, and other lines may
stand between. `(kosong)` means that there is none at all; `(tidak ada) TEXT` that no line is like it.
"""

from __future__ import annotations

import ast
import fnmatch
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from sopctl.cli.main import main
from tests.rules.kit import good_sop

_HEAD = re.compile(r"^==== (\S+) ?(.*)$", re.MULTILINE)


@dataclass
class Run:
    """A command, what it is given, and what it should answer."""

    words: list[str]
    cwd: Path
    stdin: bytes
    environment: dict[str, str]
    answers: dict[str, list[str]] = field(default_factory=dict)


def sections(story: str) -> Iterator[tuple[str, str, str]]:
    """(what, argument, body) of each section."""
    heads = list(_HEAD.finditer(story))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        body = story[head.end() + 1 : following.start() if following else len(story)]
        yield head[1], head[2], body.rstrip("\n") + "\n" if body.strip() else ""


def play(story: str, folder: Path) -> list[str]:
    """Play a story in an empty folder; what did not go as it says."""
    scene = _Scene(folder)
    for what, argument, body in sections(story):
        if what in ("status", "keluaran", "pesan"):
            assert scene.run is not None
            scene.run.answers[what] = body.splitlines()
        else:
            scene.finish_run()
            scene.change(what, argument, body)
    scene.finish_run()
    return scene.complaints


class _Scene:
    """What has been set up so far, and the command that waits for its answers to be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = self.cwd = folder
        self.stdin = b""
        self.environment: dict[str, str] = {}
        self.run: Run | None = None
        self.complaints: list[str] = []

    def finish_run(self) -> None:
        if self.run is not None:
            self.complaints.extend(_complaints(self.run))
            self.run = None

    def change(self, what: str, argument: str, body: str) -> None:
        if what in ("berkas", "sop", "bita", "tautan"):
            _put(self.folder, what, argument, body)
        elif what == "di":
            self.cwd = self.folder / argument
        elif what == "masukan":
            self.stdin = (good_sop(body) if argument == "sop" else body).encode()
        elif what == "lingkungan":
            self.environment = dict(line.split("=", 1) for line in body.splitlines())
        elif what == "perintah":
            self.run = Run(shlex.split(body), self.cwd, self.stdin, self.environment)
        else:
            raise ValueError(what)


def _put(folder: Path, what: str, argument: str, body: str) -> None:
    path = folder / argument.split(" -> ")[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    if what == "tautan":
        path.symlink_to(argument.split(" -> ")[1])
    elif what == "bita":
        path.write_bytes(ast.literal_eval(body))
    else:
        path.write_bytes((good_sop(body) if what == "sop" else body).encode())


def run_as_process(
    words: list[str], cwd: Path, stdin: bytes, environment: dict[str, str]
) -> tuple[int, str, str]:
    """Status, stdout and stderr of a command run as a process of its own, with a bare environment."""
    bare = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "HOME")}
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=cwd,
        input=stdin,
        env={**bare, **environment},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def run_here(words: list[str], cwd: Path, stdin: bytes) -> tuple[int, str, str]:
    """The same in this process: a story has many commands, and a process half a second of its own."""
    out, err = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    before = Path.cwd()
    with (
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin))),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        patch.dict(os.environ),
    ):
        for name in ("FORCE_COLOR", "NO_COLOR", "SOPCTL_LANG", "SOPCTL_DEBUG"):
            os.environ.pop(name, None)
        os.chdir(cwd)
        try:
            status = main(words[1:])
        finally:
            os.chdir(before)
    return status, _text_of(out), _text_of(err)


def _text_of(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8")


def _complaints(run: Run) -> Iterator[str]:
    if run.environment:
        status, out, err = run_as_process(run.words, run.cwd, run.stdin, run.environment)
    else:
        status, out, err = run_here(run.words, run.cwd, run.stdin)
    said = {"status": str(status), "keluaran": out, "pesan": err}
    for what, expected in run.answers.items():
        for complaint in _missing(expected, said[what].splitlines()):
            yield f"{shlex.join(run.words)}: {what}: {complaint}\n--- stdout\n{out}--- stderr\n{err}"


def _missing(expected: list[str], actual: list[str]) -> Iterator[str]:
    if expected == ["(kosong)"]:
        if actual:
            yield "not empty"
        return
    at = 0
    for line in expected:
        if line.startswith("(tidak ada) "):
            if any(_like(line.removeprefix("(tidak ada) "), there) for there in actual):
                yield f"there is {line!r}"
            continue
        found = next((i for i in range(at, len(actual)) if _like(line, actual[i])), None)
        if found is None:
            yield f"no {line!r} after line {at}"
            return
        at = found + 1


def _like(pattern: str, line: str) -> bool:
    escaped = re.sub(r"([\[*?])", r"[\1]", pattern).replace("…", "*")
    return fnmatch.fnmatchcase(line, escaped)
