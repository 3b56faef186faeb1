"""One checker for every router: what it made of a problem, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from itertools import combinations

from tests.lembar.geometri import (
    Line,
    Point,
    Polygon,
    box_of,
    box_of_segment,
    direction,
    inside_length,
    length_of,
    polygons_meet,
    same_point,
    segments,
    simplified,
)
from tests.lembar.nilai import Garis
from tests.lembar.pasangan import Pasangan, events_of, pasangan_of

from .tinggi import Gambaran, Pasak, Soal

ON_PORT = 0.3
"""An end so near to a port is on it."""
LAST_RUN = 2.5
_SAME_PLACE = 0.05


@dataclass(frozen=True, slots=True)
class Ukuran:
    """The counts of a drawing, or of several in sum."""

    gambar: int = 0
    panah: int = 0
    tak_terlukis: int = 0
    silang: int = 0
    """Places where arrows cross: a bundle that has merged crosses once."""
    silang_pasang: int = 0
    """Crossings of every two arrows: a bundle crosses once for each arrow in it."""
    bebas_silang: int = 0
    """Drawings without any crossing."""
    belok: int = 0
    batas_belok: int = 0
    """The least bends of each arrow if it were alone among the symbols."""
    panjang: float = 0.0
    manhattan: float = 0.0
    luar_port: int = 0
    """Ends that are not on the middle of a side."""
    berimpit: int = 0
    """Pairs of arrows that overlap, nearly overlap, or touch without a right to."""
    menembus: int = 0
    """Arrows that enter a symbol."""
    port_dua_arah: int = 0
    ujung_sama: int = 0
    """Decisions whose exits share a tip though they have no more than three."""
    lari_pendek: int = 0
    """Last runs under 2.5 mm."""
    detik: float = 0.0

    def __add__(self, other: Ukuran) -> Ukuran:
        return Ukuran(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def rasio_belok(self) -> float:
        """Bends over their lower bound."""
        return self.belok / self.batas_belok if self.batas_belok else 1.0

    @property
    def rasio_panjang(self) -> float:
        """Length over Manhattan."""
        return self.panjang / self.manhattan if self.manhattan else 1.0

    @property
    def cacat(self) -> int:
        """All faults in sum."""
        return (
            self.tak_terlukis
            + self.luar_port
            + self.berimpit
            + self.menembus
            + self.port_dua_arah
            + self.ujung_sama
            + self.lari_pendek
        )


def _shape(pin: Pasak) -> Polygon:
    if not pin.wajik:
        return pin.box.corners
    (x, y), b = pin.box.middle, pin.box
    return ((x, b.y0), (b.x1, y), (x, b.y1), (b.x0, y))


def ports_of(pin: Pasak) -> dict[str, Point]:
    """The middles of the four sides."""
    (x, y), b = pin.box.middle, pin.box
    return {"atas": (x, b.y0), "kanan": (b.x1, y), "bawah": (x, b.y1), "kiri": (b.x0, y)}


def _port(pin: Pasak, point: Point) -> str | None:
    return next((n for n, p in ports_of(pin).items() if same_point(p, point, ON_PORT)), None)


# ---------------------------------------------------------------- bends


def _free(soal: Soal, a: Point, b: Point, ends: tuple[int, int]) -> bool:
    way = box_of((a, b)).grown(0.2)
    return not any(way.meets(p.box) for i, p in enumerate(soal.pasak) if i not in ends)


def _runs_through(soal: Soal, corner: Point, ends: tuple[int, int]) -> bool:
    """A corner that lies beside neither of its ends' own boxes can be drawn."""
    return not any(soal.pasak[i].box.grown(0.2).holds_point(corner) for i in ends)


def least_bends(soal: Soal, dari: int, ke: int) -> int:
    """The bends that an arrow needs among the symbols alone, between the middles of two sides.

    Never too many: a way with two bends is taken to exist wherever none with fewer does.
    """
    if dari == ke:
        return 3
    (ax, ay), (bx, by) = soal.pasak[dari].box.middle, soal.pasak[ke].box.middle
    ends = (dari, ke)
    if (abs(ax - bx) < ON_PORT or abs(ay - by) < ON_PORT) and _free(soal, (ax, ay), (bx, by), ends):
        return 0
    for corner in ((ax, by), (bx, ay)):
        clear = _free(soal, (ax, ay), corner, ends) and _free(soal, corner, (bx, by), ends)
        if clear and _runs_through(soal, corner, ends):
            return 1
    return 2


