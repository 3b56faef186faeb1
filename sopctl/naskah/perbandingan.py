"""Comparisons as whole documents. A format is a module and a line in UBAH_PAPERS."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sopctl.comparing.compare import Compared
from sopctl.naskah.matriks import matriks
from sopctl.tell.ubah import UbahStyle

UbahPaper = Callable[[Compared, UbahStyle, date], bytes]

UBAH_PAPERS: dict[str, UbahPaper] = {"docx": matriks}
"""Formats of `sopctl diff` that ask for more than the changes: the offices around them, the models."""
