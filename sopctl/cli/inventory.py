"""`sopctl inventory`: which SOPs are needed, which there are, and how they stand (Pasal 5, 11)."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sopctl.cli.code_assign import check_format
from sopctl.cli.collecting import collected
from sopctl.cli.door import Door
from sopctl.cli.telling import tell_unreadable
from sopctl.cli.today import today_of
from sopctl.cli.writing import write_result
from sopctl.errors import SopctlError

if TYPE_CHECKING:
    from datetime import date

    from sopctl.keeping.books import Books
    from sopctl.register.inventory import Baris, Inventarisasi

FORMATS = ("table", "md", "csv", "json", "xlsx")
HELP_ARGS = {"formats": ", ".join(FORMATS)}
DOORS = {"init": "sopctl.cli.inventory_edit:init", "add": "sopctl.cli.inventory_edit:add"}
KEYS = (
    *("perangkat_daerah", "unit_kerja", "nama", "jenis", "sop", "nomor"),
    *("status", "overdue", "in_inventory", "path", "line"),
)


_COLUMNS = ("perangkat-daerah", "unit", "nama", "nomor", "status", "kaji-ulang", "inventaris")


def inventory(
    ctx: typer.Context,
    agency: Annotated[list[str] | None, typer.Argument(metavar="AGENCY")] = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT")] = FORMATS[0],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
) -> int:
    """Tell the inventory, and return the exit status of cli.md."""
    from sopctl.keeping.books import open_books
    from sopctl.register.inventory import take_inventory

    door: Door = ctx.obj
    check_format(format, FORMATS)
    day = today_of(today)
    if format == "xlsx" and output is None:
        raise SopctlError("inventory.sebut-berkas")
    books = open_books(gather=collected)
    for key in agency or ():
        books.refuse_unknown_agency(key)
    gathered = books.terkumpul
    taken = take_inventory(
        books.settings, gathered.koleksi, gathered.perjalanan, gathered.baris, day, agency or ()
    )
    if format == "xlsx" and output is not None:
        write_result(output, _workbook(door, books, taken, day))
        return 1 if tell_unreadable(door, books, "inventaris") else 0
    if format == "json":
        told = json.dumps(_json(books, taken, day.isoformat()), ensure_ascii=False, indent=2) + "\n"
    else:
        told = _table(door, books, taken, format)
    if output is None:
        sys.stdout.write(told)
    else:
        write_result(output, told.encode("utf-8"))
    return 1 if tell_unreadable(door, books, "inventaris") else 0


def _table(door: Door, books: Books, taken: Inventarisasi, format: str) -> str:
    from sopctl.tell import tabel

    if format == "csv":
        return tabel.as_csv(KEYS, [list(map(_text, _row(books, row).values())) for row in taken.titles])
    write = tabel.as_text if format == "table" else tabel.as_markdown
    head = [door.text(f"inventory.kolom.{name}") for name in _COLUMNS]
    rows = [_cells(door, books, row) for row in taken.titles]
    summary = taken.by_status.items()
    words = [f"{number} {door.text(f'inventory.status.{status}')}" for status, number in summary]
    closing = door.text(
        "inventory.ringkasan",
        judul=len(taken.titles),
        rincian=", ".join(words) or "-",
        lewat=sum(row.overdue for row in taken.titles),
        unit=len(taken.smallest),
        tercakup=sum(unit.covered for unit in taken.smallest),
    )
    bare = [unit for unit in taken.smallest if not unit.covered]
    lines = [closing, *(door.text("inventory.belum-tercakup", unit=unit.nama) for unit in bare)]
    return write(head, rows) + "\n" + "".join(f"{line}\n" for line in lines)


def _workbook(door: Door, books: Books, taken: Inventarisasi, today: date) -> bytes:
    from sopctl.tell.xlsx import Lembar, as_workbook

    def words(*names: str) -> list[str]:
        return [door.text(f"inventory.kolom.{name}") for name in names]

    above = [
        books.settings.pemerintah_daerah or "",
        door.text("inventory.keadaan", tanggal=today.isoformat()),
    ]
    titles = [[str(i), *_cells(door, books, row)] for i, row in enumerate(taken.titles, 1)]
    units = [
        [
            str(i),
            unit.perangkat_daerah,
            unit.nama,
            str(sum(unit.by_status.values())),
            str(unit.by_status.get("berlaku", 0)),
            str(unit.overdue),
            door.text(f"inventory.tercakup.{'ya' if unit.covered else 'tidak'}"),
        ]
        for i, unit in enumerate(taken.units, 1)
    ]
    title, coverage = door.text("inventory.judul"), door.text("inventory.cakupan")
    heads = words("perangkat-daerah", "unit", "judul", "berlaku", "lewat", "tercakup")
    sheets = [
        Lembar(door.text("inventory.lembar.judul"), [title, *above], ["No", *words(*_COLUMNS)], titles),
        Lembar(door.text("inventory.lembar.unit"), [coverage, *above], ["No", *heads], units),
    ]
    return as_workbook(sheets, title, today)


def _cells(door: Door, books: Books, row: Baris) -> list[str]:
    agency = books.settings.agencies.get(row.perangkat_daerah)
    unit = (agency.unit_kerja or {}).get(row.unit_kerja or "") if agency else None
    return [
        row.perangkat_daerah,
        unit.nama if unit else row.unit_kerja or "",
        row.nama,
        row.nomor or "",
        door.text(f"inventory.status.{row.status}"),
        door.text("inventory.lewat") if row.overdue else "",
        "" if row.in_inventory else door.text("inventory.belum"),
    ]


def _row(books: Books, row: Baris) -> dict[str, Any]:
    values = {key: getattr(row, key) for key in KEYS}
    return values | {"path": books.shown(row.path)}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _json(books: Books, taken: Inventarisasi, today: str) -> dict[str, Any]:
    titles = []
    for row in taken.titles:
        values = _row(books, row)
        place = {"path": values.pop("path"), "line": values.pop("line")}
        titles.append({**values, "place": place})
    units = [{key: getattr(unit, key) for key in unit.__slots__} for unit in taken.units]
    summary = {
        "titles": len(taken.titles),
        "by_status": taken.by_status,
        "overdue": sum(row.overdue for row in taken.titles),
        "units": len(taken.smallest),
        "covered": sum(unit.covered for unit in taken.smallest),
    }
    return {"version": 1, "today": today, "titles": titles, "units": units, "summary": summary}
