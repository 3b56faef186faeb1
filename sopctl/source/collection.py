"""A whole repository in short, from the cache as far as it knows the files, and read where it does not."""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.model.koleksi import Koleksi
from sopctl.model.penunaian import Penunaian
from sopctl.model.rekam_jejak import RekamJejak
from sopctl.model.status import Langkah
from sopctl.source.cache import Cache, identity_of, record_of, uncollected
from sopctl.source.repository import Gathering, Repository


@dataclass(frozen=True, slots=True)
class Terkumpul:
    """What the files of a repository say, and when."""

    koleksi: Koleksi
    perjalanan: dict[str, tuple[Langkah, ...]]
    """How each SOP stands on any day, by its path."""
    rekam_jejak: dict[str, RekamJejak]
    """What comes next for each SOP on any day, by its path."""
    penunaian: dict[str, Penunaian]
    """What the riwayat of each SOP records of the duties that come back, by its path."""
    baris: dict[str, tuple[int, ...]]
    """The lines of the titles of each inventory, by its path."""
    terbaca: frozenset[str]
    """The paths of all files that have a model."""
    temuan: dict[str, tuple[str, ...]]
    """The rules of which reading found something, by the path of the file."""
    dibaca: int = 0
    """How many files had to be read."""


def collect(repository: Repository, cache_folder: str | None) -> Terkumpul:
    """All that the files say of each other; `cache_folder` None: every file is read."""
    with uncollected():
        cache = Cache(cache_folder, repository.root, repository.settings)
        known = [(file, cache.get(file)) for file in repository.files]
    gathering = Gathering(repository)
    perjalanan: dict[str, tuple[Langkah, ...]] = {}
    jejak: dict[str, RekamJejak] = {}
    penunaian: dict[str, Penunaian] = {}
    baris: dict[str, tuple[int, ...]] = {}
    temuan: dict[str, tuple[str, ...]] = {}
    readable: set[str] = set()
    count = 0
    for file, rekaman in known:
        if rekaman is None:
            before, loaded = identity_of(file), repository.load(file)
            rekaman, count = record_of(loaded, file.path, repository.settings), count + 1
            if rekaman is None:
                gathering.add(file, loaded)
                continue
            cache.put(file, rekaman, before)
        readable.add(file.path)
        if rekaman.temuan:
            temuan[file.path] = rekaman.temuan
        if rekaman.said is not None:
            gathering.take(file.path, rekaman.said)
        if rekaman.ringkasan is not None:
            perjalanan[file.path] = rekaman.perjalanan
            if rekaman.rekam_jejak is not None:
                jejak[file.path] = rekaman.rekam_jejak
            penunaian[file.path] = rekaman.penunaian or Penunaian()
        if rekaman.inventaris is not None:
            baris[file.path] = rekaman.baris
    cache.save()
    every = gathering.koleksi()
    return Terkumpul(every, perjalanan, jejak, penunaian, baris, frozenset(readable), temuan, count)