# ---------------------------------------------------------------- lines


def _garis(soal: Soal, made: Gambaran) -> list[Garis]:
    out = []
    for (dari, ke), line in zip(soal.sisi, made.garis, strict=True):
        if line is not None:
            clean = simplified(line)
            out.append(Garis((str(dari),), str(ke), "", None, clean, line, None))
    return out


def _pairs(lines: list[Garis]) -> list[Pasangan]:
    boxes = [box_of(g.line).grown(1.0) for g in lines]
    near = ((i, j) for i, j in combinations(range(len(lines)), 2) if boxes[i].meets(boxes[j]))
    return [pasangan_of(lines[i], lines[j]) for i, j in near]


def crossings(pairs: list[Pasangan]) -> tuple[list[Point], int]:
    """(places, crossings of every two arrows)."""
    places: list[Point] = []
    count = 0
    for pair in pairs:
        if pair.coincide:
            continue
        own: list[Point] = []
        for event in events_of(pair):
            if event.kind == "silang" and not any(same_point(event.at, p, _SAME_PLACE) for p in own):
                own.append(event.at)
        count += len(own)
        places += [p for p in own if not any(same_point(p, q, _SAME_PLACE) for q in places)]
    return places, count


def _unfair(pair: Pasangan) -> bool:
    return pair.coincide or any(event.kind != "silang" for event in events_of(pair))


def _enters(soal: Soal, line: Garis) -> bool:
    own = {int(line.dari[0]), int(line.ke)}
    for i, pin in enumerate(soal.pasak):
        if not box_of(line.line).grown(0.2).meets(pin.box):
            continue
        for s in segments(line.line):
            if i in own:
                if inside_length(*s, _shape(pin)) > 0.5:
                    return True
            elif polygons_meet(box_of_segment(s, 0.16).corners, _shape(pin)):
                return True
    return False


def _port_faults(soal: Soal, lines: list[Garis]) -> tuple[int, int, int]:
    """(ends off the ports, ports of both ways, decisions whose exits share a tip)."""
    off, uses, out, into = 0, Counter[int](), Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    for line in lines:
        a, b = int(line.dari[0]), int(line.ke)
        start, end = _port(soal.pasak[a], line.line[0]), _port(soal.pasak[b], line.line[-1])
        off += (start is None) + (end is None)
        uses[a] += soal.pasak[a].wajik
        if start:
            out[a, start] += 1
        if end:
            into[b, end] += 1
    shared = {a for (a, _), n in out.items() if n > 1 and soal.pasak[a].wajik and uses[a] <= 3}
    return off, len(out.keys() & into.keys()), len(shared)


def ukur(soal: Soal, made: Gambaran) -> Ukuran:
    """The counts of one drawing."""
    lines = _garis(soal, made)
    pairs = _pairs(lines)
    places, of_pairs = crossings(pairs)
    off, both, shared = _port_faults(soal, lines)
    return Ukuran(
        gambar=1,
        panah=len(soal.sisi),
        tak_terlukis=len(soal.sisi) - len(lines),
        silang=len(places),
        silang_pasang=of_pairs,
        bebas_silang=not places,
        belok=sum(len(g.line) - 2 for g in lines),
        batas_belok=sum(least_bends(soal, a, b) for a, b in soal.sisi),
        panjang=sum(length_of(g.line) for g in lines),
        manhattan=sum(_manhattan(g.line) for g in lines),
        luar_port=off,
        berimpit=sum(map(_unfair, pairs)),
        menembus=sum(_enters(soal, g) for g in lines),
        port_dua_arah=both,
        ujung_sama=shared,
        lari_pendek=sum(length_of(g.line[-2:]) < LAST_RUN - 0.05 for g in lines),
        detik=made.detik,
    )


def _manhattan(line: Line) -> float:
    (x0, y0), (x1, y1) = line[0], line[-1]
    return abs(x0 - x1) + abs(y0 - y1)


__all__ = ["Ukuran", "crossings", "direction", "least_bends", "ports_of", "ukur"]
