"""The checker of all routers counts what it says it counts."""

from __future__ import annotations

import pytest

from sopctl.layout.graph import Edge, Node, PageGraph
from sopctl.layout.p3_route import route_page
from sopctl.layout.p3_shapes import Shapes
from tests.lembar.geometri import Box, Line

from .batas import port_bound
from .rute_lain import MissingError
from .terbaik import cost_of, least
from .tinggi import Gambaran, Pasak, Soal
from .ukur import least_bends, ukur


def pin(x: float, y: float) -> Pasak:
    return Pasak(Box(x - 5, y - 3, x + 5, y + 3), False)


CROSS = Soal(
    "silang", (pin(0, 0), pin(40, 40), pin(40, 0), pin(0, 40)), ((0, 1), (2, 3), (0, 3)), (False,) * 3
)
RIGHT: tuple[Line, ...] = (
    ((5, 0), (20, 0), (20, 40), (35, 40)),
    ((35, 0), (25, 0), (25, 20), (-10, 20), (-10, 40), (-5, 40)),
    ((0, 3), (0, 37)),
)


def test_crossings_bends_and_lengths_are_counted() -> None:
    counts = ukur(CROSS, Gambaran(RIGHT, 0.0))
    assert (counts.silang, counts.silang_pasang, counts.bebas_silang) == (2, 2, 0)
    assert counts.belok == 2 + 4 + 0
    # The other two stand on the corners of a single bend.
    assert counts.batas_belok == 2 + 2 + 0
    assert counts.panjang == pytest.approx(70 + 90 + 34)
    assert counts.cacat == 0


def test_faults_are_found() -> None:
    off: Line = ((3, 3), (3, 20), (40, 20), (40, 37))
    through: Line = ((40, 3), (40, 38), (5, 38))
    counts = ukur(CROSS, Gambaran((off, through, None), 0.0))
    assert counts.luar_port == 2
    assert counts.menembus == 1
    assert counts.tak_terlukis == 1
    assert counts.berimpit == 1


def test_a_symbol_between_two_others_costs_two_bends() -> None:
    column = Soal("kolom", (pin(0, 0), pin(0, 20), pin(0, 40)), ((0, 2), (0, 1)), (False, False))
    assert [least_bends(column, *arrow) for arrow in column.sisi] == [2, 0]


def graph() -> PageGraph:
    """Two symbols one under the other that point at each other: one of the ways must bend."""
    nodes = (Node(0, 0, has_in=True, has_out=True), Node(1, 0, has_in=True, has_out=True))
    edges = (Edge(0, 1), Edge(1, 0))
    return PageGraph(2, 1, nodes, edges, xs=(0, 10, 20), ys=(0, 7, 14, 21, 28))


def test_the_solver_proves_the_least_and_no_drawing_beats_it() -> None:
    page = graph()
    ours = cost_of(page, route_page(Shapes(page)))
    try:
        bound, best = port_bound(page), least(page, ours + 1)
    except MissingError:
        pytest.skip("the solver is for developers only: make pembanding")
    assert best.terbukti
    assert bound <= best.sekurangnya <= ours
    assert best.sekurangnya == cost_of(page, best.rute) == 2
