"""What the drawing backends share: weights, colours, numbers, and the rules of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sopctl.layout.stages import HEAD_LENGTH, HEAD_WIDTH, LINE_STOP, Arrow, Point, Table

ARROW_WIDTH = 0.32
"""Clearly heavier than a rule, so that an arrow beside one is read as an arrow."""
SHAPE_WIDTH = 0.3
RULE_WIDTH = 0.2
LIGHT_WIDTH = 0.18
LIGHT_COLOUR = "#999"
SHADE_COLOUR = "#f0f0f0"
"""Behind the head of a table: light enough that a photocopy of a photocopy stays clean."""
LINK_WIDTH = 0.25
LINK_DASH = (1.2, 0.8)
BROKEN_COLOUR = "#c00"
BROKEN_DASH = (0.9, 0.6)
BROKEN_WIDTH = 0.6
"""A symbol at fault: told by colour, dash and weight, since a photocopy keeps only the last two."""


def number(value: float) -> str:
    """Three decimals at most, none that say nothing, no negative zero."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule of a table."""

    x1: float
    y1: float
    x2: float
    y2: float
    light: bool = False


def _owners(table: Table) -> list[list[int]]:
    """Which cell covers each square of the grid; a square without one stands for itself."""
    rows, cols = len(table.ys) - 1, len(table.xs) - 1
    grid = [[-(r * cols + c) - 1 for c in range(cols)] for r in range(rows)]
    for index, cell in enumerate(table.cells):
        for r in range(cell.row, cell.row + cell.row_span):
            for c in range(cell.col, cell.col + cell.col_span):
                grid[r][c] = index
    return grid


def _runs(drawn: Iterable[bool]) -> list[tuple[int, int]]:
    """The stretches of True as (first, one past the last)."""
    runs: list[tuple[int, int]] = []
    for i, here in enumerate(drawn):
        if here and runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        elif here:
            runs.append((i, i + 1))
    return runs


def table_rules(table: Table) -> tuple[Rule, ...]:
    """The rules between cells and round the table, each as long as it goes; none inside a cell.

    Light ones come first, so that a heavy one is never cut by them.
    """
    grid, xs, ys = _owners(table), table.xs, table.ys
    rows, cols, light = len(ys) - 1, len(xs) - 1, frozenset(table.light_xs)
    rules = []
    for r in range(rows + 1):
        edge = r in (0, rows)
        drawn = (edge or grid[r - 1][c] != grid[r][c] for c in range(cols))
        rules += [Rule(xs[a], ys[r], xs[b], ys[r]) for a, b in _runs(drawn)]
    for c in range(cols + 1):
        edge = c in (0, cols)
        wanted = [edge or grid[r][c - 1] != grid[r][c] for r in range(rows)]
        parts = [(0, table.head_rows), (table.head_rows, rows)] if xs[c] in light else [(0, rows)]
        for first, last in parts:
            faint = xs[c] in light and first == table.head_rows
            runs = _runs(wanted[first:last])
            rules += [Rule(xs[c], ys[first + a], xs[c], ys[first + b], faint) for a, b in runs]
    return tuple(sorted(rules, key=lambda rule: not rule.light))


def head_ground(table: Table) -> tuple[float, float, float, float]:
    """What is shaded behind the head of a table: left, top, width and height."""
    left, top = table.xs[0], table.ys[0]
    return left, top, table.xs[-1] - left, table.ys[table.head_rows] - top


def head_points(points: tuple[Point, ...]) -> tuple[Point, Point, Point]:
    """The corners of an arrow's head, its tip first."""
    (x0, y0), (x1, y1) = points[-2:]
    dx, dy = (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)
    bx, by, half = x1 - dx * HEAD_LENGTH, y1 - dy * HEAD_LENGTH, HEAD_WIDTH / 2
    return ((x1, y1), (bx - dy * half, by + dx * half), (bx + dy * half, by - dx * half))


def visible_length(arrow: Arrow) -> float:
    """How much of an arrow's line is drawn: it stops under its head, or it would blunt the tip."""
    pairs = zip(arrow.points, arrow.points[1:], strict=False)
    return sum(abs(ax - bx) + abs(ay - by) for (ax, ay), (bx, by) in pairs) - LINE_STOP
