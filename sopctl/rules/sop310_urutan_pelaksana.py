"""Columns stand in the order in which they first act, so that the flow starts at the left.

Practice of the national guide as it is taught; no passage that was seen says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sopctl.finding import Finding, Level, Reorder, finding
from sopctl.model.prosedur import Pelaksana
from sopctl.rules.context import SopContext
from sopctl.rules.flow import starts
from sopctl.rules.rule import Rule

RULE = Rule("SOP310", "urutan-pelaksana", Level.SARAN, fix="safe")


def check(context: SopContext) -> Iterator[Finding]:
    columns = context.sop.pelaksana
    if len(context.pelaksana_ids) < len(columns):
        return  # Which of two columns of one id acts first, nobody knows: SOP303 tells it.
    order = _order(columns, _first_acts(context))
    misplaced = next((i for i, put in enumerate(order) if i != put), None)
    if misplaced is not None:
        yield finding(
            "SOP310",
            ("pelaksana", misplaced),
            nama=columns[misplaced].nama,
            seharusnya=columns[order[misplaced]].nama,
            edits=(Reorder(("pelaksana",), tuple(order)),),
        )


def _first_acts(context: SopContext) -> dict[str, tuple[int, int]]:
    """When each column first acts: row and place in it. A joint row's columns act at once, in free order.

    The start comes before all else, wherever it is written.
    """
    rows = context.sop.kegiatan
    joint = [isinstance(row.pelaksana, tuple) for row in rows]
    start = next(iter(starts(context.alur)), None)
    first: dict[str, tuple[int, int]] = {}
    for simbol in context.alur.simbol:
        together = joint[simbol.baris]
        when = (simbol.baris, 0 if together else simbol.urutan)
        if start is not None and (simbol is start or (together and simbol.baris == start.baris)):
            when = (-1, 0)
        first[simbol.pelaksana] = min(first.get(simbol.pelaksana, when), when)
    return first


_NEVER = (1 << 60, 0)
"""Behind all others: a column that never acts, which is SOP302's to tell."""


def _order(columns: Sequence[Pelaksana], first: dict[str, tuple[int, int]]) -> list[int]:
    """The order of the columns by when they first act, those under one header together."""

    def acts(i: int) -> tuple[int, int]:
        return first.get(columns[i].id, _NEVER)

    order, before = list(range(len(columns))), list[int]()
    # Blocks of one header that come to stand side by side are one block from then on.
    while order != before:
        before = order
        blocks = [sorted(block, key=acts) for block in _blocks(columns, before)]
        order = [i for block in sorted(blocks, key=lambda block: acts(block[0])) for i in block]
    return order


def _blocks(columns: Sequence[Pelaksana], order: Sequence[int]) -> Iterator[list[int]]:
    """Columns that stay together: neighbours under one header."""
    by_header = groupby(order, key=lambda i: (columns[i].kelompok or "").strip() or i)
    return (list(block) for _, block in by_header)
