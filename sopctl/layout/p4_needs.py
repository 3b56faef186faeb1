"""Phase 4, what is asked: the room above and below the symbols of each router row.

Requires: a plan, its routes, and what labels ask for. Ensures: heads of arrows, labels, questions,
references and brackets have their room in the row they belong to.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from sopctl.layout import sizes
from sopctl.layout.graph import Route, Side
from sopctl.layout.measure import break_lines
from sopctl.layout.p1_grid import Columns, Sized
from sopctl.layout.p2_plan import Konektor, Plan, Spot, is_straight
from sopctl.layout.runs import sides_used


@dataclass(frozen=True, slots=True)
class RowNeeds:
    """What a router row asks for."""

    height: float
    """Of its tallest symbol."""
    above: float
    below: float
    """From its symbols to the first lane, or to the rule where there is none."""
    tight_above: float = 0.0
    tight_below: float = 0.0
    """Exits that share a tip on this side must part near it: lanes hug the symbols, not the rule, and
    so many mm beyond the lanes are kept for the labels after the parting. 0: no such exits."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What labels ask of a page; grows when one finds no place."""

    label_lines: tuple[int, ...]
    """Lines of each edge's label; 0 where it has none."""
    label_width: tuple[float, ...]
    above: dict[int, float] = field(default_factory=dict)
    below: dict[int, float] = field(default_factory=dict)
    """Extra mm above and below the symbols of a router row."""
    pitch: dict[int, float] = field(default_factory=dict)
    """From lane to lane in a gap, where a label stands between two."""
    keep: dict[int, Side] = field(default_factory=dict)
    """Edges whose label needs its side of the exit (E, W) free of lanes in the gutter there."""


def size_of(spot: Spot) -> tuple[float, float]:
    """Width and height of what stands in a cell."""
    if isinstance(spot.what, Konektor):
        return sizes.PENTAGON_WIDTH, sizes.PENTAGON_HEIGHT
    return spot.what.w, spot.what.h


def reference_width(spot: Spot, columns: Columns) -> float:
    """What a connector's reference may take of its column."""
    beside = sizes.STACKED_ROOM if spot.stacked else 1.0
    return columns.width(spot.col) - beside


def reference_lines(spot: Spot, columns: Columns, templates: tuple[str, str]) -> tuple[str, ...]:
    """The longest reference to other pages that a connector may have to bear, in lines."""
    konektor = spot.what
    assert isinstance(konektor, Konektor)
    pages = 1 if konektor.keluar else len(konektor.panah)
    text = templates[0 if konektor.keluar else 1].replace("{halaman}", ", ".join(["88"] * pages))
    return break_lines(text, reference_width(spot, columns), sizes.SMALL_SIZE)


def row_needs(
    plan: Plan,
    columns: Columns,
    routes: tuple[Route, ...],
    asked: Asked,
    templates: tuple[str, str],
) -> tuple[RowNeeds, ...]:
    used = sides_used(routes, plan.graph)
    labels: dict[tuple[int, Side], int] = {}
    for edge, route, lines in zip(plan.graph.edges, routes, asked.label_lines, strict=True):
        labels[edge.dari, route.out] = max(lines, labels.get((edge.dari, route.out), 0))
    shared = Counter(
        (edge.dari, route.out) for edge, route in zip(plan.graph.edges, routes, strict=True) if edge.exit
    )
    needs = []
    for r in range(plan.router_rows):
        spots = [(i, s) for i, s in enumerate(plan.spots) if s.row == r]
        height = max((size_of(s)[1] for _, s in spots), default=0.0)
        above = below = sizes.CLEAR if spots else sizes.LANE_PITCH / 2
        for i, spot in spots:
            before = {port: n for port, n in labels.items() if shared[port] < 2}
            above = max(above, _side_need(i, Side.N, used, before))
            below = max(below, _side_need(i, Side.S, used, before))
            if isinstance(spot.what, Konektor):
                count = len(reference_lines(spot, columns, templates))
                room = count * sizes.line_height(sizes.SMALL_SIZE) + 1.0
                above, below = (above, max(below, room)) if spot.what.below else (max(above, room), below)
        if any(has_bracket(plan, g) and plan.spots[g[0]].row == r for g in plan.joints):
            above += sizes.BRACKET_ROOM
        over, under = (_parting_room(spots, side, shared, labels) for side in (Side.N, Side.S))
        more_above, more_below = asked.above.get(r, 0.0), asked.below.get(r, 0.0)
        # What labels asked for goes beyond the lanes where a tip is shared, else the parting would move off.
        question = _question_room(spots)
        over, above = (
            (max(over, question) + more_above, above) if over else (0.0, max(above, question) + more_above)
        )
        under, below = (under + more_below, below) if under else (0.0, below + more_below)
        needs.append(RowNeeds(height, above, below, over, under))
    return tuple(needs)


def _question_room(spots: list[tuple[int, Spot]]) -> float:
    """The room above a row's symbols for questions that stand beside them."""
    lines = [len(s.what.beside) for _, s in spots if isinstance(s.what, Sized)]
    most = max(lines, default=0)
    return most * sizes.line_height(sizes.SMALL_SIZE) + sizes.LABEL_ROOM if most else 0.0


def _parting_room(
    spots: list[tuple[int, Spot]],
    side: Side,
    shared: Counter[tuple[int, Side]],
    labels: dict[tuple[int, Side], int],
) -> float:
    """The room for labels after a parting; 0 where no exits of this row share a tip on this side."""
    lines = [labels.get((i, side), 1) for i, _ in spots if shared[i, side] > 1]
    return max(lines) * sizes.line_height(sizes.SMALL_SIZE) + sizes.LABEL_ROOM if lines else 0.0


def _side_need(
    spot: int, side: Side, used: dict[tuple[int, Side], str], labels: dict[tuple[int, Side], int]
) -> float:
    if used.get((spot, side)) == "in":
        return sizes.CLEAR_ARRIVAL
    lines = labels.get((spot, side), 0)
    return lines * sizes.line_height(sizes.SMALL_SIZE) + sizes.LABEL_ROOM if lines else sizes.CLEAR


def has_bracket(plan: Plan, group: tuple[int, ...]) -> bool:
    spots = [plan.spots[i] for i in group]
    return any(not is_straight(a, b) for a, b in pairwise(spots))
