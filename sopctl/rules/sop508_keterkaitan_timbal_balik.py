"""The SOP that one is related to says so as well."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Append, Finding, Level, finding
from sopctl.model.dasar import texts_of
from sopctl.model.koleksi import Koleksi
from sopctl.rules.context import SopContext
from sopctl.rules.links import keterkaitan_links, other_at
from sopctl.rules.memo import per_koleksi
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP508",
    "keterkaitan-timbal-balik",
    Level.SARAN,
    perwal("3(4)"),
    fix="unsafe",
    cross=True,
    asks_office=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    sop, told = context.sop, set[str]()
    if sop.alamat is None:
        return
    linked = _linked(context.koleksi)
    # What stands on standard input may not be in the repository yet: it goes by its address.
    names = (context.path, sop.alamat, *texts_of(sop.dahulu))
    for link in keterkaitan_links(sop):
        other = other_at(link.alamat, context)
        if other is None or other.path in told or other.withdrawn(context.today):
            continue
        told.add(other.path)
        if not any((other.path, name) in linked for name in names):
            # Within an agency a link needs no more than the id.
            answer = sop.id if other.perangkat_daerah == sop.perangkat_daerah else sop.alamat
            yield finding(
                "SOP508",
                link.key_path,
                edits=(Append(("keterkaitan",), answer, other.path),),
                alamat=other.alamat or link.alamat,
                path=other.path,
                jawab=answer or "",
            )


@per_koleksi
def _linked(koleksi: Koleksi) -> frozenset[tuple[str, str]]:
    """The paths of SOPs with what each is related to: the address as written, and the path it leads to."""
    written = [(one.path, alamat) for one in koleksi.sop for alamat in one.keterkaitan]
    found = ((path, koleksi.find(alamat)) for path, alamat in written)
    return frozenset(written) | {(path, other.path) for path, other in found if other is not None}
