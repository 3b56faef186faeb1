"""A number once in the repository: who cites it means one SOP."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.inventaris import Inventaris
from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.nomor import nomor_key
from sopctl.rules.context import SharedContext, SopContext
from sopctl.rules.memo import per_koleksi
from sopctl.rules.names import says_nothing
from sopctl.rules.registered import nomor_of
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP601",
    "nomor-unik",
    Level.GALAT,
    perwal("12", "13"),
    variants=("sop", "judul"),
    cross=True,
    asks_office=True,
    of_withdrawn=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    nomor = nomor_of(context.sop)
    first = _first_sop(context.koleksi).get(nomor) if nomor else None
    if nomor and first is not None and first.path < context.path:
        yield finding("SOP601", ("nomor",), "sop", nomor=nomor, lain=first.nama or "", path=first.path)


def check_inventaris(context: SharedContext[Inventaris]) -> Iterator[Finding]:
    first = _first_title(context.koleksi)
    for i, judul in enumerate(context.model.judul or ()):
        nomor = _written(judul.nomor)
        place = first.get(nomor) if nomor else None
        if nomor and place is not None and (place[0], place[1]) < (context.path, i):
            path, _, nama = place
            yield finding("SOP601", ("judul", i, "nomor"), "judul", nomor=nomor, lain=nama, path=path)


@per_koleksi
def _first_sop(koleksi: Koleksi) -> dict[str, Ringkasan]:
    return {nomor: ringkasan for ringkasan in reversed(koleksi.sop) if (nomor := _written(ringkasan.nomor))}


@per_koleksi
def _first_title(koleksi: Koleksi) -> dict[str, tuple[str, int, str]]:
    """By number the first title that holds it: its file, its place in it, its name."""
    titles: dict[str, tuple[str, int, str]] = {}
    for entry in koleksi.bersama.inventaris:
        for i, judul in enumerate(entry.inventaris.judul or ()):
            nomor = _written(judul.nomor)
            if nomor:
                titles.setdefault(nomor, (entry.path, i, judul.nama))
    return titles


def _written(nomor: str | None) -> str:
    return "" if nomor is None or says_nothing(nomor) else nomor_key(nomor)
