"""Each phase of layout keeps its promise, on the examples, the real SOPs and random documents.

The drawing as a whole is judged from its SVG in tests/lembar; here the values between the phases are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from sopctl.layout import sizes
from sopctl.layout.draft import Draft, Templates, draw_page
from sopctl.layout.graph import PageGraph, Route
from sopctl.layout.measure import text_width
from sopctl.layout.p1_grid import Grid, lay_grid, set_columns
from sopctl.layout.p2_plan import Konektor, Plan, plan_page
from sopctl.layout.p3_judge import ILLEGAL, after_parting, part, segments_of, strangers
from sopctl.layout.p3_route import route_page
from sopctl.layout.p3_shapes import Shapes
from sopctl.layout.page import paper_of
from sopctl.layout.runs import runs_of
from sopctl.layout.stages import Isi
from sopctl.model.alur import Alur, resolve_alur
from sopctl.model.koleksi import Koleksi
from sopctl.model.makna import sidik
from sopctl.model.putaran import resolve_putaran
from sopctl.model.sop import Sop
from sopctl.render.view import build_isi, keadaan_of
from sopctl.source.load import load_file
from tests.lembar.acak import acak
from tests.lembar.lukis import sop_of

ROOT = Path(__file__).parents[2]
PAPER = paper_of("A4")
FILES = sorted([*ROOT.glob("examples/*/sop/**/*.yaml"), *ROOT.glob("tests/nyata/sop/**/*.yaml")])
RANDOM = [("biasa", seed) for seed in range(24)] + [("badai", seed) for seed in range(4)]
SHEETS: list[Path | tuple[str, int]] = [*FILES, *RANDOM]


def _name(sheet: Path | tuple[str, int]) -> str:
    return sheet.stem if isinstance(sheet, Path) else f"{sheet[0]}-{sheet[1]}"


@cache
def _sop(sheet: Path | tuple[str, int]) -> Sop:
    if isinstance(sheet, tuple):
        return sop_of(acak(sheet[1], sheet[0]))  # type: ignore[arg-type]
    model = load_file(str(sheet), None, sheet.name).model
    assert isinstance(model, Sop)
    return model


@cache
def _grid(sheet: Path | tuple[str, int]) -> tuple[Isi, Alur, Grid]:
    sop = _sop(sheet)
    alur = resolve_alur(sop)
    isi = build_isi(sop, alur, Koleksi(), keadaan_of(resolve_putaran(sop, None, None), sidik(sop)))
    paper = PAPER if len(isi.kolom) <= 12 else paper_of("Legal")
    grid = lay_grid(isi, alur, paper, (0.0,) * (len(isi.kolom) + 1), (150.0,) * len(isi.baris))
    return isi, alur, grid


def _plans(sheet: Path | tuple[str, int], rows: int = 7) -> Iterator[Plan]:
    """The document cut every few rows: not as it would be printed, but with every kind of connector."""
    _, alur, grid = _grid(sheet)
    for first in range(0, len(grid.rows), rows):
        yield plan_page(grid, alur, first, min(first + rows, len(grid.rows)))


every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=_name)


@every_sheet
def test_phase_1_breaks_every_text_to_its_cell_and_loses_nothing(sheet: Path | tuple[str, int]) -> None:
    isi, _, grid = _grid(sheet)
    for baris in range(len(isi.baris)):
        parts = [row for row in grid.rows if row.baris == baris]
        for i, role in enumerate(sizes.TEXT_COLUMNS):
            at = i if i < 2 else i + grid.columns.count
            room = grid.columns.xs[at + 1] - grid.columns.xs[at]
            lines = [line for row in parts for line in row.cells[i][1]]
            assert all(line.indent + text_width(line.text, sizes.TEXT_SIZE) <= room for line in lines)
            said = "".join(line.text for line in lines).replace(" ", "")
            paragraphs = getattr(isi.baris[baris], role)
            meant = paragraphs if isinstance(paragraphs, str) else "".join(paragraphs)
            assert said == "".join(meant.split())


@every_sheet
def test_phase_1_puts_at_most_one_symbol_in_a_cell(sheet: Path | tuple[str, int]) -> None:
    _, alur, grid = _grid(sheet)
    cells = [(r, s.level, s.col) for r, row in enumerate(grid.rows) for s in row.symbols]
    assert len(cells) == len(set(cells)) == len(alur.simbol)


def test_widths_depend_on_paper_and_columns_and_never_on_text() -> None:
    _, _, grid = _grid(FILES[0])
    assert grid.columns.xs == set_columns(grid.columns.count, PAPER, (0.0,) * (grid.columns.count + 1)).xs


@every_sheet
def test_phase_2_carries_every_arrow_whole_or_as_two_halves(sheet: Path | tuple[str, int]) -> None:
    _, alur, _ = _grid(sheet)
    seen: dict[int, list[str]] = {i: [] for i in range(len(alur.panah))}
    for plan in _plans(sheet):
        for edge, carried in zip(plan.graph.edges, plan.panah, strict=True):
            ends = (plan.spots[edge.dari].what, plan.spots[edge.ke].what)
            part_of = ["keluar" if k.keluar else "masuk" for k in ends if isinstance(k, Konektor)]
            for p in carried:
                seen[p].append(part_of[0] if part_of else "utuh")
    assert all(sorted(parts) in (["utuh"], ["keluar", "masuk"]) for parts in seen.values())


@every_sheet
def test_phase_2_gives_a_page_one_connector_per_target_and_direction(sheet: Path | tuple[str, int]) -> None:
    for plan in _plans(sheet):
        keys = [(s.what.keluar, s.what.ke, s.what.maju) for s in plan.spots if isinstance(s.what, Konektor)]
        assert len(keys) == len(set(keys))


def _touches(graph: PageGraph, routes: tuple[Route, ...]) -> Iterator[str]:
    for i, j in combinations(range(len(routes)), 2):
        a, b = graph.edges[i], graph.edges[j]
        tail = a.ke == b.ke and routes[i].into == routes[j].into
        head = a.dari == b.dari and routes[i].out == routes[j].out
        one, other = routes[i].points, routes[j].points
        if tail and head:
            yield f"{i} and {j} share both ends"
        elif tail or head:
            parted = part(one[::-1], other[::-1]) if tail else part(one, other)
            if parted is None or after_parting(*parted) >= ILLEGAL:
                yield f"{i} and {j} do not merge for good"
        elif strangers(segments_of(one), segments_of(other)) >= ILLEGAL:
            yield f"{i} and {j} touch"


@every_sheet
def test_phase_3_lets_no_two_arrows_touch_but_kin_that_merge_for_good(sheet: Path | tuple[str, int]) -> None:
    for plan in _plans(sheet):
        assert list(_touches(plan.graph, route_page(Shapes(plan.graph), thorough=False))) == []


@every_sheet
def test_phase_3_keeps_ports_one_way_and_leaves_room_for_exits(sheet: Path | tuple[str, int]) -> None:
    for plan in _plans(sheet):
        routes = route_page(Shapes(plan.graph), thorough=False)
        for n, node in enumerate(plan.graph.nodes):
            pairs = list(zip(plan.graph.edges, routes, strict=True))
            outs = {r.out for e, r in pairs if e.dari == n}
            ins = {r.into for e, r in pairs if e.ke == n}
            assert not outs & ins
            assert not (outs | ins) & node.closed
            assert len(outs) >= min(3, node.exits)
            if node.exits:
                assert len(ins) <= 4 - min(3, node.exits)


def _drawn(sheet: Path | tuple[str, int]) -> Iterator[tuple[Grid, Draft]]:
    isi, alur, grid = _grid(sheet)
    templates = Templates(isi.ke_halaman, isi.dari_halaman)
    for first in range(0, len(grid.rows), 7):
        page = draw_page(grid, alur, (first, min(first + 7, len(grid.rows))), templates)
        if isinstance(page, Draft):
            yield grid, page


drawn_sheets = pytest.mark.parametrize("sheet", [*FILES, *RANDOM[:10]], ids=_name)


@drawn_sheets
def test_phase_4_keeps_lanes_in_order_and_apart(sheet: Path | tuple[str, int]) -> None:
    for _, page in _drawn(sheet):
        runs, _ = runs_of(page.routes)
        heights = page.geometry.heights
        for one, other in combinations([r for r in runs if r.axis == "y"], 2):
            if one.line == other.line and one.low <= other.high and other.low <= one.high:
                first, second = sorted((one, other), key=lambda r: r.value)
                assert heights.lanes[first] <= heights.lanes[second] - 0.6


@drawn_sheets
def test_phase_4_keeps_every_lane_off_the_rules_between_rows(sheet: Path | tuple[str, int]) -> None:
    for _, page in _drawn(sheet):
        rules = page.geometry.heights.rules
        for y in page.geometry.heights.lanes.values():
            assert min(abs(y - rule) for rule in rules) >= 0.4


@drawn_sheets
def test_phase_4_gives_every_row_the_height_of_its_text(sheet: Path | tuple[str, int]) -> None:
    for _, page in _drawn(sheet):
        heights = [b - a for a, b in pairwise(page.geometry.heights.rules)]
        assert all(h >= row.text_height - 1e-9 for h, row in zip(heights, page.plan.rows, strict=True))


@drawn_sheets
def test_phase_5_draws_orthogonal_lines_from_port_to_port(sheet: Path | tuple[str, int]) -> None:
    for _, page in _drawn(sheet):
        for edge, line in zip(page.plan.graph.edges, page.geometry.lines, strict=True):
            assert all((a[0] == b[0]) != (a[1] == b[1]) for a, b in pairwise(line))
            for spot, end in ((edge.dari, line[0]), (edge.ke, line[-1])):
                box = page.geometry.boxes[spot]
                cx, cy = box.x + box.w / 2, box.y + box.h / 2
                ports = [(cx, box.y), (box.right, cy), (cx, box.bottom), (box.x, cy)]
                assert any(abs(end[0] - x) < 1e-6 and abs(end[1] - y) < 1e-6 for x, y in ports)


@drawn_sheets
def test_phase_5_keeps_the_topology_that_phase_3_chose(sheet: Path | tuple[str, int]) -> None:
    """What crossed in abstract numbers crosses in millimetres, and nothing else does."""
    for _, page in _drawn(sheet):
        for i, j in combinations(range(len(page.routes)), 2):
            a, b = page.plan.graph.edges[i], page.plan.graph.edges[j]
            if a.ke == b.ke or a.dari == b.dari:
                continue
            one, other = page.routes[i].points, page.routes[j].points
            abstract = strangers(segments_of(one), segments_of(other))
            drawn = strangers(segments_of(page.geometry.lines[i]), segments_of(page.geometry.lines[j]))
            assert drawn == abstract
