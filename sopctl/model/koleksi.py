"""What cross-file rules, registers and drawings see of other files: a summary per SOP, never a whole one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sopctl.model.bersama import Bersama, Himpunan
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.peraturan import Peraturan


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """One SOP in short."""

    path: str
    """From the repository's root, with `/`."""
    perangkat_daerah: str | None
    id: str | None
    nama: str | None
    nomor: str | None = None
    unit_kerja: str | None = None
    jenis: str | None = None
    dahulu: tuple[str, ...] = ()
    """Earlier addresses, each `agency/id`."""
    keterkaitan: tuple[str, ...] = ()
    """Links to other SOPs, each `agency/id`."""
    rujukan: tuple[str, ...] = ()
    """The `rujuk_sop` of its rows, each `agency/id`."""
    pencabutan: date | None = None
    peringatan: tuple[str, ...] = ()
    pengganti: tuple[str, ...] = ()
    """Where it was withdrawn: the addresses of what replaces it, each `agency/id`."""
    pembuatan: date | None = None
    keputusan: tuple[tuple[str, date], ...] = ()
    """The decrees that its riwayat refers to: the id as written, and the day of the entry."""

    @property
    def alamat(self) -> str | None:
        """`agency/id`."""
        if self.perangkat_daerah is None or self.id is None:
            return None
        return f"{self.perangkat_daerah}/{self.id}"

    def withdrawn(self, today: date) -> bool:
        """Whether it was withdrawn by a day."""
        return self.pencabutan is not None and self.pencabutan <= today


@dataclass(frozen=True, slots=True)
class Koleksi:
    """A repository as far as one SOP may ask about it. Without a repository all is empty."""

    konfigurasi: Konfigurasi | None = None
    """None: no sopctl.yaml, or one that is invalid; rules that ask it are silent."""
    sop: tuple[Ringkasan, ...] = ()
    """All readable SOPs, by path."""
    tak_terbaca: frozenset[str] = frozenset()
    """Addresses (`agency/id`) of files that are there but have no model."""
    peraturan: dict[str, Peraturan] | None = None
    """The regulations by id; None where there is no peraturan.yaml."""
    peraturan_tak_terbaca: bool = False
    """peraturan.yaml is there but has no model."""
    bersama: Bersama = field(default_factory=Himpunan)
    """What the other files say that SOPs share: numbers, titles, decrees."""
    _by_alamat: dict[str, Ringkasan] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for ringkasan in reversed(self.sop):
            for old in ringkasan.dahulu:
                self._by_alamat.setdefault(old, ringkasan)
        for ringkasan in reversed(self.sop):
            if ringkasan.alamat is not None:
                self._by_alamat[ringkasan.alamat] = ringkasan

    def find(self, alamat: str) -> Ringkasan | None:
        """The SOP at an address, now or formerly (`dahulu`)."""
        return self._by_alamat.get(alamat)
