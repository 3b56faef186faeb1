"""A decree that an entry names is there, and lists the SOP."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.dasar import texts_of
from sopctl.model.keputusan import Terputuskan
from sopctl.model.koleksi import Koleksi
from sopctl.rules.context import SopContext
from sopctl.rules.memo import per_koleksi
from sopctl.rules.nearby import Nearby
from sopctl.rules.registered import addresses_of
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP608",
    "keputusan-ada",
    Level.GALAT,
    perwal("12(2)", "20"),
    variants=("tidak-ada", "tidak-ada-mirip", "tak-terbaca", "tidak-memuat"),
    cross=True,
    asks_office=True,
    of_withdrawn=True,
)
_ALIKE = 0.8
"""Ids of decrees are alike by their year alone."""


def check(context: SopContext) -> Iterator[Finding]:
    for i, entri in enumerate(context.sop.entri):
        ref = entri.keputusan.ref.strip() if entri.keputusan and entri.keputusan.ref else ""
        if ref and entri.tanggal <= context.today:
            yield from _referred(ref, ("riwayat", i, "keputusan"), context)


def _referred(ref: str, at: KeyPath, context: SopContext) -> Iterator[Finding]:
    koleksi, addresses = context.koleksi, addresses_of(context.sop)
    decree = koleksi.bersama.find_keputusan(ref)
    if decree is None:
        yield _missing(ref, at, koleksi)
    elif addresses and not _lists(decree, addresses):
        yield finding("SOP608", at, "tidak-memuat", ref=ref, alamat=addresses[0], path=decree.path)


def _missing(ref: str, at: KeyPath, koleksi: Koleksi) -> Finding:
    if koleksi.bersama.may_hold("keputusan", ref):
        return finding("SOP608", at, "tak-terbaca", ref=ref)
    near = _nearby(koleksi).to(ref, _ALIKE)
    if near:
        return finding("SOP608", at, "tidak-ada-mirip", ref=ref, mirip=near)
    return finding("SOP608", at, "tidak-ada", ref=ref)


def _lists(decree: Terputuskan, addresses: tuple[str, ...]) -> bool:
    listed = {alamat.strip() for alamat in texts_of(decree.keputusan.sop)}
    return not listed.isdisjoint(addresses)


@per_koleksi
def _nearby(koleksi: Koleksi) -> Nearby:
    return Nearby(decree.keputusan.id for decree in koleksi.bersama.keputusan)
