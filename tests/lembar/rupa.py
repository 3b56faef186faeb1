"""How a sheet looks, in numbers (sheet.md, "Quality is measured"): none of this is a fault."""

from __future__ import annotations

from dataclasses import dataclass, fields

from .geometri import Point, box_of, direction, length_of, same_point, segments
from .lembar import Lembar
from .nilai import Garis, Halaman, Lambang
from .pasangan import Pasangan, events_of
from .periksa_garis import half_stroke
from .periksa_label import label_of, labelled
from .periksa_ujung import crossed_heads
from .tabel import Tabel

OPPOSITE = 10.0
SHARED = 60.0
SHORT_RUN = 2.0
FILLED = 0.65
CLOSE, CLOSE_FOR = 1.0, 10.0
MARGIN_TOP, MARGIN_BOTTOM = 10.0, 14.0
"""What a page leaves blank above and below its content."""


@dataclass(frozen=True, slots=True)
class Rupa:
    """The counts of a sheet, or of several in sum."""

    halaman: int = 0
    """Pages with a part of the procedure."""
    panah: int = 0
    silang: int = 0
    """Places where arrows cross; bundles count once."""
    belok: int = 0
    panjang: float = 0.0
    manhattan: float = 0.0
    label: int = 0
    tanpa_label: int = 0
    """Exits whose label found no place."""
    belok_padahal_lurus: int = 0
    """Arrows with bends where straight down was free."""
    gabung_berlawanan: int = 0
    """Lines that merge from opposite sides more than 10 mm before the tip."""
    jalan_bersama: int = 0
    """Targets into which arrows share more than 60 mm."""
    memutar: int = 0
    """Paths over 2 x Manhattan + 30 mm."""
    ruas_pendek: int = 0
    """Inner runs under 2 mm."""
    kata_terpotong: int = 0
    """Labels with a cut word."""
    kepala_disilang: int = 0
    halaman_kosong: int = 0
    """Pages but the last filled under 65 %."""
    rapat: int = 0
    """Pairs of unlike arrows under 1 mm apart for over 10 mm."""

    def __add__(self, other: Rupa) -> Rupa:
        return Rupa(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def rasio(self) -> float:
        """Total length over the sum of Manhattan distances."""
        return self.panjang / self.manhattan if self.manhattan else 1.0


def _manhattan(panah: Garis) -> float:
    (x0, y0), (x1, y1) = panah.line[0], panah.line[-1]
    return abs(x0 - x1) + abs(y0 - y1)


def crossings_of(pairs: tuple[Pasangan, ...]) -> list[Point]:
    """Where arrows cross, each place once."""
    places: list[Point] = []
    for pair in pairs:
        if pair.coincide:
            continue
        for event in events_of(pair):
            if event.kind == "silang" and not any(same_point(event.at, p, 0.05) for p in places):
                places.append(event.at)
    return places


def _blocked(page: Halaman, panah: Garis, a: Point, b: Point, ends: tuple[Lambang, Lambang]) -> bool:
    lane = box_of((a, b)).grown(0.8)
    if any(s not in ends and s.box.meets(lane) for s in page.lambang):
        return True
    for other in page.panah:
        if other is panah:
            continue
        for s in segments(other.line):
            if direction(*s)[0] == 0 and box_of(s).grown(half_stroke(other)).meets(lane):
                return True
    return False


def _bent_for_nothing(sheet: Lembar, page: Halaman, panah: Garis) -> bool:
    source, target = sheet.source_on(page, panah), sheet.target_on(page, panah)
    if source is None or target is None or len(panah.line) == 2:
        return False
    a, b = source.ports["bawah"], target.ports["atas"]
    if abs(a[0] - b[0]) > 0.05 or b[1] <= a[1]:
        return False
    return not _blocked(page, panah, a, b, (source, target))


def _opposite(pair: Pasangan) -> bool:
    if pair.coincide or pair.tail <= OPPOSITE:
        return False
    (ax, ay), (bx, by) = direction(*pair.rest_a[-2:]), direction(*pair.rest_b[-2:])
    return (ax, ay) == (-bx, -by)


def _close(pair: Pasangan) -> bool:
    if pair.coincide or pair.head or pair.tail:
        return False
    near = (e.length for e in events_of(pair, CLOSE) if e.kind == "sejajar")
    return any(length > CLOSE_FOR for length in near)


def _cut_words(sheet: Lembar, page: Halaman) -> int:
    count = 0
    for panah in labelled(sheet, page):
        for text in label_of(page, panah):
            count += text.isi.split() != panah.label.split()
    return count


def _filled(page: Halaman, table: Tabel) -> float:
    room = page.box.height - MARGIN_TOP - MARGIN_BOTTOM
    return (table.bottom - MARGIN_TOP) / room


def _page(sheet: Lembar, page: Halaman) -> Rupa:
    pairs = sheet.pasangan[page.nomor]
    arrows = page.panah
    exits = labelled(sheet, page)
    inner = [s for p in arrows for s in segments(p.line)[1:-1]]
    return Rupa(
        halaman=1,
        panah=len(arrows),
        silang=len(crossings_of(pairs)),
        belok=sum(len(p.line) - 2 for p in arrows),
        panjang=sum(length_of(p.line) for p in arrows),
        manhattan=sum(_manhattan(p) for p in arrows),
        label=len(exits),
        tanpa_label=sum(not label_of(page, p) for p in exits),
        belok_padahal_lurus=sum(_bent_for_nothing(sheet, page, p) for p in arrows),
        gabung_berlawanan=sum(map(_opposite, pairs)),
        jalan_bersama=len({p.a.line[-1] for p in pairs if p.tail > SHARED}),
        memutar=sum(length_of(p.line) > 2 * _manhattan(p) + 30 for p in arrows),
        ruas_pendek=sum(length_of(s) < SHORT_RUN - 0.005 for s in inner),
        kata_terpotong=_cut_words(sheet, page),
        kepala_disilang=crossed_heads(page),
        rapat=sum(map(_close, pairs)),
    )


def rupa_of(sheet: Lembar) -> Rupa:
    """The counts of a sheet."""
    drawn = list(sheet.drawn())
    total = sum((_page(sheet, page) for page, _ in drawn), Rupa())
    empty = sum(_filled(page, table) < FILLED for page, table in drawn[:-1])
    return total + Rupa(halaman_kosong=empty)
