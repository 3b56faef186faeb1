"""The books of an office: its files as those see them who give numbers and keep titles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from posixpath import normpath

from sopctl.errors import SopctlError
from sopctl.model.inventaris import Judul
from sopctl.model.koleksi import Koleksi
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.pola import is_usable
from sopctl.model.register import FOLDER
from sopctl.register.numbering import Buku
from sopctl.rules.names import says_nothing
from sopctl.source.collection import Terkumpul, collect
from sopctl.source.files import is_inside
from sopctl.source.repository import Repository, find_root, open_repository
from sopctl.source.walk import FoundFile


@dataclass(frozen=True, slots=True)
class Books:
    """A repository whose settings can be read, and what its files say of each other."""

    repository: Repository
    settings: Konfigurasi
    terkumpul: Terkumpul

    @property
    def koleksi(self) -> Koleksi:
        """What the files say of each other."""
        return self.terkumpul.koleksi

    @property
    def root(self) -> str:
        """The folder with sopctl.yaml."""
        return self.repository.root

    def shown(self, path: str) -> str:
        """A path in the repository as it is printed: from the working folder."""
        return self.repository.shown(path)

    def refuse_unknown_agency(self, key: str) -> None:
        """SopctlError for an agency that sopctl.yaml does not name."""
        if key not in self.settings.agencies:
            pilihan = ", ".join(sorted(self.settings.agencies))
            raise SopctlError("code.perangkat-daerah", kunci=key, pilihan=pilihan)

    def buku(self) -> Buku:
        """The register, and the numbers in use. SopctlError where there is no `kode`."""
        kode = self.settings.kode
        if kode is None:
            raise SopctlError("code.tanpa-kode", path=self.repository.konfigurasi.path)
        buku = Buku(kode, self.settings, self.koleksi.bersama.register)
        for file in self.repository.shared:
            if file.path.startswith(f"{FOLDER}/"):
                # Also one that cannot be read has taken its counter.
                buku.take_file(file.path)
        buku.use(nomor for sop in self.koleksi.sop if (nomor := written_nomor(sop.nomor)))
        buku.use_titles(nomor for _, _, judul in self.titles() if (nomor := written_nomor(judul.nomor)))
        return buku

    def titles(self) -> Iterator[tuple[str, int, Judul]]:
        """All titles: the inventory's path, the position in it, the title."""
        for entry in self.koleksi.bersama.inventaris:
            for i, judul in enumerate(entry.inventaris.judul or ()):
                yield entry.path, i, judul


def _read_all(repository: Repository) -> Terkumpul:
    return collect(repository, None)


def open_books(start: str = os.curdir, gather: Callable[[Repository], Terkumpul] = _read_all) -> Books:
    """The books of the repository around a path; `gather` reads it as a whole, perhaps from a cache.

    SopctlError where there is none, or where sopctl.yaml cannot be used.
    """
    root = find_root(start)
    if root is None:
        raise SopctlError("code.bukan-repositori")
    repository = open_repository(root, shown=_shown_from(root))
    settings = repository.settings
    if settings is None:
        raise SopctlError("code.pengaturan", path=repository.konfigurasi.path)
    return Books(repository, settings, gather(repository))


def refuse_bad_kode(settings: Konfigurasi | None, path: str) -> None:
    """SopctlError where the `kode` of sopctl.yaml could make one number twice."""
    if settings is not None and settings.kode is not None and not is_usable(settings.kode, settings):
        raise SopctlError("code.kode", path=path, pola=settings.kode.pola)


def find_sops(books: Books, paths: Sequence[str]) -> tuple[list[FoundFile], list[SopctlError]]:
    """The files that were named, or lie below a folder that was, by path; and what could not be found."""
    found: dict[str, FoundFile] = {}
    missing: list[SopctlError] = []
    for path in paths:
        files = _at(books, path)
        if isinstance(files, SopctlError):
            missing.append(files)
        else:
            found |= {file.real: file for file in files}
    return sorted(found.values(), key=lambda file: file.path), missing


def _at(books: Books, path: str) -> list[FoundFile] | SopctlError:
    whole = os.path.abspath(path)
    if not os.path.lexists(path):
        return SopctlError("code.tidak-ada", path=path)
    if not is_inside(whole, books.root):
        return SopctlError("code.repositori-lain", path=path)
    if os.path.isdir(path):
        below = [f for f in books.repository.sop if is_inside(_whole(books, f), whole)]
        return below or SopctlError("code.folder-kosong", path=path)
    known = next((file for file in books.repository.files if _whole(books, file) == whole), None)
    inner = os.path.relpath(whole, books.root).replace(os.sep, "/")
    return [known or FoundFile(inner, os.path.realpath(whole))]


def _whole(books: Books, file: FoundFile) -> str:
    return os.path.join(books.root, *file.path.split("/"))


def written_nomor(nomor: str | None) -> str | None:
    """A number, where one is written; None for an empty one, or the dots of a form."""
    return None if nomor is None or says_nothing(nomor) else nomor


def _shown_from(root: str) -> Callable[[str], str]:
    """Paths as they are printed: the way to the root is worked out once, for there may be 5,000 of them."""
    way = os.path.relpath(root).replace(os.sep, "/")
    return (lambda path: path) if way == "." else lambda path: normpath(f"{way}/{path}")
