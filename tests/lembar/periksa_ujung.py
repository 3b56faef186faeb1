"""Statements 5 and 6: ports, tips that exits share, and heads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from .geometri import (
    Polygon,
    border_distance,
    box_of,
    box_of_segment,
    common_start,
    cut_start,
    direction,
    distance,
    inside_length,
    length_of,
    polygons_meet,
    same_point,
    segments,
)
from .lembar import Cacat, Lembar
from .nilai import Garis, Halaman, Lambang
from .periksa_garis import half_stroke

OUTWARD = {"atas": (0, -1), "kanan": (1, 0), "bawah": (0, 1), "kiri": (-1, 0)}
PARTING = 10.0
LAST_RUN = 2.5
HEAD = (2.0, 1.5)
_ON_PORT = 0.05


# ---------------------------------------------------------------- 5


def _port_faults(page: Halaman, panah: Garis, symbol: Lambang, start: bool) -> Iterator[Cacat]:
    at, beyond = (panah.line[0], panah.line[1]) if start else (panah.line[-1], panah.line[-2])
    where = f"{panah.name} @ {symbol.id}"
    port = symbol.port_at(at, _ON_PORT)
    if port is None or border_distance(symbol.ports[port], symbol.polygon) > _ON_PORT:
        yield Cacat(5, page.nomor, "bukan-di-port", where)
    elif direction(at, beyond) != OUTWARD[port]:
        yield Cacat(5, page.nomor, "port-dari-samping", where)


def port(sheet: Lembar) -> Iterator[Cacat]:
    """Both ends of an arrow sit on a port, and the line comes straight from outside."""
    for page in sheet.halaman:
        for panah in page.panah:
            source, target = sheet.source_on(page, panah), sheet.target_on(page, panah)
            if source is not None:
                yield from _port_faults(page, panah, source, True)
            if target is not None:
                yield from _port_faults(page, panah, target, False)


def _used(sheet: Lembar, page: Halaman) -> dict[str, tuple[list[str], list[str]]]:
    """The ports of outgoing and of incoming arrows, by symbol."""
    used: dict[str, tuple[list[str], list[str]]] = {s.id: ([], []) for s in page.lambang}
    for panah in page.panah:
        source, target = sheet.source_on(page, panah), sheet.target_on(page, panah)
        if source is not None and (name := source.port_at(panah.line[0])):
            used[source.id][0].append(name)
        if target is not None and (name := target.port_at(panah.line[-1])):
            used[target.id][1].append(name)
    return used


def port_dua_arah(sheet: Lembar) -> Iterator[Cacat]:
    """No port serves both an incoming and an outgoing arrow."""
    for page in sheet.halaman:
        for id, (out, into) in _used(sheet, page).items():
            for name in sorted(set(out) & set(into)):
                yield Cacat(5, page.nomor, "port-dua-arah", f"{id} {name}")


def port_keputusan(sheet: Lembar) -> Iterator[Cacat]:
    """A decision's exits take as many tips as they may, its incoming arrows no more than are left."""
    for page in sheet.halaman:
        used = _used(sheet, page)
        for id, exits in sheet.exits.items():
            if id not in used:
                continue
            out, into = used[id]
            if len(out) == exits and len(set(out)) != min(3, exits):
                yield Cacat(5, page.nomor, "ujung-dipakai-bersama", f"{id}: {len(set(out))} dari {exits}")
            if len(set(into)) > 4 - min(3, exits):
                yield Cacat(5, page.nomor, "masuk-di-banyak-port", f"{id}: {len(set(into))}")


def _exits_of(page: Halaman, id: str) -> list[Garis]:
    return [p for p in page.panah if p.dari == (id,)]


def shared_start(page: Halaman, panah: Garis) -> float:
    """How far an arrow runs together with another that leaves by its port; 0 where it is alone."""
    mates = (p for p in _exits_of(page, panah.dari[0]) if p is not panah)
    return max((common_start(panah.line, m.line) for m in mates), default=0.0)


def ujung_bersama(sheet: Lembar) -> Iterator[Cacat]:
    """Exits that share a tip have different targets and part within 10 mm of it."""
    for page in sheet.halaman:
        for id in sheet.exits:
            for a, b in combinations(_exits_of(page, id), 2):
                if not same_point(a.line[0], b.line[0], _ON_PORT):
                    continue
                if a.ke == b.ke:
                    yield Cacat(5, page.nomor, "satu-ujung-satu-tujuan", f"{a.name} | {b.name}")
                rest = cut_start(a.line, common_start(a.line, b.line))
                away = distance(a.line[0], rest[0]) if rest else length_of(a.line)
                if away > PARTING + 0.01:
                    yield Cacat(5, page.nomor, "berpisah-terlambat", f"{a.name} | {b.name}", away)


