"""New files: written whole or not at all, and never over what is there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from sopctl.source.files import is_inside
from sopctl.source.write import hold


class LeadsOutError(OSError):
    """A link on the way to a file leads out of the folder that it should lie in."""


def create(root: str, path: str, data: bytes) -> bool:
    """Write a new file at `path` (with `/`) below `root`; False where something of that name is there.

    OSError where it cannot be written, LeadsOutError where it would lie outside `root`.
    """
    target = os.path.join(root, *path.split("/"))
    parent = os.path.dirname(target)
    if not is_inside(os.path.realpath(parent), os.path.realpath(root)):
        raise LeadsOutError
    if os.path.lexists(target):
        return False
    Path(parent).mkdir(parents=True, exist_ok=True)
    try:
        return _create(target, parent, data)
    except FileNotFoundError:
        # Another run may have swept the unfinished file away in the moment before it was held.
        return _create(target, parent, data)


def _create(target: str, parent: str, data: bytes) -> bool:
    descriptor, temporary = tempfile.mkstemp(prefix=".sopctl-", suffix=".tmp", dir=parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            hold(file.fileno())
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.chmod(temporary, 0o666 & ~_umask())
            return _take_name(temporary, target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


def _take_name(temporary: str, target: str) -> bool:
    try:
        # A link, unlike a renaming, fails where somebody has taken the name in the meantime.
        os.link(temporary, target)
    except FileExistsError:
        return False
    except FileNotFoundError:
        raise
    except OSError:
        # A disk that knows no links, such as a USB stick.
        return _copy(temporary, target)
    return True


def _copy(temporary: str, target: str) -> bool:
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        return False
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(Path(temporary).read_bytes())
    except BaseException:
        os.unlink(target)
        raise
    return True


def _umask() -> int:
    """The process's mask, by which a file made in the ordinary way would have its rights."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
