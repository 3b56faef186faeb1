"""Numbers given: first the register file, then the number in the SOP or in the inventory.

In this order a run that is killed leaves a number that is registered and not yet written, which the next
run for that SOP finds and writes; the other way round two could take one number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sopctl.errors import SopctlError
from sopctl.finding import Put
from sopctl.keeping.books import Books, written_nomor
from sopctl.keeping.writing import (
    Fault,
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
from sopctl.model.inventaris import Inventaris, Judul
from sopctl.model.nomor import Bahan, nomor_key
from sopctl.model.register import Register, Terdaftar
from sopctl.model.sop import Sop
from sopctl.register.numbering import Pemberian, Penolakan, Permintaan
from sopctl.register.titles import Titles
from sopctl.source.walk import FoundFile

_PLACES = {"unit_kerja": "unit_kerja"}
"""Where a part that the pattern asks for is written in an SOP; the others are of its agency."""
_TRIES = 3
"""A file that changes between reading and writing is read again this often."""

Cara = Literal["baru", "dilanjutkan", "dari-judul", "dicatat"]


@dataclass(frozen=True, slots=True)
class Row:
    """A number that was given."""

    path: str
    """As printed: the file that the number stands in."""
    nama: str
    sop: str | None
    """`agency/id`; None for a title."""
    nomor: str
    berkas: str
    """As printed: the register file."""
    cara: Cara


@dataclass(slots=True)
class Assigned:
    """What a run did."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    troubles: list[SopctlError] = field(default_factory=list)
    passed: list[tuple[str, str]] = field(default_factory=list)
    """What needed no number: (path as printed, why by its key)."""


def files_without_number(books: Books) -> list[FoundFile]:
    """The SOPs of a repository that have no number, and those that cannot be read, by path."""
    numbered = {sop.path for sop in books.koleksi.sop if written_nomor(sop.nomor)}
    return [file for file in books.repository.sop if file.path not in numbered]


def assign_sops(
    books: Books, files: Sequence[FoundFile], today: date, *, named: bool, dry_run: bool
) -> Assigned:
    """Give numbers to SOPs, by path. `named`: the files were asked for, so that of each something is said."""
    giving = _Giving(books, today, dry_run)
    if not dry_run:
        sweep_left_overs(books, files)
    for file in files:
        giving.sop(file, named)
    return giving.done


def assign_titles(books: Books, agency: str, today: date, *, dry_run: bool) -> Assigned:
    """Reserve numbers for the titles of an agency that have none (Pasal 12 and 13).

    SopctlError where there is no such agency, or it has no inventory.
    """
    if agency not in books.settings.agencies:
        pilihan = ", ".join(sorted(books.settings.agencies))
        raise SopctlError("code.perangkat-daerah", kunci=agency, pilihan=pilihan)
    inventories = books.koleksi.bersama.find_inventaris(agency)
    if not inventories:
        raise SopctlError("code.tanpa-inventaris", kunci=agency)
    giving = _Giving(books, today, dry_run)
    files = [found_entry(books, entry.path) for entry in inventories]
    if not dry_run:
        sweep_left_overs(books, files)
    for file in files:
        giving.titles(file, agency)
    return giving.done


