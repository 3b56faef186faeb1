"""`sopctl code assign` and `code adopt`: numbers given, and numbers taken into the register."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.door import Door
from sopctl.cli.today import today_of
from sopctl.errors import SopctlError
from sopctl.messages.escape import visible

if TYPE_CHECKING:
    from sopctl.keeping.assign import Assigned
    from sopctl.keeping.books import Books
    from sopctl.keeping.writing import Fault

FORMATS = ("table", "json")
HELP_ARGS = {"formats": ", ".join(FORMATS)}
_Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH")]
_Today = Annotated[str | None, typer.Option("--today", metavar="DATE")]
_Format = Annotated[str, typer.Option("--format", metavar="FORMAT")]


def assign(
    ctx: typer.Context,
    path: _Paths = None,
    titles: Annotated[str | None, typer.Option("--titles", metavar="AGENCY")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    format: _Format = FORMATS[0],
    today: _Today = None,
) -> int:
    """Give numbers, tell which, and return the exit status of cli.md."""
    from sopctl.keeping.assign import assign_sops, assign_titles, files_without_number
    from sopctl.keeping.books import find_sops

    door: Door = ctx.obj
    check_format(format, FORMATS)
    day = today_of(today)
    if titles is not None and path:
        raise SopctlError("code.judul-atau-berkas")
    books = books_around(path)
    if titles is not None:
        return _tell(door, assign_titles(books, titles, day, dry_run=dry_run), format, dry_run)
    files, missing = find_sops(books, path) if path else (files_without_number(books), [])
    done = assign_sops(books, files, day, named=bool(path), dry_run=dry_run)
    done.troubles[:0] = missing
    return _tell(door, done, format, dry_run)


def adopt(
    ctx: typer.Context,
    path: _Paths = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    format: _Format = FORMATS[0],
    today: _Today = None,
) -> int:
    """Register the numbers that SOPs have, tell which, and return the exit status of cli.md."""
    from sopctl.keeping.adopt import adopt as adopt_numbers
    from sopctl.keeping.books import find_sops
    from sopctl.messages.catalogue import text

    door: Door = ctx.obj
    check_format(format, FORMATS)
    day = today_of(today)
    books = books_around(path)
    files, missing = find_sops(books, path) if path else (list(books.repository.sop), [])
    # What is written into files is Indonesian, whoever types.
    reason = text("id", "code.alasan-cabut")
    done = adopt_numbers(books, files, day, withdrawn=reason, named=bool(path), dry_run=dry_run)
    done.troubles[:0] = missing
    return _tell(door, done, format, dry_run)


def books_around(paths: list[str] | None = None) -> Books:
    """The books of the repository around the first path, else around the working folder, for `code`.

    SopctlError where its `kode` could make one number twice.
    """
    from sopctl.cli.collecting import collected
    from sopctl.keeping.books import open_books, refuse_bad_kode

    start = os.path.dirname(os.path.abspath(paths[0])) if paths else os.curdir
    books = open_books(start, collected)
    refuse_bad_kode(books.settings, books.repository.konfigurasi.path)
    return books


def check_format(word: str, known: tuple[str, ...]) -> None:
    """SopctlError for a format that there is not."""
    if word not in known:
        raise SopctlError("lint.unknown-format", format=word, known=", ".join(known))


def _tell(door: Door, done: Assigned, format: str, dry_run: bool) -> int:
    if format == "json":
        _json(done, dry_run)
    elif done.rows:
        _table(door, done)
    for shown, reason in done.passed:
        door.say(f"code.dilewati.{reason}", path=shown)
    for fault in done.faults:
        tell_fault(door, fault)
    for trouble in done.troubles:
        door.say(f"error.{trouble.key}", **trouble.fields)
    kind = "uji" if dry_run else "selesai"
    door.say(f"code.{kind}", jumlah=len(done.rows))
    return 2 if done.troubles else 1 if done.faults else 0


def _table(door: Door, done: Assigned) -> None:
    from sopctl.tell.tabel import as_text

    head = [door.text(f"code.kolom.{name}") for name in ("nomor", "nama", "berkas", "register", "cara")]
    rows = [[r.nomor, r.nama, r.path, r.berkas, door.text(f"code.cara.{r.cara}")] for r in done.rows]
    sys.stdout.write(as_text(head, rows))


def _json(done: Assigned, dry_run: bool) -> None:
    rows = [
        {"nomor": r.nomor, "sop": r.sop, "nama": r.nama, "path": r.path, "register": r.berkas, "cara": r.cara}
        for r in done.rows
    ]
    told = {"version": 1, "dry_run": dry_run, "numbers": rows}
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def tell_fault(door: Door, fault: Fault) -> None:
    """What kept one file from being done, with its place."""
    from sopctl.cli.telling import tell_faults

    if fault.loaded is not None and fault.loaded.findings:
        tell_faults(door, fault.path, fault.loaded, fault.loaded.findings)
        return
    said = door.text(f"code.temuan.{fault.key}", **dict(fault.args))
    print(f"{visible(fault.path)}:{fault.place.line}:{fault.place.column} {said}", file=sys.stderr)
