"""The style sheet of an HTML sheet: fixed rules, and a class for every measure that the drawing uses.

A page may carry no style attribute, since its policy admits one style sheet by its hash and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import uharfbuzz as hb

from sopctl.layout.block import baseline, line_height
from sopctl.layout.measure import MM_PER_PT
from sopctl.layout.stages import Paper, TextLine
from sopctl.render.strokes import number
from sopctl.resources import resource_path

_FACES = ((400, "LiberationSans-Regular.ttf"), (700, "LiberationSans-Bold.ttf"))
_ROOM = 24.0
"""So much wider than the paper, in mm, is a window that shows flowing parts as they are printed."""


class Gaya:
    """Measures as classes, each once: what differs from place to place stands in the style sheet."""

    def __init__(self) -> None:
        self._classes: dict[tuple[str, str], str] = {}

    def _class(self, prefix: str, declarations: str) -> str:
        key = (prefix, declarations)
        return self._classes.setdefault(key, f"{prefix}{len(self._classes)}")

    def measure(self, name: str, value: float) -> str:
        """A class that says one measure, in mm: `x`, `y`, `w` or `h`."""
        return self._class(name, f"--{name}:{number(value)}mm")

    def box(self, x: float, y: float, width: float, height: float) -> str:
        """The classes of a place and a size."""
        return " ".join(map(self.measure, "xywh", (x, y, width, height)))

    def line(self, line: TextLine) -> str:
        """The classes of a line of type, placed by its baseline."""
        up = baseline(line.size, line.bold)
        size, height = number(line.size * MM_PER_PT), number(line_height(line.size))
        type_ = self._class("s", f"--s:{size}mm;--t:{height}mm;--o:{number(up)}mm")
        parts = ["b", self.measure("x", line.x), self.measure("y", line.y - up), type_]
        parts += [name for name, is_so in (("tebal", line.bold), ("tegak", line.upright)) if is_so]
        return " ".join(parts)

    def rules(self) -> str:
        """The rules of all classes handed out so far."""
        return "\n".join(f".{name}{{{said}}}" for (_, said), name in self._classes.items())


@lru_cache(maxsize=4)
def css(name: str) -> str:
    """A part of a style sheet as it stands in templates/html."""
    with open(resource_path("templates", "html", name), encoding="utf-8") as file:
        return file.read()


def _subset(name: str, letters: frozenset[int]) -> bytes:
    """The shipped font with no more glyphs than these letters need, and without its instructions."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.unicode_set.update(letters)
    face = hb.Face(hb.Blob.from_file_path(resource_path("templates", "fonts", name)))
    data = hb.subset(face, wanted).blob.data
    if data is None:
        raise ValueError(f"{name}: no subset")
    return bytes(data)


def faces(text: str) -> str:
    """The fonts as far as the text needs them: no machine can put another in their place."""
    letters = frozenset(map(ord, {*map(chr, range(0x20, 0x7F)), *text, *unicodedata.normalize("NFC", text)}))
    rules = []
    for weight, name in _FACES:
        data = base64.b64encode(_subset(name, letters)).decode("ascii")
        source = f'url("data:font/ttf;base64,{data}") format("truetype")'
        rules.append(f'@font-face{{font-family:"Liberation Sans";font-weight:{weight};src:{source}}}')
    return "\n".join(rules)


def style_sheet(gaya: Gaya, paper: Paper, text: str) -> str:
    """The whole style sheet of a document on this paper whose text is `text`."""
    width, height = f"{number(paper.width)}mm", f"{number(paper.height)}mm"
    fixed = css("tetap.css")
    # Half a millimetre apart, so that no window is both narrow and wide.
    narrow, wide = f"{number(paper.width + _ROOM)}mm", f"{number(paper.width + _ROOM + 0.5)}mm"
    flowing = fixed.replace(".tetap ", ".alir ")
    parts = (
        faces(text),
        f"@page{{size:{width} {height};margin:0}}",
        f":root{{--lebar:{width};--tinggi:{height}}}",
        fixed,
        f"@media screen and (max-width:{narrow}){{\n{css('alir.css')}}}",
        f"@media print,screen and (min-width:{wide}){{\n{flowing}}}",
        css("dasar.css"),
        css("lembar.css"),
        gaya.rules(),
    )
    return "\n" + "\n".join(parts) + "\n"


def policy(style: str, has_picture: bool) -> str:
    """What the page may load: its own style sheet, the fonts in it, a logo inside it; nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    allowed: Iterable[str] = (
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "font-src data:",
        *(["img-src data:"] if has_picture else []),
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(allowed)
