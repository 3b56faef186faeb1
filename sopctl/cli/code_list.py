"""`sopctl code list`: every number, whose it is, and how it stands."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.code_assign import books_around, check_format
from sopctl.cli.door import Door
from sopctl.errors import SopctlError

if TYPE_CHECKING:
    from sopctl.keeping.books import Books
    from sopctl.register.listing import Bernomor

FORMATS = ("table", "csv", "md", "json")
HELP_ARGS = {"formats": ", ".join(FORMATS)}
KEYS = ("nomor", "status", "perangkat_daerah", "sop", "nama", "tanggal", "alasan", "tanggal_cabut", "path")


def list_numbers(
    ctx: typer.Context,
    agency: Annotated[str | None, typer.Option("--agency", metavar="KEY")] = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT")] = FORMATS[0],
) -> int:
    """Tell the numbers of the government, or of one agency."""
    from sopctl.register.listing import list_nomor

    check_format(format, FORMATS)
    books = books_around()
    if agency is not None and agency not in books.settings.agencies:
        pilihan = ", ".join(sorted(books.settings.agencies))
        raise SopctlError("code.perangkat-daerah", kunci=agency, pilihan=pilihan)
    rows = [row for row in list_nomor(books.koleksi) if agency in (None, row.perangkat_daerah)]
    _tell(ctx.obj, books, rows, format)
    return 0


def _tell(door: Door, books: Books, rows: list[Bernomor], format: str) -> None:
    from sopctl.tell import tabel

    if format == "json":
        told = {"version": 1, "numbers": [_values(books, row) for row in rows]}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    elif format == "csv":
        sys.stdout.write(tabel.as_csv(KEYS, [_texts(books, row) for row in rows]))
    else:
        write = tabel.as_text if format == "table" else tabel.as_markdown
        head = [door.text(f"code.kolom.{name}") for name in ("nomor", "status", "pemilik", "nama", "tanggal")]
        sys.stdout.write(write(head, [_cells(door, row) for row in rows]))


def _cells(door: Door, row: Bernomor) -> list[str]:
    day = row.tanggal.isoformat() if row.tanggal else ""
    owner = row.sop or row.perangkat_daerah or ""
    return [row.nomor, row.status or door.text("code.belum-terdaftar"), owner, row.nama or "", day]


def _values(books: Books, row: Bernomor) -> dict[str, str | None]:
    return {
        "nomor": row.nomor,
        "status": row.status,
        "perangkat_daerah": row.perangkat_daerah,
        "sop": row.sop,
        "nama": row.nama,
        "tanggal": row.tanggal.isoformat() if row.tanggal else None,
        "alasan": row.alasan,
        "tanggal_cabut": row.tanggal_cabut.isoformat() if row.tanggal_cabut else None,
        "path": books.shown(row.path),
    }


def _texts(books: Books, row: Bernomor) -> list[str]:
    values = _values(books, row)
    return [values[key] or "" for key in KEYS]
