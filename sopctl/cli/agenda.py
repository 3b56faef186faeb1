"""`sopctl agenda`: every duty with a date, of an agency or of the whole government (Pasal 10, 25-28)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.code_assign import check_format
from sopctl.cli.collecting import collected
from sopctl.cli.duties import FORMATS, Daftar, tell_duties, within_of
from sopctl.cli.telling import tell_unreadable
from sopctl.cli.today import today_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopctl.keeping.books import Books
    from sopctl.register.kewajiban import Hari, Kewajiban

HELP_ARGS = {"formats": ", ".join(FORMATS)}


def agenda(
    ctx: typer.Context,
    agency: Annotated[list[str] | None, typer.Argument(metavar="AGENCY")] = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT")] = FORMATS[0],
    within: Annotated[str | None, typer.Option("--within", metavar="90d")] = None,
    all: Annotated[bool, typer.Option("--all")] = False,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
) -> int:
    """Tell the duties, and return the exit status of cli.md."""
    from sopctl.keeping.books import open_books
    from sopctl.register.kewajiban import Hari

    check_format(format, FORMATS)
    hari = Hari(today_of(today), within_of(within))
    books = open_books(gather=collected)
    for key in agency or ():
        books.refuse_unknown_agency(key)
    duties = tuple(d for d in _duties(books, hari) if not agency or d.perangkat_daerah in agency)
    tell_duties(Daftar(ctx.obj, books, hari, duties, all), format)
    return 1 if tell_unreadable(ctx.obj, books, "tim", "laporan") else 0


def _duties(books: Books, hari: Hari) -> Iterator[Kewajiban]:
    from sopctl.register import kewajiban
    from sopctl.register.rencana import Kemajuan, duties_of_teams

    gathered, koleksi = books.terkumpul, books.koleksi
    known = (koleksi, gathered.perjalanan, gathered.penunaian, hari.today)
    running = kewajiban.in_force(*known)
    yield from kewajiban.duties_of_sops(running, hari)
    yield from kewajiban.duties_of_agencies(running, books.settings, koleksi, hari)
    yield from kewajiban.duties_of_government(running, books.settings, koleksi, hari)
    yield from duties_of_teams(koleksi.bersama.tim, Kemajuan(*known), hari)
