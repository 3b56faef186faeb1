"""Statement 7: labels of branches, and a `tanya` that stands beside its symbol."""

from __future__ import annotations

import math
from collections.abc import Iterator

from .geometri import (
    Box,
    Line,
    Point,
    Polygon,
    box_gap,
    box_line_gap,
    box_of,
    box_of_segment,
    cut_start,
    inside_length,
    polygon_gap,
    polygons_meet,
    segments,
)
from .lembar import Cacat, Lembar
from .nilai import Garis, Halaman, Tulisan
from .periksa_garis import half_stroke
from .periksa_ujung import shared_start
from .tabel import Tabel

FROM_EXIT = 4.0
FROM_SYMBOL = 3.0
_SLACK = 0.01


def squeezed(text: str) -> str:
    """The text without any space: what must survive the breaking of lines."""
    return "".join(text.split())


def _boxes(text: Tulisan) -> list[Box]:
    return [line.box for line in text.lines]


def _gap_point(text: Tulisan, point: Point) -> float:
    return min(box_gap(box, Box(*point, *point)) for box in _boxes(text))


def _gap_line(text: Tulisan, line: Line) -> float:
    return min((box_line_gap(box, line) for box in _boxes(text)), default=math.inf)


def _gap_shape(text: Tulisan, polygon: Polygon) -> float:
    return min(polygon_gap(box.corners, polygon) for box in _boxes(text))


def labelled(sheet: Lembar, page: Halaman) -> list[Garis]:
    """The arrows of a page that must bear a label."""
    return [p for p in page.panah if p.label and sheet.page_of.get(p.dari[0]) == page.nomor]


def label_of(page: Halaman, panah: Garis) -> list[Tulisan]:
    """The labels drawn for an arrow."""
    return [
        t
        for t in page.label
        if (t.get("dari"), t.get("ke")) == (panah.dari[0], panah.ke)
        and squeezed(t.isi) == squeezed(panah.label)
    ]


def _name(text: Tulisan) -> str:
    owner = f"{text.get('dari')} -> {text.get('ke')}" if text.get("dari") else str(text.get("id"))
    return f"{text.isi!r} @ {owner}"


# ---------------------------------------------------------------- its place


def label_sekali(sheet: Lembar) -> Iterator[Cacat]:
    """Each labelled exit has its label once; no label belongs to nothing."""
    for page in sheet.halaman:
        owned: list[int] = []
        for panah in labelled(sheet, page):
            found = label_of(page, panah)
            owned.extend(t.order for t in found)
            if len(found) != 1:
                yield Cacat(7, page.nomor, "label-tidak-sekali", f"{panah.name}: {len(found)} kali")
        for text in page.label:
            if text.order not in owned:
                yield Cacat(7, page.nomor, "label-asing", _name(text))


def dekat_ujung(sheet: Lembar) -> Iterator[Cacat]:
    """A label stands within 4 mm of its exit; where exits share a tip, of their parting and after it."""
    for page in sheet.halaman:
        for panah in labelled(sheet, page):
            shared = shared_start(page, panah)
            own = cut_start(panah.line, shared) or panah.line
            for text in label_of(page, panah):
                gap = _gap_point(text, own[0])
                if gap > FROM_EXIT + _SLACK:
                    yield Cacat(7, page.nomor, "label-jauh", panah.name, gap)
                before = _gap_line(text, own) - _gap_line(text, panah.line)
                if before > _SLACK:
                    yield Cacat(7, page.nomor, "label-sebelum-berpisah", panah.name, before)


def _others(sheet: Lembar, page: Halaman, panah: Garis) -> Iterator[tuple[Garis, Line, Line]]:
    """All other arrows, each with the ways that this one and the other have for themselves."""
    related = [p for p in sheet.pasangan[page.nomor] if p.a is panah or p.b is panah]
    near = {id(p.b if p.a is panah else p.a): p for p in related if p.head or p.tail}
    for other in page.panah:
        pair = near.get(id(other))
        if other is panah or (pair is not None and pair.coincide):
            continue
        if pair is None:
            yield other, panah.line, other.line
        else:
            own_first = pair.a is panah
            yield other, *((pair.rest_a, pair.rest_b) if own_first else (pair.rest_b, pair.rest_a))


def dekat_panahnya(sheet: Lembar) -> Iterator[Cacat]:
    """A label is nearer to its own arrow than to any other.

    Of two arrows that share a stretch, what each has for itself counts; the shared stretch is no
    excuse either: the other arrow as a whole is not nearer than the own one as a whole.
    """
    for page in sheet.halaman:
        for panah in labelled(sheet, page):
            for text in label_of(page, panah):
                own = _gap_line(text, panah.line)
                for other, rest, other_rest in _others(sheet, page, panah):
                    gap, other_gap = _gap_line(text, rest), _gap_line(text, other_rest)
                    if _gap_line(text, other.line) < own - _SLACK or other_gap <= gap + _SLACK:
                        what = f"{panah.name} | {other.name}"
                        yield Cacat(7, page.nomor, "label-lebih-dekat-ke-lain", what, other_gap - gap)


