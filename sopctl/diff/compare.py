"""Two revisions of one SOP to the facts by which they differ; what a fact weighs is not asked here.

It shares the canonical meaning with the fingerprint (`model/makna.py`): where that is alike, no fact of
substance or of writing is told, whatever ids and formatting say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sopctl.diff.baris import compare_baris, compare_daftar, pair_baris
from sopctl.diff.fakta import Fakta, Kedua, Sisi
from sopctl.diff.identitas import compare_identitas
from sopctl.diff.kolom import compare_kolom, compare_urutan, pair_kolom
from sopctl.diff.panah import compare_panah
from sopctl.diff.riwayat import compare_riwayat
from sopctl.diff.simbol import compare_simbol, pair_simbol
from sopctl.model.makna import makna
from sopctl.model.sop import Sop

_TABLE = ("pelaksana", "kegiatan", "panah")
"""The parts of the canonical meaning that the table holds."""


def compare(
    base: Sop, base_data: Mapping[str, Any], head: Sop, head_data: Mapping[str, Any]
) -> tuple[Fakta, ...]:
    """All facts, in the order of the sheet: identity, columns, rows, symbols, arrows, history."""
    both = Kedua(Sisi(base, base_data), Sisi(head, head_data))
    return (*compare_identitas(both), *_compare_table(both), *compare_riwayat(both))


def added(head: Sop, head_data: Mapping[str, Any]) -> Fakta:
    """A new SOP is one fact, never its rows one by one."""
    return Fakta("sop-baru", None, (), None, dict(head_data), args=(("nama", head.nama or ""),))


def removed(base: Sop, base_data: Mapping[str, Any]) -> Fakta:
    """An SOP whose file is gone."""
    return Fakta("sop-dihapus", (), None, dict(base_data), None, args=(("nama", base.nama or ""),))


def _compare_table(both: Kedua) -> Iterator[Fakta]:
    kolom = pair_kolom(both)
    meaning = makna(both.base.sop, both.base.alur)
    other = makna(both.head.sop, both.head.alur)
    if any(meaning[part] != other[part] for part in _TABLE):
        baris = pair_baris(both)
        simpul = pair_simbol(both, kolom, baris)
        yield from compare_kolom(both, kolom)
        yield from compare_baris(both, baris)
        yield from compare_simbol(both, kolom, baris, simpul)
        yield from compare_panah(both, simpul)
    else:
        # Rows that say the same stand in the same order.
        for i in range(len(both.head.sop.kegiatan)):
            yield from compare_daftar(both, i, i)
    yield from compare_urutan(both, kolom)
