"""A result written into the file that was asked for."""

from __future__ import annotations

from sopctl.errors import SopctlError


def write_result(path: str, data: bytes) -> None:
    """Put a result into a file, whole or not at all; SopctlError where it cannot be written."""
    from sopctl.source.write import put_result

    try:
        put_result(path, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SopctlError("tulis.gagal", path=path, alasan=reason) from error
