"""The whole way from strings and flow to a drawing.

    Isi + Alur -> Grid -> pages of Plan -> Route -> Heights, lanes -> Geometry -> labels -> Drawing

The document loop: a page whose arrows or labels do not fit asks for wider gutters; the grid is laid anew
with them, a few times at most. What cannot be drawn within the least sizes is refused, with page, row and
arrow; it is never drawn wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from sopctl.errors import SopctlError
from sopctl.layout import sizes
from sopctl.layout.asking import Refused
from sopctl.layout.draft import Draft, Overfull, Templates, draw_page, polish_page
from sopctl.layout.head import Head, lay_head
from sopctl.layout.identity import lay_out_identity, whole_identities
from sopctl.layout.p1_grid import Grid, lay_grid, set_columns, symbol_width
from sopctl.layout.p2_paginate import Draw, TooTallError, paginate
from sopctl.layout.p6_spots import first_variant
from sopctl.layout.page import content_height, join_page, number_pages
from sopctl.layout.procedure import build_page, set_marks, title_height
from sopctl.layout.stages import Drawing, Isi, Page, Paper
from sopctl.layout.written import lay_out_written
from sopctl.model.alur import Alur

DOCUMENT_TRIES = 5
PAGE_TRIES = 3
"""So often gutters are widened for one page before all are drawn again."""
OUTER_ROOM = 1.2
STRIP = 14.4
"""A strip of connectors with the way to it, where their references take one line."""
KEPT_AT_MOST = 40.0
"""More room for the connectors of a row that fills a page, where their references take several lines."""
TOGETHER_GAP = 5.0
"""Between the identity and the procedure on one page."""


@dataclass(frozen=True, slots=True)
class _Laid:
    grid: Grid
    head: Head
    drafts: list[Draft]


def lay_out(isi: Isi, alur: Alur, paper: Paper, one_page: bool = False) -> Drawing:
    """The sheet. Raises SopctlError where it cannot be drawn right on this paper.

    With `one_page` identity and procedure share a page, a "gabungan", where both fit it whole.
    """
    _check_flow(alur)
    front = _together(isi, alur, paper) if one_page and isi.baris else ()
    pages = (*(front or _apart(isi, alur, paper)), *lay_out_written(isi, paper))
    return Drawing(paper, number_pages(pages, isi.kaki, paper))


def _apart(isi: Isi, alur: Alur, paper: Paper) -> tuple[Page, ...]:
    identity = lay_out_identity(isi, paper)
    procedure = _procedure(isi, alur, paper, len(identity) + 1) if isi.baris else ()
    return (*identity, *procedure)


def _together(isi: Isi, alur: Alur, paper: Paper) -> tuple[Page, ...]:
    """Identity and procedure on one page, in the largest type that fits; nothing where none does."""
    fronts = whole_identities(isi, paper)
    room = content_height(paper) - TOGETHER_GAP
    if not fronts or len(isi.baris) * sizes.ROW_MINIMUM > room - min(front.height for front in fronts):
        return ()
    try:
        laid = _lay_procedure(isi, alur, paper, 1, whole=True)
    except SopctlError:
        return ()
    (draft,) = laid.drafts
    room -= title_height(isi, paper) + laid.head.height + draft.height
    front = next((front for front in fronts if front.height <= room), None)
    if front is None:
        return ()
    marks, below = set_marks(laid.drafts, 1), front.height + TOGETHER_GAP
    return (
        join_page(
            front.page, build_page(draft, laid.grid.columns, laid.head, isi, alur, marks, paper, below)
        ),
    )


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


def _lay_procedure(isi: Isi, alur: Alur, paper: Paper, first_page: int, whole: bool = False) -> _Laid:
    """The procedure cut into pages; `whole`: on one page, however tall it is."""
    widen = _first_widths(isi, alur, paper)
    templates = Templates(isi.ke_halaman, isi.dari_halaman)
    patient, narrow, kept = False, False, 0.0
    for attempt in range(DOCUMENT_TRIES + 1):
        patient = patient or attempt + 1 >= DOCUMENT_TRIES
        grid, head, room = _grid(isi, alur, paper, tuple(widen), whole, kept)
        room = float("inf") if whole else room
        draw = partial(_draw, grid, alur, templates, patient, room)
        try:
            result = _uncut(grid, draw) if whole else paginate(grid, alur, room, draw, patient)
        except TooTallError as error:
            if kept < KEPT_AT_MOST and not patient:
                kept += KEPT_AT_MOST / 2
                continue
            row = grid.rows[error.row].baris + 1
            raise SopctlError("layout.baris-terlalu-tinggi", baris=row, kertas=paper.name) from error
        if not isinstance(result, Refused):
            return _Laid(grid, head, [polish_page(page, grid, alur, templates, room) for page in result])
        if narrow or (patient and widen == _first_widths(isi, alur, paper)):
            raise _refusal(result, alur, paper, first_page)
        if patient:
            # What one page was given another may have lacked: once more, with the first widths.
            widen, narrow = _first_widths(isi, alur, paper), True
            continue
        patient = not _widened(widen, result, len(isi.kolom), paper)
        for _ in range(PAGE_TRIES if not patient else 0):
            # The page alone, before the others are drawn with it in vain.
            again = _grid(isi, alur, paper, tuple(widen), whole, kept)[0]
            page = draw_page(again, alur, (result.plan.first, result.plan.last), templates)
            if not isinstance(page, Refused) or not _widened(widen, page, len(isi.kolom), paper):
                break
    raise AssertionError("the last try is patient, and narrow")


def _draw(
    grid: Grid, alur: Alur, templates: Templates, patient: bool, room: float, first: int, last: int
) -> Draft | Overfull | Refused:
    return draw_page(grid, alur, (first, last), templates, patient, room)


def _uncut(grid: Grid, draw: Draw) -> list[Draft] | Refused:
    page = draw(0, len(grid.rows))
    assert not isinstance(page, Overfull), "a page without an end holds all rows"
    return page if isinstance(page, Refused) else [page]


def _widened(widen: list[float], refused: Refused, count: int, paper: Paper) -> bool:
    """Give the gutters what a page asked for; False, and nothing given, where the paper has no more."""
    wider = widen[:]
    for gutter in refused.gutters:
        wider[gutter] += 2 * max(0.6, refused.needed)
    try:
        set_columns(count, paper, tuple(wider))
    except SopctlError:
        return False
    widen[:] = wider
    return True


def _first_widths(isi: Isi, alur: Alur, paper: Paper) -> list[float]:
    """Room in the outermost gutters where the flow is sure to need it.

    A decision with three exits and an entry uses all four ports; in an outer column one of its labels
    may have to stand between symbol and frame.
    """
    count = len(isi.kolom)
    widen = [0.0] * (count + 1)
    columns = set_columns(count, paper, tuple(widen))
    half = (columns.width(0) - symbol_width(columns)) / 2
    for simbol in alur.simbol:
        labels = [p.label for p in alur.keluar(simbol.index) if p.label and p.label.strip()]
        if len(labels) < 3:
            continue
        narrow = min(first_variant(label, columns.width(0)).w for label in labels)
        for gutter, outer in ((0, isi.kolom[0].id), (count, isi.kolom[-1].id)):
            if simbol.pelaksana == outer:
                widen[gutter] = max(widen[gutter], narrow + OUTER_ROOM - half)
    try:
        set_columns(count, paper, tuple(widen))
    except SopctlError:
        return [0.0] * (count + 1)
    return widen


def _grid(
    isi: Isi, alur: Alur, paper: Paper, widen: tuple[float, ...], whole: bool, kept: float
) -> tuple[Grid, Head, float]:
    """(grid, head, what a page has for rows).

    A row taller than a page leaves room for connectors, and `kept` mm more where those did not suffice.
    """
    uncut = lay_grid(isi, alur, paper, widen, (1e9,) * len(isi.baris))
    head = lay_head(isi, uncut.columns)
    room = content_height(paper) - title_height(isi, paper) - head.height
    count = range(len(isi.baris))
    tallest = tuple(room - kept - STRIP * _strips(alur, r, len(isi.kolom)) for r in count)
    if not whole:
        _check_room(tallest, room, head, paper)
    return uncut if whole else lay_grid(isi, alur, paper, widen, tallest), head, room


def _check_room(tallest: tuple[float, ...], room: float, head: Head, paper: Paper) -> None:
    """A row that finds less than the least height cannot be cut into parts that fit."""
    least = min(tallest, default=room)
    if least >= sizes.ROW_MINIMUM:
        return
    if head.height > room:
        raise SopctlError("layout.kepala-terlalu-tinggi", tinggi=round(head.height), kertas=paper.name)
    raise SopctlError("layout.baris-terlalu-tinggi", baris=tallest.index(least) + 1, kertas=paper.name)


def _strips(alur: Alur, row: int, columns: int) -> int:
    """The strips of connectors that a row needs which has a page to itself."""
    top: set[tuple[int, bool]] = set()
    bottom: set[tuple[int, bool]] = set()
    for panah in alur.panah:
        here, there = alur.simbol[panah.dari].baris, alur.simbol[panah.ke].baris
        if (here == row) == (there == row):
            continue
        below = (here == row) == (there > here)
        (bottom if below else top).add((panah.ke, here == row))
    return -(-len(top) // columns) - (-len(bottom) // columns)


def _refusal(failed: Refused, alur: Alur, paper: Paper, first_page: int) -> SopctlError:
    plan = failed.plan
    row = next(t for t, (a, b) in enumerate(plan.bounds) if a <= failed.row <= b)
    arrow = ""
    if failed.edge is not None:
        panah = alur.panah[plan.panah[failed.edge][0]]
        arrow = f"{alur.simbol[panah.dari].id} → {alur.simbol[panah.ke].id}"
    return SopctlError(
        failed.reason,
        halaman=first_page + failed.page,
        baris=plan.rows[row].baris + 1,
        sampai=plan.rows[-1].baris + 1,
        panah=arrow,
        kertas=paper.name,
    )
