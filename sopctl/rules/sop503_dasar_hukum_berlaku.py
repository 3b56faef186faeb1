"""Every ref stands in peraturan.yaml, and no legal basis is one that is withdrawn or replaced there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sopctl.finding import Finding, Level, finding
from sopctl.model.koleksi import Koleksi
from sopctl.model.peraturan import Peraturan
from sopctl.rules.context import SopContext
from sopctl.rules.hukum import Dasar, legal_bases, own_area, text_key
from sopctl.rules.memo import per_koleksi
from sopctl.rules.names import Nearest
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP503",
    "dasar-hukum-berlaku",
    Level.GALAT,
    perwal("14(1)a", "3(7)"),
    variants=("tidak-ada", "tidak-ada-mirip", "tak-terbaca", "dicabut", "diganti"),
    asks_office=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    koleksi = context.koleksi
    bases = tuple(legal_bases(context.sop, koleksi))
    if koleksi.peraturan_tak_terbaca:
        # One file is at fault, not each of the refs into it.
        first = next((dasar for dasar in bases if dasar.ref is not None), None)
        if first is not None:
            yield finding("SOP503", first.key_path, "tak-terbaca", ref=first.shown)
        return
    nearest = Nearest(koleksi.peraturan or ())
    for dasar in bases:
        entry = _entry(dasar, koleksi)
        if entry is not None:
            yield from _no_longer(dasar, entry, koleksi.peraturan or {})
        elif dasar.ref is not None:
            yield _unknown(dasar, dasar.ref, nearest)


def _entry(dasar: Dasar, koleksi: Koleksi) -> Peraturan | None:
    """What peraturan.yaml says of a legal basis: by its id, or else by its text."""
    if dasar.ref is not None:
        return (koleksi.peraturan or {}).get(dasar.ref)
    return _by_text(koleksi).get(dasar.key(own_area(koleksi)))


@per_koleksi
def _by_text(koleksi: Koleksi) -> dict[object, Peraturan]:
    """The regulations by what their texts name; of two alike the first counts."""
    pemerintah, found = own_area(koleksi), dict[object, Peraturan]()
    for entry in (koleksi.peraturan or {}).values():
        found.setdefault(text_key(entry.teks, pemerintah), entry)
    return found


def _unknown(dasar: Dasar, ref: str, nearest: Nearest) -> Finding:
    near = nearest.to(ref)
    variant = "tidak-ada-mirip" if near else "tidak-ada"
    return finding("SOP503", dasar.key_path, variant, ref=ref, mirip=near)


def _no_longer(dasar: Dasar, entry: Peraturan, peraturan: Mapping[str, Peraturan]) -> Iterator[Finding]:
    successor = _successor(entry, peraturan)
    if successor:
        yield finding("SOP503", dasar.key_path, "diganti", teks=dasar.shown, pengganti=successor)
    elif entry.status == "dicabut":
        yield finding("SOP503", dasar.key_path, "dicabut", teks=dasar.shown)


def _successor(entry: Peraturan, peraturan: Mapping[str, Peraturan]) -> str:
    """What stands in its place today: an id leads on to the text of that entry, and to what replaced it."""
    named, seen = "", set[str]()
    following: Peraturan | None = entry
    while following is not None and (written := (following.diganti_oleh or "").strip()) not in ("", *seen):
        seen.add(written)
        following = peraturan.get(written)
        named = following.teks if following else written
    return named
