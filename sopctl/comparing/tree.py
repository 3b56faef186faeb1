"""A revision of a repository: the files as they lie in a folder, or as a commit of git holds them.

Paths are from the repository's root, with `/`.
"""

from __future__ import annotations

import os
import posixpath
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from sopctl.errors import SopctlError
from sopctl.source.files import Fault, read_regular
from sopctl.source.git import Blob, Git, blob_ids
from sopctl.source.limits import MAX_BYTES
from sopctl.source.load import Loaded, load_bytes, refused
from sopctl.source.pattern import Pattern
from sopctl.source.repository import KONFIGURASI, SHARED_PATTERNS, Repository, open_repository, sop_patterns
from sopctl.source.walk import SETTINGS, FoundFile

_FEW = 4
"""Texts that git looks for in less time than it takes to read all files."""
_MOST_LINKS = 10
"""Links that lead to links; a ring of them has no end."""


class Tree(ABC):
    """A revision."""

    @property
    @abstractmethod
    def konfigurasi(self) -> Loaded | None:
        """sopctl.yaml; None where there is none."""

    @property
    @abstractmethod
    def sop(self) -> tuple[str, ...]:
        """Where `berkas` of its own sopctl.yaml finds SOPs, by path; what they are their marker says."""

    @abstractmethod
    def has(self, path: str) -> bool:
        """Whether there is a file at a path."""

    @abstractmethod
    def ids(self, path: str) -> tuple[str, ...]:
        """What git may know the content of a file by; none where it cannot be read."""

    @abstractmethod
    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Fault]]:
        """The bytes of files, or why there are none."""

    def likely(self, texts: Collection[str]) -> tuple[str, ...]:
        """Of its SOPs those that may hold one of some texts; all of them where reading is as fast."""
        return self.sop

    def load_all(self, paths: Iterable[str], kind: str | None = None) -> dict[str, Loaded]:
        """Read files; what of one cannot be read its findings say. `kind`: the marker they must have."""
        return {path: self._loaded(path, found, kind) for path, found in self.read(paths)}

    def load(self, path: str, kind: str | None = None) -> Loaded:
        """Read one file."""
        return self.load_all((path,), kind)[path]

    def shown(self, path: str) -> str:
        """A file of this revision as it is named to a person."""
        return path

    def _loaded(self, path: str, found: bytes | Fault, kind: str | None) -> Loaded:
        shown = self.shown(path)
        return load_bytes(found, shown, kind=kind) if isinstance(found, bytes) else refused(shown, *found)


class WorkTree(Tree):
    """The files in a folder."""

    def __init__(self, folder: str, id_length: int = 40, *, loose: bool = False) -> None:
        """`folder` holds the sopctl.yaml; `loose`: there is none, and paths are merely from here."""
        self._folder, self._id_length = folder, id_length
        self._root = None if loose else folder

    @cached_property
    def konfigurasi(self) -> Loaded | None:
        return self._repository.konfigurasi if self._repository else None

    @cached_property
    def sop(self) -> tuple[str, ...]:
        return tuple(file.path for file in self._repository.sop) if self._repository else ()

    def has(self, path: str) -> bool:
        return os.path.lexists(self._whole(path))

    def ids(self, path: str) -> tuple[str, ...]:
        ((_, found),) = self.read((path,))
        return blob_ids(found, self._id_length) if isinstance(found, bytes) else ()

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Fault]]:
        for path in paths:
            known = self._files.get(path)
            fault = known.fault if known else None
            yield path, fault or read_regular(self._whole(path), self._root, MAX_BYTES)

    @cached_property
    def _repository(self) -> Repository | None:
        return None if self._root is None else open_repository(self._root)

    @cached_property
    def _files(self) -> dict[str, FoundFile]:
        return {file.path: file for file in self._repository.sop} if self._repository else {}

    def _whole(self, path: str) -> str:
        return os.path.join(self._folder, *path.split("/"))


