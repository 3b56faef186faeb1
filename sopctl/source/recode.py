"""Bytes of another encoding as UTF-8, every character kept, also one that may not stand there."""

from __future__ import annotations

from sopctl.source.decode import encoding_of
from sopctl.source.limits import MAX_BYTES


def recoded(data: bytes) -> bytes | None:
    """The same text as UTF-8 without a byte order mark; None where it is that already or cannot be."""
    codec, variant, mark = encoding_of(data)
    if variant is None:
        return None
    if codec == "utf-8":
        return data[mark:]
    try:
        again = data[mark:].decode(codec).encode()
    except UnicodeError:
        return None
    return again if len(again) <= MAX_BYTES else None
