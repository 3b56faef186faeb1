"""What a backend is given: the words of a sheet, its drawing, and what belongs to neither."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sopctl.layout.stages import Drawing, Isi, Page
from sopctl.model.alur import Alur
from sopctl.model.sop import Sop


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What may be asked for, beside the sheet itself."""

    halaman: tuple[int, int] | None = None
    """First and last of the pages that a format of one file a page writes; None for all."""
    dpi: int = 150
    """Dots an inch of a picture."""
    satu_halaman: bool = False
    """Identity and procedure on one page, where both fit."""


Kesalahan = tuple[tuple[str, str], ...]
"""(row, what is wrong there) for each fault of a broken flow; the row is empty where it lies in none."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """One SOP, ready to be written in any format."""

    sop: Sop
    alur: Alur
    isi: Isi
    gambar: Drawing | None
    """None for a format that draws nothing."""
    logo: bytes | None = None
    """The PNG that `isi.identitas.logo` names."""
    pilihan: Pilihan = Pilihan()
    kesalahan: Kesalahan = ()
    """Not empty: this is the draft of a broken flow."""

    @property
    def drawing(self) -> Drawing:
        """The drawing; asking for one that was not made is our own fault."""
        if self.gambar is None:
            raise ValueError("this format needs a drawing")
        return self.gambar

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that a format of one file a page writes: those asked for that are there."""
        first, last = self.pilihan.halaman or (1, len(self.drawing.pages))
        return self.drawing.pages[first - 1 : last]

    @property
    def tanggal(self) -> date:
        """The day that stands for the clock in files (sheet.md, statement 12)."""
        day = self.sop.tanggal.pembuatan if self.sop.tanggal else None
        return day or date(1970, 1, 1)

    def sentences_of(self, baris: int) -> tuple[tuple[str, str], ...]:
        """The written form of one row, from 0."""
        number = str(baris + 1)
        return tuple(pair for pair in self.isi.tertulis if pair[0].split(".", 1)[0] == number)
