"""What `sopctl lint` tells, and where it goes: each `--format` with the `--output` that follows it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TextIO

from sopctl.cli.door import wants_colour
from sopctl.errors import SopctlError
from sopctl.source.files import is_inside
from sopctl.source.git import find_top

if TYPE_CHECKING:
    from sopctl.rules.report import Report
    from sopctl.tell import Style

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")
"""Those of `sopctl.tell.TELLERS`, named here so that help and refusals need not import them."""


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file it goes to; None: standard output."""

    format: str
    file: str | None


def read_targets(argv: Sequence[str]) -> tuple[Target, ...]:
    """Each `--format` with the `--output` that follows it: typer keeps their values, not their order."""
    targets: list[Target] = []
    for name, value in _options(argv):
        if name == "--format":
            if value not in FORMATS:
                raise SopctlError("lint.unknown-format", format=value, known=", ".join(FORMATS))
            targets.append(Target(value, None))
        elif not targets or targets[-1].file is not None:
            raise SopctlError("lint.output-without-format")
        else:
            targets[-1] = Target(targets[-1].format, value)
    _refuse_clashes(targets)
    return tuple(targets) or (Target(FORMATS[0], None),)


def _options(argv: Sequence[str]) -> Iterable[tuple[str, str]]:
    words = iter(argv)
    for word in words:
        if word == "--":
            return
        name, joined, value = word.partition("=")
        if name in ("--format", "--output"):
            yield name, value if joined else next(words, "")


def _refuse_clashes(targets: Sequence[Target]) -> None:
    on_stdout = [target.format for target in targets if target.file is None]
    if len(on_stdout) > 1:
        raise SopctlError("lint.two-on-stdout", formats=", ".join(on_stdout))
    files = [target.file for target in targets if target.file is not None]
    for file in files:
        if files.count(file) > 1:
            raise SopctlError("lint.same-output", path=file)


def are_given(argv: Sequence[str]) -> bool:
    """Whether a format was asked for, so that it is not the default that is told."""
    return any(_options(argv))


def tell(report: Report, targets: Sequence[Target], style: Style, stream: TextIO | None = None) -> None:
    """Tell a report in each format, on standard output unless there is another stream.

    SopctlError where a file cannot be written.
    """
    from sopctl.tell import TELLERS

    stream = sys.stdout if stream is None else stream
    for target in targets:
        if target.file is None:
            stream.write(TELLERS[target.format](report, replace(style, colour=wants_colour(stream))))
        else:
            _write(target.file, TELLERS[target.format](report, style))


class FromTop:
    """Paths as printed turned into those from the top of git.

    A file below the working folder's repository is told from there, another from the top of its own;
    one that lies in no git repository keeps its path.
    """

    def __init__(self) -> None:
        self._tops: dict[str, str | None] = {}
        self._here = find_top(os.curdir)

    def __call__(self, path: str) -> str:
        if path == "-":
            return path
        whole = os.path.abspath(path)
        top = self._here if self._here and is_inside(whole, self._here) else self._top_of(whole)
        return path if top is None else os.path.relpath(whole, top).replace(os.sep, "/")

    def _top_of(self, path: str) -> str | None:
        folder = os.path.dirname(path)
        if folder not in self._tops:
            self._tops[folder] = find_top(folder)
        return self._tops[folder]


def _write(path: str, told: str) -> None:
    from sopctl.source.write import put_result

    try:
        put_result(path, told.encode())
    except OSError as error:
        raise SopctlError("lint.cannot-write", path=path) from error
