"""Two revisions to what changed between them: paired, compared, weighed, placed, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sopctl.comparing.kantor import Kantor
from sopctl.comparing.names import Names
from sopctl.comparing.placing import Placing, Revision
from sopctl.comparing.referrers import Referrers
from sopctl.comparing.sides import Side, Sides, resolve_sides
from sopctl.comparing.tree import Tree
from sopctl.diff.akibat import Perkara, follow
from sopctl.diff.bersama import compare_konfigurasi, compare_peraturan
from sopctl.diff.compare import added, compare, removed
from sopctl.diff.dokumen import Berkas, Sandingan, pair_berkas
from sopctl.diff.fakta import Fakta
from sopctl.diff.report import Dokumen, Keadaan, Perbandingan, Ubah
from sopctl.diff.ukuran import Ukuran, measure
from sopctl.diff.weigh import Bobot
from sopctl.errors import SopctlError
from sopctl.model.alur import resolve_alur
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.sop import Sop
from sopctl.source.load import Loaded
from sopctl.source.repository import PERATURAN
from sopctl.source.walk import SETTINGS


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """What is to be compared."""

    base: str
    """A path, `REF:path` or a revision."""
    head: str | None
    """Likewise; None: the working tree."""
    folder: str
    """From where the two are seen."""
    today: date
    """On which an SOP is in force or not, and with it what follows."""
    merge_base: bool = False
    """BASE stands for the last commit that it has in common with HEAD."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed, and what could not be read."""

    perbandingan: Perbandingan
    unreadable: tuple[Loaded, ...]
    """Each with its findings; all else was compared."""
    settings_broken: bool
    """sopctl.yaml of HEAD is among them: who ratifies, and the like, is not known."""
    sandingan: tuple[Sandingan, ...]
    """The models of each of `perbandingan.dokumen`, in their order."""
    kantor: tuple[Kantor, Kantor]
    """The two offices around them."""


def compare_revisions(request: DiffRequest) -> Compared:
    """Compare. SopctlError where there is nothing to compare: no such file, no such revision, no SOP."""
    sides = resolve_sides(request.base, request.head, request.folder, merge_base=request.merge_base)
    return _Run(sides, request).run()


