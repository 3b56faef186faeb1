"""Links of one SOP to others, without reading all of them: for runs on single files."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.peraturan import Peraturan
from sopctl.model.sop import Sop
from sopctl.source.files import read_regular
from sopctl.source.limits import MAX_BYTES
from sopctl.source.load import Loaded, load_bytes
from sopctl.source.repository import PERATURAN, Gathering, Repository
from sopctl.source.summary import alamat_of_unreadable, summary_of
from sopctl.source.walk import FoundFile


class Links:
    """Finds SOPs by their address, each file read once at most."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._files = {file.path: file for file in repository.files}
        self._sop_paths = {file.path for file in repository.sop}
        self._read: dict[str, Ringkasan | str | None] = {}
        """By path: the summary; the address of an SOP without a model; None for what is no SOP."""
        self._peraturan: tuple[dict[str, Peraturan] | None] | None = None

    def find(self, alamat: str) -> Ringkasan | None:
        """The SOP at an address, now or formerly: first where such a file should lie, then anywhere."""
        found = self._look(alamat)
        return found if isinstance(found, Ringkasan) else None

    def koleksi(self, sop: Sop) -> Koleksi:
        """The settings, the regulations and of the other SOPs those that `sop` links to."""
        own = summary_of(sop, "")
        found = [self._look(alamat) for alamat in (*own.keterkaitan, *own.rujukan)]
        summaries = {r.path: r for r in found if isinstance(r, Ringkasan)}
        unreadable = frozenset(alamat for alamat in found if isinstance(alamat, str))
        ordered = tuple(summaries[path] for path in sorted(summaries))
        return Koleksi(self._repository.settings, ordered, unreadable, self._regulations())

    def _look(self, alamat: str) -> Ringkasan | str | None:
        former: Ringkasan | None = None
        for file in self._candidates(alamat):
            found = self._summary(file, alamat)
            if found == alamat or (isinstance(found, Ringkasan) and found.alamat == alamat):
                return found
            if isinstance(found, Ringkasan) and alamat in found.dahulu:
                former = former or found
        return former

    def _candidates(self, alamat: str) -> Iterator[FoundFile]:
        likely = [f"sop/{alamat}.yaml", f"sop/{alamat}.yml"]
        yield from (self._files[path] for path in likely if path in self._files)
        yield from (file for path, file in self._files.items() if path not in likely)

    def _summary(self, file: FoundFile, alamat: str) -> Ringkasan | str | None:
        """What a file is, None where it cannot be the one: an address must stand in the file or its path."""
        if file.path in self._read:
            return self._read[file.path]
        name = alamat.rpartition("/")[2]
        data = read_regular(file.real, self._repository.root, MAX_BYTES) if file.fault is None else b""
        if isinstance(data, tuple):
            data = b""
        if name.encode() not in data and name not in file.path:
            return None
        self._read[file.path] = found = self._what_is(file, load_bytes(data, file.path))
        return found

    def _what_is(self, file: FoundFile, loaded: Loaded) -> Ringkasan | str | None:
        if isinstance(loaded.model, Sop):
            return summary_of(loaded.model, file.path)
        could_be_sop = loaded.model is None and (loaded.skema == "sop/1" or file.path in self._sop_paths)
        return alamat_of_unreadable(loaded, file.path) if could_be_sop else None

    def _regulations(self) -> dict[str, Peraturan] | None:
        if self._peraturan is None:
            gathering = Gathering(self._repository)
            for file in self._repository.shared:
                if file.path == PERATURAN:
                    gathering.add(file, self._repository.load(file))
            self._peraturan = (gathering.koleksi().peraturan,)
        return self._peraturan[0]
