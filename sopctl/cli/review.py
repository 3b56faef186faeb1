"""`sopctl review`: which SOPs are due for review (Pasal 27), which for their yearly evaluation (Pasal 25)."""

from __future__ import annotations

from typing import Annotated

import typer

from sopctl.cli.duties import FORMATS, Daftar, open_duties, tell_duties
from sopctl.cli.telling import tell_unreadable

HELP_ARGS = {"formats": ", ".join(FORMATS)}


def review(
    ctx: typer.Context,
    agency: Annotated[list[str] | None, typer.Argument(metavar="AGENCY")] = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT")] = FORMATS[0],
    within: Annotated[str | None, typer.Option("--within", metavar="90d")] = None,
    all: Annotated[bool, typer.Option("--all")] = False,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
) -> int:
    """Tell the duties of SOPs, and return the exit status of cli.md."""
    from sopctl.register.kewajiban import duties_of_sops, in_force

    books, hari = open_duties(format, within, today, agency or ())
    gathered = books.terkumpul
    running = in_force(books.koleksi, gathered.perjalanan, gathered.penunaian, hari.today, agency or ())
    tell_duties(Daftar(ctx.obj, books, hari, tuple(duties_of_sops(running, hari)), all), format)
    return 1 if tell_unreadable(ctx.obj, books) else 0
