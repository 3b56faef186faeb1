"""What no drawing of a page can do better: the least bends that its symbols and ports allow."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sopctl.layout.graph import Edge, PageGraph, Side
from sopctl.layout.p3_shapes import Shape, Shapes

from .pemecah import solver

SECONDS = 20.0


class Ports:
    """Statement 5 as constraints of a solver: which arrows may use which port."""

    def __init__(self, graph: PageGraph, model: Any) -> None:
        self.graph = graph
        self.model = model
        self.out = {(n, s): model.new_bool_var("") for n in range(len(graph.nodes)) for s in Side}
        self.into = {(n, s): model.new_bool_var("") for n in range(len(graph.nodes)) for s in Side}
        self._leaves: dict[tuple[int, Side], list[tuple[int, Any]]] = defaultdict(list)
        for key in self.out:
            model.add(self.out[key] + self.into[key] <= 1)

    def use(self, index: int, ways: list[tuple[Side, Side, Any]]) -> None:
        """An arrow takes exactly one of these: (port it leaves by, port it comes in by, its variable)."""
        edge = self.graph.edges[index]
        self.model.add_exactly_one(v for _, _, v in ways)
        leaving: dict[Side, list[Any]] = defaultdict(list)
        for out, into, v in ways:
            self.model.add_implication(v, self.out[edge.dari, out])
            self.model.add_implication(v, self.into[edge.ke, into])
            leaving[out].append(v)
        for out, variables in leaving.items():
            self._leaves[edge.dari, out].append((index, sum(variables)))

    def close(self, exits: dict[int, list[int]]) -> None:
        """The rules of shared tips, once all arrows are told."""
        for node, edges in exits.items():
            for side in Side:
                using = [(i, v) for i, v in self._leaves[node, side] if i in edges]
                if len(edges) <= 3:
                    self.model.add(sum(v for _, v in using) <= 1)
                # An unused tip may not pass for a used one.
                self.model.add(self.out[node, side] <= sum(v for _, v in using))
                self._one_a_target(using)
            self.model.add(sum(self.out[node, s] for s in Side) == min(3, len(edges)))

    def _one_a_target(self, using: list[tuple[int, Any]]) -> None:
        targets: dict[int, list[Any]] = defaultdict(list)
        for i, v in using:
            targets[self.graph.edges[i].ke].append(v)
        for variables in targets.values():
            self.model.add(sum(variables) <= 1)


def exits_of(graph: PageGraph) -> dict[int, list[int]]:
    """The exits of each decision."""
    exits: dict[int, list[int]] = defaultdict(list)
    for i, edge in enumerate(graph.edges):
        if edge.exit:
            exits[edge.dari].append(i)
    return exits


def shapes_of(shapes: Shapes, index: int) -> list[Shape]:
    """All shapes of an arrow, the fewest bends first."""
    return sorted([*shapes.simple(index), *shapes.wide(index)], key=lambda s: (s.bends, s.bound))


def port_bound(graph: PageGraph) -> int:
    """The least bends in sum under statement 5, as if no two arrows ever met."""
    cp = solver()
    model = cp.CpModel()
    ports, shapes, bends = Ports(graph, model), Shapes(graph), []
    for i in range(len(graph.edges)):
        least: dict[tuple[Side, Side], int] = {}
        for shape in shapes_of(shapes, i):
            if not _loops_into_itself(graph.edges[i], shape):
                least.setdefault((shape.out, shape.into), shape.bends)
        ways = [(out, into, model.new_bool_var("")) for out, into in least]
        ports.use(i, ways)
        bends += [v * n for (_, _, v), n in zip(ways, least.values(), strict=True)]
    ports.close(exits_of(graph))
    model.minimize(sum(bends))
    search = cp.CpSolver()
    search.parameters.num_workers = 1
    search.parameters.max_deterministic_time = SECONDS
    status = search.solve(model)
    if status not in (cp.OPTIMAL, cp.FEASIBLE):
        raise ValueError("no ports for this page")
    bound: float = search.best_objective_bound
    return round(bound)


def _loops_into_itself(edge: Edge, shape: Shape) -> bool:
    return edge.dari == edge.ke and shape.out == shape.into
