"""Entries of riwayat recorded: judged first, then spliced in, of each SOP by itself.

A withdrawal marks the number in the register first. A run that is killed in between leaves a number that is
withdrawn and an SOP that is not yet; the same command again finishes it, and records nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sopctl.errors import SopctlError
from sopctl.finding import Finding, Level
from sopctl.keeping.books import Books, written_nomor
from sopctl.keeping.withdraw import mark_withdrawn
from sopctl.keeping.writing import Fault, Read, fault, read, sweep_left_overs, unreadable, write
from sopctl.model.register import Terdaftar
from sopctl.model.sop import Sop
from sopctl.register.record import (
    Catatan,
    edits_of,
    entry_data,
    is_recorded,
    open_remarks,
    place_in,
    unknown_ids,
)
from sopctl.rules.context import SopContext
from sopctl.rules.engine import BY_ID, judge_sop
from sopctl.rules.registered import own_entry
from sopctl.rules.settings import Settings
from sopctl.source.load import load_bytes
from sopctl.source.walk import FoundFile

_REFUSING = ("SOP703", "SOP704")
"""An entry that is itself a galat of these is not recorded."""
_TRIES = 3
"""A file that changes between reading and writing is read again this often."""

Cara = Literal["dicatat", "sudah", "nomor"]
"""It was recorded; it was so already; only its number was still to be withdrawn."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding about what is recorded, and how much it weighs in this office."""

    finding: Finding
    level: Level


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one SOP."""

    path: str
    """As printed."""
    nama: str
    cara: Cara
    register: str | None = None
    """As printed: the entry of the register that was marked as withdrawn."""
    selesai: int = 0
    """How many remarks were closed."""
    told: tuple[Told, ...] = ()
    """What is left to do, which does not keep it from being recorded."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An SOP whose round does not allow the entry."""

    path: str
    told: tuple[Told, ...]


@dataclass(slots=True)
class Recorded:
    """What a run did."""

    rows: list[Row] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    troubles: list[SopctlError] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Meja:
    """Where records are made: the office, how it judges, and the day."""

    books: Books
    settings: Settings
    today: date
    alasan: str
    """Why a number is withdrawn, where the record itself does not say."""
    dry_run: bool = False


def record(meja: Meja, files: Sequence[FoundFile], catatan: Catatan) -> Recorded:
    """Record one thing of each of some SOPs, by path."""
    done = Recorded()
    if not meja.dry_run:
        sweep_left_overs(meja.books, files)
    for file in files:
        for attempt in range(_TRIES):
            try:
                _record(meja, read(meja.books, file), catatan, done)
                break
            except SopctlError as error:
                if error.key != "tulis.berubah" or attempt + 1 == _TRIES:
                    done.troubles.append(error)
                    break
    return done


def _record(meja: Meja, seen: Read, catatan: Catatan, done: Recorded) -> None:
    books, sop = meja.books, seen.loaded.model
    shown = books.shown(seen.file.path)
    if sop is None:
        done.faults.append(unreadable(books, seen))
        return
    if not isinstance(sop, Sop):
        raise SopctlError("record.bukan-sop", path=shown)
    if _is_done(sop, catatan):
        marked = _withdraw(meja, sop, catatan)
        done.rows.append(Row(shown, sop.nama or "", "nomor" if marked else "sudah", marked))
        return
    data = entry_data(catatan, sop)
    if unknown := unknown_ids(data, sop):
        done.faults.append(fault(books, seen, "kegiatan", "kegiatan", kunci=", ".join(unknown)))
        return
    closed = tuple(open_remarks(sop, catatan))
    if catatan.close and not closed:
        done.faults.append(fault(books, seen, "tanpa-temuan", "riwayat", kunci=", ".join(catatan.close)))
        return
    after = seen.after(edits_of(data, sop, catatan))
    model = load_bytes(after, shown).model if after is not None else None
    if after is None or not isinstance(model, Sop):
        done.faults.append(fault(books, seen, "riwayat-tak-tersunting", "riwayat"))
        return
    told = tuple(_told(meja, seen, sop, model, catatan))
    refusing = tuple(t for t in told if _refuses(t, place_in(sop, catatan.tanggal)))
    if refusing:
        done.refused.append(Refusal(shown, refusing))
        return
    # The number first: what is killed here is finished by the same command.
    marked = _withdraw(meja, sop, catatan)
    if not meja.dry_run:
        write(books, seen, after)
    done.rows.append(Row(shown, sop.nama or "", "dicatat", marked, len(closed), told))


def _is_done(sop: Sop, catatan: Catatan) -> bool:
    if catatan.tahap == "pencabutan" and any(e.tahap == "pencabutan" for e in sop.entri):
        return True
    return not catatan.close and is_recorded(entry_data(catatan, sop), sop)


def _withdraw(meja: Meja, sop: Sop, catatan: Catatan) -> str | None:
    """Mark the number of an SOP that is withdrawn; the path of its entry as printed, where there was one."""
    nomor = written_nomor(sop.nomor)
    if catatan.tahap != "pencabutan" or nomor is None:
        return None
    entry: Terdaftar | None = own_entry(meja.books.koleksi.bersama.find_nomor(nomor), sop)
    if entry is None or entry.register.status == "dicabut":
        return None
    if not meja.dry_run:
        days = [e.tanggal for e in sop.entri if e.tahap == "pencabutan"]
        why = str(catatan.values.get("catatan") or meja.alasan)
        mark_withdrawn(meja.books, entry, why, min(days, default=catatan.tanggal))
    return meja.books.shown(entry.path)


def _told(meja: Meja, seen: Read, before: Sop, after: Sop, catatan: Catatan) -> Iterator[Told]:
    """What the rules say of the new entry, and what they did not say before of the order of the stages."""
    place, day = place_in(before, catatan.tanggal), max(meja.today, catatan.tanggal)
    was = {(f.rule, f.variant, f.args) for f in _judged(meja, seen, before, day)}
    ruling = meja.settings.at(seen.file.path)
    for found in _judged(meja, seen, after, day):
        about = found.key_path[:2] == ("riwayat", place)
        fresh = found.rule in _REFUSING and (found.rule, found.variant, found.args) not in was
        # A day in force without a decree is told at the last entry, whichever that is.
        stale = found.variant == "tanpa-penetapan" and any(found.variant == kind for _, kind, _ in was)
        if (about or fresh) and not stale:
            level = ruling.level(BY_ID[found.rule], found)
            if level >= Level.PERINGATAN:
                yield Told(found, level)


def _judged(meja: Meja, seen: Read, sop: Sop, day: date) -> tuple[Finding, ...]:
    context = SopContext(sop, seen.file.path, meja.books.koleksi, day)
    return judge_sop(context, meja.settings.at(seen.file.path)).findings


def _refuses(told: Told, place: int) -> bool:
    itself = told.finding.key_path[:2] == ("riwayat", place)
    return itself and told.finding.rule in _REFUSING and told.level is Level.GALAT