class _Run:
    """One comparison, from its sides to its report."""

    def __init__(self, sides: Sides, request: DiffRequest) -> None:
        self._sides, self._request = sides, request
        self._base, self._head = sides.base.tree, sides.head.tree
        self._unreadable: dict[str, Loaded] = {}
        self._read: tuple[dict[str, Loaded], dict[str, Loaded]] = ({}, {})
        self._settings = self._konfigurasi(self._base), self._konfigurasi(self._head)

    def run(self) -> Compared:
        pairs = self._pairs()
        sops = [berkas.sop for pair in pairs for berkas in (pair.base, pair.head) if berkas is not None]
        asked = [sop.alamat for sop in sops if sop.alamat is not None]
        referrers = Referrers(self._head, self._read[1], asked)
        dokumen = tuple(self._document(pair, referrers) for pair in pairs)
        bersama = self._shared() if self._is_whole else ()
        report = Perbandingan(self._sides.name, self._request.head, bersama, dokumen)
        told = tuple(loaded for _, loaded in sorted(self._unreadable.items()))
        return Compared(report, told, self._is_broken(self._head), pairs, self._offices())

    def _offices(self) -> tuple[Kantor, Kantor]:
        (base, head), (one, other) = self._settings, self._read
        return Kantor(self._base, base, one), Kantor(self._head, head, other)

    @property
    def _is_whole(self) -> bool:
        """Whether all of two repositories is asked about."""
        asked = (self._sides.base, self._sides.head)
        return all(side.file is None and not side.below for side in asked)

    # ------------------------------------------------------------ which SOP is which

    def _pairs(self) -> tuple[Sandingan, ...]:
        base, head = self._sides.base, self._sides.head
        if base.file is not None and head.file is not None:
            return self._named(base.file, head.file)
        only = base.file if base.file is not None else head.file
        if only is None:
            return self._between(base, head)
        return self._of_one(only, in_base=base.file is not None)

    def _named(self, base: str, head: str) -> tuple[Sandingan, ...]:
        """Two files, whatever they are called."""
        one, other = self._sop(0, base), self._sop(1, head)
        return (Sandingan(one, other),) if one and other else ()

    def _of_one(self, path: str, *, in_base: bool) -> tuple[Sandingan, ...]:
        """One file, and what it is in the other revision: there, or wherever it went."""
        own, other = (self._base, self._head) if in_base else (self._head, self._base)
        if other.has(path):
            one, two = self._sop(0, path), self._sop(1, path)
            if one is None or two is None or one.sop.alamat == two.sop.alamat:
                return (Sandingan(one, two),) if one and two else ()
        pairs = self._between(Side(self._base), Side(self._head))
        found = tuple(p for p in pairs if (b := p.base if in_base else p.head) is not None and b.path == path)
        if found or own.shown(path) in self._unreadable:
            return found
        berkas = self._sop(0 if in_base else 1, path)
        if berkas is None:
            return ()
        return (Sandingan(berkas, None) if in_base else Sandingan(None, berkas),)

    def _between(self, base: Side, head: Side) -> tuple[Sandingan, ...]:
        """All SOPs that are not the same bytes in the same place."""
        before = {path for path in self._base.sop if path.startswith(base.below)}
        after = {path for path in self._head.sop if path.startswith(head.below)}
        if (
            not self._base.sop
            and not self._head.sop
            and not (self._base.konfigurasi or self._head.konfigurasi)
        ):
            raise SopctlError("diff.tanpa-sop")
        same = {path for path in before & after if _is_same(self._base, self._head, path)}
        pairs = pair_berkas(self._sops(0, before - same), self._sops(1, after - same))
        return tuple(pair for pair in pairs if not self._is_one_sided_by_fault(pair))

    def _is_one_sided_by_fault(self, pair: Sandingan) -> bool:
        """It is not new, nor gone: on the other side its file cannot be read."""
        if pair.base is not None and pair.head is not None:
            return False
        berkas = pair.base or pair.head
        assert berkas is not None
        other = self._read[1 if pair.head is None else 0]
        broken = {path: loaded for path, loaded in other.items() if loaded.model is None}
        alamat = berkas.sop.alamat
        return berkas.path in broken or (
            alamat is not None and any(loaded.alamat == alamat for loaded in broken.values())
        )

    # ------------------------------------------------------------ reading

    def _sops(self, which: int, paths: Iterable[str]) -> list[Berkas]:
        tree, known = (self._base, self._head)[which], self._read[which]
        known.update(tree.load_all(path for path in sorted(paths) if path not in known))
        found = []
        for path in sorted(paths):
            model = known[path].model
            if isinstance(model, Sop):
                found.append(Berkas(path, model))
            elif model is None:
                self._unreadable[known[path].path] = known[path]
        return found

    def _sop(self, which: int, path: str) -> Berkas | None:
        """One file that was asked for. SopctlError where it is something else than an SOP."""
        found = self._sops(which, (path,))
        if not found and self._read[which][path].model is not None:
            raise SopctlError("diff.bukan-sop", path=self._read[which][path].path)
        return found[0] if found else None

    def _is_broken(self, tree: Tree) -> bool:
        return tree.konfigurasi is not None and tree.konfigurasi.model is None

    def _konfigurasi(self, tree: Tree) -> Konfigurasi | None:
        loaded = tree.konfigurasi
        if loaded is not None and loaded.model is None:
            self._unreadable[loaded.path] = loaded
        return loaded.model if loaded is not None and isinstance(loaded.model, Konfigurasi) else None

    # ------------------------------------------------------------ comparing

    def _document(self, pair: Sandingan, referrers: Referrers) -> Dokumen:
        base, head = self._revision(0, pair.base), self._revision(1, pair.head)
        berkas = pair.head or pair.base
        assert berkas is not None
        own = berkas.sop.alamat or berkas.path
        facts = _facts(pair, base, head)
        ubah = Placing(base, head, own, self._names).place(facts)
        before, after = pair.base.sop if pair.base else None, pair.head.sop if pair.head else None
        return Dokumen(
            own,
            berkas.sop.nama or "",
            _state(pair, ubah),
            pair.base.path if pair.base else None,
            pair.head.path if pair.head else None,
            ubah,
            follow(self._perkara(before, after, ubah, referrers)),
            self._measures(before, after, ubah),
        )

    @property
    def _names(self) -> tuple[Names, Names]:
        return Names(self._base, self._settings[0]), Names(self._head, self._settings[1])

    def _revision(self, which: int, berkas: Berkas | None) -> Revision | None:
        if berkas is None:
            return None
        document = self._read[which][berkas.path].document
        assert document is not None
        return Revision(berkas.path, document)

    def _perkara(
        self, base: Sop | None, head: Sop | None, ubah: tuple[Ubah, ...], referrers: Referrers
    ) -> Perkara:
        levels = frozenset(u.bobot for u in ubah)
        addresses = {sop.alamat for sop in (base, head) if sop is not None and sop.alamat is not None}
        others = referrers.of(frozenset(addresses)) if levels else ()
        settings = self._settings[1] or self._settings[0]
        kinds = frozenset(u.jenis for u in ubah)
        return Perkara(base, head, levels, kinds, settings, others, self._request.today)

    def _measures(
        self, base: Sop | None, head: Sop | None, ubah: tuple[Ubah, ...]
    ) -> tuple[Ukuran, Ukuran] | None:
        if base is None or head is None or not any(u.bobot is Bobot.SUBSTANTIF for u in ubah):
            return None
        hours = [s.jam_kerja_per_hari if s else None for s in self._settings]
        before = measure(base, resolve_alur(base), hours[0])
        after = measure(head, resolve_alur(head), hours[1])
        return None if before == after else (before, after)

    def _shared(self) -> tuple[Ubah, ...]:
        found: list[Ubah] = []
        for path, compared in ((SETTINGS, compare_konfigurasi), (PERATURAN, compare_peraturan)):
            if _is_same(self._base, self._head, path):
                continue
            base, head = self._shared_file(self._base, path), self._shared_file(self._head, path)
            if base is not None and head is not None:
                facts = tuple(compared(base.document.data, head.document.data))
                found += Placing(base, head, None, self._names).place(facts)
        return tuple(found)

    def _shared_file(self, tree: Tree, path: str) -> Revision | None:
        """A file that both should have; None where it is missing or cannot be read."""
        if not tree.has(path):
            return None
        loaded = tree.konfigurasi if path == SETTINGS else tree.load(path)
        assert loaded is not None
        if loaded.model is None:
            self._unreadable[loaded.path] = loaded
            return None
        return Revision(path, loaded.document) if loaded.document is not None else None


def _is_same(base: Tree, head: Tree, path: str) -> bool:
    """Whether both have the same bytes at a path: such a file is never parsed."""
    return not set(base.ids(path)).isdisjoint(head.ids(path))


def _facts(pair: Sandingan, base: Revision | None, head: Revision | None) -> tuple[Fakta, ...]:
    if pair.base is None:
        assert pair.head is not None
        assert head is not None
        return (added(pair.head.sop, _data(head)),)
    assert base is not None
    if pair.head is None:
        return (removed(pair.base.sop, _data(base)),)
    assert head is not None
    return compare(pair.base.sop, _data(base), pair.head.sop, _data(head))


def _data(revision: Revision) -> Mapping[str, Any]:
    return revision.document.data


def _state(pair: Sandingan, ubah: tuple[Ubah, ...]) -> Keadaan:
    if pair.base is None:
        return "baru"
    if pair.head is None:
        return "dihapus"
    if ubah:
        return "berubah"
    return "berpindah" if pair.moved else "tetap"
