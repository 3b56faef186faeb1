"""Pictures of the pages: the SVG files drawn by resvg, with the shipped fonts and no others."""

from __future__ import annotations

import struct
import zlib

import resvg_py

from sopctl.layout.measure import drawable
from sopctl.render import svg
from sopctl.render.lembar import Lembar
from sopctl.resources import resource_path

_FONTS = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")
_AFTER_HEADER = 33
"""Signature and IHDR chunk of any PNG, in bytes: what follows may say how large a pixel is."""
_MM_PER_INCH, _MM_PER_METRE = 25.4, 1000


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _with_size(picture: bytes, dpi: int) -> bytes:
    """The picture with its pixels a metre, so that it is printed as large as the paper."""
    per_metre = round(dpi * _MM_PER_METRE / _MM_PER_INCH)
    physical = _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    return picture[:_AFTER_HEADER] + physical + picture[_AFTER_HEADER:]


def _picture(page: bytes, dpi: int) -> bytes:
    # Without system fonts no other machine can draw another letter; what ours lack becomes a box, as in PDF.
    picture = resvg_py.svg_to_bytes(
        svg_string=drawable(page.decode()),
        background="#ffffff",
        dpi=float(dpi),
        skip_system_fonts=True,
        font_files=[resource_path("templates", "fonts", name) for name in _FONTS],
    )
    return _with_size(picture, dpi)


def render(lembar: Lembar) -> tuple[bytes, ...]:
    """The pages as PNG pictures, in order."""
    return tuple(_picture(page, lembar.pilihan.dpi) for page in svg.render(lembar))
