"""Statement 8: no text is lost, small, cut, or out of its cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sopctl.layout.measure import drawable
from sopctl.model.alur import Simbol
from sopctl.model.prosedur import Kegiatan

from .geometri import Box, holds_polygon
from .lembar import Cacat, Lembar
from .nilai import Halaman, Larik, Tulisan
from .periksa_label import squeezed
from .tabel import Tabel

SMALLEST = 7.0
_BULLET = r"(?:\d+[.)]|[-–•*])?"
_FIELDS = ("kelengkapan", "waktu", "output", "keterangan")


def kecil(sheet: Lembar) -> Iterator[Cacat]:
    """No type under 7 pt, on any page."""
    for page in sheet.halaman:
        for text in page.tulisan:
            for line in text.lines:
                if line.size < SMALLEST - 0.01:
                    yield Cacat(8, page.nomor, "huruf-kecil", f"{line.isi!r} {line.size} pt")


def di_luar_halaman(sheet: Lembar) -> Iterator[Cacat]:
    """All ink lies on the paper."""
    for page in sheet.halaman:
        for text in page.tulisan:
            if not page.box.holds(text.box):
                yield Cacat(8, page.nomor, "teks-di-luar-halaman", repr(text.isi))


# ---------------------------------------------------------------- texts and rules


class _Rules:
    """Rules of one direction, to be asked which of them run through a box."""

    def __init__(self, spans: Iterable[tuple[float, float, float]]) -> None:
        self._spans = sorted(spans)
        self._at = [s[0] for s in self._spans]

    def through(self, low: float, high: float, side0: float, side1: float) -> bool:
        """Whether a rule lies between `low` and `high`, somewhere from side0 to side1."""
        first, last = bisect_right(self._at, low), bisect_right(self._at, high)
        return any(a < side1 and b > side0 for _, a, b in self._spans[first:last])


def _rules(page: Halaman) -> tuple[_Rules, _Rules]:
    flat, tall = [], []
    for (x0, y0), (x1, y1) in page.garis:
        if abs(y1 - y0) < abs(x1 - x0):
            flat.append((y0, min(x0, x1), max(x0, x1)))
        else:
            tall.append((x0, min(y0, y1), max(y0, y1)))
    return _Rules(flat), _Rules(tall)


def melewati_garis(sheet: Lembar) -> Iterator[Cacat]:
    """No rule runs through a text; labels are statement 7's."""
    for page in sheet.halaman:
        flat, tall = _rules(page)
        for text in page.tulisan:
            if text.beside:
                continue
            for line in text.lines:
                b = line.box.grown(-0.02)
                if flat.through(b.y0, b.y1, b.x0, b.x1) or tall.through(b.x0, b.x1, b.y0, b.y1):
                    yield Cacat(8, page.nomor, "teks-melewati-garis", repr(line.isi))


def bertumpuk(sheet: Lembar) -> Iterator[Cacat]:
    """No two texts overlap; labels are statement 7's."""
    for page in sheet.halaman:
        texts = [t for t in page.tulisan if not t.beside]
        lines = sorted((line.box, line.isi) for t in texts for line in t.lines)
        for i, (box, said) in enumerate(lines):
            for other, other_said in lines[i + 1 :]:
                if other.x0 >= box.x1:
                    break
                if box.meets(other, 0.05):
                    yield Cacat(8, page.nomor, "teks-bertumpuk", f"{said!r} | {other_said!r}")


# ---------------------------------------------------------------- symbols


