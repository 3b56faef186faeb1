"""The sheets of an SOP in two revisions: drawn, or with the reason why not; and the merged one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sopctl.comparing.kantor import Kantor
from sopctl.diff.fakta import Fakta, Kedua, Sisi
from sopctl.diff.tempat import Padanan, Tanda, Tempat, pair_all, tanda_of, tempat_of
from sopctl.errors import SopctlError
from sopctl.layout.page import paper_of
from sopctl.layout.pipeline import lay_out
from sopctl.layout.stages import Drawing, Isi, Page, Paper
from sopctl.model.alur import Alur
from sopctl.model.sop import Sop
from sopctl.naskah.sanding.gabung import Gabungan, merge
from sopctl.naskah.sanding.gabung_teks import Tulisan
from sopctl.naskah.sanding.tanda import Tertanda
from sopctl.render.logo import Logo, check_logo
from sopctl.render.sheet import fault_of, make_lembar

Bertanda = tuple[int, Fakta]
"""A change by its number."""


@dataclass(frozen=True, slots=True)
class Lukisan:
    """A sheet as far as it can be drawn, and what is marked on it."""

    isi: Isi
    alur: Alur
    gambar: Drawing | None
    halangan: SopctlError | None
    """Why there is no drawing."""
    logo: bytes | None
    tertanda: tuple[Tertanda, ...] = ()
    tulisan: Mapping[Tempat, Tulisan] = field(default_factory=dict)
    """What happened to paragraphs of its texts: of the merged sheet only."""

    @property
    def halaman(self) -> tuple[Page, ...]:
        """The pages that are shown: the written form says again what the flow shows."""
        return tuple(p for p in self.gambar.pages if p.jenis != "tertulis") if self.gambar else ()


class Penggambar:
    """Draws the sheets of one revision."""

    def __init__(self, kantor: Kantor) -> None:
        self._kantor = kantor
        settings = kantor.konfigurasi
        named = settings.kertas if settings else None
        self.kertas: Paper = paper_of(named or "A4", bool(settings and settings.potret))

    @cached_property
    def _logo(self) -> Logo | None:
        found = self._kantor.logo
        return check_logo(*found) if found else None

    def paint(self, sop: Sop, tertanda: tuple[Tertanda, ...] = ()) -> Lukisan:
        """The sheet of an SOP."""
        lembar = make_lembar(sop, self._kantor.koleksi(sop), None, self._logo)
        drawing, reason = None, fault_of(sop, lembar.alur)
        error = SopctlError("diff.tak-tergambar", aturan=reason) if reason else None
        if error is None:
            drawing, error = try_drawing(lembar.isi, lembar.alur, self.kertas)
        return Lukisan(lembar.isi, lembar.alur, drawing, error, lembar.logo, tertanda)


def try_drawing(isi: Isi, alur: Alur, kertas: Paper) -> tuple[Drawing | None, SopctlError | None]:
    """The drawing, or why it cannot be drawn right on this paper."""
    try:
        return lay_out(isi, alur, kertas), None
    except SopctlError as error:
        return None, error


@dataclass(frozen=True)
class Sejajar:
    """Both sheets of a changed SOP, and the merged one."""

    semula: Lukisan
    menjadi: Lukisan
    gabungan: Lukisan | None
    """None: a side has columns or arrows that lead nowhere."""
    satu: Gabungan | None


def sandingkan(
    base: Sop, head: Sop, painters: tuple[Penggambar, Penggambar], changes: Sequence[Bertanda]
) -> Sejajar:
    """Draw and mark both sheets and the merged one."""
    # Places are asked of the models alone; what is written in the files they need not know.
    padanan = pair_all(Kedua(Sisi(base, {}), Sisi(head, {})))
    placed = [(number, tanda_of(f), *tempat_of(f, padanan)) for number, f in changes]
    one = painters[0].paint(base, _marks((t, n, b) for n, t, b, _ in placed))
    other = painters[1].paint(head, _marks((t, n, h) for n, t, _, h in placed))
    if fault_of(base, one.alur) or fault_of(head, other.alur):
        return Sejajar(one, other, None, None)
    satu = merge((one.isi, one.alur), (other.isi, other.alur), padanan, [p[1:] for p in placed])
    drawing, error = _try_merged(satu, padanan, painters[1].kertas)
    marked = _merged_marks(satu, placed)
    return Sejajar(
        one, other, Lukisan(satu.isi, satu.alur, drawing, error, other.logo, marked, satu.tulisan), satu
    )


def _try_merged(satu: Gabungan, padanan: Padanan, kertas: Paper) -> tuple[Drawing | None, SopctlError | None]:
    """The merged drawing. Two SOPs with little in common, laid over each other, tell nobody anything."""
    alike = len(padanan.baris.pairs)
    if len(satu.isi.baris) > _LEAST and alike < _ALIKE * len(satu.isi.baris):
        return None, SopctlError("diff.terlalu-berbeda", sama=alike, baris=len(satu.isi.baris))
    return try_drawing(satu.isi, satu.alur, kertas)


_ALIKE, _LEAST = 0.4, 6
"""This part of the rows of a merged sheet must be in both at least; one of so few rows is always drawn."""

Placed = tuple[int, Tanda, Tempat | None, Tempat | None]
"""A change by its number, what it does, and where in BASE and in HEAD."""


def _marks(found: Iterable[tuple[Tanda, int, Tempat | None]]) -> tuple[Tertanda, ...]:
    """What is marked, each place once for each thing that happened to it."""
    numbers: dict[tuple[Tempat, Tanda], list[tuple[int, Tanda]]] = {}
    for tanda, number, tempat in found:
        if tempat is not None:
            # Of the identity a part came or went, never the box or the line itself.
            shown: Tanda = "ubah" if tempat.jenis == "identitas" else tanda
            numbers.setdefault((tempat, shown), []).append((number, tanda))
    return tuple(Tertanda(tempat, tanda, tuple(own)) for (tempat, tanda), own in numbers.items())


def _merged_marks(satu: Gabungan, placed: Sequence[Placed]) -> tuple[Tertanda, ...]:
    found: list[tuple[Tanda, int, Tempat | None]] = []
    for number, tanda, base, head in placed:
        there = satu.place(base, 0) if base else None
        here = satu.place(head, 1) if head else None
        if here is not None:
            found.append((tanda, number, here))
        if there is not None and there != here:
            found.append(("hapus" if there in satu.hilang else tanda, number, there))
    marks = _marks(found)
    told = {mark.tempat for mark in marks}
    along: list[tuple[frozenset[Tempat], Tanda]] = [(satu.hilang, "hapus"), (satu.baru, "tambah")]
    rest = (
        Tertanda(tempat, tanda)
        for places, tanda in along
        for tempat in sorted(places - told, key=lambda t: (t.jenis, t.nomor, t.nama))
    )
    return (*rest, *marks)