def tanya_di_samping(sheet: Lembar) -> Iterator[Cacat]:
    """A `tanya` beside its symbol stands within 3 mm of it, in its own row."""
    for page, table in sheet.drawn():
        for text in page.tanya:
            symbol = page.find(text.get("id") or "")
            if symbol is None:
                yield Cacat(7, page.nomor, "tanya-tanpa-simbol", _name(text))
                continue
            gap = _gap_shape(text, symbol.polygon)
            if gap > FROM_SYMBOL + _SLACK:
                yield Cacat(7, page.nomor, "tanya-jauh", _name(text), gap)
            row = table.row_at(symbol.box.middle[1])
            if row is not None:
                y0, y1 = table.rows[row].y0, table.rows[row].y1
                if text.box.y0 < y0 - _SLACK or text.box.y1 > y1 + _SLACK:
                    yield Cacat(7, page.nomor, "tanya-di-luar-baris", _name(text))


def tanya_dekat_simbolnya(sheet: Lembar) -> Iterator[Cacat]:
    """A `tanya` beside its symbol is nearer to it than to any other that could ask it."""
    for page in sheet.halaman:
        for text in page.tanya:
            gaps = {s.id: _gap_shape(text, s.polygon) for s in page.lambang if not s.connector}
            own = gaps.pop(text.get("id") or "", None)
            for id, gap in gaps.items():
                if own is not None and gap <= own:
                    yield Cacat(
                        7, page.nomor, "tanya-lebih-dekat-ke-lain", f"{_name(text)} | {id}", gap - own
                    )


# ---------------------------------------------------------------- what it keeps clear of


def _beside(page: Halaman) -> list[Tulisan]:
    return [t for t in page.tulisan if t.beside]


def label_di_atas_garis_panah(sheet: Lembar) -> Iterator[Cacat]:
    """No line and no head under a label."""
    for page in sheet.halaman:
        for text in _beside(page):
            for panah in page.panah:
                if _gap_line(text, panah.line) < half_stroke(panah):
                    yield Cacat(7, page.nomor, "label-di-atas-panah", f"{_name(text)} | {panah.name}")
            for head in page.kepala:
                if any(polygons_meet(box.corners, head, 0.0) for box in _boxes(text)):
                    yield Cacat(7, page.nomor, "label-di-atas-kepala", _name(text))
            for link in page.bersama:
                if any(_gap_line(text, line) < 0.1 for line in link.lines):
                    yield Cacat(7, page.nomor, "label-di-atas-tautan", f"{_name(text)} | {link.id}")


def label_di_atas_simbol(sheet: Lembar) -> Iterator[Cacat]:
    """No symbol under a label: the true diamond, not its box."""
    for page in sheet.halaman:
        for text in _beside(page):
            for symbol in page.lambang:
                if any(polygons_meet(box.corners, symbol.polygon) for box in _boxes(text)):
                    yield Cacat(7, page.nomor, "label-di-atas-simbol", f"{_name(text)} | {symbol.id}")


def label_di_atas_teks(sheet: Lembar) -> Iterator[Cacat]:
    """No other text under a label."""
    for page in sheet.halaman:
        for text in _beside(page):
            for other in page.tulisan:
                if other.order == text.order or (other.beside and other.order < text.order):
                    continue
                if any(a.meets(b) for a in _boxes(text) for b in _boxes(other)):
                    yield Cacat(7, page.nomor, "label-di-atas-teks", f"{_name(text)} | {other.isi!r}")


def _rule_faults(page: Halaman, text: Tulisan) -> Iterator[Cacat]:
    for rule in page.garis:
        if not any(inside_length(*rule, box.grown(-_SLACK).corners) > 0 for box in _boxes(text)):
            continue
        if abs(rule[0][1] - rule[1][1]) < abs(rule[0][0] - rule[1][0]):
            yield Cacat(7, page.nomor, "label-di-atas-garis-baris", _name(text))
        elif not any(o < text.order and box.holds(text.box, 0.05) for box, o in page.latar):
            yield Cacat(7, page.nomor, "label-tanpa-latar", _name(text))


def label_dan_garis(sheet: Lembar) -> Iterator[Cacat]:
    """Inside the pelaksana's columns; over a column rule only on a white ground, never over a row rule."""
    for page, table in sheet.drawn():
        for text in _beside(page):
            if not table.block.holds(text.box, 0.02):
                yield Cacat(7, page.nomor, "label-di-luar-kolom", _name(text))
            yield from _rule_faults(page, text)


def _row_rule_under(table: Tabel, box: Box) -> bool:
    return any(box.y0 + 0.02 < y < box.y1 - 0.02 for y in table.row_rules)


def _hides(page: Halaman, box: Box, order: int) -> Iterator[str]:
    for panah in page.panah:
        strokes = (box_of_segment(s, half_stroke(panah)) for s in segments(panah.line))
        if any(stroke.meets(box, 0.02) for stroke in strokes):
            yield panah.name
    for symbol in page.lambang:
        if polygons_meet(box.corners, symbol.polygon, 0.02):
            yield symbol.id
    for text in page.tulisan:
        if text.order < order and any(line.box.meets(box) for line in text.lines):
            yield text.isi
    for link in page.bersama:
        pieces = (box_of(s) for line in link.lines for s in segments(line))
        if any(piece.grown(0.05).meets(box, 0.0) for piece in pieces):
            yield f"tautan {link.id}"


def latar_menutupi(sheet: Lembar) -> Iterator[Cacat]:
    """A white ground hides nothing but a column rule."""
    for page, table in sheet.drawn():
        for box, order in page.latar:
            where = f"{box.x0:.2f},{box.y0:.2f}"
            if _row_rule_under(table, box):
                yield Cacat(7, page.nomor, "latar-menutupi-garis-baris", where)
            for what in _hides(page, box, order):
                yield Cacat(7, page.nomor, "latar-menutupi", f"{where}: {what}")
