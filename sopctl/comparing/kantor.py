"""The office as one revision has it: what a sheet of an SOP takes from other files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from sopctl.comparing.tree import Tree
from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.peraturan import DaftarPeraturan, Peraturan
from sopctl.model.sop import Sop
from sopctl.source.load import Loaded, load_bytes
from sopctl.source.outward import leads_out
from sopctl.source.repository import PERATURAN
from sopctl.source.summary import summary_of


class Kantor:
    """Looks other files up when a sheet asks for them; a file is parsed only where it may be the one."""

    def __init__(self, tree: Tree, konfigurasi: Konfigurasi | None, known: Mapping[str, Loaded]) -> None:
        """`known` are files that have been read already."""
        self._tree, self._known = tree, known
        self.konfigurasi = konfigurasi
        """None: there is no sopctl.yaml, or one that cannot be read."""
        self._summaries: dict[str, Ringkasan | None] = {}

    def koleksi(self, sop: Sop) -> Koleksi:
        """The settings, the regulations, and of the other SOPs those that this one links to."""
        own = summary_of(sop, "")
        found = (self._look(alamat) for alamat in (*own.keterkaitan, *own.rujukan))
        summaries = {short.path: short for short in found if short is not None}
        ordered = tuple(summaries[path] for path in sorted(summaries))
        return Koleksi(self.konfigurasi, ordered, peraturan=self._peraturan)

    @cached_property
    def logo(self) -> tuple[str, bytes] | None:
        """The path of the logo that sopctl.yaml names and its bytes, whatever they are."""
        path = self.konfigurasi.logo if self.konfigurasi else None
        if not path or leads_out(path) or not self._tree.has(path):
            return None
        ((_, data),) = self._tree.read((path,))
        return (path, data) if isinstance(data, bytes) else None

    @cached_property
    def _peraturan(self) -> dict[str, Peraturan] | None:
        if not self._tree.has(PERATURAN):
            return None
        model = self._tree.load(PERATURAN).model
        return model.peraturan if isinstance(model, DaftarPeraturan) else None

    @cached_property
    def _contents(self) -> dict[str, bytes]:
        return {path: data for path, data in self._tree.read(self._tree.sop) if isinstance(data, bytes)}

    def _look(self, alamat: str) -> Ringkasan | None:
        """The SOP at an address, now or else formerly."""
        former: Ringkasan | None = None
        for path in self._candidates(alamat):
            short = self._summary(path)
            if short is not None and short.alamat == alamat:
                return short
            if short is not None and alamat in short.dahulu:
                former = former or short
        return former

    def _candidates(self, alamat: str) -> Iterator[str]:
        likely = [path for path in (f"sop/{alamat}.yaml", f"sop/{alamat}.yml") if path in self._contents]
        yield from likely
        name = alamat.rpartition("/")[2]
        for path, data in self._contents.items():
            if path not in likely and (name in path or name.encode() in data):
                yield path

    def _summary(self, path: str) -> Ringkasan | None:
        if path not in self._summaries:
            loaded = self._known.get(path) or load_bytes(self._contents[path], path)
            model = loaded.model
            self._summaries[path] = summary_of(model, path) if isinstance(model, Sop) else None
        return self._summaries[path]
