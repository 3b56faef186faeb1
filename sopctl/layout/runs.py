"""Runs: stretches of lanes, as arrows share them where they have merged."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sopctl.layout.graph import PageGraph, Route, Side


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one lane: where arrows that have merged run together, one run."""

    axis: str
    line: int
    """The gutter ("x") or the gap ("y")."""
    value: float
    low: float
    high: float


def runs_of(routes: tuple[Route, ...]) -> tuple[dict[Run, int], list[list[Run | None]]]:
    """The runs, and for each route the run of each of its segments (None: on a middle line)."""
    pieces: dict[tuple[str, int, float], list[tuple[float, float]]] = {}
    for route in routes:
        for segment in pairwise(route.points):
            key, low, high = _key(*segment)
            if key is not None:
                pieces.setdefault(key, []).append((low, high))
    merged: dict[tuple[str, int, float], list[Run]] = {}
    for key, intervals in pieces.items():
        merged[key] = [Run(*key, low, high) for low, high in _union(intervals)]
    of_route: list[list[Run | None]] = []
    for route in routes:
        own: list[Run | None] = []
        for segment in pairwise(route.points):
            key, low, high = _key(*segment)
            own.append(
                None if key is None else next(r for r in merged[key] if r.low <= low and high <= r.high)
            )
        of_route.append(own)
    ordered = sorted((r for group in merged.values() for r in group), key=_order)
    return {run: i for i, run in enumerate(ordered)}, of_route


def _order(run: Run) -> tuple[str, int, float, float]:
    return (run.axis, run.line, run.value, run.low)


def _key(
    a: tuple[float, float], b: tuple[float, float]
) -> tuple[tuple[str, int, float] | None, float, float]:
    vertical = a[0] == b[0]
    position, low, high = (a[0], a[1], b[1]) if vertical else (a[1], a[0], b[0])
    low, high = min(low, high), max(low, high)
    line = round(position)
    if line % 2:
        return None, low, high
    return ("x" if vertical else "y", line // 2, position), low, high


def _union(intervals: list[tuple[float, float]]) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for low, high in sorted(intervals):
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return out


def sides_used(routes: tuple[Route, ...], graph: PageGraph) -> dict[tuple[int, Side], str]:
    """For each port in use whether arrows come in or go out."""
    used: dict[tuple[int, Side], str] = {}
    for edge, route in zip(graph.edges, routes, strict=True):
        used[edge.dari, route.out] = "out"
        used[edge.ke, route.into] = "in"
    return used
