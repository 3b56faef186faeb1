"""An office document packed anew: the same parts give the same bytes, whoever packed them and when."""

from __future__ import annotations

import io
import zipfile

_TYPES = "[Content_Types].xml"
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first day that the format knows."""
_READABLE = 0o644 << 16


def pack(document: bytes) -> bytes:
    """A zip of one's own making with its parts by name, the list of types first, and no clock in it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as read,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as written,
    ):
        for name in sorted(read.namelist(), key=lambda name: (name != _TYPES, name)):
            info = zipfile.ZipInfo(name, _NO_TIME)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, _READABLE
            written.writestr(info, read.read(name))
    return out.getvalue()
