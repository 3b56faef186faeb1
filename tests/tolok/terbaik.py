"""The least of 2 x crossings + bends that a small page allows, proved.

The model: every arrow takes one of its shapes, and in each gutter or gap lanes have an order. Ports obey
statement 5, lines statement 3, symbols are in nobody's way (the shapes see to that). How two arrows meet
is told to the solver only when it has chosen them: it solves, its drawing is judged, what it did not
know is added, until the drawing costs what it promised. No drawing of the model costs less.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from sopctl.layout.graph import XY, PageGraph, Route
from sopctl.layout.p3_judge import (
    ILLEGAL,
    Points,
    after_parting,
    contact,
    part,
    segments_of,
    strangers,
)
from sopctl.layout.p3_shapes import Lane, Shape, Shapes

from .batas import Ports, exits_of, shapes_of
from .pemecah import solver

CROSSING = 2
"""What a crossing counts beside a bend."""
_HALF = 0.45
_LESS, _EQUAL, _MORE = range(3)


@dataclass(frozen=True, slots=True)
class Terbaik:
    """What the solver knows of a page."""

    sekurangnya: int
    """No drawing costs less."""
    terbukti: bool
    """A drawing that costs so much exists: the solver's, or the one it was given."""
    putaran: int
    """How often it solved."""
    rute: tuple[Route, ...] = ()
    """The solver's drawing, where it is better than the given one."""


def cost_of(graph: PageGraph, routes: tuple[Route, ...]) -> int:
    """2 x crossings + bends of routes as laid, every two arrows that cross counted."""
    total = sum(route.bends for route in routes)
    for i, j in combinations(range(len(routes)), 2):
        a, b = graph.edges[i], graph.edges[j]
        r, t = routes[i], routes[j]
        tail, head = a.ke == b.ke and r.into == t.into, a.dari == b.dari and r.out == t.out
        total += CROSSING * round(_meeting(r.points, t.points, tail, head))
    return total


def _meeting(one: Points, other: Points, tail: bool, head: bool) -> float:
    if tail and head:
        return ILLEGAL
    if not (tail or head):
        return strangers(segments_of(one), segments_of(other))
    parted = part(one[::-1], other[::-1]) if tail else part(one, other)
    return ILLEGAL if parted is None else after_parting(*parted)


class _Model:
    def __init__(self, graph: PageGraph, known: int) -> None:
        self.graph = graph
        self.cp = solver()
        self.model = self.cp.CpModel()
        self.shapes = self._candidates(known)
        self.chosen = [[self.model.new_bool_var("") for _ in own] for own in self.shapes]
        self.place: dict[tuple[int, Lane], Any] = {}
        users: dict[Lane, set[int]] = defaultdict(set)
        for i, own in enumerate(self.shapes):
            for lane in {lane for shape in own for lane in shape.lanes}:
                users[lane].add(i)
        self.slots = len(graph.edges)
        for lane, edges in users.items():
            for i in sorted(edges):
                self.place[i, lane] = self.model.new_int_var(0, len(edges) - 1, "")
        self.crossed: dict[tuple[int, int], Any] = {}
        self._relation: dict[tuple[int, int, Lane], list[Any]] = {}
        self._told: set[tuple[int, int, int, int]] = set()
        ports = Ports(graph, self.model)
        for i, own in enumerate(self.shapes):
            ports.use(i, [(s.out, s.into, v) for s, v in zip(own, self.chosen[i], strict=True)])
        ports.close(exits_of(graph))

    def _candidates(self, known: int) -> list[list[Shape]]:
        """Of each arrow the shapes that a drawing better than `known` may use."""
        shapes = Shapes(self.graph)
        every = [
            [s for s in shapes_of(shapes, i) if self._alone(i, s) == 0] for i in range(len(self.graph.edges))
        ]
        least = [min(s.bends for s in own) for own in every]
        spare = known - 1 - sum(least)
        return [[s for s in own if s.bends <= n + spare] for own, n in zip(every, least, strict=True)]

    # ------------------------------------------------------------ geometry

    def points(self, index: int, shape: Shape, places: dict[Lane, int], slots: int) -> Points:
        """The corners of a shape whose lanes lie at these places of `slots`."""
        edge = self.graph.edges[index]
        source, target = self.graph.nodes[edge.dari], self.graph.nodes[edge.ke]
        x: float
        y: float
        x, y = source.x, source.y
        out: list[XY] = [source.port(shape.out)]
        for axis, k in shape.lanes:
            value = 2 * k - _HALF + 2 * _HALF * (places[axis, k] + 1) / (slots + 1)
            x, y = (value, y) if axis == "x" else (x, value)
            out.append((x, y))
        if shape.lanes:
            out.append((target.x, y) if shape.lanes[-1][0] == "y" else (x, target.y))
        elif shape.bends:
            out.append((target.x, y) if not shape.out.vertical else (x, target.y))
        return (*out, target.port(shape.into))

    def _alone(self, index: int, shape: Shape) -> float:
        """Contacts of a way with itself."""
        edge = self.graph.edges[index]
        if edge.dari == edge.ke and shape.out == shape.into:
            return ILLEGAL
        own = segments_of(self.points(index, shape, dict.fromkeys(shape.lanes, 1), 3))
        return sum(contact(s, t) for i, s in enumerate(own) for t in own[i + 2 :])

    def meeting(self, e: int, s: Shape, f: int, t: Shape, order: dict[Lane, int]) -> int:
        """Crossings of two ways; ILLEGAL and more for what may not be. `order`: how e lies to f."""
        a, b = self.graph.edges[e], self.graph.edges[f]
        mine = dict.fromkeys(s.lanes, 1)
        theirs = dict.fromkeys(t.lanes, 1) | {lane: 2 - way for lane, way in order.items()}
        one, other = self.points(e, s, mine, 3), self.points(f, t, theirs, 3)
        tail, head = a.ke == b.ke and s.into == t.into, a.dari == b.dari and s.out == t.out
        return round(_meeting(one, other, tail, head))

    # ------------------------------------------------------------ what the solver is told

    def relation(self, e: int, f: int, lane: Lane) -> list[Any]:
        """Variables: e lies before f in a lane's gutter, on one lane with it, after it."""
        if (e, f, lane) not in self._relation:
            three = [self.model.new_bool_var("") for _ in range(3)]
            self.model.add_exactly_one(three)
            p, q = self.place[e, lane], self.place[f, lane]
            self.model.add(p < q).only_enforce_if(three[_LESS])
            self.model.add(p == q).only_enforce_if(three[_EQUAL])
            self.model.add(p > q).only_enforce_if(three[_MORE])
            self._relation[e, f, lane] = three
        return self._relation[e, f, lane]

    def tell(self, e: int, si: int, f: int, ti: int) -> None:
        """How two shapes meet, for every order of the lanes they share."""
        if (e, si, f, ti) in self._told:
            return
        self._told.add((e, si, f, ti))
        s, t = self.shapes[e][si], self.shapes[f][ti]
        both = [self.chosen[e][si], self.chosen[f][ti]]
        shared = sorted(set(s.lanes) & set(t.lanes))
        costs = {
            order: self.meeting(e, s, f, t, dict(zip(shared, order, strict=True)))
            for order in product(range(3), repeat=len(shared))
        }
        if len(set(costs.values())) == 1:
            self._charge(e, f, both, next(iter(costs.values())))
            return
        for order, cost in costs.items():
            ways = [self.relation(e, f, lane)[way] for lane, way in zip(shared, order, strict=True)]
            self._charge(e, f, [*both, *ways], cost)

    def _charge(self, e: int, f: int, when: list[Any], cost: int) -> None:
        if cost >= ILLEGAL:
            self.model.add_bool_or([v.negated() for v in when])
        elif cost:
            if (e, f) not in self.crossed:
                self.crossed[e, f] = self.model.new_int_var(0, 9, "")
            self.model.add(self.crossed[e, f] >= cost).only_enforce_if(when)

    def routes(self, search: Any) -> tuple[Route, ...]:
        """The drawing that the solver found."""
        found = []
        for i, own in enumerate(self.chosen):
            shape = self.shapes[i][next(k for k, v in enumerate(own) if search.value(v))]
            places = {lane: search.value(self.place[i, lane]) for lane in shape.lanes}
            points = self.points(i, shape, places, self.slots)
            found.append(Route(shape.out, shape.into, points, shape.bound))
        return tuple(found)

    def objective(self) -> Any:
        bends = sum(
            shape.bends * v
            for own, variables in zip(self.shapes, self.chosen, strict=True)
            for shape, v in zip(own, variables, strict=True)
        )
        return bends + CROSSING * sum(self.crossed.values())


