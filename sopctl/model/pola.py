"""The pattern of numbers (`kode.pola`): literal text and tokens in braces, local to each government."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopctl.model.bersambung import runs_together
from sopctl.model.konfigurasi import Kode, Konfigurasi

_TOKEN = re.compile(r"\{([^{}]*)\}|[{}]")
_URUT = re.compile(r"urut(?::0[0-9]{1,2})?")
_PLAIN = frozenset(
    ["singkatan", "perangkat_daerah", "unit_kerja", "klasifikasi", "tahun", "bulan", "bulan_romawi"]
)


def split_pola(pola: str) -> tuple[tuple[str, str], ...]:
    """The parts in order, each as (token, what stands in its braces) or ("", literal text).

    A token that is unknown, or a lone brace, stands as written in both places.
    """
    parts, at = [], 0
    for match in _TOKEN.finditer(pola):
        if match.start() > at:
            parts.append(("", pola[at : match.start()]))
        inner = match[1] or ""
        known = "urut" if _URUT.fullmatch(inner) else inner if inner in _PLAIN else match[0]
        parts.append((known, inner))
        at = match.end()
    if at < len(pola):
        parts.append(("", pola[at:]))
    return tuple(parts)


def tokens_of(pola: str) -> tuple[str, ...]:
    """The tokens in order, `urut` without its width; one that is unknown, or a lone brace, as written."""
    return tuple(token for token, _ in split_pola(pola) if token)


def unknown_tokens(pola: str) -> tuple[str, ...]:
    """Those that stand for nothing, each once."""
    return tuple(dict.fromkeys(token for token in tokens_of(pola) if token[0] in "{}"))


def is_usable(kode: Kode, konfigurasi: Konfigurasi) -> bool:
    """Whether numbers can be made and told by the pattern: no two SOPs could get the same one."""
    if unknown_tokens(kode.pola) or tokens_of(kode.pola).count("urut") != 1:
        return False
    return not any(mixed_up(kode, konfigurasi)) and joined_parts(kode, konfigurasi) is None


def joined_parts(kode: Kode, konfigurasi: Konfigurasi) -> str | None:
    """The piece of a pattern that runs together; two SOPs could then get one number. None: all is parted."""
    return runs_together(split_pola(kode.pola), kode, konfigurasi)


def mixed_up(kode: Kode, konfigurasi: Konfigurasi) -> Iterator[str]:
    """Each part of `lingkup` that restarts the counter and cannot be told from a number.

    Two SOPs could then get one number, given the agencies and units configured.
    """
    tokens = frozenset(tokens_of(kode.pola))
    for part in kode.lingkup or ():
        if not _TELLS[part](tokens, konfigurasi):
            yield part


def _tells_agency(tokens: frozenset[str], konfigurasi: Konfigurasi) -> bool:
    if "perangkat_daerah" in tokens or len(konfigurasi.agencies) < 2:
        return True
    short = [agency.singkatan for agency in konfigurasi.agencies.values() if agency.singkatan]
    return "singkatan" in tokens and len(short) == len(set(short))


def _tells_unit(tokens: frozenset[str], konfigurasi: Konfigurasi) -> bool:
    units = {key for agency in konfigurasi.agencies.values() for key in agency.unit_kerja or ()}
    return "unit_kerja" in tokens or len(units) < 2


def _tells_year(tokens: frozenset[str], konfigurasi: Konfigurasi) -> bool:
    return "tahun" in tokens


def _tells_month(tokens: frozenset[str], konfigurasi: Konfigurasi) -> bool:
    return not tokens.isdisjoint(("bulan", "bulan_romawi"))


_TELLS = {
    "perangkat_daerah": _tells_agency,
    "unit_kerja": _tells_unit,
    "tahun": _tells_year,
    "bulan": _tells_month,
}
