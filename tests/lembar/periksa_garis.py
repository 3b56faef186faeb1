"""Statements 2, 3 and 4: where lines may run, and how near to what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from .geometri import (
    Box,
    Polygon,
    box_line_gap,
    box_of,
    box_of_segment,
    direction,
    inside_length,
    polygons_meet,
    segments,
)
from .lembar import Cacat, Lembar
from .nilai import Garis, Halaman, Lambang
from .pasangan import events_of, line_events
from .tabel import Tabel

HALF_STROKE = 0.16
"""Half the width of an arrow's line: what is nearer is covered by it."""
RULE_CLEARANCE = 0.4
_SLACK = 0.005


def half_stroke(panah: Garis) -> float:
    """Half the width of an arrow's line as drawn."""
    return HALF_STROKE if panah.weight is None else panah.weight / 2


# ---------------------------------------------------------------- 2: what lines keep out of


def _through(page: Halaman, panah: Garis, symbol: Lambang, own: bool) -> Iterator[Cacat]:
    for s in segments(panah.line):
        if own:
            inside = inside_length(*s, symbol.polygon)
            if inside > 0.05:
                yield Cacat(2, page.nomor, "ke-dalam-simbol-sendiri", f"{panah.name} @ {symbol.id}", inside)
        elif polygons_meet(box_of_segment(s, half_stroke(panah)).corners, symbol.polygon):
            inside = inside_length(*s, symbol.polygon)
            yield Cacat(2, page.nomor, "menembus-simbol", f"{panah.name} @ {symbol.id}", inside)


def menembus_simbol(sheet: Lembar) -> Iterator[Cacat]:
    """No line enters a symbol; at its own ends it comes to the port and no farther."""
    for page in sheet.halaman:
        for panah in page.panah:
            reach = box_of(panah.line).grown(1)
            ends = [s.id for s in (sheet.source_on(page, panah), sheet.target_on(page, panah)) if s]
            for symbol in page.lambang:
                if reach.meets(symbol.box):
                    yield from _through(page, panah, symbol, symbol.id in ends)


def menembus_teks(sheet: Lembar) -> Iterator[Cacat]:
    """No line runs through a text; labels and tanya beside their symbols are statement 7's."""
    for page in sheet.halaman:
        if not page.panah:
            continue
        reach = box_of(p for panah in page.panah for p in panah.line).grown(1)
        inks = [
            (line.box, line.isi)
            for t in page.tulisan
            if not t.beside
            for line in t.lines
            if reach.meets(line.box)
        ]
        for panah in page.panah:
            for box, said in inks:
                if box_line_gap(box, panah.line) < half_stroke(panah):
                    yield Cacat(2, page.nomor, "menembus-teks", f"{panah.name} @ {said!r}")
        for head in page.kepala:
            for box, said in inks:
                if polygons_meet(box.corners, head):
                    yield Cacat(2, page.nomor, "kepala-menembus-teks", repr(said))


def _block_fault(page: Halaman, table: Tabel, box: Box, what: str, where: str) -> Iterator[Cacat]:
    block = table.block
    out = max(block.x0 - box.x0, block.y0 - box.y0, box.x1 - block.x1, box.y1 - block.y1)
    if out > 0.02:
        yield Cacat(2, page.nomor, what, where, out)


def di_luar_kolom(sheet: Lembar) -> Iterator[Cacat]:
    """All arrows stay in the cells of the pelaksana."""
    for page, table in sheet.drawn():
        for panah in page.panah:
            box = box_of(panah.line)
            yield from _block_fault(page, table, box, "di-luar-kolom-pelaksana", panah.name)
        for head in page.kepala:
            yield from _block_fault(page, table, box_of(head), "kepala-di-luar-kolom", str(head[0]))


def _head_owner(page: Halaman, head: Polygon) -> str | None:
    for panah in page.panah:
        if any(abs(x - panah.line[-1][0]) + abs(y - panah.line[-1][1]) < 0.05 for x, y in head):
            return panah.name
    return None


def kepala_menembus_simbol(sheet: Lembar) -> Iterator[Cacat]:
    """A head lies outside every symbol, its target's too."""
    for page in sheet.halaman:
        for head in page.kepala:
            for symbol in page.lambang:
                if polygons_meet(head, symbol.polygon, 0.05):
                    owner = _head_owner(page, head) or "?"
                    yield Cacat(2, page.nomor, "kepala-menembus-simbol", f"{owner} @ {symbol.id}")


# ---------------------------------------------------------------- 3: lines and lines


def berimpit(sheet: Lembar) -> Iterator[Cacat]:
    """Strangers share nothing, nearly share nothing, and meet only by crossing at right angles."""
    for page in sheet.halaman:
        for pair in sheet.pasangan[page.nomor]:
            where = f"{pair.a.name} | {pair.b.name}"
            if pair.coincide:
                yield Cacat(3, page.nomor, "berimpit-seluruhnya", where)
                continue
            told = set()
            for event in events_of(pair):
                if event.kind == "silang" or event.kind in told:
                    continue
                told.add(event.kind)
                mm = event.mm if event.kind == "sejajar" else None
                x, y = event.at
                yield Cacat(3, page.nomor, event.kind, f"{where} @ {x:.2f},{y:.2f}", mm)


def menyilang_sendiri(sheet: Lembar) -> Iterator[Cacat]:
    """No arrow turns back on itself, touches or crosses itself."""
    for page in sheet.halaman:
        for panah in page.panah:
            pieces = segments(panah.line)
            for (i, s), (j, t) in combinations(enumerate(pieces), 2):
                if j == i + 1:
                    (ax, ay), (bx, by) = direction(*s), direction(*t)
                    fault = (ax, ay) == (-bx, -by)
                else:
                    fault = any(True for _ in line_events(s, t, 0.05))
                if fault:
                    yield Cacat(3, page.nomor, "menyilang-sendiri", panah.name)
                    break


# ---------------------------------------------------------------- 4: lines and rules


def di_atas_garis(sheet: Lembar) -> Iterator[Cacat]:
    """No piece of an arrow runs along a table rule."""
    for page in sheet.halaman:
        if not page.panah:
            continue
        rules = [(rule, box_of(rule).grown(RULE_CLEARANCE)) for rule in page.garis]
        for panah in page.panah:
            reach = box_of(panah.line)
            for rule, box in rules:
                if box.x0 > reach.x1 or box.x1 < reach.x0 or box.y0 > reach.y1 or box.y1 < reach.y0:
                    continue
                near = (e for e in line_events(panah.line, rule, RULE_CLEARANCE) if e.kind == "sejajar")
                event = next(near, None)
                if event is not None:
                    x, y = event.at
                    yield Cacat(4, page.nomor, "di-atas-garis", f"{panah.name} @ {x:.2f},{y:.2f}", event.mm)
                    break


def tebal(sheet: Lembar) -> Iterator[Cacat]:
    """Arrow lines are clearly heavier than rules: by a quarter at least."""
    for page in sheet.halaman:
        for panah in page.panah:
            if panah.weight is None or page.garis_weight is None:
                yield Cacat(4, page.nomor, "tebal-tak-diketahui", panah.name)
                return
            if panah.weight < 1.25 * page.garis_weight:
                yield Cacat(4, page.nomor, "kurang-tebal", panah.name, panah.weight)