class CommitTree(Tree):
    """The files of a commit."""

    def __init__(self, git: Git, commit: str, name: str, prefix: str) -> None:
        """`commit` is an id, `name` what it was asked for by. `prefix` is the way from the top of git to the
        repository's root: empty, or with a `/` at its end."""
        self._git, self._commit, self._name, self.prefix = git, commit, name, prefix

    @cached_property
    def konfigurasi(self) -> Loaded | None:
        return self.load(SETTINGS, KONFIGURASI) if self.has(SETTINGS) else None

    @cached_property
    def sop(self) -> tuple[str, ...]:
        found = [path for path in sorted(self._inside) if self._is_sop(path)]
        real = {self._from_top(path) for path in found if not self._blobs[self._from_top(path)].link}
        # Of a file and a link to it, the file counts.
        return tuple(p for p in found if self._from_top(p) in real or self._followed(p) not in real)

    def has(self, path: str) -> bool:
        return self._from_top(path) in self._blobs

    def ids(self, path: str) -> tuple[str, ...]:
        found = self._resolved(path)
        return (found.id,) if isinstance(found, Blob) else ()

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | Fault]]:
        asked = [(path, self._resolved(path)) for path in paths]
        content = self._git.read((found.id for _, found in asked if isinstance(found, Blob)), MAX_BYTES)
        for path, found in asked:
            if isinstance(found, Blob):
                data = next(content)[1]
                if data is None and self._git.lacks(found.id):
                    raise SopctlError("git.tanpa-isi")
                yield path, ("SOP002", "berkas-terlalu-besar") if data is None else data
            else:
                yield path, found

    def likely(self, texts: Collection[str]) -> tuple[str, ...]:
        if len(texts) > _FEW:
            return self.sop
        found = self._git.holding(self._commit, texts)
        return tuple(p for p in self.sop if self._from_top(p) in found or self._blobs[self._from_top(p)].link)

    def shown(self, path: str) -> str:
        return f"{self._name}:{path}"

    def at(self, prefix: str) -> CommitTree:
        """The same commit, seen from another root."""
        return CommitTree(self._git, self._commit, self._name, prefix)

    @cached_property
    def _blobs(self) -> Mapping[str, Blob]:
        """By path from the top of git."""
        return self._git.files(self._commit)

    @cached_property
    def _inside(self) -> frozenset[str]:
        start = len(self.prefix)
        return frozenset(path[start:] for path in self._blobs if path.startswith(self.prefix))

    @cached_property
    def _others(self) -> frozenset[str]:
        """Folders with settings of their own."""
        return frozenset(posixpath.dirname(p) for p in self._inside if p.endswith(f"/{SETTINGS}"))

    @cached_property
    def _patterns(self) -> tuple[list[Pattern], list[Pattern]]:
        """Of SOPs, and of what is shared."""
        own = [Pattern(text) for text in sop_patterns(self.konfigurasi)]
        return own, [Pattern(text) for text in SHARED_PATTERNS]

    def _is_sop(self, path: str) -> bool:
        own, shared = self._patterns
        if path == SETTINGS or not _matches(own, path) or _matches(shared, path):
            return False
        parts = path.split("/")
        return not any("/".join(parts[:i]) in self._others for i in range(1, len(parts)))

    def _from_top(self, path: str) -> str:
        return posixpath.normpath(self.prefix + path)

    def _resolved(self, path: str) -> Blob | Fault:
        """The content of a path, behind links too, as long as they stay in the repository."""
        led = self._followed(path)
        if led is None:
            return "SOP010", "keluar"
        found = self._blobs.get(led)
        if found is None:
            return ("SOP001", "tak-terbaca") if led == self._from_top(path) else ("SOP010", "menggantung")
        return ("SOP010", "menggantung") if found.link else found

    def _followed(self, path: str) -> str | None:
        """Where a path leads, from the top; None where that is out of the repository."""
        here = self._from_top(path)
        for _ in range(_MOST_LINKS):
            blob = self._blobs.get(here)
            if blob is None or not blob.link:
                break
            ((_, target),) = self._git.read([blob.id], MAX_BYTES)
            led = os.fsdecode(target or b"")
            here = posixpath.normpath(posixpath.join(posixpath.dirname(here), led))
            if here.startswith(("/", "../")) or not here.startswith(self.prefix):
                return None
        return here


def _matches(patterns: Iterable[Pattern], path: str) -> bool:
    parts = tuple(path.split("/"))
    return any(pattern.matches(parts) for pattern in patterns if not pattern.escapes)