def least(graph: PageGraph, known: int, seconds: float = 20.0, rounds: int = 400) -> Terbaik:
    """The least cost of a page of which a drawing that costs `known` exists."""
    made = _Model(graph, known)
    if any(not own for own in made.shapes):
        return Terbaik(known, True, 0)
    cp, spent, bound = made.cp, 0.0, 0
    for turn in range(1, rounds + 1):
        made.model.minimize(made.objective())
        search = cp.CpSolver()
        search.parameters.num_workers = 1
        search.parameters.max_time_in_seconds = max(0.1, seconds - spent)
        status = search.solve(made.model)
        spent += search.wall_time
        if status == cp.INFEASIBLE:
            return Terbaik(known, True, turn)
        if status != cp.OPTIMAL:
            return Terbaik(max(bound, round(search.best_objective_bound)), False, turn)
        bound = round(search.objective_value)
        if bound >= known:
            return Terbaik(known, True, turn)
        if not _judge(made, search):
            return Terbaik(bound, True, turn, made.routes(search))
    return Terbaik(bound, False, rounds)


def _judge(made: _Model, search: Any) -> bool:
    """Tell the model what its own drawing overlooked; False where nothing was."""
    picked = [next(k for k, v in enumerate(own) if search.value(v)) for own in made.chosen]
    overlooked = False
    for e, f in combinations(range(len(picked)), 2):
        s, t = made.shapes[e][picked[e]], made.shapes[f][picked[f]]
        order = {
            lane: _order(search.value(made.place[e, lane]), search.value(made.place[f, lane]))
            for lane in set(s.lanes) & set(t.lanes)
        }
        promised = search.value(made.crossed[e, f]) if (e, f) in made.crossed else 0
        if made.meeting(e, s, f, t, order) > promised:
            overlooked = True
            _tell_alike(made, e, picked[e], f, picked[f])
    return overlooked


def _order(p: int, q: int) -> int:
    return _LESS if p < q else _EQUAL if p == q else _MORE


def _tell_alike(made: _Model, e: int, si: int, f: int, ti: int) -> None:
    """A pair, and the pairs of either with the others' shapes of as many bends: they come next."""
    made.tell(e, si, f, ti)
    for k, shape in enumerate(made.shapes[f]):
        if shape.bends <= made.shapes[f][ti].bends:
            made.tell(e, si, f, k)
    for k, shape in enumerate(made.shapes[e]):
        if shape.bends <= made.shapes[e][si].bends:
            made.tell(e, k, f, ti)
