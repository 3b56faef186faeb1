"""What the files say that SOPs share: numbers, titles, decrees, teams, reports (Pasal 10-13, 20, 26, 28)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from sopctl.model.inventaris import Terinventaris
from sopctl.model.keputusan import Terputuskan
from sopctl.model.laporan import Terlapor
from sopctl.model.nomor import nomor_key
from sopctl.model.register import Terdaftar
from sopctl.model.tim import Terbentuk


@dataclass(frozen=True, slots=True)
class TakTerbaca:
    """A shared file without a model."""

    path: str
    """From the repository's root, with `/`."""
    text: str
    """What could be decoded of it; empty where nothing could."""

    def may_hold(self, folder: str, word: str) -> bool:
        """Whether it belongs to a folder and may say something of a word, for all that is known of it."""
        inside = self.path.startswith(f"{folder}/")
        return inside and (not self.text or word in self.text or word in self.path)


class Bersama(Protocol):
    """The shared files of a repository, read already or when they are first asked for."""

    @property
    def register(self) -> tuple[Terdaftar, ...]:
        """All entries of the register, by path."""

    @property
    def inventaris(self) -> tuple[Terinventaris, ...]:
        """All inventories, by path."""

    @property
    def keputusan(self) -> tuple[Terputuskan, ...]:
        """All decrees, by path."""

    @property
    def tim(self) -> tuple[Terbentuk, ...]:
        """All teams, by path."""

    @property
    def laporan(self) -> tuple[Terlapor, ...]:
        """All that was handed in, by path."""

    def find_nomor(self, nomor: str) -> tuple[Terdaftar, ...]:
        """The entries of a number; where there are several, perhaps not all of them."""

    def has_register(self, perangkat_daerah: str) -> bool:
        """Whether an entry names the agency."""

    def find_inventaris(self, perangkat_daerah: str) -> tuple[Terinventaris, ...]:
        """The inventories of an agency, by path."""

    def find_keputusan(self, id: str) -> Terputuskan | None:
        """The decree of an id; of two the first by path."""

    def find_laporan(self, perangkat_daerah: str) -> tuple[Terlapor, ...]:
        """What an agency handed in, and what was handed in for the whole government."""

    def may_hold(self, folder: str, word: str) -> bool:
        """Whether a file below a folder that could not be read may say something of a word."""


@dataclass(frozen=True)
class Himpunan:
    """Shared files that have all been read."""

    register: tuple[Terdaftar, ...] = ()
    inventaris: tuple[Terinventaris, ...] = ()
    keputusan: tuple[Terputuskan, ...] = ()
    tak_terbaca: tuple[TakTerbaca, ...] = ()
    tim: tuple[Terbentuk, ...] = ()
    laporan: tuple[Terlapor, ...] = ()

    def find_nomor(self, nomor: str) -> tuple[Terdaftar, ...]:
        """All entries of a number, by path."""
        return self._by_nomor.get(nomor_key(nomor), ())

    def has_register(self, perangkat_daerah: str) -> bool:
        """Whether an entry names the agency."""
        return perangkat_daerah in self._registered

    def find_inventaris(self, perangkat_daerah: str) -> tuple[Terinventaris, ...]:
        """The inventories of an agency, by path."""
        return tuple(i for i in self.inventaris if i.inventaris.perangkat_daerah == perangkat_daerah)

    def find_keputusan(self, id: str) -> Terputuskan | None:
        """The decree of an id; of two the first by path."""
        return self._by_id.get(id)

    def find_laporan(self, perangkat_daerah: str) -> tuple[Terlapor, ...]:
        """What an agency handed in, and what was handed in for the whole government."""
        return tuple(
            entry for entry in self.laporan if entry.laporan.perangkat_daerah in (perangkat_daerah, None)
        )

    def may_hold(self, folder: str, word: str) -> bool:
        """Whether a file below a folder that could not be read may say something of a word."""
        return any(file.may_hold(folder, word) for file in self.tak_terbaca)

    @cached_property
    def _by_nomor(self) -> dict[str, tuple[Terdaftar, ...]]:
        found: dict[str, tuple[Terdaftar, ...]] = {}
        for entry in self.register:
            key = nomor_key(entry.register.nomor)
            found[key] = (*found.get(key, ()), entry)
        return found

    @cached_property
    def _registered(self) -> frozenset[str]:
        return frozenset(agencies_of(self.register))

    @cached_property
    def _by_id(self) -> dict[str, Terputuskan]:
        return {decree.keputusan.id: decree for decree in reversed(self.keputusan)}


def agencies_of(entries: Iterable[Terdaftar]) -> Iterator[str]:
    """The agencies that entries of the register name, perhaps more than once."""
    for entry in entries:
        agency, slash, _ = (entry.register.sop or "").partition("/")
        if slash:
            yield agency
        if entry.register.perangkat_daerah:
            yield entry.register.perangkat_daerah
