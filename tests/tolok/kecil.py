"""The small set: 200 pages of at most twelve arrows, our drawing beside the least that there is.

Where the solver gives up, the best of 150 restarts stands for the least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from random import Random

from sopctl.layout.graph import PageGraph, Route
from sopctl.layout.p3_route import BUDGET, Router, route_page
from sopctl.layout.p3_shapes import Shapes
from tests.lembar.acak import Mode

from .catatan import Angka
from .korpus import Naskah, random_ones
from .terbaik import cost_of, least
from .tinggi import tall_plan

SET: tuple[tuple[Mode, int], ...] = (("biasa", 120), ("sulit", 80))
FEWEST, MOST = 3, 12
SEARCH = 400
"""Seeds in which so many small ones are found."""
RESTARTS = 150
SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Kecil:
    """One page: what ours costs (2 x crossings + bends), and the least."""

    nama: str
    panah: int
    kami: int
    sekurangnya: int
    terbukti: bool
    beda: tuple[str, ...]
    """Where the better drawing differs, arrow by arrow."""


def small_ones() -> Iterator[tuple[Naskah, PageGraph]]:
    """The set."""
    for mode, count in SET:
        found = 0
        for naskah in random_ones(mode, SEARCH):
            graph = tall_plan(naskah)[1].graph
            if FEWEST <= len(graph.edges) <= MOST:
                found += 1
                yield naskah, graph
            if found == count:
                break


def restarted(graph: PageGraph) -> int:
    """The best cost of so many orders, chosen by chance."""
    shapes, chance = Shapes(graph), Random(1)
    best = cost_of(graph, route_page(shapes))
    for _ in range(RESTARTS):
        order = list(range(len(graph.edges)))
        chance.shuffle(order)
        router = Router(shapes)
        router.run(order, BUDGET * len(order))
        if not router.broken():
            routes = tuple(router.ledger.routes[i] for i in range(len(graph.edges)))
            best = min(best, cost_of(graph, routes))
    return best


def told(route: Route) -> str:
    """A way in words: its ports, its bends."""
    return f"{'UTSB'[route.out]}→{'UTSB'[route.into]} {route.bends} belok"


def differences(
    naskah: Naskah, graph: PageGraph, ours: Sequence[Route], best: Sequence[Route]
) -> Iterator[str]:
    """The arrows that the better drawing leads through other ports, or with other bends."""
    for edge, mine, other in zip(graph.edges, ours, best, strict=True):
        if (mine.out, mine.into, mine.bends) == (other.out, other.into, other.bends):
            continue
        s, t = graph.nodes[edge.dari], graph.nodes[edge.ke]
        way = f"({s.row + 1},{s.col + 1})→({t.row + 1},{t.col + 1})"
        yield f"{way}: kami {told(mine)}, lebih baik {told(other)}"


def proved(seconds: float, task: tuple[Naskah, PageGraph]) -> Kecil:
    """One page, solved."""
    naskah, graph = task
    ours = route_page(Shapes(graph))
    cost = cost_of(graph, ours)
    best = least(graph, cost, seconds)
    found = best.sekurangnya if best.terbukti else max(best.sekurangnya, restarted(graph))
    beda = tuple(differences(naskah, graph, ours, best.rute)) if best.rute else ()
    return Kecil(naskah.nama, len(graph.edges), cost, found, best.terbukti, beda)


def run_small(jobs: int) -> list[Kecil]:
    """All pages of the set."""
    tasks = list(small_ones())
    one = partial(proved, SECONDS)
    if jobs == 1:
        return [one(task) for task in tasks]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(one, tasks, chunksize=5))


def sums(results: Sequence[Kecil]) -> Angka:
    """The figures of the set."""
    ours, best = sum(r.kami for r in results), sum(r.sekurangnya for r in results)
    return {
        "lembar": len(results),
        "panah": sum(r.panah for r in results),
        "terbukti": sum(r.terbukti for r in results),
        "kami": ours,
        "sekurangnya": best,
        "rasio": round(ours / best, 4),
        "lembar_sama": sum(r.kami == r.sekurangnya for r in results),
    }


__all__ = ["Kecil", "proved", "run_small", "small_ones", "sums"]
