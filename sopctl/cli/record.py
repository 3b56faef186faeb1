"""`sopctl record`: what happened to SOPs, appended to their riwayat (Pasal 9, 18-27)."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from sopctl.cli.code_assign import tell_fault
from sopctl.cli.door import Door
from sopctl.cli.record_words import Words, ask_missing, values_of
from sopctl.cli.today import today_of
from sopctl.messages.escape import visible
from sopctl.model.riwayat import HASIL, Tahap

if TYPE_CHECKING:
    from sopctl.keeping.books import Books
    from sopctl.keeping.record import Recorded, Told
    from sopctl.rules.settings import Settings

HELP_ARGS = {
    "stages": ", ".join(get_args(Tahap)),
    "results": "; ".join(f"{tahap} {'|'.join(results)}" for tahap, results in HASIL.items()),
}
_Texts = list[str] | None


def record(
    ctx: typer.Context,
    tahap: Annotated[str, typer.Argument(metavar="TAHAP")],
    path: Annotated[list[str], typer.Argument(metavar="PATH")],
    date: Annotated[str | None, typer.Option("--date", metavar="DATE")] = None,
    by: Annotated[_Texts, typer.Option("--by", metavar="JABATAN")] = None,
    team: Annotated[str | None, typer.Option("--team", metavar="ID")] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAMA")] = None,
    result: Annotated[str | None, typer.Option("--result", metavar="HASIL")] = None,
    witness: Annotated[_Texts, typer.Option("--witness", metavar="TEXT")] = None,
    decree: Annotated[str | None, typer.Option("--decree", metavar="NOMOR")] = None,
    decree_date: Annotated[str | None, typer.Option("--decree-date", metavar="DATE")] = None,
    decree_ref: Annotated[str | None, typer.Option("--decree-ref", metavar="ID")] = None,
    effective: Annotated[str | None, typer.Option("--effective", metavar="DATE")] = None,
    period: Annotated[str | None, typer.Option("--period", metavar="PERIODE")] = None,
    method: Annotated[_Texts, typer.Option("--method", metavar="CARA")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT")] = None,
    evidence: Annotated[_Texts, typer.Option("--evidence", metavar="TEXT")] = None,
    replaced_by: Annotated[_Texts, typer.Option("--replaced-by", metavar="AGENCY/ID")] = None,
    set: Annotated[_Texts, typer.Option("--set", metavar="KEY=YAML")] = None,
    close: Annotated[_Texts, typer.Option("--close", metavar="KEGIATAN")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> int:
    """Record one thing of each SOP, tell what became of it, and return the exit status of cli.md."""
    from sopctl.cli.collecting import collected
    from sopctl.keeping.books import find_sops, open_books
    from sopctl.keeping.record import Meja
    from sopctl.keeping.record import record as record_all
    from sopctl.messages.catalogue import text
    from sopctl.register.record import read_catatan

    door: Door = ctx.obj
    day = today_of(today)
    words = Words(
        tahap,
        today_of(date) if date is not None else None,
        tuple(by or ()),
        team,
        name,
        result,
        tuple(witness or ()),
        decree,
        today_of(decree_date) if decree_date is not None else None,
        decree_ref,
        today_of(effective) if effective is not None else None,
        period,
        tuple(method or ()),
        note,
        tuple(evidence or ()),
        tuple(replaced_by or ()),
        tuple(set or ()),
    )
    words = ask_missing(door, words, day)
    catatan = read_catatan(tahap, words.day or day, values_of(words), close or ())
    books = open_books(os.path.dirname(os.path.abspath(path[0])), collected)
    files, missing = find_sops(books, path)
    alasan = text("id", "code.alasan-cabut")
    done = record_all(Meja(books, _settings(books), day, alasan, dry_run), files, catatan)
    done.troubles[:0] = missing
    for alamat in replaced_by or ():
        if books.koleksi.find(alamat) is None:
            door.say("record.pengganti", alamat=alamat)
    return _tell(door, done, tahap, dry_run)


def _settings(books: Books) -> Settings:
    """How the office judges, as `lint` would of one file."""
    from sopctl.judging.judge import Overrides
    from sopctl.model.konfigurasi import Aturan
    from sopctl.rules.settings import Settings

    return Settings(books.settings.aturan or Aturan(), Overrides.of(books.settings))


def _tell(door: Door, done: Recorded, tahap: str, dry_run: bool) -> int:
    for row in done.rows:
        print(door.text(f"record.{row.cara}", path=row.path, nama=row.nama, tahap=tahap))
        if row.register is not None:
            print(door.text("record.nomor-dicabut", path=row.register))
        if row.selesai:
            print(door.text("record.temuan-selesai", jumlah=row.selesai))
        for told in row.told:
            _say(door, row.path, told)
    for refusal in done.refused:
        door.say("record.ditolak", path=refusal.path, tahap=tahap)
        for told in refusal.told:
            _say(door, refusal.path, told)
    for fault in done.faults:
        tell_fault(door, fault)
    for trouble in done.troubles:
        door.say(f"error.{trouble.key}", **trouble.fields)
    count = sum(row.cara == "dicatat" for row in done.rows)
    door.say("record.uji" if dry_run else "record.selesai", jumlah=count)
    return 2 if done.troubles else 1 if done.faults or done.refused else 0


def _say(door: Door, path: str, told: Told) -> None:
    """A finding, its article and the way to mend it."""
    from sopctl.messages.catalogue import mend, sentence
    from sopctl.rules.engine import BY_ID

    found = told.finding
    said = sentence(door.lang, found.rule, found.variant, found.args)
    citation = BY_ID[found.rule].source_of(found.variant).citation
    article = f" ({citation})" if citation else ""
    level = door.text(f"level.{told.level.word}")
    print(f"{visible(path)}: {level} {found.rule} {said}{article}", file=sys.stderr)
    how = mend(door.lang, found.rule, found.variant, found.args)
    print(door.text("lint.mend", mend=how), file=sys.stderr)
