"""Badges: from a mark on a sheet to its change in the list, a sign and a number."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from sopctl.diff.tempat import Tanda
from sopctl.render.strokes import number

SIGN: dict[Tanda, str] = {"tambah": "+", "hapus": "−", "ubah": "≠", "pindah": "↕"}
KECIL, BESAR = 8.0, 11.0
"""Points of a badge's type: on a sheet shown as large as paper, on one shown smaller."""
_HEIGHT, PADDING, _BASE = 0.5, 0.09, 0.14
"""mm a point of type: the height of a badge, the room beside its text, the room below its text."""
MM_PER_PT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Lencana:
    """A badge: a link from a mark to its change."""

    id: str
    """Empty where the change has its first badge on this sheet already."""
    nomor: int
    tanda: Tanda
    x: float
    y: float
    w: float
    ukuran: float
    """Points of its type."""

    @property
    def teks(self) -> str:
        """What stands in it."""
        return badge_text(self.tanda, self.nomor)


def badge_text(tanda: Tanda, nomor: int) -> str:
    """The sign and the number of a change."""
    return f"{SIGN[tanda]} {nomor}"


def height_of(ukuran: float) -> float:
    """The height of a badge in mm, from the points of its type."""
    return ukuran * _HEIGHT


def draw_badge(lencana: Lencana, name: str) -> str:
    """A badge as a link in SVG; `name` is what it is called for those who do not see it."""
    x, y, w = number(lencana.x), number(lencana.y), number(lencana.w)
    height, up = height_of(lencana.ukuran), lencana.ukuran * _BASE
    text_x, text_y = number(lencana.x + PADDING * lencana.ukuran), number(lencana.y + height - up)
    own = f' id="{lencana.id}"' if lencana.id else ""
    return (
        f'<a{own} class="lencana {lencana.tanda}" href="#u-{lencana.nomor}" aria-label={quoteattr(name)}>'
        f'<rect x="{x}" y="{y}" width="{w}" height="{number(height)}" rx="0.8"/>'
        f'<text x="{text_x}" y="{text_y}" font-size="{number(lencana.ukuran * MM_PER_PT)}" '
        f'font-weight="bold">{escape(lencana.teks)}</text></a>'
    )
