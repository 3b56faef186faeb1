"""What the router sees of one page: a grid of cells, nodes in them, edges between nodes.

Abstract coordinates: column c has its centre at x = 2c + 1, the gutter left of it is the interval
(2c - 1/2, 2c + 1/2); rows and gaps likewise in y. Ports lie 0.4 from a node's centre. A lane is a real
number inside its gutter or gap, so between any two lanes there is room for another, and touch, overlap
and crossing are exact before a millimetre exists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

XY = tuple[float, float]
PORT = 0.4


class Side(IntEnum):
    """The four ports of a symbol: the middle of a side, or the tip of a diamond."""

    N = 0
    E = 1
    S = 2
    W = 3

    @property
    def vertical(self) -> bool:
        """An arrow through this port runs up or down."""
        return self in (Side.N, Side.S)

    @property
    def step(self) -> tuple[int, int]:
        """The direction that points away from the symbol."""
        return ((0, -1), (1, 0), (0, 1), (-1, 0))[self]


@dataclass(frozen=True, slots=True)
class Node:
    """A symbol or a connector in a cell. At most one node a cell."""

    row: int
    col: int
    exits: int = 0
    """How many labelled exits it has (a decision); 0 for anything else."""
    has_in: bool = False
    has_out: bool = False
    closed: frozenset[Side] = frozenset()
    """Sides that take no arrow: those of a joint link, all but one of a connector."""

    @property
    def x(self) -> int:
        """The centre."""
        return 2 * self.col + 1

    @property
    def y(self) -> int:
        """The centre."""
        return 2 * self.row + 1

    def port(self, side: Side) -> XY:
        """Where an arrow through this side begins or ends."""
        dx, dy = side.step
        return (self.x + dx * PORT, self.y + dy * PORT)


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow to be drawn on this page, from node to node by index."""

    dari: int
    ke: int
    label: str = ""
    exit: bool = False
    """It leaves a decision: it keeps a tip of its own as far as tips go."""
    goal: int = -1
    """The document's symbol that it leads to, be it by way of a connector."""


@dataclass(frozen=True, slots=True)
class PageGraph:
    """One page for the router."""

    rows: int
    cols: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    links: tuple[tuple[int, int, int], ...] = ()
    """Straight joint links: (row, left column, right column)."""
    xs: tuple[float, ...] = ()
    """Nominal mm of gutters and column centres, 2 * cols + 1 of them: for lengths only."""
    ys: tuple[float, ...] = ()
    """Nominal mm of gaps and row middles."""
    closed_gaps: frozenset[int] = frozenset()
    """Gaps that take no lane: those outside a strip of connectors."""
    charges: dict[tuple[int, str, int], float] = field(default_factory=dict)
    """Extra cost asked for by a later phase: (edge, "out" | "in", side) or (-1, "gutter", g)."""


@dataclass(frozen=True, slots=True)
class Route:
    """An edge's way: the ports it uses and its corners in abstract coordinates, ports included."""

    out: Side
    into: Side
    points: tuple[XY, ...]
    bound: float = 0.0
    """What it costs but for crossings."""

    @property
    def bends(self) -> int:
        """Corners between the ports."""
        return len(self.points) - 2
