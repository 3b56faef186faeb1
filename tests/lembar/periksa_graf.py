"""Statement 1, and the SVG contract: reading the drawing back gives the document's graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .geometri import EPS, border_distance, length_of, segments
from .lembar import Cacat, Lembar
from .nilai import Garis, Halaman, Lambang

SHAPES = {
    "mulai": "kapsul",
    "selesai": "kapsul",
    "proses": "kotak",
    "keputusan": "wajik",
    "keluar": "segilima",
    "masuk": "segilima",
}
_ON_BORDER = 0.05
Edge = tuple[str, str, str]
"""Source, target, label."""


def kontrak(sheet: Lembar) -> Iterator[Cacat]:
    """The SVG contract, as far as no statement rests on it."""
    for i, page in enumerate(sheet.halaman, 1):
        if page.nomor != i or page.jumlah != len(sheet.halaman):
            yield Cacat(0, i, "nomor-halaman", f"{page.nomor}/{page.jumlah}")
        if not page.title or not page.desc:
            yield Cacat(0, i, "tanpa-judul", "title, desc")
        ids = Counter(s.id for s in page.lambang)
        for id, count in sorted(ids.items()):
            if count > 1:
                yield Cacat(0, i, "data-id-ganda", id)
        for panah in page.panah:
            if any(length_of(piece) <= EPS for piece in segments(panah.raw)):
                yield Cacat(0, i, "ruas-kosong", panah.name)
            if any(not -EPS <= v <= 1000 for p in panah.line for v in p):
                yield Cacat(0, i, "di-luar-halaman", panah.name)


def simbol(sheet: Lembar) -> Iterator[Cacat]:
    """Every symbol of the document stands once on the sheet, in its kind and shape; no other does."""
    expected = {s.id: s for s in sheet.alur.simbol}
    seen: Counter[str] = Counter()
    for page in sheet.halaman:
        for symbol in page.lambang:
            if SHAPES.get(symbol.jenis) != symbol.bentuk:
                yield Cacat(1, page.nomor, "bentuk-salah", f"{symbol.id}: {symbol.jenis}/{symbol.bentuk}")
            if symbol.pelaksana not in sheet.kolom:
                yield Cacat(1, page.nomor, "pelaksana-salah", f"{symbol.id}: {symbol.pelaksana}")
            if symbol.connector:
                continue
            seen[symbol.id] += 1
            meant = expected.get(symbol.id)
            if meant is None:
                yield Cacat(1, page.nomor, "simbol-asing", symbol.id)
            elif (meant.jenis, meant.pelaksana) != (symbol.jenis, symbol.pelaksana):
                yield Cacat(1, page.nomor, "simbol-lain", f"{symbol.id}: {symbol.jenis}@{symbol.pelaksana}")
    for id in expected:
        if seen[id] != 1:
            yield Cacat(1, 0, "simbol-tidak-sekali", f"{id}: {seen[id]} kali")


def _expected(sheet: Lembar) -> Counter[Edge]:
    name = sheet.nama
    return Counter((name[p.dari], name[p.ke], p.label or "") for p in sheet.alur.panah)


def _is_incoming(sheet: Lembar, page: Halaman, panah: Garis) -> bool:
    return panah.tanda is not None and sheet.page_of.get(panah.ke) == page.nomor


def _outgoing(sheet: Lembar) -> Iterator[tuple[Halaman, Garis]]:
    """All arrows but the incoming halves: one for every edge."""
    for page in sheet.halaman:
        for panah in page.panah:
            if not _is_incoming(sheet, page, panah):
                yield page, panah


def sisi(sheet: Lembar) -> Iterator[Cacat]:
    """Every edge leaves its source exactly once, labelled as written."""
    drawn: Counter[Edge] = Counter()
    for page, panah in _outgoing(sheet):
        if len(panah.dari) != 1:
            yield Cacat(1, page.nomor, "bukan-satu-asal", panah.name)
            continue
        dari = panah.dari[0]
        drawn[(dari, panah.ke, panah.label)] += 1
        if sheet.page_of.get(dari) != page.nomor:
            yield Cacat(1, page.nomor, "di-halaman-lain", panah.name)
        cut = sheet.page_of.get(dari) != sheet.page_of.get(panah.ke)
        if cut != (panah.tanda is not None):
            yield Cacat(1, page.nomor, "penghubung-tidak-pada-tempatnya", panah.name)
    expected = _expected(sheet)
    for edge in sorted(expected | drawn):
        if expected[edge] != drawn[edge]:
            what = "panah-hilang" if expected[edge] > drawn[edge] else "panah-lebih"
            yield Cacat(1, sheet.page_of.get(edge[0], 0), what, f"{edge[0]} -> {edge[1]} ({edge[2]})")


def paruh_masuk(sheet: Lembar) -> Iterator[Cacat]:
    """Each target takes what comes from earlier (later) pages by one incoming half that names all sources."""
    meant: dict[tuple[str, bool], set[str]] = {}
    for dari, ke, _ in _expected(sheet):
        here, there = sheet.page_of.get(dari), sheet.page_of.get(ke)
        if here is not None and there is not None and here != there:
            meant.setdefault((ke, here < there), set()).add(dari)
    drawn: Counter[tuple[str, bool]] = Counter()
    for page in sheet.halaman:
        for panah in page.panah:
            if not _is_incoming(sheet, page, panah):
                continue
            if panah.label:
                yield Cacat(1, page.nomor, "label-pada-paruh-masuk", panah.name)
            forward = sheet.page_of.get(panah.dari[0], 0) < page.nomor
            drawn[(panah.ke, forward)] += 1
            if set(panah.dari) != meant.get((panah.ke, forward), set()):
                yield Cacat(1, page.nomor, "asal-paruh-masuk-salah", panah.name)
    for ke, forward in sorted(meant):
        if drawn[(ke, forward)] != 1:
            way = "maju" if forward else "mundur"
            page_number = sheet.page_of.get(ke, 0)
            yield Cacat(1, page_number, "paruh-masuk-tidak-sekali", f"{ke} {way}: {drawn[(ke, forward)]}")


def _end_faults(page: Halaman, panah: Garis, symbol: Lambang | None, at: int) -> Iterator[Cacat]:
    which = "asal" if at == 0 else "tujuan"
    if symbol is None:
        yield Cacat(1, page.nomor, f"{which}-tidak-ada", panah.name)
        return
    off = border_distance(panah.line[at], symbol.polygon)
    if off > _ON_BORDER:
        yield Cacat(1, page.nomor, f"{which}-tidak-tersentuh", f"{panah.name} @ {symbol.id}", off)


def ujung(sheet: Lembar) -> Iterator[Cacat]:
    """An arrow begins on the outline of its source and ends on that of its target."""
    for page in sheet.halaman:
        for panah in page.panah:
            yield from _end_faults(page, panah, sheet.source_on(page, panah), 0)
            yield from _end_faults(page, panah, sheet.target_on(page, panah), -1)
