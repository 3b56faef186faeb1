"""Finding files: links are followed only inside the repository, and each file is found once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopctl.source.files import Fault, is_inside
from sopctl.source.pattern import Pattern

SETTINGS = "sopctl.yaml"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the repository, not yet read."""

    path: str
    """From the repository's root, with `/`."""
    real: str
    """Where it lies, without links."""
    fault: Fault | None = None
    """Why it will not be read: a link that leads out or to nothing."""


def find_files(root: str, patterns: Sequence[Pattern]) -> tuple[FoundFile, ...]:
    """The files that match a pattern, sorted by path.

    Folders that begin with a dot are entered only where a pattern names them, folders with a
    sopctl.yaml of their own never: they are another repository. Of a file reached twice, by links or
    as one of several names of one file, the way without links counts, else the first by path.
    """
    walk = _Walk(os.path.realpath(root), patterns)
    for base in sorted({pattern.base for pattern in patterns if not pattern.escapes}):
        walk.start(base)
    return walk.result()


def find_repositories(folder: str) -> Iterator[str]:
    """The repositories below a folder that belongs to none, by path; links are not followed."""
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if SETTINGS in files:
            yield path


class _Walk:
    def __init__(self, root: str, patterns: Sequence[Pattern]) -> None:
        self.root = root
        self.patterns = [pattern for pattern in patterns if not pattern.escapes]
        self.found: list[tuple[bool, FoundFile, tuple[int, int] | None]] = []
        """(reached by a link, the file, what the system knows it by)."""
        self.folders: set[tuple[int, int]] = set()
        """Folders already entered: a loop of links ends here, and nothing is walked twice."""
        self.linked: list[tuple[str, ...]] = []
        """Folders behind links, entered last."""

    def start(self, base: tuple[str, ...]) -> None:
        """Walk what lies below a folder, real folders first."""
        if any(self.is_other_repository(base[:i]) for i in range(1, len(base))):
            return
        if self.enters_by_link(base):
            self.linked.append(base)
        else:
            self.folder(base, linked=False)
        while self.linked:
            self.linked.sort(reverse=True)
            self.folder(self.linked.pop(), linked=True)

    def enters_by_link(self, base: tuple[str, ...]) -> bool:
        """Whether one of the folders on the way to `base` is a link."""
        path = os.path.join(self.root, *base)
        return os.path.realpath(path) != path

    def is_other_repository(self, parts: tuple[str, ...]) -> bool:
        """Whether a folder has settings of its own."""
        return bool(parts) and os.path.lexists(os.path.join(self.root, *parts, SETTINGS))

    def folder(self, parts: tuple[str, ...], *, linked: bool) -> None:
        """The files of a folder, then the folders in it."""
        path = os.path.join(self.root, *parts)
        if linked and self.leads_out(path, parts):
            return
        try:
            known = _identity(os.stat(path))
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError:
            self.found.append((linked, FoundFile("/".join(parts), path, ("SOP001", "tak-terbaca")), None))
            return
        if known in self.folders or self.is_other_repository(parts):
            return
        self.folders.add(known)
        for entry in entries:
            self.entry(entry, (*parts, entry.name), linked=linked)

    def entry(self, entry: os.DirEntry[str], parts: tuple[str, ...], *, linked: bool) -> None:
        """One name in a folder."""
        if entry.name == ".git":
            return
        if entry.is_symlink():
            self.link(entry, parts)
        elif entry.is_dir(follow_symlinks=False):
            if self.may_hold(parts):
                self.folder(parts, linked=linked)
        elif self.is_wanted(parts):
            self.file(entry.path, parts, linked=linked)

    def link(self, entry: os.DirEntry[str], parts: tuple[str, ...]) -> None:
        """A symbolic link: to a folder, to a file, or to nothing."""
        if os.path.isdir(entry.path):
            if self.may_hold(parts):
                self.linked.append(parts)
        elif self.is_wanted(parts):
            self.file(entry.path, parts, linked=True)

    def may_hold(self, parts: tuple[str, ...]) -> bool:
        """Whether a folder can hold something wanted."""
        return any(pattern.may_hold(parts) for pattern in self.patterns)

    def is_wanted(self, parts: tuple[str, ...]) -> bool:
        """Whether a file matches a pattern."""
        return any(pattern.matches(parts) for pattern in self.patterns)

    def leads_out(self, path: str, parts: tuple[str, ...]) -> bool:
        """Whether a link to a folder leads out of the repository, which is told."""
        real = os.path.realpath(path)
        if is_inside(real, self.root):
            return False
        self.found.append((True, FoundFile("/".join(parts), real, ("SOP010", "keluar")), None))
        return True

    def file(self, path: str, parts: tuple[str, ...], *, linked: bool) -> None:
        """A file that is wanted, or why it will not be read."""
        shown = "/".join(parts)
        real = os.path.realpath(path) if linked else os.path.join(self.root, *parts)
        fault: Fault | None = None
        identity = None
        if not is_inside(real, self.root):
            fault = ("SOP010", "keluar")
        else:
            try:
                status = os.lstat(real)
                identity = _identity(status)
                if stat.S_ISLNK(status.st_mode):
                    fault = ("SOP010", "menggantung")
            except OSError:
                fault = ("SOP010", "menggantung") if linked else ("SOP001", "tak-terbaca")
        self.found.append((linked, FoundFile(shown, real, fault), identity))

    def result(self) -> tuple[FoundFile, ...]:
        """Each file once, by path."""
        kept: dict[tuple[int, int] | str, FoundFile] = {}
        for _, file, identity in sorted(self.found, key=lambda found: (found[0], found[1].path)):
            kept.setdefault(file.path if identity is None else identity, file)
        return tuple(sorted(kept.values(), key=lambda file: file.path))


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino
