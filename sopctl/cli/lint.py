"""`sopctl lint`: judge files, tell what was found, and say by the exit status whether it matters."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.door import Door, wants_colour
from sopctl.cli.progress import Progress
from sopctl.cli.today import today_of
from sopctl.errors import SopctlError
from sopctl.finding import Level
from sopctl.version import __version__

if TYPE_CHECKING:
    from sopctl.judging.office import Request
    from sopctl.judging.survey import Outcome
    from sopctl.rules.report import Report

FORMATS = ("text", "json")
"""Those of `sopctl.tell.TELLERS`, named here so that help and refusals need not import them."""
HELP_ARGS = {"formats": ", ".join(FORMATS)}


def lint(
    ctx: typer.Context,
    path: Annotated[list[str] | None, typer.Argument(metavar="PATH")] = None,
    format: Annotated[list[str] | None, typer.Option("--format", metavar="FORMAT")] = None,
    output: Annotated[list[str] | None, typer.Option("--output", metavar="FILE")] = None,
    fail_level: Annotated[str, typer.Option("--fail-level", metavar="LEVEL")] = "galat",
    select: Annotated[list[str] | None, typer.Option("--select", metavar="ID")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="ID")] = None,
    cross: Annotated[bool, typer.Option("--cross")] = False,
    stdin_filename: Annotated[str | None, typer.Option("--stdin-filename", metavar="PATH")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    statistics: Annotated[bool, typer.Option("--statistics")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero")] = False,
) -> int:
    """Judge, tell, and return the exit status of cli.md."""
    from sopctl.judging.choice import ignored, selected
    from sopctl.judging.office import Request

    door: Door = ctx.obj
    targets = _targets(door.argv)
    least = _level(fail_level)
    paths = tuple(path or ())
    if stdin_filename is not None and "-" not in paths:
        raise SopctlError("lint.name-without-stdin")
    request = Request(
        today_of(today),
        paths,
        stdin=_read_stdin,
        stdin_filename=stdin_filename,
        select=None if select is None else selected(select),
        ignore=ignored(ignore or ()),
        cross=cross,
    )
    outcome = _survey(request, door)
    _tell(outcome.report, targets, door, statistics)
    return _status(outcome, least, exit_zero, door)


@dataclass(frozen=True, slots=True)
class _Target:
    """A format, and the file it goes to; None: standard output."""

    format: str
    file: str | None


def _targets(argv: Sequence[str]) -> tuple[_Target, ...]:
    """Each `--format` with the `--output` that follows it: typer keeps their values, not their order."""
    targets: list[_Target] = []
    for name, value in _options(argv):
        if name == "--format":
            if value not in FORMATS:
                raise SopctlError("lint.unknown-format", format=value, known=", ".join(FORMATS))
            targets.append(_Target(value, None))
        elif not targets or targets[-1].file is not None:
            raise SopctlError("lint.output-without-format")
        else:
            targets[-1] = _Target(targets[-1].format, value)
    _refuse_clashes(targets)
    return tuple(targets) or (_Target(FORMATS[0], None),)


def _options(argv: Sequence[str]) -> Iterable[tuple[str, str]]:
    words = iter(argv)
    for word in words:
        if word == "--":
            return
        name, joined, value = word.partition("=")
        if name in ("--format", "--output"):
            yield name, value if joined else next(words, "")


def _refuse_clashes(targets: Sequence[_Target]) -> None:
    on_stdout = [target.format for target in targets if target.file is None]
    if len(on_stdout) > 1:
        raise SopctlError("lint.two-on-stdout", formats=", ".join(on_stdout))
    files = [target.file for target in targets if target.file is not None]
    for file in files:
        if files.count(file) > 1:
            raise SopctlError("lint.same-output", path=file)


def _level(word: str) -> Level:
    for level in Level:
        if level.word == word.lower():
            return level
    raise SopctlError("lint.unknown-level", level=word)


def _read_stdin() -> bytes:
    # One byte more than a file may have: the reader refuses it, and no endless input is awaited.
    from sopctl.source.gate import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _survey(request: Request, door: Door) -> Outcome:
    from sopctl.judging.survey import Survey

    def words(done: int, total: int) -> str:
        return door.text("lint.progress", done=done, total=total)

    survey = Survey(request)
    with Progress(survey.total, words) as progress:
        return survey.run(progress.step)


def _tell(report: Report, targets: Sequence[_Target], door: Door, statistics: bool) -> None:
    from sopctl.tell import TELLERS, Style

    for target in targets:
        colour = target.file is None and wants_colour(sys.stdout)
        told = TELLERS[target.format](report, Style(door.lang, colour, statistics))
        if target.file is None:
            sys.stdout.write(told)
        else:
            _write(target.file, told)


def _write(path: str, told: str) -> None:
    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(told)
    except OSError as error:
        raise SopctlError("lint.cannot-write", path=path) from error


def _status(outcome: Outcome, least: Level, exit_zero: bool, door: Door) -> int:
    """The highest status that applies."""
    for trouble in outcome.troubles:
        door.say(f"error.{trouble.key}", **trouble.fields)
    crashed = [dict(j.args)["aturan"] for j in outcome.report.findings if j.rule.id == "SOP901"]
    if crashed:
        names = ", ".join(sorted({str(name) for name in crashed}))
        door.say("cli.rule_fault", rules=names, version=__version__, python=platform.python_version())
        return 3
    if outcome.troubles:
        return 2
    found = any(judged.level >= least for judged in outcome.report.findings)
    return 1 if found and not exit_zero else 0