def keputusan_semu(sheet: Lembar) -> Iterator[Cacat]:
    """A decision with four or more exits to one target is refused, not drawn."""
    for page in sheet.halaman:
        for id, exits in sheet.exits.items():
            if exits < 4:
                continue
            targets = [p.ke for p in _exits_of(page, id)]
            for ke in sorted(set(targets)):
                if targets.count(ke) >= 4:
                    yield Cacat(5, page.nomor, "empat-ke-satu-tujuan", f"{id} -> {ke}")


# ---------------------------------------------------------------- 6


def lari_terakhir(sheet: Lembar) -> Iterator[Cacat]:
    """The last straight run into a target is long enough for a head and a bit of line."""
    for page in sheet.halaman:
        for panah in page.panah:
            run = length_of(panah.line[-2:])
            if run < LAST_RUN - 0.005:
                yield Cacat(6, page.nomor, "lari-terakhir-pendek", panah.name, run)


def _is_head_of(head: Polygon, panah: Garis) -> bool:
    """Whether the triangle has its tip on the arrow's end and its base square across the last run."""
    tip = panah.line[-1]
    base = [p for p in head if not same_point(p, tip, 0.02)]
    if len(base) != len(head) - 1:
        return False
    dx, dy = direction(panah.line[-2], tip)
    middle = (sum(p[0] for p in base) / len(base), sum(p[1] for p in base) / len(base))
    return direction(middle, tip) == (dx, dy)


def _head_size(head: Polygon, panah: Garis) -> tuple[float, float]:
    box = box_of(head)
    flat = direction(panah.line[-2], panah.line[-1])[0] != 0
    return (box.width, box.height) if flat else (box.height, box.width)


def kepala(sheet: Lembar) -> Iterator[Cacat]:
    """Every arrow ends in a head of the right size and way; every head belongs to an arrow."""
    for page in sheet.halaman:
        for panah in page.panah:
            heads = [h for h in page.kepala if _is_head_of(h, panah)]
            if not heads:
                yield Cacat(6, page.nomor, "tanpa-kepala", panah.name)
            for head in heads[:1]:
                length, width = _head_size(head, panah)
                if abs(length - HEAD[0]) > 0.02 or abs(width - HEAD[1]) > 0.02:
                    yield Cacat(6, page.nomor, "ukuran-kepala", f"{panah.name}: {length:.2f} x {width:.2f}")
        for head in page.kepala:
            if not any(_is_head_of(head, p) for p in page.panah):
                yield Cacat(6, page.nomor, "kepala-lepas", f"{head[0][0]:.2f},{head[0][1]:.2f}")


def _covering_lines(page: Halaman, head: Polygon) -> Iterator[str]:
    """Strangers that run beside the head through it; those that cross it are counted as looks."""
    owners = [p for p in page.panah if _is_head_of(head, p)]
    if not owners:
        return
    flat = direction(owners[0].line[-2], owners[0].line[-1])[0] != 0
    box = box_of(head)
    for panah in page.panah:
        if any(same_point(panah.line[-1], o.line[-1]) for o in owners):
            continue
        for s in segments(panah.line):
            alike = (direction(*s)[0] != 0) == flat
            stroke = box_of_segment(s, half_stroke(panah))
            if alike and stroke.meets(box) and polygons_meet(stroke.corners, head):
                yield panah.name


def kepala_tertutup(sheet: Lembar) -> Iterator[Cacat]:
    """Nothing lies on a head: no other head, no white ground, no line along it."""
    for page in sheet.halaman:
        heads = page.kepala
        for a, b in combinations(heads, 2):
            if a != b and polygons_meet(a, b, 0.02):
                yield Cacat(6, page.nomor, "kepala-bertumpuk", f"{a[0][0]:.2f},{a[0][1]:.2f}")
        for head in heads:
            where = f"{head[0][0]:.2f},{head[0][1]:.2f}"
            if any(polygons_meet(box.corners, head) for box, _ in page.latar):
                yield Cacat(6, page.nomor, "kepala-tertutup-latar", where)
            for name in _covering_lines(page, head):
                yield Cacat(6, page.nomor, "kepala-terhimpit", f"{where} oleh {name}")


def crossed_heads(page: Halaman) -> int:
    """How many heads another arrow crosses: looks, not a fault."""
    count = 0
    for head in page.kepala:
        owners = [p for p in page.panah if _is_head_of(head, p)]
        ends = [o.line[-1] for o in owners]
        others = [p for p in page.panah if not any(same_point(p.line[-1], e) for e in ends)]
        count += any(inside_length(*s, head) > 0 for p in others for s in segments(p.line))
    return count
