"""How names and jabatan are compared (rules.md, "When a rule speaks")."""

from __future__ import annotations

import re

_ACTING = re.compile(
    r"^(?:plt|plh|pjs?|pelaksana\s+tugas|pelaksana\s+harian|penjabat(?:\s+sementara)?)\b\.?\s*", re.IGNORECASE
)
_NOTHING = re.compile(r"[\s\-–—.…_]*")
SEKRETARIS_DAERAH = "Sekretaris Daerah"
"""Who coordinates and ratifies what several agencies do (Pasal 16 ayat (3), 19 ayat (2))."""


def same_key(text: str) -> str:
    """A name without what never tells two apart: case and spacing."""
    return " ".join(text.casefold().split())


def says_nothing(text: str | None) -> bool:
    """Missing, blank, or only the strokes and dots that a form is filled with where nothing is known."""
    return text is None or _NOTHING.fullmatch(text) is not None


def jabatan_key(jabatan: str, pemerintah: str | None = None) -> str:
    """A jabatan without Plt., Plh., Pj., also spelled out, and without the government's name at its end.

    `Plt. Sekretaris Daerah Kota Serang` is `sekretaris daerah` in the government `Kota Serang`.
    """
    key = same_key(_ACTING.sub("", jabatan.strip()))
    for suffix in _government_names(pemerintah):
        if key.endswith(f" {suffix}"):
            return key[: -len(suffix) - 1]
    return key


def _government_names(pemerintah: str | None) -> tuple[str, ...]:
    """`pemerintah kota serang`, then `kota serang`: the longest first."""
    if not pemerintah:
        return ()
    name = same_key(pemerintah).removeprefix("pemerintah ").removeprefix("daerah ")
    return (f"pemerintah daerah {name}", f"pemerintah {name}", name)
