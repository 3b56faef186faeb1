"""Phase 3: every edge of a page gets its ports and its corners, in abstract coordinates.

Requires: a PageGraph. Ensures: each edge has a Route; no two touch or overlap unless they share their
target and have merged for good, or leave one source by one port and have not yet parted; ports keep
statement 5. Crossings and bends are few: each edge takes the best of its shapes given the others, until
nothing improves; pairs that cross are taken out together and put back in the other order; where arrows
still cross the page is begun anew a few times in another order, and the best is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from sopctl.layout.graph import PageGraph, Route
from sopctl.layout.p3_search import PORT_FAULT, Search, UnroutableError
from sopctl.layout.p3_shapes import CROSSING, Shapes

ROUNDS = 6
WORTHWHILE = 4.0
"""A shape so much cheaper saves a bend, or a crossing; less is no reason to move others."""
BETTER_SHAPES = 2
MOST_BLOCKERS = 4
BUDGET = 9000
"""Ways judged in one improvement of a page: some 0.3 s where it is spent, which few pages do."""
RESTARTS_FEW = 7
RESTARTS_MANY = 2
FEW_EDGES = 14


class Router(Search):
    """Routes one page."""

    def relay(self, indexes: tuple[int, ...]) -> bool:
        """Take some edges out and put them back in this order; undone unless it is cheaper."""
        old = {i: self.ledger.routes[i] for i in indexes}
        before = 0.0
        for i in indexes:
            self.ledger.remove(i)
        for i in reversed(indexes):
            before += self.current(i, old[i])
            self.ledger.add(i, old[i])
        for i in indexes:
            self.ledger.remove(i)
        after = 0.0
        for i in indexes:
            after += self.lay(i)
        if after < before - 1e-6:
            return True
        for i in indexes:
            self.ledger.remove(i)
        for i in indexes:
            self.ledger.add(i, old[i])
        return False

    def total(self) -> float:
        """The cost of the page as laid."""
        order = sorted(self.ledger.routes)
        total: float = 0.0
        for position, i in enumerate(order):
            route = self.ledger.routes[i]
            total += route.bound + PORT_FAULT * self.ledger.ports.faults(i, route.out, route.into)
            against = self.ledger.conflicts(i, route.out, route.into, route.points)
            total += CROSSING * sum(c for j, c in against.items() if j in order[:position])
        return total

    def run(self, order: list[int], budget: int) -> None:
        """Lay all edges in an order, then improve until nothing changes or the budget is spent."""
        for i in order:
            self.lay(i)
        for _ in range(ROUNDS):
            changed = [self._improve(i) for i in order if self.ledger.judged < budget]
            swapped = [self.relay(pair) for pair in self._clashes() if self.ledger.judged < budget]
            if any(changed) or any(swapped):
                continue
            yielded = [self._make_way(i) for i in order if self.ledger.judged < budget]
            if not any(yielded):
                return

    def _improve(self, index: int) -> bool:
        """Lay one arrow anew, unless it has the best that it could have on an empty page."""
        route = self.ledger.routes[index]
        cheapest = self.shapes.simple(index)[:1]
        if not cheapest or route.bound > cheapest[0].bound + 1e-6:
            return self.relay((index,))
        return self.current(index, route) > route.bound + 1e-6 and self.relay((index,))

    def _make_way(self, index: int) -> bool:
        """Let an arrow have a cheaper shape that others keep from it, and lay those anew behind it."""
        for shape in self.shapes.simple(index)[:BETTER_SHAPES]:
            if shape.bound > self.ledger.routes[index].bound - WORTHWHILE:
                return False
            blockers = self.blockers(index, shape)
            if 0 < len(blockers) <= MOST_BLOCKERS and self.relay((index, *blockers)):
                return True
        return False

    def _clashes(self) -> list[tuple[int, int]]:
        """Pairs that cross or touch, each in both orders."""
        pairs = []
        for i in sorted(self.ledger.routes):
            route = self.ledger.routes[i]
            for j in sorted(self.ledger.conflicts(i, route.out, route.into, route.points)):
                pairs.append((i, j))
        return pairs

    def broken(self) -> list[int]:
        """Edges that are not legal as laid."""
        return [
            i for i, r in sorted(self.ledger.routes.items()) if self.current(i, r) - r.bound >= PORT_FAULT
        ]


def _first_order(graph: PageGraph) -> list[int]:
    """Short arrows first, those that go down before those that go up."""

    def key(i: int) -> tuple[bool, int, int, int]:
        s, t = graph.nodes[graph.edges[i].dari], graph.nodes[graph.edges[i].ke]
        return (t.row < s.row, abs(t.row - s.row), abs(t.col - s.col), i)

    return sorted(range(len(graph.edges)), key=key)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A page routed from one order of its edges."""

    cost: float
    crossings: int
    broken: tuple[int, ...]
    routes: tuple[Route, ...]

    @property
    def rank(self) -> tuple[bool, float]:
        return (bool(self.broken), self.cost)


def route_page(graph: PageGraph, thorough: bool = True) -> tuple[Route, ...]:
    """The routes of a page's edges, in their order; `thorough` starts anew a few times where they cross.

    Raises UnroutableError where an edge has no legal way.
    """
    shapes = Shapes(graph)
    order = _first_order(graph)
    best = _attempt(graph, shapes, order)
    for other in _other_orders(order):
        if not best.broken and (best.crossings == 0 or not thorough):
            break
        # Those that found no legal way go first.
        again = sorted(other, key=lambda i: i not in best.broken)
        best = min(best, _attempt(graph, shapes, again), key=lambda a: a.rank)
    if best.broken:
        raise UnroutableError(best.broken[0])
    return best.routes


def _other_orders(order: list[int]) -> Iterator[list[int]]:
    shuffler = Random(0)
    yield order[::-1]
    for _ in range(min(RESTARTS_FEW, len(order)) if len(order) <= FEW_EDGES else RESTARTS_MANY):
        shuffled = order[:]
        shuffler.shuffle(shuffled)
        yield shuffled


def _attempt(graph: PageGraph, shapes: Shapes, order: list[int]) -> _Attempt:
    router = Router(graph, shapes)
    router.run(order, BUDGET)
    routes = tuple(router.ledger.routes[i] for i in range(len(graph.edges)))
    return _Attempt(router.total(), router.ledger.crossings(), tuple(router.broken()), routes)