def teks_simbol(sheet: Lembar) -> Iterator[Cacat]:
    """What stands in a symbol stays inside its outline; it is the document's `tanya` or `teks`."""
    meant: dict[str, Simbol] = {s.id: s for s in sheet.alur.simbol}
    for page in sheet.halaman:
        for symbol in page.lambang:
            if symbol.connector or symbol.id not in meant:
                continue
            inner = [t for t in symbol.texts if not t.beside]
            for line in (line for t in inner for line in t.lines):
                if not holds_polygon(symbol.polygon, line.box.corners, 0.05):
                    yield Cacat(8, page.nomor, "teks-keluar-dari-simbol", f"{symbol.id}: {line.isi!r}")
            outer = [t for t in page.tanya if t.get("id") == symbol.id]
            said = "".join(squeezed(t.isi) for t in (*inner, *outer))
            wanted = squeezed(drawable(meant[symbol.id].tulisan or ""))
            if said != wanted:
                yield Cacat(8, page.nomor, "teks-simbol-lain", f"{symbol.id}: {said!r}, bukan {wanted!r}")


# ---------------------------------------------------------------- cells


def _free(page: Halaman) -> list[Tulisan]:
    return [t for t in page.tulisan if t.simbol is None and not t.beside]


def _reading_order(lines: Iterable[Larik]) -> list[Larik]:
    """Lines top to bottom, upright ones left to right."""
    return sorted(lines, key=lambda n: (n.start[0], -n.start[1]) if n.upright else (n.start[1], n.start[0]))


def _cells(page: Halaman, table: Tabel) -> dict[tuple[int, int], list[Larik]]:
    """The lines of the body by (row on the page, column)."""
    cells: dict[tuple[int, int], list[Larik]] = {}
    body = Box(table.xs[0], table.body_top, table.xs[-1], table.bottom)
    for text in _free(page):
        for line in text.lines:
            x, y = line.box.middle
            row, column = table.row_at(y), table.column_at(x)
            if body.holds_point((x, y)) and row is not None and column is not None:
                cells.setdefault((row, column), []).append(line)
    return cells


def _said_by_row(sheet: Lembar) -> dict[int, dict[int, str]]:
    """What each row of the document says, by its number and the column, over all pages."""
    said: dict[int, dict[int, str]] = {}
    current = 0
    for page, table in sheet.drawn():
        cells = _cells(page, table)
        for i, row in enumerate(table.rows):
            current = row.nomor or current
            columns = said.setdefault(current, {})
            for j in range(len(table.xs) - 1):
                lines = _reading_order(cells.get((i, j), []))
                columns[j] = columns.get(j, "") + squeezed("".join(line.isi for line in lines))
    return said


def _items(kegiatan: Kegiatan, name: str) -> tuple[str, ...]:
    value = getattr(kegiatan, name)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _matches(said: str, items: tuple[str, ...], open_end: bool) -> bool:
    clean = [squeezed(drawable(item)) for item in items]
    if not any(clean):
        return said in ("", "-") or open_end
    pattern = "".join(_BULLET + re.escape(item) for item in clean)
    return re.fullmatch(f".*{pattern}.*" if open_end else pattern, said, flags=re.S) is not None


def isi_sel(sheet: Lembar) -> Iterator[Cacat]:
    """Over all pages, the cells of a row say what the document says, whole and nothing else."""
    said = _said_by_row(sheet)
    for number, kegiatan in enumerate(sheet.sop.kegiatan, 1):
        columns = said.get(number, {})
        last = len(sheet.sop.pelaksana) + 2
        if columns.get(0) != str(number):
            yield Cacat(8, 0, "nomor-lain", f"baris {number}: {columns.get(0)!r}")
        delegated = kegiatan.rujuk_sop is not None
        fields = (("uraian", 1), *((name, last + i) for i, name in enumerate(_FIELDS)))
        for name, column in fields:
            found = columns.get(column, "")
            # Where another SOP carries the row out, the sheet may name it beside the text.
            open_end = delegated and name in ("uraian", "keterangan")
            if not _matches(found, _items(kegiatan, name), open_end):
                yield Cacat(8, 0, "isi-lain", f"baris {number} {name}: {found[:60]!r}")


_NUMBERS = 4.0
"""How tall the row of column numbers is, in mm."""


