"""Legal bases stand in the order of their kinds, by year within a kind, and each of them once.

Kinds whose place nobody can tell are passed over: they stay where they are. Of one year and one issuer the
smaller number is the older.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sopctl.finding import Finding, Level, Reorder, finding
from sopctl.model.rujukan_hukum import RujukanHukum
from sopctl.rules.context import SopContext
from sopctl.rules.hukum import Dasar, legal_bases, own_area
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP504",
    "urutan-dasar-hukum",
    Level.SARAN,
    variants=("urutan", "ganda"),
    fix={"urutan": "safe"},
)
_UNKNOWN_YEAR = 0


@dataclass(frozen=True, slots=True)
class _Ranked:
    dasar: Dasar
    rujukan: RujukanHukum
    tingkat: int


def check(context: SopContext) -> Iterator[Finding]:
    pemerintah = own_area(context.koleksi)
    first: dict[object, Dasar] = {}
    for dasar in legal_bases(context.sop, context.koleksi):
        earlier = first.setdefault(dasar.key(pemerintah), dasar)
        if earlier is not dasar:
            yield finding("SOP504", dasar.key_path, "ganda", teks=dasar.shown, pertama=earlier.index + 1)
    # Where one is to go anyhow, its place is no second fault.
    yield from _order(first.values(), len(context.sop.dasar_hukum or ()))


def _order(bases: Iterable[Dasar], size: int) -> Iterator[Finding]:
    ranked = [one for dasar in bases if (one := _ranked(dasar)) is not None]
    ordered = _in_order(ranked)
    misplaced = next((pair for pair in zip(ranked, ordered, strict=True) if pair[0] is not pair[1]), None)
    if misplaced is None:
        return
    order = list(range(size))
    for old, new in zip(ranked, ordered, strict=True):
        order[old.dasar.index] = new.dasar.index
    here, there = (one.dasar for one in misplaced)
    edits = (Reorder(("dasar_hukum",), tuple(order)),)
    yield finding("SOP504", here.key_path, "urutan", edits=edits, teks=here.shown, dahulu=there.shown)


def _ranked(dasar: Dasar) -> _Ranked | None:
    rujukan = dasar.rujukan
    if rujukan is None or rujukan.tingkat is None or (rujukan.tahun is None and not rujukan.tetap):
        return None
    return _Ranked(dasar, rujukan, rujukan.tingkat)


def _in_order(ranked: Sequence[_Ranked]) -> list[_Ranked]:
    """By place and year; what these leave equal keeps its order, but for the numbers of one issuer."""
    groups: dict[tuple[int, int], list[_Ranked]] = {}
    for one in ranked:
        groups.setdefault((one.tingkat, one.rujukan.tahun or _UNKNOWN_YEAR), []).append(one)
    return [one for key in sorted(groups) for one in _by_number(groups[key])]


def _by_number(group: Sequence[_Ranked]) -> list[_Ranked]:
    """Each issuer's regulations change places among themselves only."""
    series: dict[tuple[str | None, str], list[_Ranked]] = {}
    for one in group:
        if (one.rujukan.nomor or "").isdigit():
            series.setdefault((one.rujukan.jenis, one.rujukan.penerbit), []).append(one)
    placed = {one.dasar.index: one for one in group}
    for members in series.values():
        places = [one.dasar.index for one in members]
        placed.update(zip(places, sorted(members, key=_number), strict=True))
    return [placed[one.dasar.index] for one in group]


def _number(one: _Ranked) -> int:
    return int(one.rujukan.nomor or 0)
