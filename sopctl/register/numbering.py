"""Which number an SOP or a title gets: one that nobody else has or ever had (Pasal 12 ayat (2), 13).

The register is one file a number, never deleted, so the counter of a scope is read from the names of its
files; two branches that take one number collide in git when they are merged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sopctl.model.konfigurasi import Kode, Konfigurasi
from sopctl.model.nomor import (
    Bahan,
    Lingkup,
    NomorTerbaca,
    Pembaca,
    lingkup_of,
    make_nomor,
    missing_parts,
    nomor_key,
)
from sopctl.model.register import OLD_SCHEME, Terdaftar, folder_of, split_path


@dataclass(frozen=True, slots=True)
class Permintaan:
    """Who asks for a number: an SOP, or a title whose SOP is not written yet (`alamat` None)."""

    path: str
    """The file that the number will be written into."""
    nama: str
    bahan: Bahan
    alamat: str | None = None
    """`agency/id`."""
    dahulu: tuple[str, ...] = ()
    dipesan: str | None = None
    """The number that the inventory has reserved for the title of this SOP."""


@dataclass(frozen=True, slots=True)
class Pemberian:
    """A number for a request, and what happens to the register for it."""

    permintaan: Permintaan
    nomor: str
    berkas: str
    """The register file, from the root of the repository."""
    cara: Literal["baru", "dilanjutkan", "dari-judul"]
    """A new number; one that an earlier run registered and did not write; one reserved for the title."""
    terdaftar: Terdaftar | None = None
    """The entry as it stands; None where its file must be made."""


@dataclass(frozen=True, slots=True)
class Penolakan:
    """Why a request gets no number: a key, and what it tells of."""

    permintaan: Permintaan
    alasan: Literal["bagian-kurang", "sudah-terpakai"]
    isi: str
    """The parts that are missing, or the number that is taken."""


class Buku:
    """The register, and every number that is in use beside it."""

    def __init__(self, kode: Kode, konfigurasi: Konfigurasi, terdaftar: Iterable[Terdaftar]) -> None:
        self._kode, self._konfigurasi = kode, konfigurasi
        self._pembaca = Pembaca(kode, konfigurasi)
        self._by_nomor: dict[str, Terdaftar] = {}
        self._by_sop: dict[str, Terdaftar] = {}
        self._reserved: dict[tuple[str, str], Terdaftar] = {}
        self._last: dict[str, int] = {}
        self._used: set[str] = set()
        self._in_sops: set[str] = set()
        self._files: set[str] = set()
        for entry in terdaftar:
            self.enter(entry)

    def enter(self, entry: Terdaftar) -> None:
        """Take in an entry, perhaps one that another run has made in the meantime."""
        register = entry.register
        self.take_file(entry.path)
        self._note(register.nomor)
        self._by_nomor.setdefault(nomor_key(register.nomor), entry)
        if register.status == "dicabut":
            return
        if register.sop is not None:
            self._by_sop.setdefault(register.sop, entry)
        elif register.perangkat_daerah is not None and register.nama is not None:
            self._reserved.setdefault((register.perangkat_daerah, nama_key(register.nama)), entry)

    def take_file(self, path: str) -> None:
        """A register file is there, readable or not: its counter is not given again."""
        self._files.add(_stem(path))
        folder, urut = split_path(path)
        if urut is not None:
            self._count(folder, urut)

    def use(self, nomor: Iterable[str]) -> None:
        """Numbers that stand in SOPs, registered or not: none of them is given again."""
        for number in nomor:
            self._in_sops.add(nomor_key(number))
            self._note(number)

    def use_titles(self, nomor: Iterable[str]) -> None:
        """Numbers that stand in inventories: none is given again, and a reservation of one is finished."""
        written = {nomor_key(number) for number in nomor}
        for number in written:
            self._note(number)
        open_still = self._reserved.items()
        self._reserved = {k: e for k, e in open_still if nomor_key(e.register.nomor) not in written}

    def give(self, permintaan: Permintaan) -> Pemberian | Penolakan:
        """The number for a request. What it takes is taken from then on."""
        addresses = (permintaan.alamat, *permintaan.dahulu) if permintaan.alamat else ()
        pending = self.of_sop(addresses)
        if pending is not None and nomor_key(pending.register.nomor) in self._in_sops:
            # Two SOPs go by one address (SOP605), and the other one has it.
            return Penolakan(permintaan, "sudah-terpakai", pending.register.nomor)
        if pending is not None:
            return Pemberian(permintaan, pending.register.nomor, pending.path, "dilanjutkan", pending)
        key = permintaan.bahan.perangkat_daerah or "", nama_key(permintaan.nama)
        reserved = self._reserved.pop(key, None)
        if permintaan.dipesan is not None:
            return self._from_title(permintaan, permintaan.dipesan)
        if reserved is not None:
            cara: Literal["dilanjutkan", "dari-judul"] = "dari-judul" if permintaan.alamat else "dilanjutkan"
            return Pemberian(permintaan, reserved.register.nomor, reserved.path, cara, reserved)
        missing = missing_parts(self._kode, self._konfigurasi, permintaan.bahan)
        if missing:
            return Penolakan(permintaan, "bagian-kurang", ", ".join(missing))
        return self._new(permintaan)

    def find(self, nomor: str) -> Terdaftar | None:
        """The entry of a number; of several the one that was entered first."""
        return self._by_nomor.get(nomor_key(nomor))

    def place(self, nomor: str, bahan: Bahan) -> str:
        """The file for a number that somebody has given: where its pattern says that it lies.

        Among those of an older scheme where the pattern cannot read it, where it was given before the scheme
        of today, or where another number lies there. What it takes is taken from then on.
        """
        path = self._place_by_pattern(nomor, bahan) or self._old_place(bahan)
        self._note(nomor)
        self.take_file(path)
        return path

    def _place_by_pattern(self, nomor: str, bahan: Bahan) -> str | None:
        read = self._pembaca.read(nomor_key(nomor))
        if read is None or (self._kode.sejak is not None and bahan.hari < self._kode.sejak):
            return None
        path = f"{folder_of(self._lingkup(read, bahan))}{read.urut:03}.yaml"
        return None if _stem(path) in self._files else path

    def _old_place(self, bahan: Bahan) -> str:
        parts = frozenset(self._kode.lingkup or ())
        folder = folder_of(
            Lingkup(
                bahan.perangkat_daerah if "perangkat_daerah" in parts else None,
                bahan.unit_kerja if "unit_kerja" in parts else None,
            )
        )
        urut = 1
        while (stem := f"{folder}{OLD_SCHEME}-{urut:03}") in self._files:
            urut += 1
        return f"{stem}.yaml"

    def _note(self, nomor: str) -> None:
        key = nomor_key(nomor)
        if key in self._used:
            return
        self._used.add(key)
        read = self._pembaca.read(key)
        if read is not None:
            self._count(folder_of(self._lingkup(read)), read.urut)

    def _count(self, folder: str, urut: int) -> None:
        self._last[folder] = max(urut, self._last.get(folder, 0))

    def _lingkup(self, read: NomorTerbaca, bahan: Bahan | None = None) -> Lingkup:
        """The counter that a number was taken from, as far as the number tells, or else who has it."""
        parts = frozenset(self._kode.lingkup or ())
        agency = read.perangkat_daerah or (bahan.perangkat_daerah if bahan else None)
        unit = read.unit_kerja or (bahan.unit_kerja if bahan else None)
        return Lingkup(
            agency if "perangkat_daerah" in parts else None,
            unit if "unit_kerja" in parts else None,
            read.tahun if "tahun" in parts else None,
            read.bulan if "bulan" in parts else None,
        )

    def of_sop(self, addresses: Iterable[str]) -> Terdaftar | None:
        """The entry, not withdrawn, of an SOP that has these addresses, the first that has one."""
        return next((self._by_sop[a] for a in addresses if a in self._by_sop), None)

    def _from_title(self, permintaan: Permintaan, nomor: str) -> Pemberian | Penolakan:
        entry = self.find(nomor)
        if entry is None and nomor_key(nomor) not in self._in_sops:
            # The title has a number of the time before there was a register.
            return Pemberian(permintaan, nomor, self.place(nomor, permintaan.bahan), "dari-judul")
        if entry is None or entry.register.status != "dipesan" or entry.register.sop is not None:
            return Penolakan(permintaan, "sudah-terpakai", nomor)
        return Pemberian(permintaan, entry.register.nomor, entry.path, "dari-judul", entry)

    def _new(self, permintaan: Permintaan) -> Pemberian:
        folder = folder_of(lingkup_of(self._kode, permintaan.bahan))
        urut = self._last.get(folder, 0) + 1
        # A number may be in use that its file name does not tell of, such as one of an older scheme.
        while (nomor := self._make(permintaan, urut)) in self._used or f"{folder}{urut:03}" in self._files:
            urut += 1
        self._count(folder, urut)
        self._used.add(nomor)
        return Pemberian(permintaan, nomor, f"{folder}{urut:03}.yaml", "baru")

    def _make(self, permintaan: Permintaan, urut: int) -> str:
        return nomor_key(make_nomor(self._kode, self._konfigurasi, permintaan.bahan, urut))


def nama_key(nama: str) -> str:
    """A name as titles and SOPs are held against each other: case and spaces aside."""
    return " ".join(nama.casefold().split())


def _stem(path: str) -> str:
    return path.rpartition(".")[0]
