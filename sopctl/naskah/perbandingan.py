"""Comparisons as whole documents. A format is a module and a line in UBAH_PAPERS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sopctl.comparing.compare import Compared
    from sopctl.tell.ubah import UbahStyle

    Tulis = Callable[[Compared, UbahStyle, date], bytes]


@dataclass(frozen=True, slots=True)
class UbahPaper:
    """A format, known before its engine is imported."""

    modul: str
    nama: str

    def load(self) -> Tulis:
        """The function that writes it."""
        tulis: Tulis = getattr(import_module(self.modul), self.nama)
        return tulis


UBAH_PAPERS: dict[str, UbahPaper] = {
    "html": UbahPaper("sopctl.naskah.sanding.html", "sanding"),
    "docx": UbahPaper("sopctl.naskah.matriks", "matriks"),
}
"""Formats of `sopctl diff` that ask for more than the changes: the offices around them, the models."""