def kepala_tabel(sheet: Lembar) -> Iterator[Cacat]:
    """Each page's head says the whole name of each pelaksana over its column, and its kelompok.

    Under the names stand the numbers of the columns.
    """
    for page, table in sheet.drawn():
        head = Box(table.xs[0], table.top, table.xs[-1], table.body_top - _NUMBERS)
        numbers = Box(table.xs[0], head.y1, table.xs[-1], table.body_top)
        counted = [n for t in _free(page) for n in t.lines if numbers.holds_point(n.box.middle)]
        if [n.isi for n in _reading_order(counted)] != [str(i) for i in range(1, len(table.xs))]:
            yield Cacat(8, page.nomor, "nomor-kolom", str([n.isi for n in counted]))
        lines = [n for t in _free(page) for n in t.lines if head.holds_point(n.box.middle)]
        everything = squeezed("".join(n.isi for n in _reading_order(lines)))
        for pelaksana, (x0, x1) in zip(sheet.sop.pelaksana, table.kolom, strict=True):
            own = [n for n in lines if x0 <= n.box.x0 + 0.02 and n.box.x1 - 0.02 <= x1]
            said = squeezed("".join(n.isi for n in _reading_order(own)))
            if squeezed(drawable(pelaksana.nama)) not in said:
                yield Cacat(8, page.nomor, "nama-pelaksana-lain", f"{pelaksana.id}: {said!r}")
        for group, box in _groups(sheet, table):
            own = [n for n in lines if box.holds_point(n.box.middle)]
            said = squeezed("".join(n.isi for n in _reading_order(own)))
            wanted = squeezed(drawable(group))
            if wanted not in said and wanted not in everything:
                yield Cacat(8, page.nomor, "kelompok-lain", f"{group}: {said!r}")


def _groups(sheet: Lembar, table: Tabel) -> Iterator[tuple[str, Box]]:
    start = 0
    names = [p.kelompok for p in sheet.sop.pelaksana]
    for i in range(1, len(names) + 1):
        if i < len(names) and names[i] == names[start]:
            continue
        name = names[start]
        if name:
            yield name, Box(table.kolom[start][0], table.top, table.kolom[i - 1][1], table.body_top)
        start = i


# ---------------------------------------------------------------- the identity sheet


def _identity_texts(sheet: Lembar) -> Iterator[str]:
    sop = sheet.sop
    for value in (sop.nama, sop.nomor):
        if value:
            yield value
    ratified = sop.pengesahan
    if ratified is not None:
        yield from (v for v in (ratified.jabatan, ratified.nama, ratified.pangkat) if v)
    for items in (sop.kualifikasi_pelaksana, sop.peralatan, sop.peringatan, sop.pencatatan, sop.dasar_hukum):
        values = (items,) if isinstance(items, str) else items or ()
        yield from (v for v in values if isinstance(v, str) and v.strip())


def _columns(page: Halaman) -> list[tuple[float, float]]:
    """The stretches between upright rules, the margins included."""
    tall = sorted({round(a[0], 1) for a, b in page.garis if abs(a[0] - b[0]) < 0.03})
    return list(pairwise((page.box.x0, *tall, page.box.x1)))


def isi_identitas(sheet: Lembar) -> Iterator[Cacat]:
    """All that the identity sheet must say stands on it, item by item."""
    columns: dict[tuple[float, float], list[str]] = {}
    for page in sheet.halaman:
        spans = _columns(page)
        lines = [n for t in _free(page) for n in t.lines]
        for line in sorted(lines, key=lambda n: (n.start[1], n.start[0])):
            x = line.box.middle[0]
            span = next(((a, b) for a, b in spans if a <= x <= b), (0.0, 0.0))
            columns.setdefault(span, []).append(line.isi)
    said = [squeezed("".join(parts)) for parts in columns.values()]
    everything = squeezed("".join(t.isi for page in sheet.halaman for t in page.tulisan))
    for wanted in _identity_texts(sheet):
        clean = squeezed(drawable(wanted))
        if clean not in everything and not any(clean in column for column in said):
            yield Cacat(8, 1, "identitas-hilang", repr(wanted[:60]))
