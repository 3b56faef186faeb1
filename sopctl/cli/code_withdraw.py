"""`sopctl code withdraw`: a number that shall not be used any more, with the reason."""

from __future__ import annotations

from typing import Annotated

import typer

from sopctl.cli.code_assign import books_around
from sopctl.cli.door import Door
from sopctl.cli.today import today_of
from sopctl.errors import SopctlError


def withdraw(
    ctx: typer.Context,
    nomor: Annotated[str | None, typer.Argument(metavar="NOMOR")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
) -> int:
    """Withdraw it, and say what is left to do."""
    from sopctl.keeping.withdraw import withdraw as withdraw_number

    door: Door = ctx.obj
    if nomor is None or not nomor.strip():
        raise SopctlError("code.sebut-nomor")
    day = today_of(today)
    books = books_around()
    entry = withdraw_number(books, nomor, why or "", day)
    print(door.text("code.dicabut", nomor=entry.register.nomor, path=books.shown(entry.path)))
    sop = books.koleksi.find(entry.register.sop) if entry.register.sop else None
    if sop is not None and not sop.withdrawn(day):
        door.say("code.sop-masih-ada", path=books.shown(sop.path))
    return 0
