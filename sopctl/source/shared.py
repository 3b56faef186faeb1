"""The files that SOPs share, read all at once, or one by one when they are first asked for.

A single SOP asks of one number, and a register may hold 5,000: it is looked for first where its pattern
says, then only in files whose bytes could say anything of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cached_property

from sopctl.model.bersama import Himpunan, TakTerbaca, agencies_of
from sopctl.model.dasar import Model
from sopctl.model.inventaris import Inventaris, Terinventaris
from sopctl.model.keputusan import Keputusan, Terputuskan
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.laporan import Laporan, Terlapor
from sopctl.model.nomor import nomor_key
from sopctl.model.register import Register, Terdaftar, likely_paths, pembaca_of
from sopctl.model.tim import Terbentuk, Tim
from sopctl.source.files import read_regular
from sopctl.source.limits import MAX_BYTES
from sopctl.source.load import Loaded, load_bytes, refused
from sopctl.source.walk import FoundFile

SHARED_FOLDERS = ("inventaris", "register", "keputusan", "tim", "laporan")
"""Where all but SOPs and peraturan.yaml are looked for."""


class GatheredShared:
    """Shared files taken in one after the other."""

    def __init__(self) -> None:
        self._register: list[Terdaftar] = []
        self._inventaris: list[Terinventaris] = []
        self._keputusan: list[Terputuskan] = []
        self._unreadable: list[TakTerbaca] = []
        self._tim: list[Terbentuk] = []
        self._laporan: list[Terlapor] = []

    def add(self, path: str, loaded: Loaded) -> None:
        """Take in a file; one of another kind leaves no trace."""
        if loaded.model is None:
            self._unreadable.append(TakTerbaca(path, loaded.text))
        else:
            self.take(path, loaded.model)

    def take(self, path: str, model: Model) -> None:
        """Take in what a file says."""
        if isinstance(model, Register):
            self._register.append(Terdaftar(path, model))
        elif isinstance(model, Inventaris):
            self._inventaris.append(Terinventaris(path, model))
        elif isinstance(model, Keputusan):
            self._keputusan.append(Terputuskan(path, model))
        elif isinstance(model, Tim):
            self._tim.append(Terbentuk(path, model))
        elif isinstance(model, Laporan):
            self._laporan.append(Terlapor(path, model))

    def himpunan(self) -> Himpunan:
        """All that was taken in so far."""
        return Himpunan(
            tuple(sorted(self._register, key=lambda entry: entry.path)),
            tuple(sorted(self._inventaris, key=lambda entry: entry.path)),
            tuple(sorted(self._keputusan, key=lambda entry: entry.path)),
            tuple(sorted(self._unreadable, key=lambda entry: entry.path)),
            tuple(sorted(self._tim, key=lambda entry: entry.path)),
            tuple(sorted(self._laporan, key=lambda entry: entry.path)),
        )


class SharedFiles:
    """Shared files that are read when they are first asked for."""

    def __init__(
        self,
        root: str,
        find: Callable[[str], tuple[FoundFile, ...]],
        konfigurasi: Konfigurasi,
        shown: Callable[[str], str],
    ) -> None:
        """`find` gives all files of the repository that are no SOPs."""
        self._root, self._find, self._shown = root, find, shown
        self._pembaca = pembaca_of(konfigurasi)
        self._bytes: dict[str, bytes | tuple[str, str]] = {}
        self._loaded: dict[str, Loaded] = {}
        self._likely: dict[str, Terdaftar | None] = {}
        self._has_register: dict[str, bool] = {}

    @property
    def register(self) -> tuple[Terdaftar, ...]:
        """All entries of the register, by path."""
        return self._all.register

    @property
    def inventaris(self) -> tuple[Terinventaris, ...]:
        """All inventories, by path."""
        return self._all.inventaris

    @property
    def keputusan(self) -> tuple[Terputuskan, ...]:
        """All decrees, by path."""
        return self._all.keputusan

    @property
    def tim(self) -> tuple[Terbentuk, ...]:
        """All teams, by path."""
        return self._all.tim

    @property
    def laporan(self) -> tuple[Terlapor, ...]:
        """All that was handed in, by path."""
        return self._reports.laporan

    def find_nomor(self, nomor: str) -> tuple[Terdaftar, ...]:
        """The entry of a number where its pattern says that it lies; else all that have the number."""
        key = nomor_key(nomor)
        if key not in self._likely:
            self._likely[key] = self._at_likely_path(key)
        likely = self._likely[key]
        return (likely,) if likely is not None else self._with(key).find_nomor(key)

    def has_register(self, perangkat_daerah: str) -> bool:
        """Whether an entry names the agency."""
        if perangkat_daerah not in self._has_register:
            self._has_register[perangkat_daerah] = perangkat_daerah in self._named_agencies(perangkat_daerah)
        return self._has_register[perangkat_daerah]

    def find_inventaris(self, perangkat_daerah: str) -> tuple[Terinventaris, ...]:
        """The inventories of an agency, by path."""
        return self._with(perangkat_daerah).find_inventaris(perangkat_daerah)

    def find_keputusan(self, id: str) -> Terputuskan | None:
        """The decree of an id; of two the first by path."""
        return self._with(id).find_keputusan(id)

    def find_laporan(self, perangkat_daerah: str) -> tuple[Terlapor, ...]:
        """What an agency handed in, and what was handed in for the whole government."""
        return self._reports.find_laporan(perangkat_daerah)

    def may_hold(self, folder: str, word: str) -> bool:
        """Whether a file below a folder that could not be read may say something of a word."""
        return self._with(word).may_hold(folder, word)

    @cached_property
    def _files(self) -> dict[str, FoundFile]:
        return {file.path: file for file in self._find(self._root)}

    @cached_property
    def _all(self) -> Himpunan:
        gathered = GatheredShared()
        for file in self._files.values():
            gathered.add(file.path, self._load(file))
        return gathered.himpunan()

    @cached_property
    def _reports(self) -> Himpunan:
        gathered = GatheredShared()
        for file in self._files.values():
            if file.path.startswith("laporan/"):
                gathered.add(file.path, self._load(file))
        return gathered.himpunan()

    def _at_likely_path(self, nomor: str) -> Terdaftar | None:
        for path in likely_paths(nomor, None, self._pembaca) if self._pembaca else ():
            here = os.path.join(self._root, path)
            # A link may be the second name of another file: which one counts, only a whole look can tell.
            if not os.path.isfile(here) or os.path.realpath(here) != os.path.join(
                os.path.realpath(self._root), *path.split("/")
            ):
                continue
            model = self._load(FoundFile(path, here)).model
            if isinstance(model, Register) and nomor_key(model.nomor) == nomor:
                return Terdaftar(path, model)
        return None

    def _named_agencies(self, perangkat_daerah: str) -> Iterator[str]:
        """The agencies that entries name, those of files first that lie where the agency's are kept."""
        likely = f"register/{perangkat_daerah}/"
        files = sorted(self._files.values(), key=lambda file: (not file.path.startswith(likely), file.path))
        for file in files:
            model = self._load(file).model if self._may_mention(file, perangkat_daerah) else None
            if isinstance(model, Register):
                yield from agencies_of([Terdaftar(file.path, model)])

    def _with(self, word: str) -> Himpunan:
        """What the files say that may mention a word."""
        gathered = GatheredShared()
        for file in self._files.values():
            if self._may_mention(file, word):
                gathered.add(file.path, self._load(file))
        return gathered.himpunan()

    def _may_mention(self, file: FoundFile, word: str) -> bool:
        """Whether a file can say a word: it stands there letter by letter, or in a way of writing of YAML."""
        data = self._read(file)
        if isinstance(data, tuple) or b"\\" in data or b"''" in data or b"\0" in data:
            return True
        return " ".join(word.split()).encode() in b" ".join(data.split())

    def _read(self, file: FoundFile) -> bytes | tuple[str, str]:
        if file.path not in self._bytes:
            found = read_regular(file.real, self._root, MAX_BYTES) if file.fault is None else file.fault
            self._bytes[file.path] = found
        return self._bytes[file.path]

    def _load(self, file: FoundFile) -> Loaded:
        if file.path not in self._loaded:
            data, shown = self._read(file), self._shown(file.path)
            self._loaded[file.path] = (
                refused(shown, *data) if isinstance(data, tuple) else load_bytes(data, shown)
            )
        return self._loaded[file.path]
