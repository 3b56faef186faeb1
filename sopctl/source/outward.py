"""Paths in sopctl.yaml that lead out of the repository: nobody follows them, and SOP010 tells them."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, finding
from sopctl.model.konfigurasi import Konfigurasi


def leads_out(path: str) -> bool:
    """Whether a path or pattern, read from the repository's root, is absolute or climbs above it.

    Judged as written, on every system alike: a drive letter and a backslash count too.
    """
    text = path.replace("\\", "/")
    if text.startswith(("/", "~")) or text[1:2] == ":":
        return True
    depth = 0
    for part in text.split("/"):
        depth += {"..": -1, "": 0, ".": 0}.get(part, 1)
        if depth < 0:
            return True
    return False


def paths_out(konfigurasi: Konfigurasi) -> tuple[Finding, ...]:
    """SOP010 for each path of the settings that leads out."""
    return tuple(
        finding("SOP010", key_path, "jalur-keluar", nilai=text)
        for key_path, text in _paths(konfigurasi)
        if leads_out(text)
    )


def _paths(konfigurasi: Konfigurasi) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(konfigurasi.berkas, str):
        yield ("berkas",), konfigurasi.berkas
    else:
        for i, text in enumerate(konfigurasi.berkas or ()):
            if text is not None:
                yield ("berkas", i), text
    if konfigurasi.logo is not None:
        yield ("logo",), konfigurasi.logo
