"""The logo of sopctl.yaml: a PNG that is what it says, before any engine decodes it."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

MAX_BYTES = 1 << 20
"""format.md: at most 1 MiB."""
_MAX_PIXELS = 16_000_000
"""A small file can hold a picture that fills the memory; a logo is printed 24 mm high."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Logo:
    """A checked picture."""

    path: str
    data: bytes
    ratio: float
    """Width over height."""


def check_logo(path: str, data: bytes) -> Logo | None:
    """The logo, or None where the bytes are no whole PNG of a sensible size."""
    size = _png_size(data)
    if size is None or size[0] * size[1] > _MAX_PIXELS:
        return None
    return Logo(path, data, size[0] / size[1])


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG whose chunks are whole and in order; None for anything else."""
    if len(data) > MAX_BYTES or not data.startswith(_SIGNATURE):
        return None
    kinds: list[bytes] = []
    at, size = len(_SIGNATURE), (0, 0)
    while at + 12 <= len(data) and kinds[-1:] != [b"IEND"]:
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if (
            end > len(data)
            or zlib.crc32(data[at + 4 : end - 4]) != struct.unpack_from(">I", data, end - 4)[0]
        ):
            return None
        if kind == b"IHDR" and length == 13:
            size = struct.unpack_from(">II", data, at + 8)
        kinds.append(kind)
        at = end
    whole = kinds[:1] == [b"IHDR"] and kinds[-1:] == [b"IEND"] and b"IDAT" in kinds
    return size if whole and size[0] > 0 and size[1] > 0 else None
