"""The history of two revisions: entries put in, taken out, or altered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from sopctl.diff.fakta import Fakta, Kedua
from sopctl.diff.pair import pair
from sopctl.model.riwayat import Entri
from sopctl.model.urutan import moved


class _Named(TypedDict):
    """What a fact says of an entry."""

    tahap: str
    tanggal: str


def compare_riwayat(both: Kedua) -> Iterator[Fakta]:
    """An entry is the same as long as nothing in it differs; altered, it is known by its stage and day."""
    base, head = both.base.sop.entri, both.head.sop.entri
    found = pair(base, head, (_whole, _stage_and_day), lambda entri: "")
    for i in found.removed:
        yield both.fakta("riwayat-dihapus", ("riwayat", i), None, **_named(base[i]))
    for j in found.added:
        yield both.fakta("riwayat-ditambah", None, ("riwayat", j), **_named(head[j]))
    for i, j in found.pairs:
        if base[i] != head[j]:
            yield both.fakta("riwayat-berubah", ("riwayat", i), ("riwayat", j), **_named(head[j]))
    if moved([i for i, _ in found.pairs]):
        yield both.fakta("urutan-daftar-berubah", ("riwayat",), ("riwayat",), daftar="riwayat")


def _whole(entri: Entri) -> str:
    return entri.model_dump_json(exclude_defaults=True)


def _stage_and_day(entri: Entri) -> tuple[str, str]:
    return entri.tahap, entri.tanggal.isoformat()


def _named(entri: Entri) -> _Named:
    return _Named(tahap=entri.tahap, tanggal=entri.tanggal.isoformat())
