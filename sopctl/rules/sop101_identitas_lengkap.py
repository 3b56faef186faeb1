"""Every field of the identity sheet is there, as far as the SOP's stage can know it.

nomor and efektif come with the decree, the ratifier's nama and nip with the ratification; revisi and
pangkat may always be empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.dasar import texts_of
from sopctl.model.sop import Pengesahan, TanggalSop
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule, Source

RULE = Rule(
    "SOP101",
    "identitas-lengkap",
    Level.GALAT,
    Source(guide=True),
    variants=("selalu", "sejak-disahkan", "sejak-ditetapkan"),
)
_BOXES = ("kualifikasi_pelaksana", "peralatan", "peringatan", "pencatatan")


def check(context: SopContext) -> Iterator[Finding]:
    lists = frozenset((box,) for box in _BOXES if isinstance(getattr(context.sop, box), tuple))
    yield from _empty(_always(context), "selalu", lists)
    if context.putaran.disahkan:
        yield from _empty(_once_ratified(context), "sejak-disahkan")
    if context.putaran.ditetapkan:
        yield from _empty(_once_stipulated(context), "sejak-ditetapkan")


def _always(context: SopContext) -> Iterator[tuple[KeyPath, bool]]:
    sop = context.sop
    pengesahan = sop.pengesahan or Pengesahan()
    yield ("id",), bool(sop.id)
    yield ("nama",), _filled(sop.nama)
    yield ("perangkat_daerah",), _filled(sop.perangkat_daerah)
    yield ("tanggal", "pembuatan"), sop.tanggal is not None and sop.tanggal.pembuatan is not None
    yield ("pengesahan", "jabatan"), _filled(pengesahan.jabatan)
    for box in _BOXES:
        yield (box,), bool(texts_of(getattr(sop, box)))


def _once_ratified(context: SopContext) -> Iterator[tuple[KeyPath, bool]]:
    pengesahan = context.sop.pengesahan or Pengesahan()
    yield ("pengesahan", "nama"), _filled(pengesahan.nama)
    yield ("pengesahan", "nip"), _filled(pengesahan.nip)


def _once_stipulated(context: SopContext) -> Iterator[tuple[KeyPath, bool]]:
    yield ("nomor",), _filled(context.sop.nomor)
    yield ("tanggal", "efektif"), (context.sop.tanggal or TanggalSop()).efektif is not None


def _empty(
    fields: Iterator[tuple[KeyPath, bool]], variant: str, lists: frozenset[KeyPath] = frozenset()
) -> Iterator[Finding]:
    """A finding for each field that is not filled; of a list without a text at the key that holds it."""
    for path, filled in fields:
        if not filled:
            yield finding("SOP101", path, variant, at_key=path in lists, kunci=".".join(map(str, path)))


def _filled(text: str | None) -> bool:
    return text is not None and bool(text.strip())
