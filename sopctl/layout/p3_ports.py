"""Which ports an arrow may use, given those in use (sheet.md, statement 5)."""

from __future__ import annotations

from sopctl.layout.graph import Edge, Node, PageGraph, Route, Side

PORT_FAULT = 400.0
"""A rule of statement 5 broken, in the currency of costs: more than any legal detour."""
CROWDED = 60.0
"""A third exit on one tip while another tip has room: three labels hardly find a place after one parting."""


class Ports:
    """The use of ports on one page, kept up to date as routes come and go."""

    def __init__(self, graph: PageGraph) -> None:
        self.graph = graph
        empty: list[dict[int, Side]] = [{} for _ in graph.nodes]
        self.outs: list[dict[int, Side]] = [dict(d) for d in empty]
        self.ins: list[dict[int, Side]] = [dict(d) for d in empty]
        self._out_limits = [self._out_limit(node) for node in graph.nodes]
        self._in_limits = [self._in_limit(node) for node in graph.nodes]

    def add(self, index: int, route: Route) -> None:
        """Note a route."""
        edge = self.graph.edges[index]
        self.outs[edge.dari][index] = route.out
        self.ins[edge.ke][index] = route.into

    def remove(self, index: int) -> None:
        """Forget a route."""
        edge = self.graph.edges[index]
        self.outs[edge.dari].pop(index, None)
        self.ins[edge.ke].pop(index, None)

    def faults(self, index: int, out: Side, into: Side) -> int:
        """How many rules the two ports would break; 0 is legal."""
        edge = self.graph.edges[index]
        if edge.dari == edge.ke and out == into:
            return 1
        return self._out_faults(index, edge, out) + self._in_faults(index, edge, into)

    def out_price(self, index: int, side: Side) -> float:
        """What the port that it leaves by costs an arrow, given those in use."""
        edge = self.graph.edges[index]
        price = PORT_FAULT * self._out_faults(index, edge, side)
        if self.graph.nodes[edge.dari].exits > 4:
            sharing = sum(s == side and i != index for i, s in self.outs[edge.dari].items())
            price += CROWDED * max(0, sharing - 1)
        return price

    def in_price(self, index: int, side: Side) -> float:
        """What the port that it comes in by costs an arrow."""
        return PORT_FAULT * self._in_faults(index, self.graph.edges[index], side)

    def price(self, index: int, out: Side, into: Side) -> float:
        """What the two ports cost an arrow together."""
        edge = self.graph.edges[index]
        if edge.dari == edge.ke and out == into:
            return PORT_FAULT
        return self.out_price(index, out) + self.in_price(index, into)

    def rivals(self, index: int, out: Side, into: Side) -> set[int]:
        """The arrows without each of which the two ports would break fewer rules."""
        faults = self.faults(index, out, into)
        edge = self.graph.edges[index]
        near = {i for n in (edge.dari, edge.ke) for i in (*self.outs[n], *self.ins[n])} - {index}
        found = set()
        for other in sorted(near) if faults else ():
            whose = self.graph.edges[other]
            used = self.outs[whose.dari].pop(other), self.ins[whose.ke].pop(other)
            if self.faults(index, out, into) < faults:
                found.add(other)
            self.outs[whose.dari][other], self.ins[whose.ke][other] = used
        return found

    def _out_faults(self, index: int, edge: Edge, side: Side) -> int:
        faults = 0
        for i, s in self.ins[edge.dari].items():
            faults += s == side and i != index
        sharing: list[int] = []
        used: set[Side] = set()
        for i, s in self.outs[edge.dari].items():
            if i != index:
                used.add(s)
                if s == side:
                    sharing.append(i)
        if not sharing:
            return faults + (len(used) >= self._out_limits[edge.dari])
        return faults + sum(not self._may_share(index, i, len(used)) for i in sharing)

    def _may_share(self, one: int, other: int, tips_used: int) -> bool:
        a, b = self.graph.edges[one], self.graph.edges[other]
        if a.ke == b.ke or (a.exit and a.goal == b.goal >= 0):
            return False
        if not a.exit:
            return True
        return self.graph.nodes[a.dari].exits >= 4 and tips_used >= 3

    @staticmethod
    def _out_limit(node: Node) -> int:
        return 4 - len(node.closed) - node.has_in if node.has_in or node.exits else 4 - len(node.closed)

    @staticmethod
    def _in_limit(node: Node) -> int:
        tips = min(3, node.exits) if node.exits else int(node.has_out)
        return max(1, 4 - len(node.closed) - tips)

    def _in_faults(self, index: int, edge: Edge, side: Side) -> int:
        faults = 0
        for i, s in self.outs[edge.ke].items():
            faults += s == side and i != index
        others: set[Side] = set()
        for i, s in self.ins[edge.ke].items():
            if i != index:
                others.add(s)
        return faults + (side not in others and len(others) >= self._in_limits[edge.ke])
