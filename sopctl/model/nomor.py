"""Numbers after the pattern of a government: made for an SOP, and read back (Pasal 12, 13 and 17).

The pattern is data (`kode.pola`), since Lampiran II and III of the regulation are local.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sopctl.model.isi_pola import ROMAN, URUT_DIGITS, width_of
from sopctl.model.konfigurasi import Kode, Konfigurasi, PerangkatDaerah
from sopctl.model.pola import split_pola

LONGEST = 200
"""Characters of a number; what is longer is none, and is not searched for one."""


@dataclass(frozen=True, slots=True)
class Bahan:
    """What a number is made of: whose it is, and the day that gives its year and month."""

    perangkat_daerah: str | None
    unit_kerja: str | None
    hari: date


@dataclass(frozen=True, slots=True)
class Lingkup:
    """What a counter runs within; a part that does not restart it is None."""

    perangkat_daerah: str | None = None
    unit_kerja: str | None = None
    tahun: int | None = None
    bulan: int | None = None


@dataclass(frozen=True, slots=True)
class NomorTerbaca:
    """A number read by the pattern; a part that the pattern does not hold is None."""

    urut: int
    perangkat_daerah: str | None = None
    unit_kerja: str | None = None
    tahun: int | None = None
    bulan: int | None = None


def nomor_key(nomor: str) -> str:
    """A number without the spaces that never tell two apart."""
    return " ".join(nomor.split())


def lingkup_of(kode: Kode, bahan: Bahan) -> Lingkup:
    """The counter that a number of these is taken from."""
    parts = frozenset(kode.lingkup or ())
    return Lingkup(
        bahan.perangkat_daerah if "perangkat_daerah" in parts else None,
        bahan.unit_kerja if "unit_kerja" in parts else None,
        bahan.hari.year if "tahun" in parts else None,
        bahan.hari.month if "bulan" in parts else None,
    )


def missing_parts(kode: Kode, konfigurasi: Konfigurasi, bahan: Bahan) -> tuple[str, ...]:
    """The parts that the pattern or the counter asks for and nobody has given, by their keys."""
    asked = dict.fromkeys((*(name for name, _ in split_pola(kode.pola) if name), *(kode.lingkup or ())))
    values = _values(kode, konfigurasi, bahan)
    return tuple(name for name in asked if name != "urut" and not values.get(name))


def make_nomor(kode: Kode, konfigurasi: Konfigurasi, bahan: Bahan, urut: int) -> str:
    """The number with this counter. Nothing that `missing_parts` names may be missing."""
    values = _values(kode, konfigurasi, bahan)
    return "".join(_written(name, text, values, urut) for name, text in split_pola(kode.pola))


class Pembaca:
    """Reads numbers by the pattern of a government; what it searches by is made once."""

    def __init__(self, kode: Kode, konfigurasi: Konfigurasi) -> None:
        self.kode, self.konfigurasi = kode, konfigurasi
        self._regexes: dict[tuple[str | None, str | None], re.Pattern[str]] = {}

    def read(
        self, nomor: str, perangkat_daerah: str | None = None, unit_kerja: str | None = None
    ) -> NomorTerbaca | None:
        """A number read by the pattern; None where it has not the pattern's shape or its fixed parts.

        Any year or month fits: numbers are often given later than the SOP was made. With an agency or a
        unit only the number of that one fits; without, that of any that is configured.
        """
        if len(nomor) > LONGEST:
            return None
        agencies = _agencies(self.konfigurasi, perangkat_daerah)
        found = self._regex(perangkat_daerah, unit_kerja).fullmatch(nomor)
        if found is None:
            return None
        parts = found.groupdict()
        bulan = parts.get("bulan") or parts.get("bulan_romawi")
        return NomorTerbaca(
            int(parts["urut"]),
            _agency_of(parts, agencies) or perangkat_daerah,
            parts.get("unit_kerja") or unit_kerja,
            int(parts["tahun"]) if parts.get("tahun") else None,
            None if bulan is None else int(bulan) if bulan.isdigit() else ROMAN.index(bulan) + 1,
        )

    def _regex(self, perangkat_daerah: str | None, unit_kerja: str | None) -> re.Pattern[str]:
        key = (perangkat_daerah, unit_kerja)
        if key not in self._regexes:
            agencies = _agencies(self.konfigurasi, perangkat_daerah)
            units = (unit_kerja,) if unit_kerja else tuple(_units(agencies.values()))
            self._regexes[key] = _regex(self.kode, agencies, units)
        return self._regexes[key]


def read_nomor(
    nomor: str,
    kode: Kode,
    konfigurasi: Konfigurasi,
    perangkat_daerah: str | None = None,
    unit_kerja: str | None = None,
) -> NomorTerbaca | None:
    """One number read by the pattern, as `Pembaca.read` does."""
    return Pembaca(kode, konfigurasi).read(nomor, perangkat_daerah, unit_kerja)


def _values(kode: Kode, konfigurasi: Konfigurasi, bahan: Bahan) -> dict[str, str | None]:
    agency = konfigurasi.agencies.get(bahan.perangkat_daerah or "")
    return {
        "perangkat_daerah": bahan.perangkat_daerah,
        "singkatan": agency.singkatan if agency else None,
        "unit_kerja": bahan.unit_kerja,
        "klasifikasi": kode.klasifikasi,
        "tahun": str(bahan.hari.year),
        "bulan": f"{bahan.hari.month:02}",
        "bulan_romawi": ROMAN[bahan.hari.month - 1],
    }


def _written(name: str, text: str, values: dict[str, str | None], urut: int) -> str:
    if not name:
        return text
    return f"{urut:0{width_of(text)}}" if name == "urut" else values[name] or ""


def _regex(kode: Kode, agencies: dict[str, PerangkatDaerah], units: Iterable[str]) -> re.Pattern[str]:
    choices = {
        "perangkat_daerah": _any_of(agencies),
        "singkatan": _any_of(agency.singkatan for agency in agencies.values() if agency.singkatan),
        "unit_kerja": _any_of(units),
        "klasifikasi": re.escape(kode.klasifikasi or ""),
        "tahun": "[12][0-9]{3}",
        "bulan": "0[1-9]|1[0-2]",
        "bulan_romawi": _any_of(ROMAN),
    }
    seen: set[str] = set()
    return re.compile("".join(_piece(name, text, choices, seen) for name, text in split_pola(kode.pola)))


def _piece(name: str, text: str, choices: dict[str, str], seen: set[str]) -> str:
    """One part of the pattern; a token that stands twice must read the same both times."""
    if not name:
        return re.escape(text)
    if name in seen:
        return f"(?P={name})"
    seen.add(name)
    return f"(?P<{name}>{_counter(width_of(text)) if name == 'urut' else choices[name]})"


def _counter(width: int) -> str:
    """As many digits as the pattern asks for, and more only where the number needs them."""
    return f"[0-9]{{{width}}}|[1-9][0-9]{{{width},{max(width, URUT_DIGITS)}}}"


def _any_of(words: Iterable[str]) -> str:
    # The longest first, so that no word is cut short by one that it begins with; nothing never matches.
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) or "(?!)"


def _agencies(konfigurasi: Konfigurasi, key: str | None) -> dict[str, PerangkatDaerah]:
    if key is None:
        return konfigurasi.agencies
    return {k: agency for k, agency in konfigurasi.agencies.items() if k == key}


def _units(agencies: Iterable[PerangkatDaerah]) -> Iterator[str]:
    for agency in agencies:
        yield from agency.unit_kerja or ()


def _agency_of(parts: dict[str, str | None], agencies: dict[str, PerangkatDaerah]) -> str | None:
    """The agency that a number names: by its key, or by a singkatan that no other has."""
    if parts.get("perangkat_daerah"):
        return parts["perangkat_daerah"]
    short = parts.get("singkatan")
    having = [key for key, agency in agencies.items() if short and agency.singkatan == short]
    return having[0] if len(having) == 1 else None
