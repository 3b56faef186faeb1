"""`sopctl inventory init` and `inventory add`: an inventory begun, and a title added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.collecting import collected
from sopctl.cli.door import Door
from sopctl.errors import SopctlError

if TYPE_CHECKING:
    from sopctl.keeping.books import Books

_KINDS = ("teknis", "administratif")


def init(ctx: typer.Context, agency: Annotated[str, typer.Argument(metavar="AGENCY")]) -> int:
    """Begin an inventory from the SOPs that there are, and say where it lies."""
    from sopctl.keeping.titles import begin_inventory

    door: Door = ctx.obj
    books = _books(agency)
    path, count = begin_inventory(books, agency)
    print(door.text("inventory.dibuat", path=books.shown(path), jumlah=count))
    return 0


def add(
    ctx: typer.Context,
    agency: Annotated[str, typer.Argument(metavar="AGENCY")],
    nama: Annotated[str, typer.Argument(metavar="NAMA")],
    unit: Annotated[str | None, typer.Option("--unit", metavar="KEY")] = None,
    duty: Annotated[str | None, typer.Option("--duty", metavar="TEXT")] = None,
    result: Annotated[str | None, typer.Option("--result", metavar="TEXT")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="JENIS")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT")] = None,
) -> int:
    """Add a title, and say where it stands."""
    from sopctl.keeping.titles import add_title
    from sopctl.start.teks import nama_of, typed_text

    door: Door = ctx.obj
    books = _books(agency)
    units = books.settings.agencies[agency].unit_kerja or {}
    if unit is not None and unit not in units:
        raise SopctlError("inventory.unit", kunci=unit, pilihan=", ".join(units) or "-")
    if kind is not None and kind not in _KINDS:
        raise SopctlError("new.jenis", jenis=kind)
    given = {"tugas_fungsi": duty, "output": result, "jenis": kind, "keterangan": note}
    typed = {key: typed_text(text) for key, text in given.items() if text and text.strip()}
    note_text = typed.pop("keterangan", None)
    title: dict[str, object] = {"nama": nama_of(nama)}
    title |= ({"unit_kerja": unit} if unit else {}) | typed | {"nomor": None, "sop": None}
    title |= {"keterangan": note_text} if note_text else {}
    path = add_title(books, agency, title)
    print(door.text("inventory.ditambah", path=books.shown(path), nama=str(title["nama"])))
    return 0


def _books(agency: str) -> Books:
    from sopctl.keeping.books import open_books

    books = open_books(gather=collected)
    books.refuse_unknown_agency(agency)
    return books
