"""A paper as values: headings, paragraphs, tables. Every string is final; a writer adds no word to it.

Lengths are millimetres, sizes of type are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Rata = Literal["kiri", "tengah", "kanan", "penuh"]
Hitungan = Literal["halaman", "jumlah"]


@dataclass(frozen=True, slots=True)
class Ruas:
    """A stretch of text in one manner. Whatever it holds, it stays text."""

    teks: str
    tebal: bool = False
    miring: bool = False
    garis_bawah: bool = False
    coret: bool = False
    """Struck through."""


@dataclass(frozen=True, slots=True)
class Nomor:
    """The number of the page, or how many there are: the only text that a word processor works out."""

    apa: Hitungan


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph."""

    ruas: tuple[Ruas | Nomor, ...]
    rata: Rata = "kiri"
    ukuran: float | None = None
    """Size of type; None: that of the document."""
    setelah: float = 0.0
    """Room below, in points."""
    garis: bool = False
    """A rule below, as under a letterhead."""
    bersama: bool = False
    """It stays on one page with what follows."""


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading, found by readers that jump from heading to heading."""

    teks: str
    tingkat: int = 1
    """1 to 3."""


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell."""

    alinea: tuple[Alinea, ...]
    lebar: int = 1
    """How many columns it spans."""
    latar: str | None = None
    """Colour of its ground as six hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table: its head is repeated on every page, and no page break tears a row that may fit a page."""

    kolom: tuple[float, ...]
    """Widths."""
    kepala: tuple[tuple[Sel, ...], ...]
    badan: tuple[tuple[Sel, ...], ...]
    keterangan: str = ""
    """What it shows, for readers that do not see it."""
    bergaris: bool = True


@dataclass(frozen=True, slots=True)
class GantiHalaman:
    """What follows begins a page."""


Bagian = Judul | Alinea | Tabel | GantiHalaman


@dataclass(frozen=True, slots=True)
class Lembaran:
    """The paper as it lies, and its margins."""

    lebar: float = 210.0
    tinggi: float = 297.0
    tepi: float = 20.0

    @property
    def isi(self) -> float:
        """The width between the margins."""
        return self.lebar - 2 * self.tepi


TEGAK, REBAH = Lembaran(), Lembaran(297.0, 210.0, 15.0)


@dataclass(frozen=True, slots=True)
class Naskah:
    """A whole paper."""

    judul: str
    """Its title in the properties of the file. No name of a person stands there."""
    tanggal: date
    """The day that stands for the clock in the file."""
    bagian: tuple[Bagian, ...]
    lembaran: Lembaran = TEGAK
    kaki: tuple[Alinea, ...] = ()
    """The foot of every page."""
    bahasa: str = "id-ID"
    huruf: str = "Arial"
    ukuran: float = 10.0


def alinea(teks: str, *, tebal: bool = False, rata: Rata = "kiri", setelah: float = 0.0) -> Alinea:
    """A paragraph of one manner."""
    return Alinea((Ruas(teks, tebal),), rata, setelah=setelah)


def sel(teks: str, *, tebal: bool = False, rata: Rata = "kiri", latar: str | None = None) -> Sel:
    """A cell with one text; each line of it is a paragraph."""
    lines = teks.split("\n")
    return Sel(tuple(alinea(line, tebal=tebal, rata=rata) for line in lines), latar=latar)
