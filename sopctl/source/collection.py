"""A whole repository in short, from the cache as far as it knows the files, and read where it does not."""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.model.koleksi import Koleksi
from sopctl.model.status import Langkah
from sopctl.source.cache import Cache, identity_of, record_of, uncollected
from sopctl.source.repository import Gathering, Repository


@dataclass(frozen=True, slots=True)
class Terkumpul:
    """What the files of a repository say, and when."""

    koleksi: Koleksi
    perjalanan: dict[str, tuple[Langkah, ...]]
    """How each SOP stands on any day, by its path."""
    baris: dict[str, tuple[int, ...]]
    """The lines of the titles of each inventory, by its path."""
    dibaca: int = 0
    """How many files had to be read."""


def collect(repository: Repository, cache_folder: str | None) -> Terkumpul:
    """All that the files say of each other; `cache_folder` None: every file is read."""
    with uncollected():
        cache = Cache(cache_folder, repository.root, repository.settings)
        known = [(file, cache.get(file)) for file in repository.files]
    gathering = Gathering(repository)
    perjalanan: dict[str, tuple[Langkah, ...]] = {}
    baris: dict[str, tuple[int, ...]] = {}
    count = 0
    for file, rekaman in known:
        if rekaman is None:
            before, loaded = identity_of(file), repository.load(file)
            rekaman, count = record_of(loaded, file.path, repository.settings), count + 1
            if rekaman is None:
                gathering.add(file, loaded)
                continue
            cache.put(file, rekaman, before)
        if rekaman.said is not None:
            gathering.take(file.path, rekaman.said)
        if rekaman.ringkasan is not None:
            perjalanan[file.path] = rekaman.perjalanan
        if rekaman.inventaris is not None:
            baris[file.path] = rekaman.baris
    cache.save()
    return Terkumpul(gathering.koleksi(), perjalanan, baris, count)
