"""Phase 3: every edge of a page gets its ports and its corners, in abstract coordinates.

Requires: a PageGraph. Ensures: each edge has a Route; no two touch or overlap unless they share their
target and have merged for good, or leave one source by one port and have not yet parted; ports keep
statement 5. Crossings and bends are few: each edge takes the best of its shapes given the others, until
nothing improves; pairs that cross are taken out together and put back in the other order, then each that
could be better together with its neighbours; where arrows of a small page still cross it is begun anew a few
times in another order, and the best is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from sopctl.layout.graph import PageGraph, Route
from sopctl.layout.p3_ledger import Ledger
from sopctl.layout.p3_ports import PORT_FAULT
from sopctl.layout.p3_search import Search, UnroutableError
from sopctl.layout.p3_shapes import CROSSING, Shapes

ROUNDS = 6
WORTHWHILE = 4.0
"""A shape so much cheaper saves a bend, or a crossing; less is no reason to move others."""
TRIFLE = 1e-6
"""Costs that differ by less are the same."""
BETTER_SHAPES = 2
MOST_BLOCKERS = 4
NEIGHBOURHOODS = (3, 6)
"""So many arrows around one are laid anew with it."""
BUDGET = 300
"""Ways judged an arrow in one improvement of a page, which few pages spend: a count, since a clock would make
drawings differ."""
BUDGET_QUICK = 120
"""The same for a page that may never be printed."""
RESTARTS = 2
FEW_EDGES = 30
"""Up to so many edges a page that still has crossings is begun anew in other orders."""


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
        # What may still be spent on an arrow: less than before, less what those behind it cost at least.
        left = before - TRIFLE - sum(self.shapes.least(i) for i in indexes)
        if left <= 0:
            return False
        for i in indexes:
            self.ledger.remove(i)
        for i in indexes:
            cost = self.lay_below(i, left + self.shapes.least(i))
            if cost is None:
                break
            left -= cost - self.shapes.least(i)
        else:
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
            total += route.bound + self.ledger.ports.price(i, route.out, route.into)
            against = self.ledger.conflicts(i, route)
            total += CROSSING * sum(c for j, c in against.items() if j in order[:position])
        return total

    def run(self, order: list[int], budget: int, thorough: bool = True) -> None:
        """Lay some edges in an order, then improve all until nothing changes or the budget is spent."""
        for i in order:
            self.lay(i)
        order = [*order, *sorted(set(self.ledger.routes) - set(order))]
        for _ in range(ROUNDS):
            changed = [self._improve(i) for i in order if self.ledger.judged < budget]
            swapped = [self.relay(pair) for pair in self._clashes() if self.ledger.judged < budget]
            if any(changed) or any(swapped):
                continue
            yielded = [self._make_way(i) for i in order if self.ledger.judged < budget]
            if any(yielded):
                continue
            if not thorough:
                return
            shaken = [self._shake(i) for i in order if self.ledger.judged < budget]
            if not any(shaken):
                return

    def _improve(self, index: int) -> bool:
        """Lay one arrow anew, unless it has the best that it could have on an empty page."""
        least = self.shapes.least(index) + TRIFLE
        route = self.ledger.routes[index]
        return (route.bound > least or self.current(index, route) > least) and self.relay((index,))

    def _make_way(self, index: int) -> bool:
        """Let an arrow have a cheaper shape that others keep from it, and lay those anew behind it."""
        dearest = self.ledger.routes[index].bound - WORTHWHILE
        if self.shapes.least(index) > dearest:
            return False
        for shape in self.shapes.simple(index)[:BETTER_SHAPES]:
            if shape.bound > dearest:
                return False
            blockers = self.blockers(index, shape)
            if 0 < len(blockers) <= MOST_BLOCKERS and self.relay((index, *blockers)):
                return True
        return False

    def _shake(self, index: int) -> bool:
        """Lay an arrow that could be better anew, and those around it behind it.

        Chains of arrows have to turn together before one of them frees a port.
        """
        if self.current(index, self.ledger.routes[index]) <= self.shapes.least(index) + WORTHWHILE:
            return False
        for size in NEIGHBOURHOODS:
            near = self._around(index, size)
            if self.relay((index, *near)) or self.relay((index, *reversed(near))):
                return True
            if len(near) < size:
                return False
        return False

    def _around(self, index: int, most: int) -> tuple[int, ...]:
        """The arrows nearest to one, by the symbols that they share."""
        found = [index]
        for i in found:
            edge = self.graph.edges[i]
            found += [j for j in self._meeting(edge.dari, edge.ke) if j not in found]
            if len(found) > most:
                break
        return tuple(found[1 : most + 1])

    def _meeting(self, *nodes: int) -> list[int]:
        ends = self.graph.edges
        return [j for j in sorted(self.ledger.routes) if ends[j].dari in nodes or ends[j].ke in nodes]

    def _clashes(self) -> list[tuple[int, int]]:
        """Pairs that cross or touch, each in both orders."""
        return [(i, j) for i in sorted(self.ledger.routes) for j in self.ledger.clashing(i)]

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


def route_page(shapes: Shapes, thorough: bool = True) -> tuple[Route, ...]:
    """The routes of a page's edges, in their order; `thorough` looks longer for better ones.

    Raises UnroutableError where an edge has no legal way.
    """
    return _best(shapes, _first_order(shapes.graph), {}, thorough)


def mend_page(shapes: Shapes, routes: tuple[Route, ...], again: frozenset[int]) -> tuple[Route, ...]:
    """Routes made better: some edges are laid again, others where that helps.

    Raises UnroutableError where an edge has no legal way.
    """
    kept = {i: route for i, route in enumerate(routes) if i not in again}
    return _best(shapes, [i for i in _first_order(shapes.graph) if i in again], kept, False)


def polish_routes(shapes: Shapes, routes: tuple[Route, ...], mended: bool) -> tuple[Route, ...]:
    """Routes after a longer look for better ones; `mended`: they are not those of `route_page`."""
    return _best(shapes, [], dict(enumerate(routes)), True, mended)


def _best(
    shapes: Shapes, order: list[int], kept: dict[int, Route], thorough: bool, afresh: bool = True
) -> tuple[Route, ...]:
    graph = shapes.graph
    best = first = _attempt(shapes, order, kept, thorough)
    for other in _other_orders(_first_order(graph), bool(kept) and afresh):
        enough = best.crossings == 0 or not thorough or len(graph.edges) > FEW_EDGES
        if not best.broken and enough:
            break
        # Those that found no legal way go first.
        again = sorted(other, key=lambda i: i not in best.broken)
        best = min(best, _attempt(shapes, again, {}, thorough=False), key=lambda a: a.rank)
    if thorough and best is not first and not best.broken:
        best = _attempt(shapes, [], dict(enumerate(best.routes)), thorough)
    if best.broken:
        raise UnroutableError(best.broken[0])
    return best.routes


def _other_orders(order: list[int], afresh: bool) -> Iterator[list[int]]:
    shuffler = Random(0)
    if afresh:
        yield order
    yield order[::-1]
    for _ in range(RESTARTS):
        shuffled = order[:]
        shuffler.shuffle(shuffled)
        yield shuffled


def _attempt(shapes: Shapes, order: list[int], kept: dict[int, Route], thorough: bool) -> _Attempt:
    router = Router(shapes)
    for i, route in kept.items():
        router.ledger.add(i, route)
    router.run(order, (BUDGET if thorough else BUDGET_QUICK) * len(shapes.graph.edges), thorough)
    routes = tuple(router.ledger.routes[i] for i in range(len(shapes.graph.edges)))
    return _Attempt(router.total(), router.ledger.crossings(), tuple(router.broken()), routes)


def count_crossings(graph: PageGraph, routes: tuple[Route, ...]) -> int:
    """True crossings of a page's arrows."""
    ledger = Ledger(graph)
    for i, route in enumerate(routes):
        ledger.add(i, route)
    return ledger.crossings()
