"""Statements 10, 11 and 14: rows on pages, symbols in their columns, joint rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from .geometri import (
    Line,
    Point,
    box_of,
    direction,
    inside_length,
    polygons_meet,
    segments,
)
from .lembar import Cacat, Lembar
from .nilai import Halaman, Lambang, Tautan
from .pasangan import line_events
from .periksa_garis import RULE_CLEARANCE
from .tabel import Tabel

OFF_MIDDLE = 0.5
NARROWEST = 13.0
MARGINS = 24.0
"""What a page leaves blank above and below its content."""
_SLACK = 0.01


# ---------------------------------------------------------------- 10


def baris(sheet: Lembar) -> Iterator[Cacat]:
    """Every row is numbered once, in order; a page begins with a head and has symbols of rows."""
    numbers = [row.nomor for _, table in sheet.drawn() for row in table.rows if row.nomor is not None]
    if numbers != list(range(1, len(sheet.sop.kegiatan) + 1)):
        yield Cacat(10, 0, "urutan-baris", str(numbers))
    for page, table in sheet.drawn():
        if not table.head_rows:
            yield Cacat(10, page.nomor, "tanpa-kepala-tabel", "")
        if page.lambang and all(s.connector for s in page.lambang):
            yield Cacat(10, page.nomor, "hanya-penghubung", "")


def baris_terbelah(sheet: Lembar) -> Iterator[Cacat]:
    """A row is split only where it is taller than a page: not where its parts together would fit."""
    heights: dict[int, list[float]] = {}
    room = 0.0
    current = 0
    for page, table in sheet.drawn():
        room = max(room, page.box.height - MARGINS - (table.body_top - table.top))
        for row in table.rows:
            current = row.nomor or current
            heights.setdefault(current, []).append(row.y1 - row.y0)
    for number, parts in sorted(heights.items()):
        # Titles and connectors take their share of a page: what is under three quarters surely fits.
        if len(parts) > 1 and sum(parts) < 0.75 * room:
            yield Cacat(10, 0, "baris-terbelah-tanpa-perlu", f"baris {number}", sum(parts))


# ---------------------------------------------------------------- 11


def kolom(sheet: Lembar) -> Iterator[Cacat]:
    """Symbols stand in the middle of their columns; columns are 13 mm wide at least."""
    for page, table in sheet.drawn():
        for (x0, x1), pelaksana in zip(table.kolom, sheet.sop.pelaksana, strict=True):
            if x1 - x0 < NARROWEST - _SLACK:
                yield Cacat(11, page.nomor, "kolom-sempit", pelaksana.id, x1 - x0)
        for symbol in page.lambang:
            if symbol.pelaksana not in sheet.kolom:
                continue
            x0, x1 = table.kolom[sheet.kolom[symbol.pelaksana]]
            off = abs(symbol.box.middle[0] - (x0 + x1) / 2)
            if off > OFF_MIDDLE + _SLACK:
                yield Cacat(11, page.nomor, "tidak-di-tengah", symbol.id, off)
            if symbol.box.x0 < x0 - _SLACK or symbol.box.x1 > x1 + _SLACK:
                yield Cacat(11, page.nomor, "keluar-dari-kolom", symbol.id)


def _row_fault(sheet: Lembar, table: Tabel, symbol: Lambang, nomor: int) -> str | None:
    at = table.row_at(symbol.box.middle[1])
    if at is None:
        return "di-luar-tabel"
    row = table.rows[at]
    if symbol.box.y0 < row.y0 - _SLACK or symbol.box.y1 > row.y1 + _SLACK:
        return "keluar-dari-baris"
    return None if symbol.connector or row.nomor == nomor else "baris-lain"


def sel(sheet: Lembar) -> Iterator[Cacat]:
    """Each symbol stands in its own row, on the row's first part; connectors in one row too."""
    rows = {s.id: s.baris + 1 for s in sheet.alur.simbol}
    for page, table in sheet.drawn():
        for symbol in page.lambang:
            fault = _row_fault(sheet, table, symbol, rows.get(symbol.id, 0))
            if fault is not None:
                yield Cacat(11, page.nomor, fault, symbol.id)
        for a, b in combinations(page.lambang, 2):
            if a.box.meets(b.box) and polygons_meet(a.polygon, b.polygon):
                yield Cacat(11, page.nomor, "simbol-bertumpuk", f"{a.id} | {b.id}")


