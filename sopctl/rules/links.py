"""What is wrong with a link to another SOP: what `keterkaitan` and `rujuk_sop` are asked alike."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, finding
from sopctl.model.koleksi import Koleksi
from sopctl.rules.context import SopContext
from sopctl.rules.memo import per_koleksi
from sopctl.rules.nearby import Nearby

FAULTS = ("tidak-ada", "tidak-ada-mirip", "tak-terbaca", "diri-sendiri")
"""The variants of a broken link."""
_ALIKE = 0.8
"""Addresses of one agency are alike by their first half alone."""


def broken_link(rule: str, context: SopContext, link: str, at: KeyPath) -> Iterator[Finding]:
    """One of `FAULTS`, told by a rule; nothing where the link leads to another SOP or cannot be judged."""
    sop, koleksi = context.sop, context.koleksi
    if "/" not in link and sop.perangkat_daerah is None:
        return
    alamat = sop.resolve_alamat(link)
    found = koleksi.find(alamat)
    if alamat == sop.alamat or (found is not None and found.path == context.path):
        yield finding(rule, at, "diri-sendiri")
    elif found is None and alamat in koleksi.tak_terbaca:
        yield finding(rule, at, "tak-terbaca", alamat=alamat)
    elif found is None:
        near = _nearby(koleksi).to(alamat, _ALIKE)
        if near:
            yield finding(rule, at, "tidak-ada-mirip", alamat=alamat, mirip=near)
        else:
            yield finding(rule, at, "tidak-ada", alamat=alamat)


@per_koleksi
def _nearby(koleksi: Koleksi) -> Nearby:
    return Nearby(ringkasan.alamat for ringkasan in koleksi.sop if ringkasan.alamat)
