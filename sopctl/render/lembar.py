"""What a backend is given: the words of a sheet, its drawing, and what belongs to neither."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sopctl.layout.stages import Drawing, Isi
from sopctl.model.alur import Alur
from sopctl.model.sop import Sop


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

    @property
    def drawing(self) -> Drawing:
        """The drawing; asking for one that was not made is our own fault."""
        if self.gambar is None:
            raise ValueError("this format needs a drawing")
        return self.gambar

    @property
    def tanggal(self) -> date:
        """The day that stands for the clock in files (sheet.md, statement 12)."""
        day = self.sop.tanggal.pembuatan if self.sop.tanggal else None
        return day or date(1970, 1, 1)

    def sentences_of(self, baris: int) -> tuple[tuple[str, str], ...]:
        """The written form of one row, from 0."""
        number = str(baris + 1)
        return tuple(pair for pair in self.isi.tertulis if pair[0].split(".", 1)[0] == number)
