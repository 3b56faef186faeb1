"""`sopctl status`: how far each SOP has come, what comes next, and who must act (Pasal 18-22, 27)."""

from __future__ import annotations

import json
import sys
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sopctl.cli.code_assign import check_format
from sopctl.cli.collecting import collected
from sopctl.cli.door import Door
from sopctl.cli.telling import tell_unreadable
from sopctl.cli.today import today_of
from sopctl.model.sumber import perwal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopctl.keeping.books import Books
    from sopctl.register.kedudukan import Posisi

FORMATS = ("table", "json", "csv", "md")
HELP_ARGS = {"formats": ", ".join(FORMATS)}
KEYS = (
    *("sop", "nama", "path", "perangkat_daerah", "unit_kerja", "nomor", "versi", "status", "since", "round"),
    *("lintas", "sidik", "void", "next", "jabatan", "citation"),
)
_COLUMNS = ("perangkat-daerah", "unit", "nama", "versi", "status", "sejak", "putaran", "berikut", "jabatan")


def status(
    ctx: typer.Context,
    path: Annotated[list[str] | None, typer.Argument(metavar="PATH")] = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT")] = FORMATS[0],
    waiting_for: Annotated[str | None, typer.Option("--waiting-for", metavar="JABATAN")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
) -> int:
    """Tell where SOPs stand, and return the exit status of cli.md."""
    import os

    from sopctl.keeping.books import find_sops, open_books
    from sopctl.model.jabatan import jabatan_key
    from sopctl.register.kedudukan import positions
    from sopctl.source.cache import uncollected

    door: Door = ctx.obj
    check_format(format, FORMATS)
    day = today_of(today)
    books = open_books(os.path.dirname(os.path.abspath(path[0])) if path else os.curdir, collected)
    files, missing = find_sops(books, path) if path else ([], [])
    asked = {file.path for file in files}
    gathered = books.terkumpul
    sops = [sop for sop in books.koleksi.sop if not path or sop.path in asked]
    with uncollected():
        rows = list(positions(sops, gathered.perjalanan, gathered.rekam_jejak, day))
    if waiting_for is not None:
        pemerintah = books.settings.pemerintah_daerah
        key = jabatan_key(waiting_for, pemerintah)
        rows = [row for row in rows if row.waits_for(key, pemerintah)]
    if format == "json":
        with uncollected():
            sys.stdout.write(_json(books, rows, day.isoformat()))
    else:
        sys.stdout.write(_table(door, books, rows, format))
    for trouble in missing:
        door.say(f"error.{trouble.key}", **trouble.fields)
    unreadable = tell_unreadable(door, books, only=asked if path else None)
    return 2 if missing else 1 if unreadable else 0


def _table(door: Door, books: Books, rows: Sequence[Posisi], format: str) -> str:
    from sopctl.tell import tabel

    if format == "csv":
        return tabel.as_csv(KEYS, [_csv(books, row) for row in rows])
    write = tabel.as_text if format == "table" else tabel.as_markdown
    head = [door.text(f"status.kolom.{name}") for name in _COLUMNS]
    table = write(head, [_cells(door, books, row) for row in rows]) if rows else ""
    return table + ("\n" if rows else "") + "".join(f"{line}\n" for line in _totals(door, books, rows))


def _totals(door: Door, books: Books, rows: Sequence[Posisi]) -> list[str]:
    """How many stand how: of all, of each agency, and of each unit."""
    from sopctl.register.kedudukan import count_by_status

    def counted(some: Sequence[Posisi]) -> str:
        said = (f"{n} {door.text(f'inventory.status.{key}')}" for key, n in count_by_status(some).items())
        return ", ".join(said)

    lines = [door.text("status.jumlah", jumlah=len(rows), rincian=counted(rows) or "-")]
    groups: dict[str, dict[str, list[Posisi]]] = {}
    for row in rows:
        agency = groups.setdefault(row.ringkasan.perangkat_daerah or "", {})
        agency.setdefault(row.ringkasan.unit_kerja or "", []).append(row)
    for key, units in groups.items():
        lines.append(f"{key or '-'}: {counted([row for inner in units.values() for row in inner])}")
        for unit, inner in units.items() if any(units) else ():
            lines.append(f"  {_unit(books, key, unit) or '-'}: {counted(inner)}")
    return lines


def _cells(door: Door, books: Books, row: Posisi) -> list[str]:
    sop, standing, following = row.ringkasan, row.kedudukan, row.berikut
    agency = sop.perangkat_daerah or ""
    return [
        agency,
        _unit(books, agency, sop.unit_kerja or ""),
        sop.nama or "",
        str(row.versi),
        door.text(f"inventory.status.{standing.status}"),
        standing.sejak.isoformat() if standing.sejak else "",
        door.text(f"inventory.status.{standing.tahapan}") if standing.tahapan else "",
        following.tahap if following else "",
        " / ".join(following.jabatan) if following else "",
    ]


def _unit(books: Books, agency: str, unit: str) -> str:
    known = books.settings.agencies.get(agency)
    found = (known.unit_kerja or {}).get(unit) if known else None
    return found.nama if found else unit


def _csv(books: Books, row: Posisi) -> list[str]:
    told = _row(books, row)
    following = told.pop("next") or {}
    told["void"] = " ".join(f"{entry['index']}:{entry['reason']}" for entry in told["void"])
    told |= {"next": following.get("tahap")}
    told |= {"jabatan": following.get("jabatan"), "citation": following.get("citation")}
    return [_text(told[key]) for key in KEYS]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _json(books: Books, rows: Sequence[Posisi], today: str) -> str:
    """An SOP a line: of 5,000 the encoder that breaks every line takes as long as all the rest."""
    from sopctl.register.kedudukan import count_by_status

    def said(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    sops = ",\n".join(f"    {said(_row(books, row))}" for row in rows)
    body = f"\n{sops}\n  " if rows else ""
    summary = said(count_by_status(rows))
    return (
        f'{{\n  "version": 1,\n  "today": {said(today)},\n  "sops": [{body}],\n  "summary": {summary}\n}}\n'
    )


def _row(books: Books, row: Posisi) -> dict[str, Any]:
    sop, standing, following = row.ringkasan, row.kedudukan, row.berikut
    return {
        "sop": sop.alamat,
        "nama": sop.nama,
        "path": books.shown(sop.path),
        "perangkat_daerah": sop.perangkat_daerah,
        "unit_kerja": sop.unit_kerja,
        "nomor": sop.nomor,
        "versi": row.versi,
        "status": standing.status,
        "since": standing.sejak.isoformat() if standing.sejak else None,
        "round": standing.tahapan,
        "lintas": row.lintas,
        "sidik": row.sidik,
        "void": [{"index": b.index, "tahap": b.tahap, "reason": b.reason} for b in row.batal],
        "next": following
        and {
            "tahap": following.tahap,
            "jabatan": next(iter(following.jabatan), None),
            "citation": _citation(following.pasal),
        },
    }


@cache
def _citation(pasal: str) -> str | None:
    return perwal(pasal).citation
