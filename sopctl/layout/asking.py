"""What a page asks for when a label, a question or an arrow finds no room: more height, other ports, gutters.

A label without a place asks for more room beside its exit, and charges the ports and gutters that leave it
none; then the page is routed and placed anew (draft.py). What a page cannot give itself it asks of the
document: wider gutters (pipeline.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sopctl.layout import sizes
from sopctl.layout.graph import Route, Side
from sopctl.layout.p1_grid import Grid, Sized
from sopctl.layout.p2_plan import Plan
from sopctl.layout.p4_needs import Asked
from sopctl.layout.p6_label import Wanted
from sopctl.layout.p6_spots import first_variant

CHARGE = 9.0
"""What a port costs more after it left its label no place."""
MORE_ROOM = 2.4
OUTER_CHARGE = 10.0
OUTER_CHARGE_THREE = 70.0
"""For leaving an outermost column by its outer side with a label that is wider than what lies there:
with three exits and an entry all four ports are used, so the outer one should be the entry."""

Charges = dict[tuple[int, str, int], float]
"""As in PageGraph: what ports and gutters cost beyond their nature."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that cannot be drawn as it is: where it fails, and the gutters that would help if wider."""

    plan: Plan
    reason: str
    edge: int | None
    row: int
    gutters: tuple[int, ...]
    needed: float
    homeless: int = 0
    """Texts without a place."""
    final: bool = False
    """Another try would fail alike."""
    page: int = 0
    """Which of the procedure's pages, from 0, as far as breaks are chosen."""


def refuse_edge(plan: Plan, edge: int, final: bool) -> Refused:
    """An arrow has no way, or none that parts from its kin in time."""
    row = plan.spots[plan.graph.edges[edge].dari].row
    return Refused(plan, "layout.arah-tak-ada", edge, row, (), 0.0, final=final)


def first_asked(plan: Plan, grid: Grid) -> Asked:
    lines, widths = [], []
    for edge in plan.graph.edges:
        if not edge.label:
            lines.append(0)
            widths.append(0.0)
            continue
        block = first_variant(edge.label, grid.columns.width(plan.spots[edge.dari].col))
        lines.append(len(block.texts))
        widths.append(block.w)
    return Asked(tuple(lines), tuple(widths))


def outer_charges(plan: Plan, grid: Grid, asked: Asked) -> Charges:
    charges: Charges = {}
    for i, edge in enumerate(plan.graph.edges):
        spot = plan.spots[edge.dari]
        if not asked.label_lines[i] or not isinstance(spot.what, Sized):
            continue
        room = (grid.columns.width(spot.col) - spot.what.w) / 2 - 0.8
        if asked.label_width[i] <= room:
            continue
        dear = OUTER_CHARGE_THREE if plan.graph.nodes[edge.dari].exits > 2 else OUTER_CHARGE
        if spot.col == 0:
            charges[i, "out", int(Side.W)] = dear
        if spot.col == grid.columns.count - 1:
            charges[i, "out", int(Side.E)] = dear
    return charges


def refuse(plan: Plan, routes: tuple[Route, ...], homeless: tuple[Wanted, ...]) -> Refused:
    gutters: set[int] = set()
    rows: list[int] = []
    for wanted in homeless:
        spot = spot_of(plan, wanted)
        rows.append(plan.spots[spot].row)
        side = routes[wanted.edge].out if wanted.edge is not None else Side.S
        if side != Side.W:
            gutters.add(plan.spots[spot].col + 1)
        if side != Side.E:
            gutters.add(plan.spots[spot].col)
    first = homeless[0]
    reason = "layout.label-tak-muat" if first.edge is not None else "layout.tanya-tak-muat"
    return Refused(plan, reason, first.edge, rows[0], tuple(sorted(gutters)), 1.5, len(homeless))


def spot_of(plan: Plan, wanted: Wanted) -> int:
    """The symbol that a label or a question belongs to."""
    if wanted.edge is not None:
        return plan.graph.edges[wanted.edge].dari
    assert wanted.spot is not None
    return wanted.spot


def ask(
    plan: Plan, routes: tuple[Route, ...], asked: Asked, homeless: tuple[Wanted, ...], keeping: bool
) -> Asked:
    """More room on the side where a text found none; where `keeping`, lanes of gutters make way as well."""
    above, below = dict(asked.above), dict(asked.below)
    pitch, keep = dict(asked.pitch), dict(asked.keep)
    for wanted in homeless:
        if wanted.edge is None:
            assert wanted.spot is not None
            row = plan.spots[wanted.spot].row
            above[row] = above.get(row, 0.0) + MORE_ROOM
            below[row] = below.get(row, 0.0) + MORE_ROOM
            continue
        row = plan.spots[plan.graph.edges[wanted.edge].dari].row
        side = routes[wanted.edge].out
        if side.vertical:
            between = asked.label_lines[wanted.edge] * sizes.line_height(sizes.SMALL_SIZE) + sizes.LABEL_ROOM
            pitch[row + (side == Side.S)] = between
            before = keep.get(wanted.edge)
            keep[wanted.edge] = Side.W if before == Side.E else Side.E
        else:
            keep[wanted.edge] = side
        if side != Side.S:
            above[row] = above.get(row, 0.0) + MORE_ROOM
        if side != Side.N:
            below[row] = below.get(row, 0.0) + MORE_ROOM
    return replace(asked, above=above, below=below, pitch=pitch, keep=keep if keeping else {})


def part_from_kin(
    plan: Plan,
    routes: tuple[Route, ...],
    charges: Charges,
    homeless: tuple[int, ...],
) -> None:
    """Where a label has no stretch of its own arrow beside it, let those that merge come in elsewhere."""
    for own in homeless:
        for other, edge in enumerate(plan.graph.edges):
            same_port = routes[other].into == routes[own].into
            if other != own and edge.ke == plan.graph.edges[own].ke and same_port:
                key = (other, "in", int(routes[other].into))
                charges[key] = charges.get(key, 0.0) + CHARGE


def charge(
    plan: Plan,
    routes: tuple[Route, ...],
    charges: Charges,
    homeless: tuple[int, ...],
) -> None:
    """Make the exits that left their labels no place dearer, and the gutters beside them."""
    for own in homeless:
        side = routes[own].out
        key = (own, "out", int(side))
        charges[key] = charges.get(key, 0.0) + CHARGE
        col = plan.spots[plan.graph.edges[own].dari].col
        if not side.vertical:
            gutter = (-1, "gutter", col + (side == Side.E))
            charges[gutter] = charges.get(gutter, 0.0) + CHARGE / 3
