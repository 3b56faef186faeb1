"""A number withdrawn: it stays in the register for good, with the reason and the day."""

from __future__ import annotations

from datetime import date

from sopctl.errors import SopctlError
from sopctl.finding import Put
from sopctl.keeping.books import Books
from sopctl.keeping.writing import found_entry, read, sweep_left_overs, write
from sopctl.model.nomor import nomor_key
from sopctl.model.register import Register, Terdaftar


def withdraw(books: Books, nomor: str, why: str, today: date) -> Terdaftar:
    """Withdraw a number; the entry as it stood before.

    SopctlError where the register does not know it or knows it twice, where it is withdrawn already, or
    where no reason is given.
    """
    if not why.strip():
        raise SopctlError("code.tanpa-alasan")
    key = nomor_key(nomor)
    entries = [e for e in books.koleksi.bersama.register if nomor_key(e.register.nomor) == key]
    if not entries:
        raise SopctlError("code.tidak-terdaftar", nomor=nomor)
    if len(entries) > 1:
        paths = ", ".join(books.shown(entry.path) for entry in entries)
        raise SopctlError("code.terdaftar-ganda", nomor=nomor, daftar=paths)
    entry = entries[0]
    if entry.register.status == "dicabut":
        raise SopctlError("code.sudah-dicabut", nomor=nomor, path=books.shown(entry.path))
    sweep_left_overs(books)
    mark_withdrawn(books, entry, why.strip(), today)
    return entry


def mark_withdrawn(books: Books, entry: Terdaftar, why: str, day: date) -> None:
    """Splice into an entry that its number is withdrawn. SopctlError where that cannot be done."""
    seen = read(books, found_entry(books, entry.path))
    if not isinstance(seen.loaded.model, Register):
        raise SopctlError("tulis.berubah", path=books.shown(entry.path))
    # The days and the reason first: an entry that is withdrawn without them is a finding.
    edits = (("status", "dicabut"), ("alasan", why), ("tanggal_cabut", day))
    after = seen.after([[Put((name,), value)] for name, value in edits])
    if after is None:
        raise SopctlError("code.register-tak-tersunting", path=books.shown(entry.path))
    write(books, seen, after)
