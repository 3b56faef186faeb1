"""Which documents `render` was asked for, and what the sheet of each may know of the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sopctl.cli.collecting import collected
from sopctl.errors import SopctlError
from sopctl.model.koleksi import Koleksi
from sopctl.model.sop import Sop
from sopctl.source.files import is_inside
from sopctl.source.links import Links
from sopctl.source.load import Loaded, load_file
from sopctl.source.pattern import Pattern
from sopctl.source.repository import Repository, find_root, open_repository
from sopctl.source.walk import FoundFile, find_files


@dataclass(frozen=True, slots=True)
class Source:
    """A document to be drawn, not yet read."""

    shown: str
    """As printed, seen from the working folder."""
    repository: Repository | None
    file: FoundFile
    named: bool
    """Asked for by its own name, rather than found in a folder."""

    def load(self) -> Loaded:
        """Read it."""
        if self.repository is not None:
            return self.repository.load(self.file)
        return load_file(self.file.real, None, self.shown)


def _shown_from(root: str) -> Callable[[str], str]:
    return lambda path: os.path.relpath(os.path.join(root, path)).replace(os.sep, "/")


class Sheets:
    """Finds the documents; each repository is opened once."""

    def __init__(self) -> None:
        self._repositories: dict[str, Repository] = {}
        self._links: dict[str, Links] = {}
        self._whole: dict[str, Koleksi] = {}

    @property
    def repositories(self) -> tuple[Repository, ...]:
        """Those that were opened, by their root."""
        return tuple(self._repositories[root] for root in sorted(self._repositories))

    def everything(self) -> list[Source]:
        """All SOPs of the repository that we stand in, which is then read as a whole."""
        root = find_root(os.getcwd())
        if root is None:
            raise SopctlError("render.bukan-repositori")
        repository = self._open(root)
        self._whole[root] = collected(repository).koleksi
        return [self._source(repository, file, named=False) for file in repository.sop]

    def at(self, path: str) -> list[Source]:
        """The document at a path, or those below a folder. SopctlError where there is nothing."""
        if not os.path.lexists(path):
            raise SopctlError("render.tidak-ada", path=path)
        found = list(self._below(path)) if os.path.isdir(path) else [self._named(path)]
        if not found:
            raise SopctlError("render.folder-kosong", path=path)
        return found

    def koleksi(self, source: Source, sop: Sop) -> Koleksi:
        """What the sheet of `sop` may know of its repository."""
        if source.repository is None:
            return Koleksi()
        root = source.repository.root
        if root in self._whole:
            return self._whole[root]
        return self._links.setdefault(root, Links(source.repository)).koleksi(sop)

    def _open(self, root: str) -> Repository:
        if root not in self._repositories:
            self._repositories[root] = open_repository(root, shown=_shown_from(root))
        return self._repositories[root]

    def _source(self, repository: Repository, file: FoundFile, *, named: bool) -> Source:
        return Source(repository.shown(file.path), repository, file, named)

    def _named(self, path: str) -> Source:
        root = find_root(os.path.dirname(os.path.abspath(path)))
        if root is None:
            return Source(path, None, FoundFile(path, os.path.abspath(path)), named=True)
        repository = self._open(root)
        inside = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
        known = next((file for file in repository.files if file.path == inside), None)
        return self._source(repository, known or FoundFile(inside, os.path.abspath(path)), named=True)

    def _below(self, folder: str) -> Iterator[Source]:
        root = find_root(folder)
        if root is None:
            patterns = [Pattern("**/*.yaml"), Pattern("**/*.yml")]
            for file in find_files(os.path.abspath(folder), patterns):
                shown = os.path.join(folder, file.path).replace(os.sep, "/")
                yield Source(shown, None, file, named=False)
            return
        repository, here = self._open(root), os.path.abspath(folder)
        for file in repository.sop:
            if is_inside(os.path.join(root, *file.path.split("/")), here):
                yield self._source(repository, file, named=False)


def gather(sheets: Sheets, paths: Sequence[str]) -> tuple[list[Source], list[SopctlError]]:
    """The documents asked for, each once, by path; and what could not be found."""
    if not paths:
        return sheets.everything(), []
    found: dict[str, Source] = {}
    missing: list[SopctlError] = []
    for path in paths:
        try:
            for source in sheets.at(path):
                key = os.path.realpath(source.file.real)
                if source.named or key not in found:
                    found[key] = source
        except SopctlError as error:
            missing.append(error)
    return sorted(found.values(), key=lambda source: source.shown), missing