def susunan(sheet: Lembar) -> Iterator[Cacat]:
    """Symbols of one cell stand under each other in flow order; one a column, they stand side by side."""
    groups: dict[int, list[str]] = {}
    for s in sheet.alur.simbol:
        groups.setdefault(s.baris, []).append(s.id)
    drawn = {s.id: (page, s) for page in sheet.halaman for s in page.lambang}
    for ids in groups.values():
        found = [drawn[id] for id in ids if id in drawn]
        columns = Counter(s.pelaksana for _, s in found)
        for (page, a), (_, b) in combinations(found, 2):
            if a.pelaksana == b.pelaksana and b.box.y0 < a.box.y1 - _SLACK:
                yield Cacat(11, page.nomor, "tidak-berurutan", f"{a.id} | {b.id}")
            alone = max(columns.values()) == 1
            if alone and abs(a.box.middle[1] - b.box.middle[1]) > OFF_MIDDLE:
                yield Cacat(11, page.nomor, "tidak-bersisian", f"{a.id} | {b.id}")


# ---------------------------------------------------------------- 14


def _joint(sheet: Lembar) -> Iterator[tuple[Halaman, list[Lambang], list[Tautan]]]:
    """The drawn joint rows: the page, its partners left to right, its links."""
    for group in sheet.alur.bersama:
        ids = [sheet.nama[i] for i in group]
        page = next((h for h in sheet.halaman if h.find(ids[0])), None)
        if page is None:
            continue
        partners = [s for id in ids if (s := page.find(id)) is not None]
        partners.sort(key=lambda s: s.box.x0)
        yield page, partners, [t for t in page.bersama if t.id == ids[0]]


def _touched(partners: list[Lambang], point: Point) -> Lambang | None:
    return next((s for s in partners if s.box.grown(0.05).holds_point(point, 0.0)), None)


def _straight(line: Line) -> bool:
    return len(line) == 2 and direction(*line)[1] == 0


def _near(point: Point, line: Line) -> bool:
    return any(box_of(s).grown(0.05).holds_point(point, 0.0) for s in segments(line))


def _linked(partners: list[Lambang], lines: list[Line]) -> set[str]:
    """The partners that the links hold together with the first one."""
    nodes: list[set[str]] = []
    for line in lines:
        ends = {s.id for p in (line[0], line[-1]) if (s := _touched(partners, p))}
        # A leg that ends on the bar of a bracket belongs to that bracket.
        for other in lines:
            if other is not line and any(_near(p, other) for p in (line[0], line[-1])):
                ends |= {s.id for p in (other[0], other[-1]) if (s := _touched(partners, p))}
        nodes.append(ends)
    held = {partners[0].id}
    for _ in lines:
        held = held.union(*(n for n in nodes if n & held)) if nodes else held
    return held


def terhubung(sheet: Lembar) -> Iterator[Cacat]:
    """A dashed link holds all partners of a joint row together; there is none elsewhere."""
    known = {sheet.nama[group[0]] for group in sheet.alur.bersama}
    for page in sheet.halaman:
        for link in page.bersama:
            if link.id not in known:
                yield Cacat(14, page.nomor, "tautan-asing", link.id)
            if not link.dashed:
                yield Cacat(14, page.nomor, "tautan-tidak-putus-putus", link.id)
    for page, partners, links in _joint(sheet):
        lines = [line for link in links for line in link.lines]
        missing = {s.id for s in partners} - _linked(partners, lines)
        for id in sorted(missing):
            yield Cacat(14, page.nomor, "tidak-terhubung", id)


