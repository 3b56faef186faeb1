"""A procedure drawn in characters: topology, not millimetres.

What lies left of something, or above it, and shares a height or an upright with it, does so in the picture
too; all else is packed as tightly as it goes. So a picture changes where a line takes another way, and
stays where a line only moves.

    ( 1 ) mulai, selesai   [ 2 ] proses   < 3 > keputusan, by the number of the row (4.2: its second symbol)
    \\ A / connector that points down, / A \\ one that points up; its page is told below
    . : rules of the table   ─ │ ► arrows, a label at the exit that bears it   ┄ ┆ the link of a joint row
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.lembar.geometri import Point, direction, same_point
from tests.lembar.lembar import Lembar
from tests.lembar.nilai import Garis, Halaman, Lambang
from tests.lembar.tabel import Tabel

from .kanvas import Kanvas, Sel
from .susun import SAME, SEMUA, Rentang, Unsur, merge, pack, rentang

CENTRE = 0.55
"""sheet.md statement 11: a symbol stands within 0.5 mm of the middle of its column."""
HALF = 2
"""A symbol reaches two characters to each side of its middle."""
MARGIN = 3
"""For the numbers of the rows."""
_HEADS = {(-1, 0): "◄", (1, 0): "►", (0, -1): "▲", (0, 1): "▼"}
_SIDES = {"mulai": "()", "selesai": "()", "proses": "[]", "keputusan": "<>"}
_STEP = {"atas": (0, -1), "bawah": (0, 1), "kiri": (-1, 0), "kanan": (1, 0)}
Ruas = tuple[Point, Point]


class _Potret:
    """A page of the procedure on its way into characters."""

    def __init__(self, sheet: Lembar, page: Halaman, table: Tabel) -> None:
        self.sheet, self.page, self.table = sheet, page, table
        self.lines = [p.line for p in page.panah] + [line for t in page.bersama for line in t.lines]
        self.exits = self._exits()
        self.flat = [s for s in self._pieces() if s[0][1] == s[1][1]]
        self.tall = [s for s in self._pieces() if s[0][1] != s[1][1]]
        self.row_rules = [Unsur(y, [SEMUA], before=1, after=1) for y in table.row_rules]
        self.symbol_rows: dict[str, int] = {}
        self.flat_units = self._set_rows()
        edges = sorted({x for span in table.kolom for x in span})
        self.column_rules = [Unsur(x, [SEMUA]) for x in edges]
        self.centres = {
            pelaksana.id: Unsur((a + b) / 2, [SEMUA])
            for pelaksana, (a, b) in zip(sheet.sop.pelaksana, table.kolom, strict=True)
        }
        self.tall_units = self._set_columns()

    # ------------------------------------------------------------ what stands at a symbol

    def _pieces(self) -> Iterator[Ruas]:
        for line in self.lines:
            yield from pairwise(line)

    def _exits(self) -> dict[tuple[str, str], str]:
        """What is written at a port: the labels of all arrows that leave by it."""
        found: dict[tuple[str, str], list[str]] = {}
        for panah in self.page.panah:
            source = self.sheet.source_on(self.page, panah)
            port = source.port_at(panah.line[0]) if source else None
            if source and port and panah.label and not source.connector:
                found.setdefault((source.id, port), []).append(panah.label)
        return {key: "/".join(labels) for key, labels in found.items()}

    def _busy(self, symbol: Lambang, port: str) -> bool:
        """Whether an arrow comes in by a port, or a label needs room beside it."""
        tips = (p.line[-1] for p in self.page.panah)
        entered = any(same_point(tip, symbol.ports[port], SAME) for tip in tips)
        return entered or (symbol.id, port) in self.exits

    def _port(self, point: Point) -> tuple[Lambang, str] | None:
        for symbol in self.page.lambang:
            port = symbol.port_at(point)
            if port is not None:
                return symbol, port
        return None

    # ------------------------------------------------------------ heights

    def _set_rows(self) -> list[Unsur]:
        symbols: list[Unsur] = []
        levels: dict[float, list[Rentang]] = {}
        for s in self.page.lambang:
            # Symbols of one height stand on one line even where nothing joins them.
            spans = levels.setdefault(round(s.box.middle[1], 1), [])
            spans.append((s.box.x0, s.box.x1))
            room = [2 if self._busy(s, port) else 1 for port in ("atas", "bawah")]
            symbols.append(Unsur(s.box.middle[1], spans, room[0], room[1]))
        lanes = [Unsur(a[1], [rentang(a[0], b[0])]) for a, b in self.flat]
        units = merge([*symbols, *lanes], SAME)
        pack([*self.row_rules, *units], lambda a, b: max(a.after, b.before), SAME)
        for symbol, unit in zip(self.page.lambang, units, strict=False):
            self.symbol_rows[symbol.id] = unit.place
        return units[len(symbols) :]

    def _row(self, point: Point) -> int:
        """The line of characters on which a point of an arrow lies."""
        at_port = self._port(point)
        if at_port:
            symbol, port = at_port
            return self.symbol_rows[symbol.id] + _STEP[port][1]
        for (a, b), unit in zip(self.flat, self.flat_units, strict=True):
            low, high = rentang(a[0], b[0])
            if abs(a[1] - point[1]) <= SAME and low - SAME <= point[0] <= high + SAME:
                return unit.place
        return self._foot(point)

    def _foot(self, point: Point) -> int:
        """The line of characters at which a bracket stands on a symbol, beside the port."""
        for symbol in self.page.lambang:
            if symbol.box.holds_point(point, SAME):
                above = abs(point[1] - symbol.box.y0) <= SAME
                return self.symbol_rows[symbol.id] + (-1 if above else 1)
        raise AssertionError(f"a line ends in the void at {point}")

    # ------------------------------------------------------------ uprights

    def _set_columns(self) -> list[Unsur]:
        self._set_reach()
        lanes = [Unsur(a[0], [rentang(self._row(a), self._row(b))]) for a, b in self.tall]
        units = []
        for unit in merge(lanes, 0.0):
            near = [c for c in self.centres.values() if abs(c.at - unit.at) <= CENTRE]
            units.append(near[0] if near else unit)
        pack([*self.column_rules, *self.centres.values(), *units], self._gap, 0.0)
        return units

    def _set_reach(self) -> None:
        for s in self.page.lambang:
            reach, row = self.centres[s.pelaksana].reach, self.symbol_rows[s.id]
            sides = [HALF + 1 + len(self._written(s, side)) for side in ("kiri", "kanan")]
            reach[row] = (sides[0], sides[1])
            for port in ("atas", "bawah"):
                text = self.exits.get((s.id, port), "")
                if text:
                    reach[row + _STEP[port][1]] = (0, len(text))

    def _written(self, symbol: Lambang, side: str) -> str:
        text = self.exits.get((symbol.id, side), "")
        return f"{text}─" if text else ""

    def _gap(self, a: Unsur, b: Unsur) -> int:
        if a in self.column_rules and b in self.column_rules:
            name = self.sheet.sop.pelaksana[self.column_rules.index(a)].id
            return len(name) + 3
        right = max((far for row, (_, far) in a.reach.items() if b.covers(row)), default=0)
        left = max((far for row, (far, _) in b.reach.items() if a.covers(row)), default=0)
        return 1 + right + left

    def _column(self, point: Point) -> int:
        at_port = self._port(point)
        if at_port:
            symbol, port = at_port
            return self.centres[symbol.pelaksana].place + _STEP[port][0] * (HALF + 1)
        for (a, b), unit in zip(self.tall, self.tall_units, strict=True):
            low, high = rentang(a[1], b[1])
            if abs(a[0] - point[0]) <= SAME and low - SAME <= point[1] <= high + SAME:
                return unit.place
        raise AssertionError(f"a line ends in the void at {point}")

    # ------------------------------------------------------------ drawing

    def text(self) -> str:
        """The picture, and below it where its connectors lead."""
        canvas = Kanvas()
        self._rule(canvas)
        for line in (line for t in self.page.bersama for line in t.lines):
            cells = [self._cell(p) for p in line]
            canvas.line(cells, dashed=True)
            canvas.join(cells[0], direction(line[1], line[0]), dashed=True)
            canvas.join(cells[-1], direction(line[-2], line[-1]), dashed=True)
        for panah in self.page.panah:
            self._arrow(canvas, panah)
        for symbol in self.page.lambang:
            self._symbol(canvas, symbol)
        for (id, port), text in self.exits.items():
            self._label(canvas, id, port, text)
        return "\n".join([canvas.text(), *self._places()])

    def _cell(self, point: Point) -> Sel:
        return (MARGIN + self._column(point), 1 + self._row(point))

    def _rule(self, canvas: Kanvas) -> None:
        xs = [MARGIN + u.place for u in self.column_rules]
        ys = [1 + u.place for u in self.row_rules]
        canvas.ground.update({(x, y): "." for y in ys for x in range(xs[0], xs[-1] + 1, 2)})
        canvas.ground.update({(x, y): ":" for x in xs for y in range(ys[0], ys[-1] + 1)})
        for pelaksana, x in zip(self.sheet.sop.pelaksana, xs, strict=False):
            canvas.write(x + 2, 0, pelaksana.id)
        for row, y0, y1 in zip(self.table.rows, ys, ys[1:], strict=False):
            inside = [s for s in self.page.lambang if row.y0 < s.box.middle[1] < row.y1 and not s.connector]
            heights = [1 + self.symbol_rows[s.id] for s in inside]
            if row.nomor is not None:
                canvas.write(0, min(heights, default=(y0 + y1 + 1) // 2), f"{row.nomor:2}")

    def _arrow(self, canvas: Kanvas, panah: Garis) -> None:
        cells = [self._cell(p) for p in panah.line]
        (start_x, start_y), (end_x, end_y) = (self._step(p) for p in (panah.line[0], panah.line[-1]))
        canvas.line(cells)
        canvas.join(cells[0], (-start_x, -start_y))
        canvas.write(*cells[-1], _HEADS[-end_x, -end_y])

    def _step(self, point: Point) -> Sel:
        """From a port away from its symbol."""
        at_port = self._port(point)
        assert at_port is not None, f"an arrow ends in the void at {point}"
        return _STEP[at_port[1]]

    def _symbol(self, canvas: Kanvas, symbol: Lambang) -> None:
        x, y = MARGIN + self.centres[symbol.pelaksana].place, 1 + self.symbol_rows[symbol.id]
        if symbol.connector:
            sides, said = "\\/" if _points_down(symbol) else "/\\", symbol.tanda or ""
        else:
            sides, said = _SIDES[symbol.jenis], self._number(symbol.id)
        canvas.write(x - HALF, y, f"{sides[0]}{said:^3}{sides[1]}")

    def _number(self, id: str) -> str:
        simbol = next(s for s in self.sheet.alur.simbol if s.id == id)
        row = [s for s in self.sheet.alur.simbol if s.baris == simbol.baris and not s.partner]
        number = str(simbol.baris + 1)
        return number if len(row) == 1 else f"{number}.{simbol.urutan + 1}"

    def _label(self, canvas: Kanvas, id: str, port: str, text: str) -> None:
        symbol = self.page.find(id)
        assert symbol is not None
        x, y = MARGIN + self.centres[symbol.pelaksana].place, 1 + self.symbol_rows[id]
        dx, dy = _STEP[port]
        if dy:
            canvas.write(x + 1, y + dy, text)
        else:
            canvas.write(x + HALF + 2 if dx > 0 else x - HALF - 1 - len(text), y, text)

    def _places(self) -> Iterator[str]:
        for symbol in self.page.lambang:
            if symbol.connector:
                said = (t.isi for t in symbol.texts if t.isi != symbol.tanda)
                yield f"{symbol.tanda}: {' '.join(said)}"


def _points_down(symbol: Lambang) -> bool:
    """A pentagon whose tip is its lowest corner."""
    low = [p for p in symbol.polygon if abs(p[1] - symbol.box.y1) <= SAME]
    return len(low) == 1


def potret(sheet: Lembar) -> str:
    """All pages of the procedure; each begins with its place among them where there are several."""
    pages = [_Potret(sheet, page, table).text() for page, table in sheet.drawn()]
    if len(pages) == 1:
        return pages[0]
    titled = (f"halaman {n} dari {len(pages)}\n{text}" for n, text in enumerate(pages, 1))
    return "\n\n".join(titled)
