"""Writing files: old or new at any moment, never between, and those of an office never outside of it.

A file is written beside the name that it shall have, and takes it in one step. What a run that was killed
leaves behind is swept by the next: a file is held by a lock as long as its writer lives.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
import time
from collections.abc import Callable, Iterable

from sopctl.errors import SopctlError
from sopctl.source.files import is_inside

_PREFIX, _SUFFIX = ".sopctl-", ".tmp"
_LEFT_OVER = re.compile(r"\.sopctl-.+\.tmp")
_OLD_SECONDS = 600
"""Where there are no locks, what is older than this has no writer any more."""
_TRIES = 5
"""An editor or a scanner on Windows may hold the old file for a moment."""
_Take = Callable[[str, str], None]
"""How a file that was written beside a name takes it."""


def replace_file(path: str, root: str | None, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`, mode bits kept, behind a link where it leads to inside `root`.

    SopctlError where the file lies outside of the repository, is no longer what it was, or cannot be
    written. Without a repository a link is not followed.
    """
    real = os.path.realpath(path)
    if root is None and os.path.islink(path):
        raise SopctlError("tulis.tautan", path=path)
    if root is not None and not is_inside(real, os.path.realpath(root)):
        raise SopctlError("tulis.keluar", path=path)
    try:
        mode = _unchanged_mode(real, before, path)
        _write_beside(real, after, mode, _replace)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SopctlError("tulis.gagal", path=path, alasan=reason) from error


def create_file(path: str, data: bytes) -> None:
    """A new file, whole or not there; FileExistsError where something has its name, OSError else."""
    if os.path.lexists(path):
        raise FileExistsError(path)
    _write_beside(path, data, _any_mode(), _take_free_name)


def put_file(path: str, data: bytes) -> None:
    """A result, whole or as it was before, in the place of a file or a link that has its name.

    OSError where it cannot be written or is protected against that.
    """
    _write_beside(path, data, _mode_in_place_of(path), _replace)


def put_result(path: str, data: bytes) -> None:
    """The same at a path that somebody chose: a link, a pipe or a device there is written through."""
    if os.path.lexists(path) and not stat.S_ISREG(os.lstat(path).st_mode):
        with open(path, "wb") as file:
            file.write(data)
    else:
        put_file(path, data)


def _write_beside(real: str, data: bytes, mode: int, take: _Take) -> None:
    """Write a file beside another and let it take the name. OSError where that cannot be done."""
    try:
        _write_and_take(real, data, mode, take)
    except FileNotFoundError:
        # Another run may have swept it away in the moment before it was held.
        _write_and_take(real, data, mode, take)
    _sync_folder(os.path.dirname(real))


def _write_and_take(real: str, data: bytes, mode: int, take: _Take) -> None:
    folder = os.path.dirname(real) or os.curdir
    descriptor, temporary = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            hold(file.fileno())
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            _set_mode(temporary, mode)
            if os.name == "posix":
                # With the lock held, so that nobody sweeps it away at the last moment.
                take(temporary, real)
        if os.name != "posix":
            take(temporary, real)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _replace(temporary: str, real: str) -> None:
    for attempt in range(_TRIES):
        try:
            os.replace(temporary, real)
            return
        except PermissionError:
            if os.name == "posix" or attempt + 1 == _TRIES:
                raise
            time.sleep(0.1 * (attempt + 1))


def _take_free_name(temporary: str, real: str) -> None:
    """FileExistsError where somebody has taken the name in the meantime."""
    try:
        # A link, unlike a renaming, fails there.
        os.link(temporary, real)
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        # A disk that knows no links, such as a USB stick.
        _copy(temporary, real)
    os.unlink(temporary)


def _copy(temporary: str, real: str) -> None:
    with open(real, "xb") as file:
        try:
            with open(temporary, "rb") as source:
                file.write(source.read())
        except BaseException:
            os.unlink(real)
            raise


def sweep(folders: Iterable[str]) -> None:
    """Remove what killed runs have left in some folders; what cannot be removed stays."""
    for folder in dict.fromkeys(folders):
        with contextlib.suppress(OSError):
            for name in os.listdir(folder or os.curdir):
                if _LEFT_OVER.fullmatch(name):
                    _sweep(os.path.join(folder, name))


def _sweep(path: str) -> None:
    with contextlib.suppress(OSError):
        status = os.lstat(path)
        if stat.S_ISREG(status.st_mode) and _is_abandoned(path, status):
            os.unlink(path)


def _is_abandoned(path: str, status: os.stat_result) -> bool:
    """Whether no living run holds a file; OSError where one does."""
    if os.name != "posix":
        return time.time() - status.st_mtime > _OLD_SECONDS
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        hold(descriptor, wait=False)
    finally:
        os.close(descriptor)
    return True


def hold(descriptor: int, *, wait: bool = True) -> None:
    """Hold a file until it is closed; without waiting BlockingIOError where another run holds it."""
    if os.name == "posix":
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def _unchanged_mode(real: str, before: bytes, path: str) -> int:
    """The mode bits of a regular file that still holds what was read of it."""
    status = os.lstat(real)
    if not stat.S_ISREG(status.st_mode):
        raise SopctlError("tulis.berubah", path=path)
    with open(real, "rb") as file:
        if file.read() != before:
            raise SopctlError("tulis.berubah", path=path)
    return _writable_mode(status, real)


def _mode_in_place_of(path: str) -> int:
    """The mode bits of a regular file that stays what it was to others, or those of any new one."""
    status = os.lstat(path) if os.path.lexists(path) else None
    regular = status is not None and stat.S_ISREG(status.st_mode)
    return _writable_mode(status, path) if status is not None and regular else _any_mode()


def _writable_mode(status: os.stat_result, path: str) -> int:
    if not os.access(path, os.W_OK):
        # A file that is protected against writing is not written by taking its name from it.
        raise PermissionError(13, "Permission denied", path)
    return stat.S_IMODE(status.st_mode)


def _set_mode(path: str, mode: int) -> None:
    with contextlib.suppress(OSError):
        os.chmod(path, mode)


def _any_mode() -> int:
    """The rights that a file made in the ordinary way would have."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: str) -> None:
    """Let the new name outlive a power cut; where folders cannot be synced the file is whole all the same."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder or os.curdir, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
