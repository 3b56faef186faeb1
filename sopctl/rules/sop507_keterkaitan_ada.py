"""Every related SOP exists, and is another one."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.koleksi import Koleksi
from sopctl.model.sop import KaitanTeks
from sopctl.rules.context import SopContext
from sopctl.rules.memo import per_koleksi
from sopctl.rules.names import name_key
from sopctl.rules.nearby import Nearby
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP507",
    "keterkaitan-ada",
    Level.GALAT,
    perwal("14(1)c", "3(4)"),
    variants=("tidak-ada", "tidak-ada-mirip", "tak-terbaca", "diri-sendiri"),
    cross=True,
    asks_office=True,
)
_ALIKE = 0.8
"""Addresses of one agency are alike by their first half alone."""


def check(context: SopContext) -> Iterator[Finding]:
    # Without sopctl.yaml there is no repository whose SOPs could be asked for.
    if context.koleksi.konfigurasi is None:
        return
    for i, item in enumerate(context.sop.keterkaitan or ()):
        at = ("keterkaitan", i)
        if isinstance(item, KaitanTeks):
            if name_key(item.teks) == name_key(context.sop.nama or ""):
                yield finding("SOP507", (*at, "teks"), "diri-sendiri")
        elif item is not None and item.strip():
            yield from _link(context, item, at)


@per_koleksi
def _nearby(koleksi: Koleksi) -> Nearby:
    return Nearby(ringkasan.alamat for ringkasan in koleksi.sop if ringkasan.alamat)


def _link(context: SopContext, link: str, at: KeyPath) -> Iterator[Finding]:
    sop, koleksi = context.sop, context.koleksi
    if "/" not in link and sop.perangkat_daerah is None:
        return
    alamat = sop.resolve_alamat(link)
    found = koleksi.find(alamat)
    if alamat == sop.alamat or (found is not None and found.path == context.path):
        yield finding("SOP507", at, "diri-sendiri")
    elif found is None and alamat in koleksi.tak_terbaca:
        yield finding("SOP507", at, "tak-terbaca", alamat=alamat)
    elif found is None:
        near = _nearby(koleksi).to(alamat, _ALIKE)
        if near:
            yield finding("SOP507", at, "tidak-ada-mirip", alamat=alamat, mirip=near)
        else:
            yield finding("SOP507", at, "tidak-ada", alamat=alamat)
