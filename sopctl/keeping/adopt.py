"""The numbers that an office has given before it had a register, taken into it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sopctl.errors import SopctlError
from sopctl.finding import Put
from sopctl.keeping.assign import Assigned, Row
from sopctl.keeping.books import Books, written_nomor
from sopctl.keeping.writing import (
    Read,
    create_entry,
    fault,
    found_entry,
    load_entry,
    read,
    sweep_left_overs,
    unreadable,
    write,
)
from sopctl.model.nomor import Bahan, nomor_key
from sopctl.model.register import Register, Terdaftar
from sopctl.model.sop import Sop
from sopctl.source.walk import FoundFile


def adopt(
    books: Books, files: Sequence[FoundFile], today: date, *, withdrawn: str, named: bool, dry_run: bool
) -> Assigned:
    """Register the numbers that SOPs have, by path; `withdrawn` is the reason for those of withdrawn ones."""
    adopting = _Adopting(books, today, withdrawn, dry_run)
    if not dry_run:
        sweep_left_overs(books)
    for file in files:
        try:
            adopting.take(read(books, file), named)
        except SopctlError as error:
            adopting.done.troubles.append(error)
    return adopting.done


class _Adopting:
    """One run; what it has registered is known to it from then on."""

    def __init__(self, books: Books, today: date, withdrawn: str, dry_run: bool) -> None:
        self._books, self._today, self._withdrawn, self._dry_run = books, today, withdrawn, dry_run
        self._buku = books.buku()
        self.done = Assigned()

    def take(self, seen: Read, named: bool) -> None:
        """The number of one SOP, where it has one that nobody has registered."""
        sop = seen.loaded.model
        if sop is None:
            self.done.faults.append(unreadable(self._books, seen))
            return
        if not isinstance(sop, Sop):
            if named:
                raise SopctlError("code.bukan-sop", path=self._books.shown(seen.file.path))
            return
        nomor = written_nomor(sop.nomor)
        if nomor is None:
            if named:
                self.done.passed.append((self._books.shown(seen.file.path), "tanpa-nomor"))
            return
        for key in ("id", "perangkat_daerah"):
            if not (getattr(sop, key) or "").strip():
                self.done.faults.append(fault(self._books, seen, "tanpa-kunci", key, kunci=key))
                return
        self._register(seen, sop, nomor_key(nomor), named)

    def _register(self, seen: Read, sop: Sop, nomor: str, named: bool) -> None:
        entry = self._buku.find(nomor)
        if entry is None:
            self._create(seen, sop, nomor)
        elif entry.register.sop in (sop.alamat, *sop.alamat_dahulu):
            if named:
                self.done.passed.append((self._books.shown(seen.file.path), "bernomor"))
        elif self._is_reserved_for(entry.register, sop):
            self._take_over(seen, sop, entry)
        else:
            owner = entry.register.sop or entry.register.nama or ""
            told = fault(
                self._books,
                seen,
                "milik-lain",
                "nomor",
                nomor=nomor,
                lain=owner,
                berkas=self._books.shown(entry.path),
            )
            self.done.faults.append(told)

    def _is_reserved_for(self, register: Register, sop: Sop) -> bool:
        open_still = register.status == "dipesan" and register.sop is None
        return open_still and register.perangkat_daerah == sop.perangkat_daerah

    def _create(self, seen: Read, sop: Sop, nomor: str) -> None:
        made = self._entry(sop, nomor)
        bahan = Bahan(sop.perangkat_daerah, sop.unit_kerja, made.tanggal or self._today)
        path = self._buku.place(nomor, bahan)
        if not self._dry_run and not create_entry(self._books, path, made):
            # Another run was here first: perhaps it registered this very number.
            other = load_entry(self._books, path)
            if other is not None:
                self._buku.enter(other)
            self._register(seen, sop, nomor, named=True)
            return
        self._buku.enter(Terdaftar(path, made))
        self._tell(seen, sop, nomor, path)

    def _entry(self, sop: Sop, nomor: str) -> Register:
        ends = [e.tanggal for e in sop.entri if e.tahap == "pencabutan" and e.tanggal <= self._today]
        return Register(
            skema="register/1",
            nomor=nomor,
            sop=sop.alamat,
            nama=sop.nama or None,
            tanggal=(sop.tanggal.pembuatan if sop.tanggal else None) or self._today,
            status="dicabut" if ends else "dipakai",
            alasan=self._withdrawn if ends else None,
            tanggal_cabut=min(ends, default=None),
        )

    def _take_over(self, seen: Read, sop: Sop, entry: Terdaftar) -> None:
        """A number that was reserved, and that somebody has written into the SOP by hand."""
        if not self._dry_run:
            there = read(self._books, found_entry(self._books, entry.path))
            after = there.after([[Put(("sop",), sop.alamat)], [Put(("status",), "dipakai")]])
            if after is None:
                raise SopctlError("code.register-tak-tersunting", path=self._books.shown(entry.path))
            write(self._books, there, after)
        self._tell(seen, sop, entry.register.nomor, entry.path)

    def _tell(self, seen: Read, sop: Sop, nomor: str, path: str) -> None:
        shown = self._books.shown
        self.done.rows.append(
            Row(shown(seen.file.path), sop.nama or "", sop.alamat, nomor, shown(path), "dicatat")
        )
