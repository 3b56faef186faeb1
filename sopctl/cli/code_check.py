"""`sopctl code check`: numbers, register and inventory held against each other and against a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.collecting import collected
from sopctl.cli.door import Door
from sopctl.cli.lint import status_of
from sopctl.cli.lint_targets import FORMATS, FromTop, read_targets, tell
from sopctl.cli.today import today_of
from sopctl.source.walk import SETTINGS

if TYPE_CHECKING:
    from sopctl.judging.survey import Survey

HELP_ARGS = {"formats": ", ".join(FORMATS)}
RULES = frozenset({"SOP601", "SOP602", "SOP603", "SOP605", "SOP606", "SOP608"})
_NOT_OURS = "lint.no-match"
"""A government may have numbers and no SOP yet."""


def check(
    ctx: typer.Context,
    base: Annotated[str | None, typer.Option("--base", metavar="REF")] = None,
    format: Annotated[list[str] | None, typer.Option("--format", metavar="FORMAT")] = None,
    output: Annotated[list[str] | None, typer.Option("--output", metavar="FILE")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
) -> int:
    """Judge, tell what is not finished, and return the exit status of cli.md."""
    from dataclasses import replace

    from sopctl.finding import Level
    from sopctl.judging.office import Request
    from sopctl.judging.survey import Survey
    from sopctl.keeping.books import refuse_bad_kode
    from sopctl.tell import Style

    door: Door = ctx.obj
    targets = read_targets(door.argv)
    request = Request(today_of(today), select=RULES, since=base, gather=collected, only_changed=False)
    survey = Survey(request)
    outcome = survey.run()
    for office in dict.fromkeys(office for office, _ in survey.listed):
        refuse_bad_kode(office.judging.koleksi.konfigurasi, office.shown(SETTINGS))
    troubles = tuple(trouble for trouble in outcome.troubles if trouble.key != _NOT_OURS)
    outcome = replace(outcome, troubles=troubles)
    tell(outcome.report, targets, Style(door.lang, every=True, from_top=FromTop()))
    _tell_pending(door, survey)
    return status_of(outcome, Level.GALAT, False, door)


def _tell_pending(door: Door, survey: Survey) -> None:
    from sopctl.register.listing import pending

    for office in dict.fromkeys(office for office, _ in survey.listed):
        for kind, entry, where in pending(office.judging.koleksi):
            shown = office.shown(where) if kind == "sop" else where
            nomor, berkas = entry.register.nomor, office.shown(entry.path)
            door.say(f"code.tertunda.{kind}", nomor=nomor, berkas=berkas, tempat=shown)
