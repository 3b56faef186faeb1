"""A name outlives the year, the person and the office: it is that of an activity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.jabatan import same_key
from sopctl.model.konfigurasi import Konfigurasi, PerangkatDaerah
from sopctl.model.sop import Pengesahan, Sop
from sopctl.rules.context import SopContext
from sopctl.rules.kata import texts, words
from sopctl.rules.rule import Rule

RULE = Rule("SOP104", "nama-tanpa-tahun", Level.PERINGATAN, variants=("tahun", "orang", "perangkat-daerah"))
# Not part of a longer number, nor of `35/2012` and `9001:2015`.
_YEAR = re.compile(r"(?<![\w/:.])(?:19|20)[0-9]{2}(?!\w)")
_REGULATION = re.compile(r"\b(?:nomor|no\.?)\s+\S{1,40}\s+(?:tahun\s+)?$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_WORD = re.compile(r"[^\W_]+")
_TITLE = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)*")
_SHORTEST_SINGKATAN = 3


def check(context: SopContext) -> Iterator[Finding]:
    for at, nama in texts(context.sop, "SOP104"):
        told = (
            ("tahun", _year(nama)),
            ("orang", _person(nama, context.sop)),
            ("perangkat-daerah", _agency(nama, context)),
        )
        for variant, what in told:
            if what is not None:
                yield finding("SOP104", at, variant, nama=nama, kata=what)


def _year(nama: str) -> str | None:
    return next((found[0] for found in _YEAR.finditer(nama) if not _is_other(nama[: found.start()])), None)


def _is_other(before: str) -> bool:
    """Whether a number with this before it is no year of the activity."""
    # A short stretch will do: the word before it, or the number of a regulation.
    near = before[-80:]
    last = _LAST_WORD.search(near)
    known = last is not None and last[1].casefold() in words("SOP104", "exceptions")
    return known or _REGULATION.search(near) is not None


def _person(nama: str, sop: Sop) -> str | None:
    """A person whom the SOP itself names, or a degree, which only a person has."""
    spelled = _spelled(nama)
    for person in _persons(sop):
        core = _spelled(person.partition(",")[0])
        # One word may be any: `Indah`, `Surya`.
        if len(core.split()) > 1 and core in spelled:
            return person
    titles = (found[0] for found in _TITLE.finditer(nama))
    return next((title for title in titles if title.casefold() in words("SOP104", "gelar")), None)


def _persons(sop: Sop) -> Iterator[str]:
    told = [(sop.pengesahan or Pengesahan()).nama, *(p.nama for p in sop.penyusun or ())]
    told += [pejabat.nama for entri in sop.entri for pejabat in entri.para_pejabat]
    yield from dict.fromkeys(name for name in told if name)


def _agency(nama: str, context: SopContext) -> str | None:
    """The name of the SOP's own agency, or of its government: other agencies may be what it is about."""
    konfigurasi, key = context.koleksi.konfigurasi, context.sop.perangkat_daerah
    if konfigurasi is None:
        return None
    spelled = _spelled(nama)
    for agency in _own(konfigurasi, key or ""):
        if len(agency.nama.split()) > 1 and _spelled(agency.nama) in spelled:
            return agency.nama
        short = agency.singkatan or ""
        if len(short) >= _SHORTEST_SINGKATAN and _stands_in(short, nama):
            return short
    government = same_key(konfigurasi.pemerintah_daerah or "").removeprefix("pemerintah ")
    written = f"Pemerintah {(konfigurasi.pemerintah_daerah or '').removeprefix('Pemerintah ')}"
    return written if government and _spelled(f"pemerintah {government}") in spelled else None


def _own(konfigurasi: Konfigurasi, key: str) -> Iterator[PerangkatDaerah]:
    for own in dict.fromkeys((key, konfigurasi.induk_of(key))):
        if own in konfigurasi.agencies:
            yield konfigurasi.agencies[own]


def _stands_in(short: str, nama: str) -> bool:
    """As it is written or with small letters behind the first: `Baik` is no `BAIK` in `baik`."""
    written = {short, short.capitalize()}
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", nama) for form in written)


def _spelled(text: str) -> str:
    """The words in small letters, each between spaces, so that one text can be looked up in another."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
