"""A sheet as the judges see it: what was drawn beside what the document says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from sopctl.model.alur import Alur, resolve_alur
from sopctl.model.sop import Sop

from .baca import baca
from .nilai import Garis, Halaman, Lambang
from .pasangan import Pasangan, pasangan_on
from .tabel import Tabel, tabel_of


@dataclass(frozen=True, slots=True)
class Cacat:
    """A fault of the drawing: which statement of sheet.md, where, and by how much."""

    pernyataan: int
    """The statement; 0 for the SVG contract itself."""
    halaman: int
    apa: str
    """What is wrong, as a key."""
    di: str
    """The edge, symbol or text."""
    mm: float | None = None

    def __str__(self) -> str:
        by = "" if self.mm is None else f" ({self.mm:.2f} mm)"
        return f"[{self.pernyataan}] hal. {self.halaman}: {self.apa}: {self.di}{by}"


@dataclass(frozen=True)
class Lembar:
    """All pages of a sheet with their tables, and the flow that they must show."""

    sop: Sop
    alur: Alur
    halaman: tuple[Halaman, ...]
    tabel: tuple[Tabel | None, ...]
    """Beside `halaman`; None for a page without a procedure."""

    @cached_property
    def kolom(self) -> dict[str, int]:
        """The position of each pelaksana."""
        return {p.id: i for i, p in enumerate(self.sop.pelaksana)}

    @cached_property
    def nama(self) -> tuple[str, ...]:
        """The ids of the symbols by their index in `alur`."""
        return tuple(s.id for s in self.alur.simbol)

    @cached_property
    def exits(self) -> dict[str, int]:
        """The number of exits of each decision, by its id."""
        counts: dict[str, int] = {}
        for panah in self.alur.panah:
            if self.alur.simbol[panah.dari].jenis == "keputusan":
                counts[self.nama[panah.dari]] = counts.get(self.nama[panah.dari], 0) + 1
        return counts

    @cached_property
    def page_of(self) -> dict[str, int]:
        """Where each symbol stands: `data-halaman` by id; connectors left out."""
        return {s.id: h.nomor for h in self.halaman for s in h.lambang if not s.connector}

    @cached_property
    def pasangan(self) -> dict[int, tuple[Pasangan, ...]]:
        """The pairs of arrows that come near each other, by page."""
        return {h.nomor: pasangan_on(h) for h in self.halaman}

    def drawn(self) -> Iterator[tuple[Halaman, Tabel]]:
        """The pages that show a part of the procedure."""
        for page, table in zip(self.halaman, self.tabel, strict=True):
            if table is not None:
                yield page, table

    def source_on(self, page: Halaman, panah: Garis) -> Lambang | None:
        """What an arrow leaves on its page: its symbol, or the connector that it comes in by."""
        incoming = [s for s in page.lambang if s.jenis == "masuk" and s.tanda == panah.tanda]
        if panah.tanda and self.page_of.get(panah.ke) == page.nomor and incoming:
            return incoming[0]
        return page.find(panah.dari[0])

    def target_on(self, page: Halaman, panah: Garis) -> Lambang | None:
        """What an arrow points at on its page: its symbol, or the connector that it goes out by."""
        if panah.tanda and self.page_of.get(panah.ke) != page.nomor:
            out = [s for s in page.lambang if s.jenis == "keluar" and s.tanda == panah.tanda]
            touched = (s for s in out if s.box.grown(0.1).holds_point(panah.line[-1]))
            return next(touched, out[0] if out else None)
        return page.find(panah.ke)


def lembar_of(pages: Iterable[bytes | str], sop: Sop) -> Lembar:
    """A sheet from the SVG of its pages. Raises UnreadableError where the contract is broken."""
    halaman = baca(pages)
    tabel = tuple(tabel_of(page, len(sop.pelaksana)) for page in halaman)
    return Lembar(sop, resolve_alur(sop), halaman, tabel)