class _Giving:
    """One run; what it has given is known to it from then on."""

    def __init__(self, books: Books, today: date, dry_run: bool) -> None:
        self._books, self._today, self._dry_run = books, today, dry_run
        self._buku = books.buku()
        self._titles = Titles(books.koleksi)
        self.done = Assigned()

    def sop(self, file: FoundFile, named: bool) -> None:
        """A number for one SOP, where it lacks one."""
        for attempt in range(_TRIES):
            try:
                self._sop(read(self._books, file), named)
                return
            except SopctlError as error:
                # Somebody has written into the file meanwhile, perhaps another run this very number.
                if error.key != "tulis.berubah" or attempt + 1 == _TRIES:
                    self.done.troubles.append(error)
                    return

    def titles(self, file: FoundFile, agency: str) -> None:
        """Numbers for the titles of one inventory that lack one."""
        seen = read(self._books, file)
        model = seen.loaded.model
        if not isinstance(model, Inventaris):
            self.done.faults.append(unreadable(self._books, seen))
            return
        try:
            rows = [
                row
                for i, judul in enumerate(model.judul or ())
                if (row := self._title(seen, agency, i, judul))
            ]
            self._write_titles(seen, rows)
        except SopctlError as error:
            self.done.troubles.append(error)

    # ------------------------------------------------------------ SOPs

    def _sop(self, seen: Read, named: bool) -> None:
        sop = seen.loaded.model
        if not isinstance(sop, Sop):
            if named or seen.loaded.skema in (None, "sop/1"):
                self._refuse(unreadable(self._books, seen) if sop is None else None, seen)
            return
        reason = self._needs_none(sop, named)
        if reason is not None:
            if named:
                self.done.passed.append((self._books.shown(seen.file.path), reason))
            return
        request = self._request(seen, sop)
        if isinstance(request, Fault):
            self.done.faults.append(request)
            return
        self._give(seen, request)

    def _refuse(self, told: Fault | None, seen: Read) -> None:
        if told is not None:
            self.done.faults.append(told)
        else:
            self.done.troubles.append(SopctlError("code.bukan-sop", path=self._books.shown(seen.file.path)))

    def _needs_none(self, sop: Sop, named: bool) -> str | None:
        if written_nomor(sop.nomor):
            entry = self._buku.find(sop.nomor or "")
            return "bernomor" if entry is not None else "belum-terdaftar"
        if named:
            return None
        # What is no longer valid needs no number any more, unless somebody asks for it.
        withdrawn = any(e.tahap == "pencabutan" and e.tanggal <= self._today for e in sop.entri)
        return "dicabut" if withdrawn or sop.perangkat_daerah not in self._books.settings.agencies else None

    def _request(self, seen: Read, sop: Sop) -> Permintaan | Fault:
        agency = sop.perangkat_daerah
        if agency not in self._books.settings.agencies:
            return fault(self._books, seen, "perangkat-daerah", "perangkat_daerah", kunci=agency or "")
        for key in ("id", "nama"):
            if not (getattr(sop, key) or "").strip():
                return fault(self._books, seen, "tanpa-kunci", key, kunci=key)
        judul = self._titles.of(agency or "", sop.alamat or "", sop.alamat_dahulu, sop.nama or "")
        pembuatan = sop.tanggal.pembuatan if sop.tanggal else None
        return Permintaan(
            seen.file.path,
            sop.nama or "",
            Bahan(agency, sop.unit_kerja, pembuatan or self._today),
            sop.alamat,
            sop.alamat_dahulu,
            written_nomor(judul.nomor) if judul else None,
        )

    def _give(self, seen: Read, request: Permintaan) -> None:
        taken = self._taken(seen, request)
        if isinstance(taken, Fault):
            self.done.faults.append(taken)
            return
        given, after = taken
        if not self._dry_run:
            write(self._books, seen, after)
        self._buku.use([given.nomor])
        self.done.rows.append(self._row(given))

    def _taken(self, seen: Read, request: Permintaan) -> tuple[Pemberian, bytes] | Fault:
        """A number that the register says is the request's, and the SOP with it."""
        while True:
            given = self._buku.give(request)
            if isinstance(given, Penolakan):
                return self._told(seen, given)
            after = seen.after([[Put(("nomor",), given.nomor)]])
            if after is None:
                return fault(self._books, seen, "tidak-dapat-disisipkan", "nomor", nomor=given.nomor)
            if self._dry_run or self._register(given):
                return given, after

    def _told(self, seen: Read, refusal: Penolakan) -> Fault:
        if refusal.alasan == "sudah-terpakai":
            return fault(self._books, seen, "sudah-terpakai", "nama", nomor=refusal.isi)
        first = refusal.isi.partition(",")[0]
        return fault(
            self._books, seen, "bagian-kurang", _PLACES.get(first, "perangkat_daerah"), bagian=refusal.isi
        )

    # ------------------------------------------------------------ the register

    def _register(self, given: Pemberian) -> bool:
        """Let the register say whose the number is; False where another run has taken it meanwhile."""
        request = given.permintaan
        if given.cara == "dilanjutkan":
            return True
        if given.terdaftar is not None:
            return self._take_over(given)
        made = Register(
            skema="register/1",
            nomor=given.nomor,
            sop=request.alamat,
            perangkat_daerah=None if request.alamat else request.bahan.perangkat_daerah,
            nama=request.nama,
            tanggal=self._today,
            status="dipakai" if request.alamat else "dipesan",
        )
        if create_entry(self._books, given.berkas, made):
            if made.sop:
                self._buku.enter(Terdaftar(given.berkas, made))
            return True
        other = load_entry(self._books, given.berkas)
        if other is None:
            self._buku.take_file(given.berkas)
        else:
            self._buku.enter(other)
        return False

    def _take_over(self, given: Pemberian) -> bool:
        """The number reserved for a title becomes that of its SOP."""
        seen = read(self._books, found_entry(self._books, given.berkas))
        model, request = seen.loaded.model, given.permintaan
        if not isinstance(model, Register) or model.status != "dipesan" or model.sop is not None:
            raise SopctlError("tulis.berubah", path=self._books.shown(given.berkas))
        after = seen.after([[Put(("sop",), request.alamat)], [Put(("status",), "dipakai")]])
        if after is None:
            raise SopctlError("code.register-tak-tersunting", path=self._books.shown(given.berkas))
        write(self._books, seen, after)
        now = model.model_copy(update={"sop": request.alamat, "status": "dipakai"})
        self._buku.enter(Terdaftar(given.berkas, now))
        return True

    # ------------------------------------------------------------ titles

    def _title(self, seen: Read, agency: str, i: int, judul: Judul) -> tuple[int, Pemberian] | None:
        if written_nomor(judul.nomor):
            return None
        sop = self._titles.sop_of(agency, judul)
        if sop is not None and (
            written_nomor(sop.nomor) or self._buku.of_sop((sop.alamat or "", *sop.dahulu))
        ):
            # A second number for one SOP would be one too many.
            self.done.passed.append((self._books.shown(seen.file.path), "sop-bernomor"))
            return None
        request = Permintaan(seen.file.path, judul.nama, Bahan(agency, judul.unit_kerja, self._today))
        while True:
            given = self._buku.give(request)
            if isinstance(given, Penolakan):
                place = ("judul", i, "unit_kerja") if given.isi.startswith("unit_kerja") else ("judul", i)
                self.done.faults.append(
                    fault(self._books, seen, "bagian-kurang-judul", *place, bagian=given.isi, nama=judul.nama)
                )
                return None
            if self._dry_run or self._register(given):
                return i, given

    def _write_titles(self, seen: Read, given: Sequence[tuple[int, Pemberian]]) -> None:
        if given and not self._dry_run:
            after = seen.after([[Put(("judul", i, "nomor"), pemberian.nomor)] for i, pemberian in given])
            if after is None:
                raise SopctlError("code.inventaris-tak-tersunting", path=self._books.shown(seen.file.path))
            write(self._books, seen, after)
        self.done.rows.extend(self._row(pemberian) for _, pemberian in given)

    def _row(self, given: Pemberian) -> Row:
        request = given.permintaan
        return Row(
            self._books.shown(request.path),
            request.nama,
            request.alamat,
            nomor_key(given.nomor) if given.cara == "baru" else given.nomor,
            self._books.shown(given.berkas),
            given.cara,
        )
