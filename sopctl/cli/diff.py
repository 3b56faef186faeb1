"""`sopctl diff`: what changed between two revisions, by meaning, and what follows."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.door import Door, wants_colour
from sopctl.cli.telling import tell_faults
from sopctl.cli.today import today_of
from sopctl.cli.writing import write_result
from sopctl.errors import SopctlError

if TYPE_CHECKING:
    from datetime import date

    from sopctl.comparing.compare import Compared
    from sopctl.diff.weigh import Bobot

FORMATS = ("text", "json", "md", "html", "docx")
"""Those of `UBAH_TELLERS` and `UBAH_PAPERS`, named here so that help need not import them."""
_FILES = ("docx",)
"""What no terminal shows."""
HELP_ARGS = {"formats": ", ".join(FORMATS)}


def diff(
    ctx: typer.Context,
    base: Annotated[str, typer.Argument(metavar="BASE")],
    head: Annotated[str | None, typer.Argument(metavar="HEAD")] = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT")] = "text",
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE")] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code")] = False,
    merge_base: Annotated[bool, typer.Option("--merge-base")] = False,
    min_level: Annotated[str, typer.Option("--min-level", metavar="LEVEL")] = "redaksional",
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
) -> int:
    """Compare, tell, and return the exit status of cli.md."""
    from sopctl.comparing.compare import DiffRequest, compare_revisions

    door: Door = ctx.obj
    if format not in FORMATS:
        raise SopctlError("diff.format", format=format, known=", ".join(FORMATS))
    if format in _FILES and output is None:
        raise SopctlError("diff.sebut-berkas", format=format)
    least, day = _level(min_level), today_of(today)
    compared = compare_revisions(DiffRequest(base, head, os.getcwd(), day, merge_base))
    shown = replace(compared, perbandingan=compared.perbandingan.at_least(least))
    colour = format == "text" and output is None and wants_colour(sys.stdout)
    told = _told(shown, format, day, door.lang, colour, least)
    if output is not None:
        write_result(output, told)
    else:
        print(told.decode(), end="")
    return _status(compared, exit_code, door)


def _told(shown: Compared, format: str, today: date, lang: str, colour: bool, least: Bobot) -> bytes:
    from sopctl.tell.perbandingan import UBAH_TELLERS, UbahStyle

    style = UbahStyle(lang, colour, least)
    if format in UBAH_TELLERS:
        return UBAH_TELLERS[format](shown.perbandingan, style).encode()
    from sopctl.naskah.perbandingan import UBAH_PAPERS

    return UBAH_PAPERS[format].load()(shown, style, today)


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
