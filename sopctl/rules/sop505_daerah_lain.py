"""No rule of another city or regency: it came with a copied SOP, and binds nobody here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.peraturan import DaftarPeraturan
from sopctl.model.rujukan_hukum import RujukanHukum, Wilayah, read_wilayah
from sopctl.rules.context import SharedContext, SopContext
from sopctl.rules.hukum import entries, legal_bases, own_area
from sopctl.rules.rule import Rule

RULE = Rule("SOP505", "daerah-lain", Level.PERINGATAN, asks_office=True)
_GOVERNMENT = re.compile(
    r"(?<!\w)(?:pemerintah|pemerintahan|perangkat daerah) ((?:kota|kabupaten) \w.*)", re.IGNORECASE
)
"""Where a title names the city whose rule it is: `Tata Naskah Dinas di Lingkungan Pemerintah Kota Serang`."""
_LOCAL = frozenset({"perda", "perwal", "perbup", "perkada", "kepwal", "kepbup"})


def check(context: SopContext) -> Iterator[Finding]:
    own = own_area(context.koleksi)
    if own is None:
        return
    for dasar in legal_bases(context.sop, context.koleksi):
        # A ref is judged where its text stands, once for all SOPs that rest on it.
        if dasar.ref is None and dasar.rujukan is not None:
            yield from _foreign(dasar.key_path, dasar.rujukan, dasar.shown, own)


def check_peraturan(context: SharedContext[DaftarPeraturan]) -> Iterator[Finding]:
    own = own_area(context.koleksi)
    if own is not None:
        for at, rujukan, teks in entries(context.model.peraturan):
            yield from _foreign(at, rujukan, teks, own)


def _foreign(at: KeyPath, rujukan: RujukanHukum, teks: str, own: Wilayah) -> Iterator[Finding]:
    area = rujukan.wilayah or _by_title(rujukan, own)
    if area is not None and not area.may_be(own):
        yield finding("SOP505", at, teks=teks, lain=_spell(area), sendiri=_spell(own))


def _by_title(rujukan: RujukanHukum, own: Wilayah) -> Wilayah | None:
    """The city that a title names, where the text names none before its number."""
    if rujukan.jenis not in _LOCAL or rujukan.tingkat == 7 or rujukan.judul is None:
        return None
    found = _GOVERNMENT.search(" ".join(rujukan.judul.split()))
    area = read_wilayah(_name_in(found[1])) if found else None
    # What follows the name in a title cannot be told from it.
    return None if area is None or f"{area.nama} ".startswith(f"{own.nama} ") else area


def _name_in(words: str) -> str:
    """The city at the beginning of some words: those in capitals, at most three behind its kind."""
    kind, *rest = words.split()
    name = []
    for word in rest[:3]:
        if not word[:1].isupper():
            break
        name.append(word.rstrip(".,;:()"))
        if word != name[-1]:
            break
    return " ".join((kind, *name))


def _spell(area: Wilayah) -> str:
    return " ".join(part.title() for part in (area.macam or "", area.nama) if part)