def _neighbours(sheet: Lembar, a: Lambang, b: Lambang) -> bool:
    return abs(sheet.kolom[a.pelaksana] - sheet.kolom[b.pelaksana]) == 1 and a.jenis != "keputusan"


def _side_used(sheet: Lembar, page: Halaman, symbol: Lambang, side: str) -> bool:
    for panah in page.panah:
        for found, at in ((sheet.source_on(page, panah), 0), (sheet.target_on(page, panah), -1)):
            if found is not None and found.id == symbol.id and symbol.port_at(panah.line[at]) == side:
                return True
    return False


def _straight_faults(sheet: Lembar, page: Halaman, a: Lambang, b: Lambang, line: Line) -> Iterator[Cacat]:
    where = f"{a.id} | {b.id}"
    if not _neighbours(sheet, a, b):
        yield Cacat(14, page.nomor, "tautan-lurus-bukan-tetangga", where)
    ends = sorted((line[0], line[-1]))
    if a.port_at(ends[0]) != "kanan" or b.port_at(ends[1]) != "kiri":
        yield Cacat(14, page.nomor, "tautan-bukan-sisi-ke-sisi", where)
    for symbol, side in ((a, "kanan"), (b, "kiri")):
        if _side_used(sheet, page, symbol, side):
            yield Cacat(14, page.nomor, "sisi-tautan-dipakai-panah", f"{symbol.id} {side}")


def tautan_lurus(sheet: Lembar) -> Iterator[Cacat]:
    """Neighbours are linked straight, side to side, and no arrow uses those sides."""
    for page, partners, links in _joint(sheet):
        lines = [line for link in links for line in link.lines]
        straight = []
        for line in lines:
            ends = sorted((line[0], line[-1]))
            a, b = _touched(partners, ends[0]), _touched(partners, ends[1])
            if _straight(line) and a is not None and b is not None and a is not b:
                straight.append({a.id, b.id})
                yield from _straight_faults(sheet, page, a, b, line)
        for a, b in pairwise(partners):
            if _neighbours(sheet, a, b) and {a.id, b.id} not in straight:
                yield Cacat(14, page.nomor, "tetangga-tidak-lurus", f"{a.id} | {b.id}")


def kurung(sheet: Lembar) -> Iterator[Cacat]:
    """Other links are brackets: their bars run above or below all partners, their legs end on them."""
    for page, partners, links in _joint(sheet):
        top, bottom = min(s.box.y0 for s in partners), max(s.box.y1 for s in partners)
        for line in (line for link in links for line in link.lines):
            if _straight(line) and all(_touched(partners, p) for p in (line[0], line[-1])):
                continue
            for a, b in segments(line):
                dx, dy = direction(a, b)
                if dy == 0 and dx != 0 and top < a[1] < bottom:
                    yield Cacat(14, page.nomor, "kurung-setinggi-simbol", partners[0].id)
                if (a[0] != b[0]) and (a[1] != b[1]):
                    yield Cacat(14, page.nomor, "tautan-miring", partners[0].id)


def _link_faults(page: Halaman, link: Tautan, line: Line) -> Iterator[Cacat]:
    for panah in page.panah:
        for event in line_events(panah.line, line):
            if event.kind != "silang":
                yield Cacat(14, page.nomor, f"tautan-{event.kind}-panah", f"{link.id} | {panah.name}")
                break
    for symbol in page.lambang:
        if any(inside_length(*s, symbol.polygon) > 0.05 for s in segments(line)):
            yield Cacat(14, page.nomor, "tautan-menembus-simbol", f"{link.id} @ {symbol.id}")
    for rule in page.garis:
        if any(e.kind == "sejajar" for e in line_events(line, rule, RULE_CLEARANCE)):
            yield Cacat(14, page.nomor, "tautan-di-atas-garis", link.id)
            break


def tautan_bebas(sheet: Lembar) -> Iterator[Cacat]:
    """Arrows cross a link at right angles or not at all; it runs through no symbol and along no rule."""
    for page in sheet.halaman:
        for link in page.bersama:
            for line in link.lines:
                yield from _link_faults(page, link, line)
