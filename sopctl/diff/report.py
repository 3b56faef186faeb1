"""What a comparison found, weighed and placed: everything that the tellers need, and no sentence yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from sopctl.diff.akibat import Akibat
from sopctl.diff.fakta import Fakta
from sopctl.diff.ukuran import Ukuran
from sopctl.diff.weigh import UBAHAN, Bobot
from sopctl.model.sumber import Source

Keadaan = Literal["tetap", "berubah", "baru", "dihapus", "berpindah"]


@dataclass(frozen=True, slots=True)
class Letak:
    """A line of a file of one of the two revisions."""

    path: str
    """From the repository's root, with `/`."""
    line: int


@dataclass(frozen=True, slots=True)
class Ubah:
    """A change as it is told."""

    fakta: Fakta
    bobot: Bobot
    sop: str | None
    """`agency/id`, the path of an SOP that has none; None for what changed in a shared file."""
    before_place: Letak | None
    """None where that side lacks the key."""
    after_place: Letak | None
    fingerprint: str

    @property
    def jenis(self) -> str:
        """Its kind in the catalogue."""
        return self.fakta.jenis

    @property
    def source(self) -> Source:
        """The passages that the changed part rests on; none for what is only read more easily now."""
        return Source() if self.bobot is Bobot.REDAKSIONAL else Source(UBAHAN[self.jenis].pasal)


@dataclass(frozen=True, slots=True)
class Dokumen:
    """An SOP in the two revisions."""

    sop: str
    """`agency/id`, or the path of an SOP that has none."""
    nama: str
    keadaan: Keadaan
    path_before: str | None
    path_after: str | None
    ubah: tuple[Ubah, ...] = ()
    """In the order of the sheet."""
    akibat: tuple[Akibat, ...] = ()
    """What follows from all its changes."""
    ukuran: tuple[Ukuran, Ukuran] | None = None
    """How long and how often handed over, before and after, where that may have moved."""


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """Two revisions compared."""

    base: str
    """As asked for."""
    head: str | None
    """None: the working tree."""
    bersama: tuple[Ubah, ...]
    """Changes of the files that SOPs share."""
    dokumen: tuple[Dokumen, ...]
    """By path in HEAD, then those that are gone by theirs in BASE."""

    @property
    def ubah(self) -> tuple[Ubah, ...]:
        """All changes, those of the shared files first."""
        return (*self.bersama, *(u for dokumen in self.dokumen for u in dokumen.ubah))

    def count(self, bobot: Bobot) -> int:
        """How many changes weigh exactly this."""
        return count(self.ubah, bobot)

    def at_least(self, least: Bobot) -> Perbandingan:
        """Without the changes that weigh less; the documents stay, and what follows."""
        kept = tuple(replace(d, ubah=_at_least(d.ubah, least)) for d in self.dokumen)
        return replace(self, bersama=_at_least(self.bersama, least), dokumen=kept)


def count(changes: Iterable[Ubah], bobot: Bobot) -> int:
    """How many of some changes weigh exactly this."""
    return sum(u.bobot is bobot for u in changes)


def _at_least(changes: Iterable[Ubah], least: Bobot) -> tuple[Ubah, ...]:
    return tuple(u for u in changes if u.bobot >= least)
