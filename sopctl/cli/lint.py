"""`sopctl lint`: judge files, tell what was found, and say by the exit status whether it matters."""

from __future__ import annotations

import platform
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.door import Door
from sopctl.cli.lint_baseline import read_recording
from sopctl.cli.lint_targets import FORMATS, FromTop, are_given, read_targets, tell
from sopctl.cli.mending import Wanted, mend, once, read_stdin
from sopctl.cli.progress import Progress
from sopctl.cli.today import today_of
from sopctl.errors import SopctlError
from sopctl.finding import Level
from sopctl.version import __version__

if TYPE_CHECKING:
    from sopctl.judging.survey import Outcome, Survey

HELP_ARGS = {"formats": ", ".join(FORMATS)}


def lint(
    ctx: typer.Context,
    path: Annotated[list[str] | None, typer.Argument(metavar="PATH")] = None,
    format: Annotated[list[str] | None, typer.Option("--format", metavar="FORMAT")] = None,
    output: Annotated[list[str] | None, typer.Option("--output", metavar="FILE")] = None,
    fail_level: Annotated[str, typer.Option("--fail-level", metavar="LEVEL")] = "galat",
    select: Annotated[list[str] | None, typer.Option("--select", metavar="ID")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="ID")] = None,
    changed_since: Annotated[str | None, typer.Option("--changed-since", metavar="REF")] = None,
    cross: Annotated[bool, typer.Option("--cross")] = False,
    stdin_filename: Annotated[str | None, typer.Option("--stdin-filename", metavar="PATH")] = None,
    baseline: Annotated[str | None, typer.Option("--baseline", metavar="FILE")] = None,
    write_baseline: Annotated[str | None, typer.Option("--write-baseline", metavar="FILE")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    statistics: Annotated[bool, typer.Option("--statistics")] = False,
    every: Annotated[bool, typer.Option("--all")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero")] = False,
    fix: Annotated[bool, typer.Option("--fix")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
) -> int:
    """Judge, tell, and return the exit status of cli.md."""
    from sopctl.judging.choice import ignored, selected
    from sopctl.judging.office import Request
    from sopctl.judging.survey import Survey
    from sopctl.tell import Style

    door: Door = ctx.obj
    targets = read_targets(door.argv)
    least = _level(fail_level)
    paths = tuple(path or ())
    if stdin_filename is not None and "-" not in paths:
        raise SopctlError("lint.name-without-stdin")
    request = Request(
        today_of(today),
        paths,
        stdin=once(read_stdin),
        stdin_filename=stdin_filename,
        select=None if select is None else selected(select),
        ignore=ignored(ignore or ()),
        cross=cross,
        since=changed_since,
        baseline=baseline,
    )
    recording = read_recording(write_baseline, why, until, baseline, changed_since)
    survey = Survey(request)
    outcome = _run(survey, door)
    if recording is not None:
        outcome = recording.record(survey, outcome, request.today, door)
        # What is judged again after mending is told beside what was recorded.
        request = replace(request, baseline=recording.file)
    style = Style(door.lang, statistics=statistics, every=every, fail_level=least, from_top=FromTop())
    wanted = Wanted(fix, unsafe_fixes, diff)
    if not wanted.anything:
        tell(outcome.report, targets, style)
        return status_of(outcome, least, exit_zero, door)
    written = mend(survey, outcome.report, wanted, door)
    if written.files:
        outcome = _run(Survey(written.request(request)), door)
    if not wanted.diff or are_given(door.argv):
        # Standard output may hold a patch or a file, where no finding may stand between.
        tell(outcome.report, targets, style, sys.stderr if written.taken else sys.stdout)
    outcome = replace(outcome, troubles=(*outcome.troubles, *written.troubles))
    return status_of(outcome, least, exit_zero, door)


def _level(word: str) -> Level:
    for level in Level:
        if level.word == word.lower():
            return level
    raise SopctlError("lint.unknown-level", level=word)


def _run(survey: Survey, door: Door) -> Outcome:
    def words(done: int, total: int) -> str:
        return door.text("lint.progress", done=done, total=total)

    with Progress(survey.total, words) as progress:
        return survey.run(progress.step)


def status_of(outcome: Outcome, least: Level, exit_zero: bool, door: Door) -> int:
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
