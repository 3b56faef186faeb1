"""A repository: the folder with sopctl.yaml, the files that belong to it, and what they say of each other.

Finding does not read, and reading is file by file, so that a run can show how far it is and hold no
more than it needs: 5,000 files take 5,000 times the work of one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sopctl.model.dasar import Model, texts_of
from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.peraturan import DaftarPeraturan, Peraturan
from sopctl.model.sop import Sop
from sopctl.source.load import Loaded, load_file, refused
from sopctl.source.pattern import Pattern
from sopctl.source.shared import GatheredShared, SharedFiles
from sopctl.source.summary import alamat_of_unreadable, summary_of
from sopctl.source.walk import SETTINGS, FoundFile, find_files

KONFIGURASI = "konfigurasi/1"
_SHARED = ("inventaris", "register", "keputusan", "tim", "laporan")
PERATURAN = "peraturan.yaml"
SHARED_PATTERNS = (
    PERATURAN,
    *(f"{folder}/**/*.{ending}" for folder in _SHARED for ending in ("yaml", "yml")),
)
"""Where all but SOPs are looked for, and nowhere else."""


def _unchanged(path: str) -> str:
    return path


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with its files found, of which only sopctl.yaml has been read."""

    root: str
    konfigurasi: Loaded
    """sopctl.yaml; without a model it is unreadable or invalid."""
    shared: tuple[FoundFile, ...]
    """Files of the other kinds, by path; sopctl.yaml is not among them."""
    sop: tuple[FoundFile, ...]
    """Files that `berkas` matches and that are not in `shared`, by path. What they are their marker says."""
    shown: Callable[[str], str] = _unchanged
    """From a path in the repository to the path to print."""

    @property
    def files(self) -> tuple[FoundFile, ...]:
        """All files but sopctl.yaml, by path."""
        return tuple(sorted((*self.shared, *self.sop), key=lambda file: file.path))

    @property
    def settings(self) -> Konfigurasi | None:
        """The settings, where they can be read and are valid."""
        model = self.konfigurasi.model
        return model if isinstance(model, Konfigurasi) else None

    def load(self, file: FoundFile) -> Loaded:
        """Read one of its files."""
        shown = self.shown(file.path)
        if file.fault is not None:
            return refused(shown, *file.fault)
        return load_file(file.real, self.root, shown)

    def load_all(self) -> Iterator[tuple[FoundFile, Loaded]]:
        """All files but sopctl.yaml, read one after the other, by path."""
        for file in self.files:
            yield file, self.load(file)


def find_root(start: str) -> str | None:
    """The nearest folder with a sopctl.yaml, from a file or folder upwards; None where there is none.

    Goes by the path as written: a link belongs to the repository that it stands in.
    """
    here = os.path.abspath(start)
    while True:
        if os.path.lexists(os.path.join(here, SETTINGS)):
            return here
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above


def open_repository(root: str, *, shown: Callable[[str], str] = _unchanged) -> Repository:
    """Read sopctl.yaml and find the files.

    `shown` turns a path in the repository into the one to print. Where sopctl.yaml is invalid its
    `berkas` still counts, if it can be read.
    """
    konfigurasi = load_file(os.path.join(root, SETTINGS), root, shown(SETTINGS), kind=KONFIGURASI)
    shared = find_shared(root)
    sop = find_files(root, [Pattern(text) for text in sop_patterns(konfigurasi)])
    taken = {SETTINGS, *(file.path for file in shared)}
    real = {os.path.join(os.path.realpath(root), SETTINGS), *(file.real for file in shared)}
    own = tuple(file for file in sop if file.path not in taken and (file.fault or file.real not in real))
    return Repository(root, konfigurasi, shared, own, shown)


def sop_patterns(konfigurasi: Loaded | None) -> tuple[str, ...]:
    """Where SOPs are looked for, by sopctl.yaml: its `berkas` counts also where the rest is invalid."""
    if konfigurasi is None:
        return Konfigurasi(skema=KONFIGURASI).patterns
    if isinstance(konfigurasi.model, Konfigurasi):
        return konfigurasi.model.patterns
    written = konfigurasi.document.data.get("berkas") if konfigurasi.document else None
    texts = [text for text in (written if isinstance(written, list) else [written]) if isinstance(text, str)]
    return texts_of(tuple(texts)) or Konfigurasi(skema=KONFIGURASI).patterns


class Gathering:
    """What the files of a repository say of each other, gathered while they are read."""

    def __init__(self, repository: Repository) -> None:
        self._settings = repository.settings
        self._sop_paths = {file.path for file in repository.sop}
        self._sop: list[Ringkasan] = []
        self._unreadable: set[str] = set()
        self._peraturan: dict[str, Peraturan] | None = None
        self._peraturan_unreadable = False
        self._bersama = GatheredShared()

    def add(self, file: FoundFile, loaded: Loaded) -> None:
        """Take in a file; nothing of it is kept but its summary."""
        if isinstance(loaded.model, Sop):
            self.take(file.path, summary_of(loaded.model, file.path))
        elif loaded.model is not None:
            self.take(file.path, loaded.model)
        elif file.path == PERATURAN:
            self._peraturan_unreadable = True
        elif loaded.skema == "sop/1" or file.path in self._sop_paths:
            self._unreadable.add(alamat_of_unreadable(loaded, file.path))
        else:
            self._bersama.add(file.path, loaded)

    def take(self, path: str, said: Ringkasan | Model) -> None:
        """Take in what a file says, an SOP in short."""
        if isinstance(said, Ringkasan):
            self._sop.append(said)
        elif isinstance(said, DaftarPeraturan):
            self._peraturan = {**(said.peraturan or {}), **(self._peraturan or {})}
        else:
            self._bersama.take(path, said)

    def koleksi(self) -> Koleksi:
        """All that was taken in so far."""
        sop = tuple(sorted(self._sop, key=lambda ringkasan: ringkasan.path))
        unreadable = frozenset(self._unreadable)
        bersama = self._bersama.himpunan()
        return Koleksi(self._settings, sop, unreadable, self._peraturan, self._peraturan_unreadable, bersama)


def shared_koleksi(root: str, settings: Konfigurasi, shown: Callable[[str], str] = _unchanged) -> Koleksi:
    """What an SOP may ask about where the other SOPs are not read: the settings and the shared files.

    Of these the regulations are read at once, and the others when they are first asked for.
    """
    bersama = SharedFiles(root, find_shared, settings, shown)
    if not os.path.lexists(os.path.join(root, PERATURAN)):
        return Koleksi(settings, bersama=bersama)
    model = load_file(os.path.join(root, PERATURAN), root, shown(PERATURAN)).model
    if not isinstance(model, DaftarPeraturan):
        return Koleksi(settings, peraturan_tak_terbaca=True, bersama=bersama)
    return Koleksi(settings, peraturan=model.peraturan or {}, bersama=bersama)


def find_shared(root: str) -> tuple[FoundFile, ...]:
    """The files of a repository that lie where SOPs do not, by path."""
    return find_files(root, [Pattern(text) for text in SHARED_PATTERNS])


def to_koleksi(repository: Repository, loads: Iterable[tuple[FoundFile, Loaded]] | None = None) -> Koleksi:
    """The repository as one SOP may ask about it, from files already read or else by reading them all."""
    gathering = Gathering(repository)
    for file, loaded in repository.load_all() if loads is None else loads:
        gathering.add(file, loaded)
    return gathering.koleksi()
