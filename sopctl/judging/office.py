"""The office that files are judged by: a repository with its settings, or the lack of one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from sopctl.finding import Finding
from sopctl.judging.base import Base
from sopctl.judging.changed import Changes
from sopctl.judging.judge import Judging, Overrides, is_invalid
from sopctl.judging.quiet import quiet_files
from sopctl.model.koleksi import Koleksi
from sopctl.model.konfigurasi import Aturan, Konfigurasi
from sopctl.rules.settings import Settings
from sopctl.rules.sop702_berubah_setelah_verifikasi import RULE as BERUBAH
from sopctl.source.collection import Terkumpul
from sopctl.source.load import Loaded, load_file
from sopctl.source.repository import KONFIGURASI, Repository, open_repository, shared_koleksi, to_koleksi
from sopctl.source.walk import SETTINGS, FoundFile

if TYPE_CHECKING:
    from sopctl.judging.asal import Asal

_KEPT = 400
"""Files of a repository that are kept in memory between the two looks at them; more are read again."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to judge."""

    today: date
    paths: tuple[str, ...] = ()
    """Files and folders, `-` for standard input; none: the whole repository, cross rules included."""
    stdin: Callable[[], bytes] | None = None
    stdin_filename: str | None = None
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    cross: bool = False
    since: str | None = None
    """Only what this revision did not hold yet is told, and what the cross rules say of any file."""
    baseline: str | None = None
    """A file of old findings that are not told."""
    gather: Callable[[Repository], Terkumpul] | None = None
    """Reads a whole repository in short, perhaps from a cache; what then is known to be quiet is not read."""
    only_changed: bool = True
    """Without it a revision is looked at, and what did not change since is told all the same."""


@dataclass(frozen=True)
class Office:
    """A repository, or the lack of one, that files are judged against."""

    root: str | None
    request: Request
    whole: bool

    @cached_property
    def konfigurasi(self) -> Loaded | None:
        """sopctl.yaml."""
        if self.root is None:
            return None
        return load_file(os.path.join(self.root, SETTINGS), self.root, self.shown(SETTINGS), kind=KONFIGURASI)

    @cached_property
    def repository(self) -> Repository:
        """All files of the repository, found and not yet read."""
        assert self.root is not None
        return open_repository(self.root, shown=self.shown)

    @property
    def invalid(self) -> bool:
        """sopctl.yaml is there and cannot be used."""
        return self.konfigurasi is not None and is_invalid(self.konfigurasi)

    @cached_property
    def kept(self) -> dict[str, Loaded]:
        """Files that the first look has read."""
        return {}

    @cached_property
    def judging(self) -> Judging:
        """What the files of this place are judged by."""
        request = self.request
        settings = self._settings()
        overrides = Overrides.of(settings)
        chosen = Settings(
            settings.aturan if settings and settings.aturan else Aturan(),
            overrides,
            request.select,
            request.ignore,
            self.crosses,
        )
        return Judging(
            self._koleksi(settings),
            chosen,
            request.today,
            self.invalid,
            self.shown,
            self._explain,
            self.base.before,
        )

    @property
    def crosses(self) -> bool:
        """Whether rules that need the other SOPs run here."""
        return self.root is not None and (self.whole or self.request.cross or self.request.since is not None)

    @property
    def read_beside(self) -> tuple[str, ...]:
        """The files that were read for what they say of each other, judged or not; without links."""
        looked = self.crosses and not self.invalid
        return tuple(file.real for file in self.repository.files) if looked else ()

    @cached_property
    def changes(self) -> Changes | None:
        """What changed since the revision that was asked about. SopctlError where that cannot be told."""
        if self.request.since is None:
            return None
        return Changes(self.root or os.curdir, self.request.since)

    @cached_property
    def base(self) -> Base:
        """The files as they were at the revision that was asked about."""
        return Base(self.changes, self.root)

    def shown(self, path: str) -> str:
        """A path in this place as it is printed: from the working folder."""
        if self._is_here and path.isascii():
            # The usual case, for thousands of files: the working folder is the root.
            return path
        return shown_path(os.path.join(self.root or os.curdir, path))

    @cached_property
    def terkumpul(self) -> Terkumpul | None:
        """The repository in short, where the run asks for it so and looks at no revision beside it."""
        request = self.request
        if request.gather is None or request.since is not None or not self.whole or self.invalid:
            return None
        return request.gather(self.repository)

    @cached_property
    def quiet(self) -> frozenset[str]:
        """The paths of the files of which nothing can be told, so that they need not be read."""
        return frozenset() if self.terkumpul is None else quiet_files(self.terkumpul, self.judging)

    @cached_property
    def _is_here(self) -> bool:
        return shown_path(self.root or os.curdir) == "."

    def load(self, file: FoundFile) -> Loaded:
        """A file of the repository, from memory where it was kept."""
        return self.kept.pop(file.path, None) or self.repository.load(file)

    def _explain(self, found: Finding, path: str, loaded: Loaded) -> Finding:
        if found.rule != BERUBAH.id:
            return found
        return self._asal.explain(found, os.path.join(self.root or os.curdir, path), loaded)

    @cached_property
    def _asal(self) -> Asal:
        from sopctl.judging.asal import Asal

        return Asal(self.root or os.curdir)

    def _settings(self) -> Konfigurasi | None:
        if self.konfigurasi is None or self.invalid:
            return None
        model = self.konfigurasi.model
        return model if isinstance(model, Konfigurasi) else None

    def _koleksi(self, settings: Konfigurasi | None) -> Koleksi:
        if settings is None or self.root is None:
            return Koleksi(settings)
        if not self.crosses:
            return shared_koleksi(self.root, settings, self.shown)
        if self.terkumpul is not None:
            return self.terkumpul.koleksi
        return to_koleksi(self.repository, self._first_look())

    def _first_look(self) -> Iterator[tuple[FoundFile, Loaded]]:
        for file, loaded in self.repository.load_all():
            if len(self.kept) < _KEPT:
                self.kept[file.path] = loaded
            yield file, loaded


def shown_path(path: str) -> str:
    """A path from the working folder, with `/`; absolute where there is no way from one to the other."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        relative = os.path.abspath(path)
    # Under LC_ALL=C a name may arrive in pieces of bytes; on paper it is UTF-8 all the same.
    return os.fsencode(relative).decode("utf-8", "surrogateescape").replace(os.sep, "/")


def inner_path(path: str, root: str | None) -> str:
    """A path from the repository's root, with `/`; without a repository from the working folder."""
    if root is None:
        return shown_path(path)
    return os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
