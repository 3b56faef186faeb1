"""The whole way from strings and flow to a drawing.

    Isi + Alur -> Grid -> pages of Plan -> Route -> Heights, lanes -> Geometry -> labels -> Drawing

The document loop: a page whose arrows or labels do not fit asks for wider gutters; the grid is laid anew
with them, a few times at most. What cannot be drawn within the least sizes is refused, with page, row and
arrow; it is never drawn wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.errors import SopctlError
from sopctl.layout.draft import Draft, Refused, Templates, draw_page
from sopctl.layout.head import Head, lay_head
from sopctl.layout.identity import lay_out_identity
from sopctl.layout.p1_grid import Grid, lay_grid
from sopctl.layout.p2_paginate import STRIP, TooTallError, paginate
from sopctl.layout.page import content_height, number_pages
from sopctl.layout.procedure import build_page, set_marks, title_height
from sopctl.layout.stages import Drawing, Isi, Page, Paper
from sopctl.layout.written import lay_out_written
from sopctl.model.alur import Alur

DOCUMENT_TRIES = 5


@dataclass(frozen=True, slots=True)
class _Laid:
    grid: Grid
    head: Head
    drafts: list[Draft]


def lay_out(isi: Isi, alur: Alur, paper: Paper) -> Drawing:
    """The sheet. Raises SopctlError where it cannot be drawn right on this paper."""
    _check_flow(alur)
    identity = lay_out_identity(isi, paper)
    procedure = _procedure(isi, alur, paper, len(identity) + 1) if isi.baris else ()
    pages = (*identity, *procedure, *lay_out_written(isi, paper))
    return Drawing(paper, number_pages(pages, isi.kaki, paper))


def _check_flow(alur: Alur) -> None:
    """Four exits or more of one decision to one target have no ports (statement 5)."""
    for simbol in alur.simbol:
        exits = [p.ke for p in alur.keluar(simbol.index) if p.label is not None]
        for target in sorted(set(exits)):
            if exits.count(target) > 3:
                raise SopctlError(
                    "layout.cabang-satu-tujuan",
                    baris=simbol.baris + 1,
                    simbol=simbol.id,
                    tujuan=alur.simbol[target].id,
                )


def _procedure(isi: Isi, alur: Alur, paper: Paper, first_page: int) -> tuple[Page, ...]:
    laid = _lay_procedure(isi, alur, paper, first_page)
    marks = set_marks(laid.drafts, first_page)
    return tuple(
        build_page(draft, laid.grid.columns, laid.head, isi, alur, marks, paper) for draft in laid.drafts
    )


def _lay_procedure(isi: Isi, alur: Alur, paper: Paper, first_page: int) -> _Laid:
    widen = [0.0] * (len(isi.kolom) + 1)
    templates = Templates(isi.ke_halaman, isi.dari_halaman)
    failed: Refused | None = None
    for _ in range(DOCUMENT_TRIES):
        try:
            grid, head, room = _grid(isi, alur, paper, tuple(widen))
        except SopctlError:
            if failed is None:
                raise
            break
        drawing = grid

        def draw(first: int, last: int, grid: Grid = drawing) -> Draft | Refused:
            return draw_page(grid, alur, first, last, templates)

        try:
            result = paginate(grid, alur, room, draw)
        except TooTallError as error:
            row = grid.rows[error.row].baris + 1
            raise SopctlError("layout.baris-terlalu-tinggi", baris=row, kertas=paper.name) from error
        if not isinstance(result, Refused):
            return _Laid(grid, head, result)
        failed = result
        if not failed.gutters:
            break
        for gutter in failed.gutters:
            widen[gutter] += max(1.0, failed.needed)
    assert failed is not None
    raise _refusal(failed, alur, paper)


def _grid(isi: Isi, alur: Alur, paper: Paper, widen: tuple[float, ...]) -> tuple[Grid, Head, float]:
    """(grid, head, what a page has for rows). A row taller than a page leaves room for connectors."""
    columns_only = lay_grid(isi, alur, paper, widen, 1e9).columns
    head = lay_head(isi, columns_only)
    room = content_height(paper) - title_height(isi, paper) - head.height
    return lay_grid(isi, alur, paper, widen, room - 3 * STRIP), head, room


def _refusal(failed: Refused, alur: Alur, paper: Paper) -> SopctlError:
    plan = failed.plan
    row = next(t for t, (a, b) in enumerate(plan.bounds) if a <= failed.row <= b)
    arrow = ""
    if failed.edge is not None:
        panah = alur.panah[plan.panah[failed.edge][0]]
        arrow = f"{alur.simbol[panah.dari].id} → {alur.simbol[panah.ke].id}"
    return SopctlError(
        failed.reason,
        baris=plan.rows[row].baris + 1,
        sampai=plan.rows[-1].baris + 1,
        panah=arrow,
        kertas=paper.name,
    )
