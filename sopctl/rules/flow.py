"""Reaching and not reaching: what SOP305 and SOP306 share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sopctl.model.alur import Alur, Simbol
from sopctl.model.prosedur import Kegiatan, Langkah
from sopctl.model.sop import Sop


def leaders(alur: Alur) -> tuple[Simbol, ...]:
    """The symbols that arrows come to and leave: all but the partners of joint rows."""
    return tuple(simbol for simbol in alur.simbol if not simbol.partner)


def written(sop: Sop, simbol: Simbol) -> Kegiatan | Langkah:
    """A symbol as the document writes it: its row, or its item of `langkah`."""
    row = sop.kegiatan[simbol.baris]
    return row.langkah[simbol.urutan] if row.langkah else row


def starts(alur: Alur) -> tuple[Simbol, ...]:
    """The symbols where the flow begins as written."""
    return tuple(simbol for simbol in leaders(alur) if simbol.jenis == "mulai")


def ends(alur: Alur) -> tuple[Simbol, ...]:
    """The symbols where the flow ends; a lone symbol is start and end."""
    all_leaders = leaders(alur)
    if len(all_leaders) == 1:
        return all_leaders
    return tuple(simbol for simbol in all_leaders if simbol.jenis == "selesai")


def broken(alur: Alur) -> frozenset[int]:
    """Symbols that have a target which leads nowhere."""
    return frozenset(target.dari for target in alur.hilang)


def onward(alur: Alur) -> dict[int, list[int]]:
    """From each symbol to those it leads to. A target by a doubled id may mean any of its bearers.

    These are reached by way of a node below zero, lest every arrow be multiplied by every bearer.
    """
    namesakes = _namesakes(alur)
    steps = {_crossing(first): bearers for first, bearers in namesakes.items()}
    for panah in alur.panah:
        targets = steps.setdefault(panah.dari, [])
        targets.append(panah.ke)
        if panah.ke in namesakes:
            targets.append(_crossing(panah.ke))
    return steps


def backward(steps: Mapping[int, Iterable[int]]) -> dict[int, list[int]]:
    """The same steps, read from their ends."""
    back: dict[int, list[int]] = {}
    for here, following in steps.items():
        for there in following:
            back.setdefault(there, []).append(here)
    return back


def reach(origins: Iterable[int], steps: Mapping[int, Iterable[int]]) -> frozenset[int]:
    """All that can be reached from some symbols, these included."""
    seen = set(origins)
    waiting = sorted(seen)
    while waiting:
        for there in steps.get(waiting.pop(), ()):
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return frozenset(seen)


def _crossing(first: int) -> int:
    return -1 - first


def _namesakes(alur: Alur) -> dict[int, list[int]]:
    by_path = {}
    for simbol in reversed(leaders(alur)):
        by_path[simbol.key_path] = simbol.index
        by_path[simbol.key_path[:2]] = simbol.index
    bearers: dict[int, list[int]] = {}
    for doubled in alur.ganda:
        first, other = by_path.get(doubled.first[:-1]), by_path.get(doubled.key_path[:-1])
        if first is not None and other is not None:
            bearers.setdefault(first, []).append(other)
    return bearers
