"""`sopctl diff`: what changed between two revisions, by meaning, and what follows."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.door import Door, wants_colour
from sopctl.cli.telling import tell_faults
from sopctl.cli.today import today_of
from sopctl.errors import SopctlError

if TYPE_CHECKING:
    from sopctl.comparing.compare import Compared
    from sopctl.diff.weigh import Bobot

FORMATS = ("text", "json", "md")
"""Those of `sopctl.tell.perbandingan.UBAH_TELLERS`, named here so that help need not import them."""
HELP_ARGS = {"formats": ", ".join(FORMATS)}


def diff(
    ctx: typer.Context,
    base: Annotated[str, typer.Argument(metavar="BASE")],
    head: Annotated[str | None, typer.Argument(metavar="HEAD")] = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT")] = "text",
    exit_code: Annotated[bool, typer.Option("--exit-code")] = False,
    merge_base: Annotated[bool, typer.Option("--merge-base")] = False,
    min_level: Annotated[str, typer.Option("--min-level", metavar="LEVEL")] = "redaksional",
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
) -> int:
    """Compare, tell, and return the exit status of cli.md."""
    from sopctl.comparing.compare import DiffRequest, compare_revisions
    from sopctl.tell.perbandingan import UBAH_TELLERS, UbahStyle

    door: Door = ctx.obj
    if format not in FORMATS:
        raise SopctlError("diff.format", format=format, known=", ".join(FORMATS))
    least = _level(min_level)
    compared = compare_revisions(DiffRequest(base, head, os.getcwd(), today_of(today), merge_base))
    style = UbahStyle(door.lang, format == "text" and wants_colour(sys.stdout), least)
    print(UBAH_TELLERS[format](compared.perbandingan.at_least(least), style), end="")
    return _status(compared, exit_code, door)


def _level(word: str) -> Bobot:
    from sopctl.diff.weigh import Bobot

    for bobot in Bobot:
        if bobot.word == word.lower():
            return bobot
    raise SopctlError("diff.tingkat", tingkat=word)


def _status(compared: Compared, exit_code: bool, door: Door) -> int:
    """The highest status that applies."""
    from sopctl.diff.weigh import Bobot

    for loaded in compared.unreadable:
        tell_faults(door, loaded.path, loaded, loaded.findings)
    if compared.settings_broken:
        door.say("error.diff.pengaturan", path="sopctl.yaml")
        return 2
    grave = compared.perbandingan.count(Bobot.SUBSTANTIF) > 0
    return 1 if compared.unreadable or (exit_code and grave) else 0
