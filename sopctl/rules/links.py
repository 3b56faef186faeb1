"""The links of an SOP to others: what `keterkaitan` and `rujuk_sop` are asked alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sopctl.finding import Finding, KeyPath, finding
from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.model.sop import Sop
from sopctl.rules.context import SopContext
from sopctl.rules.memo import per_koleksi
from sopctl.rules.nearby import Nearby

FAULTS = ("tidak-ada", "tidak-ada-mirip", "tak-terbaca", "diri-sendiri")
"""The variants of a broken link."""
_ALIKE = 0.8
"""Addresses of one agency are alike by their first half alone."""


class Link(NamedTuple):
    """A link with its place."""

    key_path: KeyPath
    alamat: str
    """In full: `agency/id`."""


def keterkaitan_links(sop: Sop) -> Iterator[Link]:
    """The related SOPs that are given by their id."""
    for i, item in enumerate(sop.keterkaitan or ()):
        if isinstance(item, str) and item.strip():
            yield Link(("keterkaitan", i), sop.resolve_alamat(item))


def rujukan_links(sop: Sop) -> Iterator[Link]:
    """The SOPs that rows are carried out by."""
    for i, row in enumerate(sop.kegiatan):
        if row.rujuk_sop and row.rujuk_sop.strip():
            yield Link(("kegiatan", i, "rujuk_sop"), sop.resolve_alamat(row.rujuk_sop))


def other_at(alamat: str, context: SopContext) -> Ringkasan | None:
    """The SOP at an address, now or formerly; None for none, and for this one itself."""
    found = context.koleksi.find(alamat)
    return None if found is None or found.path == context.path else found


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
