"""Which number an SOP or a title gets: one that nobody else has or ever had (Pasal 12 ayat (2), 13).

The register is one file a number, never deleted, so the counter of a scope is read from the names of its
files; two branches that take one number collide in git when they are merged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sopctl.model.konfigurasi import Kode, Konfigurasi
from sopctl.model.nomor import Bahan, Lingkup, NomorTerbaca, Pembaca, lingkup_of, make_nomor, missing_parts
from sopctl.model.register import Terdaftar, folder_of, split_path


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


@dataclass(frozen=True, slots=True)
class Penolakan:
    """Why a request gets no number: a key, and what it tells of."""

    permintaan: Permintaan
    alasan: Literal["bagian-kurang", "sudah-terpakai", "bentrok"]
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
        for entry in terdaftar:
            self._enter(entry)

    def use(self, nomor: Iterable[str]) -> None:
        """Numbers that stand in SOPs and inventories, registered or not: none of them is given again."""
        for number in nomor:
            self._used.add(number)
            read = self._pembaca.read(number)
            if read is not None:
                self._count(folder_of(self._lingkup(read)), read.urut)

    def give(self, permintaan: Permintaan) -> Pemberian | Penolakan:
        """The number for a request. What it takes is taken from then on."""
        pending = self._pending(permintaan)
        if pending is not None:
            return Pemberian(permintaan, pending.register.nomor, pending.path, "dilanjutkan")
        if permintaan.dipesan is not None:
            return self._from_title(permintaan, permintaan.dipesan)
        missing = missing_parts(self._kode, self._konfigurasi, permintaan.bahan)
        if missing:
            return Penolakan(permintaan, "bagian-kurang", ", ".join(missing))
        return self._new(permintaan)

    def _enter(self, entry: Terdaftar) -> None:
        register = entry.register
        self._by_nomor.setdefault(register.nomor, entry)
        self._used.add(register.nomor)
        if register.status != "dicabut":
            if register.sop is not None:
                self._by_sop.setdefault(register.sop, entry)
            elif register.perangkat_daerah is not None and register.nama is not None:
                self._reserved.setdefault((register.perangkat_daerah, register.nama), entry)
        folder, urut = split_path(entry.path)
        if urut is not None:
            self._count(folder, urut)

    def _count(self, folder: str, urut: int) -> None:
        self._last[folder] = max(urut, self._last.get(folder, 0))

    def _lingkup(self, read: NomorTerbaca) -> Lingkup:
        """The counter that a number was taken from, as far as the number tells."""
        parts = frozenset(self._kode.lingkup or ())
        return Lingkup(
            read.perangkat_daerah if "perangkat_daerah" in parts else None,
            read.unit_kerja if "unit_kerja" in parts else None,
            read.tahun if "tahun" in parts else None,
            read.bulan if "bulan" in parts else None,
        )

    def _pending(self, permintaan: Permintaan) -> Terdaftar | None:
        """What an earlier run has registered for this request without writing it into the file."""
        if permintaan.alamat is None:
            return self._reserved.get((permintaan.bahan.perangkat_daerah or "", permintaan.nama))
        addresses = (permintaan.alamat, *permintaan.dahulu)
        return next((self._by_sop[a] for a in addresses if a in self._by_sop), None)

    def _from_title(self, permintaan: Permintaan, nomor: str) -> Pemberian | Penolakan:
        entry = self._by_nomor.get(nomor)
        if entry is None or entry.register.status != "dipesan" or entry.register.sop is not None:
            return Penolakan(permintaan, "sudah-terpakai", nomor)
        return Pemberian(permintaan, nomor, entry.path, "dari-judul")

    def _new(self, permintaan: Permintaan) -> Pemberian | Penolakan:
        lingkup = lingkup_of(self._kode, permintaan.bahan)
        folder = folder_of(lingkup)
        urut = self._last.get(folder, 0) + 1
        nomor = make_nomor(self._kode, self._konfigurasi, permintaan.bahan, urut)
        if nomor in self._used:
            return Penolakan(permintaan, "bentrok", nomor)
        self._count(folder, urut)
        self._used.add(nomor)
        return Pemberian(permintaan, nomor, f"{folder}{urut:03}.yaml", "baru")
