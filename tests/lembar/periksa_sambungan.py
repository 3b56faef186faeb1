"""Statement 9: off-page connectors, their marks, places and page references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .geometri import holds_polygon
from .lembar import Cacat, Lembar
from .nilai import Halaman, Lambang
from .periksa_label import squeezed

Way = tuple[str, bool]
"""A target, and whether its arrows come from earlier pages."""


def _all(sheet: Lembar) -> Iterator[tuple[Halaman, Lambang]]:
    for page in sheet.halaman:
        for symbol in page.lambang:
            if symbol.connector:
                yield page, symbol


def _way(sheet: Lembar, page: Halaman, connector: Lambang) -> Way | None:
    """What a connector stands for; None where nothing on its page tells."""
    if connector.ke is None or connector.ke not in sheet.page_of:
        return None
    if connector.jenis == "keluar":
        return connector.ke, page.nomor < sheet.page_of[connector.ke]
    for panah in page.panah:
        if panah.tanda == connector.tanda and panah.ke == connector.ke:
            return connector.ke, sheet.page_of.get(panah.dari[0], 0) < page.nomor
    return None


def _mark(number: int) -> str:
    """The mark with a number from 0: A…Z, AA, AB…"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def tanda(sheet: Lembar) -> Iterator[Cacat]:
    """A mark means one target from one side, everywhere; each of these has one mark; A…Z, AA… without gap."""
    meanings: dict[str, set[Way]] = {}
    for page, connector in _all(sheet):
        way = _way(sheet, page, connector)
        if connector.tanda is None or way is None:
            yield Cacat(9, page.nomor, "penghubung-tanpa-arti", connector.id)
            continue
        meanings.setdefault(connector.tanda, set()).add(way)
    for mark, ways in sorted(meanings.items()):
        if len(ways) > 1:
            yield Cacat(9, 0, "tanda-bermakna-ganda", f"{mark}: {sorted(ways)}")
    marks = Counter(way for ways in meanings.values() for way in ways)
    for way, count in sorted(marks.items()):
        if count > 1:
            yield Cacat(9, 0, "tujuan-bertanda-ganda", f"{way[0]}: {count} tanda")
    expected = {_mark(i) for i in range(len(meanings))}
    if set(meanings) != expected:
        yield Cacat(9, 0, "urutan-tanda", " ".join(sorted(meanings)))


def pasangan(sheet: Lembar) -> Iterator[Cacat]:
    """A mark that goes out comes in once, and the other way round; each connector has its arrow."""
    out: Counter[str] = Counter()
    into: Counter[str] = Counter()
    for page, connector in _all(sheet):
        mark = connector.tanda or ""
        (out if connector.jenis == "keluar" else into)[mark] += 1
        there = sheet.page_of.get(connector.ke or "")
        if there is not None and (there == page.nomor) != (connector.jenis == "masuk"):
            yield Cacat(9, page.nomor, "penghubung-di-halaman-salah", connector.id)
        ends = (p.line[-1] if connector.jenis == "keluar" else p.line[0] for p in page.panah)
        if not any(connector.box.grown(0.1).holds_point(end) for end in ends):
            yield Cacat(9, page.nomor, "penghubung-tanpa-panah", connector.id)
    for mark in sorted(out | into):
        if into[mark] != 1 or out[mark] < 1:
            yield Cacat(9, 0, "tanda-tak-berpasangan", f"{mark}: {out[mark]} keluar, {into[mark]} masuk")


def letak(sheet: Lembar) -> Iterator[Cacat]:
    """Forward: out below the last symbols, in above the first; backward: the reverse. The arrow comes
    from the side of the rows."""
    for page, connector in _all(sheet):
        symbols = [s.box for s in page.lambang if not s.connector]
        way = _way(sheet, page, connector)
        if way is None or not symbols:
            continue
        below = way[1] == (connector.jenis == "keluar")
        box = connector.box
        off = max(b.y1 for b in symbols) - box.y0 if below else box.y1 - min(b.y0 for b in symbols)
        if off > 0.01:
            side = "di-bawah" if below else "di-atas"
            yield Cacat(9, page.nomor, f"penghubung-tidak-{side}", connector.id, off)
        edge = box.y0 if below else box.y1
        for panah in page.panah:
            end = panah.line[-1] if connector.jenis == "keluar" else panah.line[0]
            if (
                panah.tanda == connector.tanda
                and box.grown(0.1).holds_point(end)
                and abs(end[1] - edge) > 0.05
            ):
                yield Cacat(9, page.nomor, "panah-di-sisi-luar", f"{panah.name} @ {connector.id}")


def rujukan(sheet: Lembar) -> Iterator[Cacat]:
    """A connector shows its mark inside, and beside it the pages of the other end, all and only these."""
    sources: dict[str, set[int]] = {}
    for page, connector in _all(sheet):
        if connector.jenis == "keluar":
            sources.setdefault(connector.tanda or "", set()).add(page.nomor)
    for page, connector in _all(sheet):
        marks = [t for t in connector.texts if squeezed(t.isi) == connector.tanda]
        inside = (holds_polygon(connector.polygon, line.box.corners) for t in marks for line in t.lines)
        if len(marks) != 1 or not all(inside):
            yield Cacat(9, page.nomor, "tanda-tidak-tercetak", connector.id)
        rest = " ".join(t.isi for t in connector.texts if t not in marks)
        named = [int(n) for n in re.findall(r"\d+", rest)]
        target = sheet.page_of.get(connector.ke or "", 0)
        meant = sorted(sources.get(connector.tanda or "", set())) if connector.jenis == "masuk" else [target]
        if named != meant:
            yield Cacat(9, page.nomor, "rujukan-halaman", f"{connector.id}: {rest!r}, bukan {meant}")
