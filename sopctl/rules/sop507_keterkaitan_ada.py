"""Every related SOP exists, and is another one."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.sop import KaitanTeks
from sopctl.rules.context import SopContext
from sopctl.rules.names import same_key
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP507",
    "keterkaitan-ada",
    Level.GALAT,
    perwal("14(1)c", "3(4)"),
    variants=("tidak-ada", "tidak-ada-mirip", "tak-terbaca", "diri-sendiri"),
    cross=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    # Without sopctl.yaml there is no repository whose SOPs could be asked for.
    if context.koleksi.konfigurasi is None:
        return
    for i, item in enumerate(context.sop.keterkaitan or ()):
        at = ("keterkaitan", i)
        if isinstance(item, KaitanTeks):
            if same_key(item.teks) == same_key(context.sop.nama or ""):
                yield finding("SOP507", (*at, "teks"), "diri-sendiri")
        elif item is not None and item.strip():
            yield from _link(context, item, at)


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
        known = sorted({ringkasan.alamat for ringkasan in koleksi.sop if ringkasan.alamat})
        near = get_close_matches(alamat, known, n=1, cutoff=0.8)
        if near:
            yield finding("SOP507", at, "tidak-ada-mirip", alamat=alamat, mirip=near[0])
        else:
            yield finding("SOP507", at, "tidak-ada", alamat=alamat)
