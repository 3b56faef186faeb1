"""`sopctl review`: which SOPs are due for review (Pasal 27), which for their yearly evaluation (Pasal 25)."""

from __future__ import annotations

from typing import Annotated

import typer

from sopctl.cli.code_assign import check_format
from sopctl.cli.collecting import collected
from sopctl.cli.duties import FORMATS, Daftar, tell_duties, within_of
from sopctl.cli.telling import tell_unreadable
from sopctl.cli.today import today_of

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
    from sopctl.keeping.books import open_books
    from sopctl.register.kewajiban import Hari, duties_of_sops, in_force

    check_format(format, FORMATS)
    hari = Hari(today_of(today), within_of(within))
    books = open_books(gather=collected)
    for key in agency or ():
        books.refuse_unknown_agency(key)
    gathered = books.terkumpul
    running = in_force(books.koleksi, gathered.perjalanan, gathered.penunaian, hari.today, agency or ())
    tell_duties(Daftar(ctx.obj, books, hari, tuple(duties_of_sops(running, hari)), all), format)
    return 1 if tell_unreadable(ctx.obj, books) else 0
