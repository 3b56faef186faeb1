"""Opening files of people we do not know: only regular ones, only inside the repository, never blocking."""

from __future__ import annotations

import os
import stat

Fault = tuple[str, str]
"""A rule and its variant."""

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def is_inside(real: str, real_root: str) -> bool:
    """Whether a path without links lies in a folder without links, or is that folder."""
    return real == real_root or real.startswith(real_root.rstrip(os.sep) + os.sep)


def read_regular(path: str, root: str | None, max_bytes: int) -> bytes | Fault:
    """The bytes of a regular file, or why there are none."""
    real = os.path.realpath(path)
    if root is not None and not is_inside(real, os.path.realpath(root)):
        return "SOP010", "keluar"
    try:
        if not os.path.lexists(real) or stat.S_ISLNK(os.lstat(real).st_mode):
            return ("SOP010", "menggantung") if os.path.islink(path) else ("SOP001", "tak-terbaca")
        return read_real(real, max_bytes)
    except OSError:
        return "SOP001", "tak-terbaca"


def read_real(real: str, max_bytes: int) -> bytes | Fault:
    """The bytes of a file at a path without links. A device is not even opened: opening one can act."""
    fault = _fault_of(os.lstat(real), max_bytes)
    if fault is not None:
        return fault
    descriptor = os.open(real, _FLAGS)
    try:
        # Between the look and the opening another file may have taken the name.
        fault = _fault_of(os.fstat(descriptor), max_bytes)
        if fault is not None:
            return fault
        return _read(descriptor, max_bytes)
    finally:
        os.close(descriptor)


def _fault_of(status: os.stat_result, max_bytes: int) -> Fault | None:
    if not stat.S_ISREG(status.st_mode):
        return "SOP001", "bukan-berkas"
    if status.st_size > max_bytes:
        return "SOP002", "berkas-terlalu-besar"
    return None


def _read(descriptor: int, max_bytes: int) -> bytes | Fault:
    parts: list[bytes] = []
    left = max_bytes + 1
    while left > 0 and (part := os.read(descriptor, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts) if left > 0 else ("SOP002", "berkas-terlalu-besar")
