"""How `render` is asked to draw: paper, pages, resolution. Read from the words, before anything is opened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopctl.errors import SopctlError
from sopctl.model.konfigurasi import Konfigurasi

if TYPE_CHECKING:
    from sopctl.layout.stages import Paper
    from sopctl.render.lembar import Pilihan

_DPI = (30, 600)
"""Less is no picture; more is a file of hundreds of megabytes in memory."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; the paper that is not asked for is in the settings."""

    paper: str | None
    portrait: bool
    pages: tuple[int, int] | None
    """First and last of the pages to be written; None for all."""
    dpi: int
    one_page: bool
    draft: bool
    """A broken flow is drawn too, its faults marked."""

    @property
    def pilihan(self) -> Pilihan:
        """What the sheet and its backends must know of it."""
        from sopctl.render.lembar import Pilihan

        return Pilihan(self.pages, self.dpi, self.one_page)

    def paper_for(self, settings: Konfigurasi | None) -> Paper:
        """The paper of a repository's sheets."""
        from sopctl.layout.page import paper_of

        name = self.paper or (settings.kertas if settings else None) or "A4"
        return paper_of(name, self.portrait or bool(settings and settings.potret))


def read_wish(
    paper: str | None, portrait: bool, page: str | None, dpi: int, one_page: bool, draft: bool
) -> Wish:
    """The wish. SopctlError where a paper, a page or a resolution is none."""
    if paper is not None:
        from sopctl.layout.page import paper_of

        paper_of(paper)
    if not _DPI[0] <= dpi <= _DPI[1]:
        raise SopctlError("render.dpi", dpi=dpi, paling_kecil=_DPI[0], paling_besar=_DPI[1])
    return Wish(paper, portrait, None if page is None else _pages(page), dpi, one_page, draft)


def _pages(text: str) -> tuple[int, int]:
    """`3` or `2-4`."""
    found = re.fullmatch(r"([0-9]{1,6})(?:-([0-9]{1,6}))?", text.strip())
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last:
        raise SopctlError("render.halaman-tak-terbaca", halaman=text)
    return first, last
