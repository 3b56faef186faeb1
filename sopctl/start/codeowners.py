"""Who looks at a change before it is merged, for the service where the repository lies: CODEOWNERS.

Pasal 18 ayat (2) names the superiors in tiers and the official in charge of SOPs. GitLab asks for an approval
of every section, and there is one a tier. GitHub knows no sections: of those it asks for a line any one is
enough, so there riwayat and its rules remain what tells whether all have spoken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sopctl.model.dasar import texts_of
from sopctl.model.jabatan import jabatan_key, says_nothing
from sopctl.model.koleksi import Ringkasan
from sopctl.model.konfigurasi import Konfigurasi, PerangkatDaerah

BEGIN, END = "# >>> sopctl", "# <<< sopctl"
"""The lines around what is ours in a file: the rest of it belongs to the office."""
_OFFICE = ("sopctl.yaml", "peraturan.yaml", "register/", "keputusan/", "inventaris/")
"""What the official in charge of SOPs looks at besides the SOPs."""
_OWNER = re.compile(r"@[\w./-]+|[^\s@#]+@[^\s@#]+\.[^\s@#]+")
_SPECIAL = re.compile(r"[\\*?\[\]!#\"]")


@dataclass(frozen=True, slots=True)
class Pemilik:
    """One SOP, and the accounts that look at it, tier by tier, the nearest superior first."""

    path: str
    tingkat: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Kepemilikan:
    """Who looks at what."""

    sop: tuple[Pemilik, ...]
    pejabat: tuple[str, ...]
    """The accounts of the officials in charge of SOPs."""
    tanpa_akun: tuple[str, ...]
    """The jabatan that should look at something and have no account in `akun`."""


def resolve_owners(konfigurasi: Konfigurasi, sop: Iterable[Ringkasan]) -> Kepemilikan:
    """Who looks at each SOP, as far as `kepala` and `akun` of sopctl.yaml tell."""
    akun, missing = _Akun(konfigurasi), dict[str, None]()

    def accounts(jabatan: str, agency: PerangkatDaerah | None = None) -> tuple[str, ...]:
        found = akun.of(jabatan, agency)
        if not found:
            missing.setdefault(jabatan)
        return found

    owned = []
    for ringkasan in sop:
        tiers = (accounts(jabatan, agency) for jabatan, agency in _superiors(ringkasan, konfigurasi))
        owned.append(Pemilik(ringkasan.path, tuple(dict.fromkeys(tier for tier in tiers if tier))))
    officials = [account for jabatan in _officials(konfigurasi) for account in accounts(jabatan)]
    return Kepemilikan(tuple(owned), tuple(dict.fromkeys(officials)), tuple(missing))


def _superiors(ringkasan: Ringkasan, konfigurasi: Konfigurasi) -> Iterator[tuple[str, PerangkatDaerah]]:
    """The heads above an SOP: of its unit, of those above it, of the agency, of the one it counts as."""
    key = ringkasan.perangkat_daerah or ""
    agency = konfigurasi.agencies.get(key)
    if agency is None:
        return
    units, name, seen = agency.unit_kerja or {}, ringkasan.unit_kerja, set[str]()
    while name and name in units and name not in seen:
        seen.add(name)
        kepala, name = units[name].kepala, units[name].induk
        if kepala and not says_nothing(kepala):
            yield kepala, agency
    above = konfigurasi.agencies.get(konfigurasi.induk_of(key))
    for head in dict.fromkeys((agency.kepala, above.kepala if above else None)):
        if head and not says_nothing(head):
            yield head, agency


def _officials(konfigurasi: Konfigurasi) -> tuple[str, ...]:
    """As sopctl.yaml names them; else who has the word Organisasi in his jabatan (Pasal 18 ayat (2))."""
    named = texts_of(konfigurasi.pejabat_sop)
    return named or tuple(j for j in konfigurasi.akun or {} if "organisasi" in jabatan_key(j).split())


class _Akun:
    """The accounts by jabatan; one of several agencies may be told apart by the agency's name behind it."""

    def __init__(self, konfigurasi: Konfigurasi) -> None:
        self._pemerintah = konfigurasi.pemerintah_daerah
        self._by_key = {
            jabatan_key(jabatan, self._pemerintah): tuple(w for w in written.split() if _OWNER.fullmatch(w))
            for jabatan, written in (konfigurasi.akun or {}).items()
        }

    def of(self, jabatan: str, agency: PerangkatDaerah | None) -> tuple[str, ...]:
        names = (agency.nama, agency.singkatan) if agency else ()
        for candidate in (*(f"{jabatan} {name}" for name in names if name), jabatan):
            found = self._by_key.get(jabatan_key(candidate, self._pemerintah))
            if found:
                return found
        return ()


def github_lines(owners: Kepemilikan, prefix: str) -> list[str]:
    """One line a path, with all who are asked: of several lines that match, the last one counts."""
    office = [_line(f"{prefix}{name}", owners.pejabat) for name in _OFFICE] if owners.pejabat else []
    sops = []
    for pemilik in owners.sop:
        asked = dict.fromkeys([*(account for tier in pemilik.tingkat for account in tier), *owners.pejabat])
        if asked:
            sops.append(_line(f"{prefix}{pemilik.path}", tuple(asked)))
    return [*office, *sops]


def gitlab_lines(owners: Kepemilikan, prefix: str) -> list[str]:
    """One section a tier: each asks for an approval of its own."""
    lines = []
    for number in range(max((len(pemilik.tingkat) for pemilik in owners.sop), default=0)):
        lines += ["", f"[Atasan {number + 1}]"]
        for pemilik in owners.sop:
            if number < len(pemilik.tingkat):
                lines.append(_line(f"{prefix}{pemilik.path}", pemilik.tingkat[number]))
    if owners.pejabat:
        lines += ["", "[Pejabat SOP]"]
        paths = [*_OFFICE, *(pemilik.path for pemilik in owners.sop)]
        lines += [_line(f"{prefix}{path}", owners.pejabat) for path in paths]
    return lines


def put_block(before: str, lines: Sequence[str], note: Sequence[str]) -> str:
    """A file with our block in the place of the old one, else at its end; the rest stays as it is.

    At the end, for the services let the last line that matches count.
    """
    block = "\n".join([BEGIN, *(f"# {line}" for line in note), *lines, END]) + "\n"
    begin = re.search(rf"^{re.escape(BEGIN)}\r?$", before, re.MULTILINE)
    end = re.search(rf"^{re.escape(END)}\r?$\n?", before[begin.end() :], re.MULTILINE) if begin else None
    if begin and end:
        return before[: begin.start()] + block + before[begin.end() + end.end() :]
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    return before + gap + block


def _line(path: str, accounts: Sequence[str]) -> str:
    # A character that is syntax stands for any one character: no two paths of an office differ by that alone.
    return f"/{_SPECIAL.sub('?', path).replace(' ', chr(92) + ' ')} {' '.join(accounts)}"
