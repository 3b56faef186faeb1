"""`sopctl agenda`: every duty with a date, of an agency or of the whole government (Pasal 10, 25-28)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.duties import FORMATS, Daftar, open_duties, tell_duties
from sopctl.cli.telling import tell_unreadable

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
    books, hari = open_duties(format, within, today, agency or ())
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
