"""Phase 6: labels of exits, and questions that do not fit their symbols, find a clean place.

Requires: the geometry of phase 5. Ensures: statement 7 of sheet.md for each text placed: it overlaps no
line, head, symbol, text or row rule, stays inside the pelaksana columns, and its ink is nearer to its own
arrow than to any other. What finds no place is told, never squeezed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from sopctl.layout.box import Box
from sopctl.layout.clearing import CLEAN, Clearing, apart, clearing_of
from sopctl.layout.graph import Route
from sopctl.layout.p1_grid import Columns, Sized
from sopctl.layout.p2_plan import Plan
from sopctl.layout.p5_place import Geometry
from sopctl.layout.p6_spots import (
    REACH,
    TANYA_REACH,
    Block,
    Candidate,
    Place,
    around_symbol,
    beside_line,
    variants,
)
from sopctl.layout.stages import Point

ENOUGH = 12
MANY = 48
"""So many clean places are looked at for a text: few at first, more where texts are in each other's way."""
MOVED_AT_ONCE = 2
"""So many neighbours may move for the sake of a text that has no place."""


def run_alone(line: tuple[Point, ...], others: list[tuple[Point, ...]]) -> tuple[Point, ...]:
    """What is left of a line where it runs alone: all of it, unless others leave by the same port."""
    rests = [_after(line, other) for other in others if other[0] == line[0]]
    return min(rests, key=_length, default=line)


def _after(line: tuple[Point, ...], other: tuple[Point, ...]) -> tuple[Point, ...]:
    """The rest of a line from where it parts from another that begins at its first point."""
    for k in range(1, min(len(line), len(other))):
        here, a, b = line[k - 1], line[k], other[k]
        if a == b:
            continue
        same = (a[0] == b[0] == here[0] and (a[1] - here[1]) * (b[1] - here[1]) > 0) or (
            a[1] == b[1] == here[1] and (a[0] - here[0]) * (b[0] - here[0]) > 0
        )
        if not same:
            return line[k - 1 :]
        nearer = abs(a[0] - here[0]) + abs(a[1] - here[1]) < abs(b[0] - here[0]) + abs(b[1] - here[1])
        return line[k:] if nearer else (b, *line[k:])
    return line[-2:]


def _length(line: tuple[Point, ...]) -> float:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(line))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that needs a place: the label of an edge, or the question of a spot."""

    edge: int | None
    spot: int | None
    places: tuple[Place, ...]


def place_labels(
    plan: Plan,
    columns: Columns,
    geometry: Geometry,
    routes: tuple[Route, ...],
    texts: tuple[Box, ...],
) -> tuple[dict[int, Place], dict[int, Place], tuple[Wanted, ...]]:
    """(labels by edge, questions by spot, what found no place)."""
    clearing = clearing_of(plan, columns, geometry, texts)
    for most in (ENOUGH, MANY):
        wanted = list(_wanted(plan, columns, geometry, clearing, most))
        chosen, homeless = _assign(wanted)
        if not homeless or not all(text.places for text in homeless):
            break
    labels = {w.edge: chosen[n] for n, w in enumerate(wanted) if w.edge is not None and n in chosen}
    tanya = {w.spot: chosen[n] for n, w in enumerate(wanted) if w.spot is not None and n in chosen}
    return labels, tanya, tuple(homeless)


def _assign(wanted: list[Wanted]) -> tuple[dict[int, Place], list[Wanted]]:
    """Places by number, those with the fewest to choose from first; and what is left without one."""
    chosen: dict[int, Place] = {}
    homeless: list[Wanted] = []
    for n in sorted(range(len(wanted)), key=lambda n: (len(wanted[n].places), n)):
        if not _settle(n, wanted, chosen):
            homeless.append(wanted[n])
    return chosen, homeless


def _wanted(
    plan: Plan, columns: Columns, geometry: Geometry, clearing: Clearing, most: int
) -> Iterator[Wanted]:
    widest = columns.left(columns.count) - columns.left(0) - 2
    for i, edge in enumerate(plan.graph.edges):
        if not edge.label:
            continue
        blocks = variants(edge.label, min(widest, 34.0))
        siblings = [
            line for j, line in enumerate(geometry.lines) if j != i and plan.graph.edges[j].dari == edge.dari
        ]
        alone = run_alone(geometry.lines[i], siblings)
        start = Box(alone[0][0], alone[0][1], 0.0, 0.0)
        region = _within(start, REACH, blocks)
        yield Wanted(i, None, _clean_places(beside_line(alone, blocks), clearing, region, most, edge=i))
    for n, spot in enumerate(plan.spots):
        if isinstance(spot.what, Sized) and spot.what.beside:
            text = (spot.what.simbol.tulisan or "").strip()
            blocks = variants(text, min(widest, max(columns.width(spot.col) * 1.6, 20.0)))
            row = _row_of(plan, spot.row)
            top, bottom = geometry.heights.rules[row], geometry.heights.rules[row + 1]
            around_it = around_symbol(geometry.boxes[n], blocks)
            inside = (c for c in around_it if top < c.box.y and c.box.bottom < bottom)
            ranked = sorted(inside, key=lambda c: c.score)
            region = _within(geometry.boxes[n], TANYA_REACH, blocks)
            yield Wanted(None, n, _clean_places(ranked, clearing, region, most, spot=n))


def _within(what: Box, reach: float, blocks: list[Block]) -> Box:
    """Where a text can lie that stands within reach of something."""
    w, h = (reach + max(size) for size in zip(*((b.w, b.h) for b in blocks), strict=True))
    return Box(what.x - w, what.y - h, what.w + 2 * w, what.h + 2 * h)


def _clean_places(
    candidates: Iterable[Candidate],
    clearing: Clearing,
    region: Box,
    most: int,
    edge: int | None = None,
    spot: int | None = None,
) -> tuple[Place, ...]:
    """The best places where a text stands clean, and nearest to what it belongs to."""
    here = clearing.near(region)
    good = (
        c.settled()
        for c in candidates
        if here.clean(c.box)
        and (edge is None or here.own(c.box, edge))
        and (spot is None or here.beside(c.line_boxes(), spot, TANYA_REACH - 0.05))
    )
    return tuple(islice(good, most))


def _row_of(plan: Plan, router_row: int) -> int:
    return next(t for t, (a, b) in enumerate(plan.bounds) if a <= router_row <= b)


def _settle(
    n: int,
    wanted: list[Wanted],
    chosen: dict[int, Place],
    depth: int = 2,
    settled: frozenset[int] = frozenset(),
) -> bool:
    """Give n the best place that is free; else one whose neighbours can move, and theirs in turn."""
    clashes = [(place, frozenset(_clashing(place, chosen))) for place in wanted[n].places]
    free = next((place for place, clashing in clashes if not clashing), None)
    if free is not None:
        chosen[n] = free
        return True
    tried: set[frozenset[int]] = set()
    for place, clashing in clashes if depth else ():
        if clashing in tried or clashing & settled or len(clashing) > MOVED_AT_ONCE:
            continue
        tried.add(clashing)
        trial = {m: p for m, p in chosen.items() if m not in clashing}
        trial[n] = place
        if all(_settle(m, wanted, trial, depth - 1, settled | {n}) for m in sorted(clashing)):
            chosen.clear()
            chosen.update(trial)
            return True
    return False


def _clashing(place: Place, chosen: dict[int, Place]) -> list[int]:
    return [m for m, other in chosen.items() if apart(place[2], other[2]) < CLEAN + 0.2]
