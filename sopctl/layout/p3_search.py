"""The best way of one arrow, given those laid: shapes in order of their bounds, lanes judged exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product

from sopctl.layout.graph import XY, Route, Side
from sopctl.layout.p3_field import Field
from sopctl.layout.p3_judge import Points
from sopctl.layout.p3_ledger import INFINITE, Ledger, widen
from sopctl.layout.p3_ports import PORT_FAULT
from sopctl.layout.p3_shapes import CROSSING, Lane, Shape, Shapes, Tier

FULL_PRODUCT = 16
"""Up to so many combinations of lanes are all tried; above, one lane at a time."""


class UnroutableError(Exception):
    """An edge for which no legal way was found."""

    def __init__(self, edge: int) -> None:
        super().__init__(edge)
        self.edge = edge


class Search:
    """Finds and lays ways on one page."""

    def __init__(self, shapes: Shapes) -> None:
        self.graph = shapes.graph
        self.shapes = shapes
        self.ledger = Ledger(shapes.graph)
        self._out_prices: dict[Side, float] = {}
        self._in_prices: dict[Side, float] = {}
        """Of the ports of the edge that is being looked at."""

    def best(self, index: int, limit: float = INFINITE) -> tuple[float, Route | None]:
        """The cheapest way of an edge among the routes laid; illegal ones cost ILLEGAL and more.

        None where all cost `limit` and more.
        """
        self._out_prices.clear()
        self._in_prices.clear()
        field = Field(self.ledger, index)
        best: tuple[float, Route | None] = (limit, None)
        for tier in Tier:
            if best[0] > self.shapes.floor(index, tier):
                best = self._cheapest(field, self.shapes.of(index, tier), best)
        return best

    def _cheapest(
        self, field: Field, shapes: list[Shape], best: tuple[float, Route | None]
    ) -> tuple[float, Route | None]:
        """The best of some shapes and what was found before; they come in order of their bounds."""
        for shape in shapes:
            if shape.bound >= best[0]:
                break
            bound = shape.bound + self._price_of(field.index, shape)
            if bound >= best[0]:
                continue
            crossings, points = self._lay(field, shape, (best[0] - bound) / CROSSING)
            cost = bound + CROSSING * crossings
            if cost < best[0]:
                best = cost, Route(shape.out, shape.into, points, shape.bound)
        return best

    def blockers(self, index: int, shape: Shape) -> tuple[int, ...]:
        """The arrows that keep an arrow from a shape: by a port they use, or by standing in its way."""
        found = self.ledger.ports.rivals(index, shape.out, shape.into)
        route = self.ledger.routes[index]
        self.ledger.remove(index)
        _, points = self._lay(Field(self.ledger, index), shape, INFINITE)
        found |= set(self.ledger.conflicts(index, Route(shape.out, shape.into, points)))
        self.ledger.add(index, route)
        return tuple(sorted(found))

    def _price_of(self, index: int, shape: Shape) -> float:
        edge = self.graph.edges[index]
        if edge.dari == edge.ke and shape.out == shape.into:
            return PORT_FAULT
        if (out := self._out_prices.get(shape.out)) is None:
            out = self._out_prices[shape.out] = self.ledger.ports.out_price(index, shape.out)
        if (into := self._in_prices.get(shape.into)) is None:
            into = self._in_prices[shape.into] = self.ledger.ports.in_price(index, shape.into)
        return out + into

    def _lay(self, field: Field, shape: Shape, limit: float) -> tuple[float, Points]:
        """The shape with the best lanes; what costs `limit` or more is not looked at closely."""
        edge = self.graph.edges[field.index]
        source, target = self.graph.nodes[edge.dari], self.graph.nodes[edge.ke]
        ends = (source.x, source.y, target.x, target.y)
        choices = []
        for i, lane in enumerate(shape.lanes):
            low, high = _extent(i, shape.lanes, ends)
            choices.append(field.lanes(lane, low, high))
        start, end = source.port(shape.out), target.port(shape.into)

        def judged(values: Iterable[float], limit: float) -> tuple[float, Points]:
            points = _corners(start, end, ends, shape, tuple(values))
            return field.cost(shape.out, shape.into, points, limit), points

        size = 1
        for c in choices:
            size *= len(c)
        if size <= FULL_PRODUCT:
            best: tuple[float, Points] | None = None
            for values in product(*choices):
                result = judged(values, limit if best is None else min(limit, best[0]))
                if best is None or result[0] < best[0]:
                    best = result
            assert best is not None
            return best
        return self._descend(choices, judged)

    @staticmethod
    def _descend(
        choices: list[list[float]], judged: Callable[[Iterable[float], float], tuple[float, Points]]
    ) -> tuple[float, Points]:
        values = [c[len(c) // 2] for c in choices]
        best = judged(values, INFINITE)
        for _ in range(3):
            before = best[0]
            for i, options in enumerate(choices):
                for value in options:
                    trial = [*values[:i], value, *values[i + 1 :]]
                    result = judged(trial, best[0])
                    if result[0] < best[0]:
                        best, values = result, trial
            if best[0] == before or best[0] == 0:
                break
        return best

    def current(self, index: int, route: Route) -> float:
        """What a route costs among the routes laid, itself left out."""
        price = self.ledger.ports.price(index, route.out, route.into)
        return route.bound + price + CROSSING * self.ledger.cost(index, route)

    def lay(self, index: int) -> None:
        """Lay the best way of an edge. Raises UnroutableError where it has none at all."""
        if self.lay_below(index, INFINITE) is None:
            raise UnroutableError(index)

    def lay_below(self, index: int, limit: float) -> float | None:
        """Lay the best way of an edge if it costs less than `limit`; its cost, or None where none does."""
        cost, route = self.best(index, limit)
        if route is None:
            return None
        self.ledger.add(index, route)
        return cost


def _extent(i: int, lanes: tuple[Lane, ...], ends: tuple[int, int, int, int]) -> tuple[float, float]:
    """How far lane i may reach along itself, whole gutters and gaps counted."""
    xs, ys, xt, yt = ends
    vertical = lanes[i][0] == "x"
    before = lanes[i - 1][1] * 2 if i else (ys if vertical else xs)
    after = lanes[i + 1][1] * 2 if i + 1 < len(lanes) else (yt if vertical else xt)
    return widen(min(before, after), max(before, after))


def _corners(
    start: XY, end: XY, ends: tuple[int, int, int, int], shape: Shape, values: tuple[float, ...]
) -> Points:
    x: float
    y: float
    x, y, xt, yt = ends
    points: list[XY] = [start]
    for (axis, _), value in zip(shape.lanes, values, strict=True):
        x, y = (value, y) if axis == "x" else (x, value)
        points.append((x, y))
    if shape.lanes:
        points.append((xt, y) if shape.lanes[-1][0] == "y" else (x, yt))
    elif shape.bends:
        points.append((xt, y) if not shape.out.vertical else (x, yt))
    return (*points, end)
