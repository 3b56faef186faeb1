"""Small pages drawn by hand, by the SVG contract: right ones, and ones with a fault put in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from itertools import pairwise

from sopctl.layout.measure import MM_PER_PT, ink_box

from .geometri import Point, direction

LEFT, TOP, HEAD_BOTTOM, WIDE = 10.0, 20.0, 30.0, 25.0
"""Where the table begins, where its rows begin, how wide a pelaksana's column is."""
RIGHT_COLUMNS = (30.0, 20.0, 30.0, 25.0)
HEADS = ("Kelengkapan", "Waktu", "Output", "Keterangan")


@dataclass(frozen=True)
class Sim:
    """A symbol by its middle."""

    id: str
    jenis: str
    pelaksana: str
    x: float
    y: float
    w: float = 14.0
    h: float = 7.0
    tulisan: tuple[str, ...] = ()
    tanda: str | None = None
    ke: str | None = None
    rujukan: str = ""
    bentuk: str | None = None
    size: float = 8.0

    def shape(self) -> str:
        """The outline as SVG."""
        x0, y0, x1, y1 = (self.x - self.w / 2, self.y - self.h / 2, self.x + self.w / 2, self.y + self.h / 2)
        bentuk = self.bentuk or self.jenis
        if bentuk == "keputusan":
            return f'<polygon points="{self.x},{y0} {x1},{self.y} {self.x},{y1} {x0},{self.y}"/>'
        if bentuk in ("keluar", "masuk"):
            low = y0 + 0.6 * self.h
            return f'<polygon points="{x0},{y0} {x1},{y0} {x1},{low} {self.x},{y1} {x0},{low}"/>'
        rx = self.h / 2 if bentuk in ("mulai", "selesai") else 0
        return f'<rect x="{x0}" y="{y0}" width="{self.w}" height="{self.h}" rx="{rx}"/>'

    def svg(self) -> str:
        """The whole group."""
        extra = "".join(
            f' data-{name}="{escape(value)}"'
            for name, value in (("tanda", self.tanda), ("ke", self.ke))
            if value is not None
        )
        said = self.tulisan or ((self.tanda,) if self.tanda else ())
        first = self.y + 1.0 - (len(said) - 1) * 1.7
        texts = "".join(
            Tulis(self.x, first + 3.4 * i, s, size=self.size, anchor="middle").svg()
            for i, s in enumerate(said)
        )
        if self.rujukan:
            x = self.x + self.w / 2 + 0.5
            parts = enumerate(self.rujukan.split("|"))
            texts += "".join(Tulis(x, self.y - 0.5 + 3 * i, part, size=7).svg() for i, part in parts)
        return (
            f'<g class="simbol" data-id="{escape(self.id)}" data-jenis="{self.jenis}" '
            f'data-pelaksana="{self.pelaksana}"{extra}>{self.shape()}{texts}</g>'
        )


@dataclass(frozen=True)
class Tulis:
    """A text by the start of its baseline."""

    x: float
    y: float
    isi: str
    kelas: str = "teks"
    size: float = 8.0
    anchor: str = "start"
    data: tuple[tuple[str, str], ...] = ()
    latar: bool = False
    upright: bool = False

    def svg(self) -> str:
        """The text, on a white ground where asked for."""
        data = "".join(f' data-{k}="{escape(v)}"' for k, v in self.data)
        turn = f' transform="rotate(-90 {self.x} {self.y})"' if self.upright else ""
        text = (
            f'<text class="{self.kelas}" x="{self.x}" y="{self.y}" text-anchor="{self.anchor}" '
            f'font-size="{self.size * MM_PER_PT}"{data}{turn}>'
            f'<tspan x="{self.x}" y="{self.y}">{escape(self.isi)}</tspan></text>'
        )
        if not self.latar:
            return text
        ink = ink_box(self.isi, self.size)
        x, y = self.x + ink.left - 0.1, self.y + ink.top - 0.1
        w, h = ink.right - ink.left + 0.2, ink.bottom - ink.top + 0.2
        return f'<rect class="latar" x="{x}" y="{y}" width="{w}" height="{h}"/>{text}'


@dataclass(frozen=True)
class Pan:
    """An arrow by its points."""

    dari: str
    ke: str
    points: tuple[Point, ...]
    label: str = ""
    tanda: str | None = None
    weight: float = 0.32

    def d(self) -> str:
        """The path in M, H and V."""
        x, y = self.points[0]
        parts = [f"M {x} {y}"]
        for a, b in pairwise(self.points):
            parts.append(f"H {b[0]}" if direction(a, b)[1] == 0 else f"V {b[1]}")
        return " ".join(parts)

    def svg(self) -> str:
        """The path with its data."""
        mark = f' data-tanda="{self.tanda}"' if self.tanda else ""
        return (
            f'<path class="panah" data-dari="{self.dari}" data-ke="{self.ke}" '
            f'data-label="{escape(self.label)}"{mark} d="{self.d()}" stroke-width="{self.weight}"/>'
        )

    def head(self) -> tuple[Point, Point, Point]:
        """The head that belongs to it."""
        tip = self.points[-1]
        dx, dy = direction(self.points[-2], tip)
        base = (tip[0] - 2.0 * dx, tip[1] - 2.0 * dy)
        return tip, (base[0] - 0.75 * dy, base[1] - 0.75 * dx), (base[0] + 0.75 * dy, base[1] + 0.75 * dx)


Isi = tuple[str, str, str, str, str]
"""Uraian, kelengkapan, waktu, output, keterangan."""


@dataclass
class Lukisan:
    """A page in the making. Lists may be changed at will; `svg` draws what they hold."""

    nomor: int
    jumlah: int
    pelaksana: tuple[str, ...]
    baris: list[tuple[int, Isi, float]]
    """Number (0: a continuation), texts, height."""
    sim: list[Sim] = field(default_factory=list)
    pan: list[Pan] = field(default_factory=list)
    label: list[Tulis] = field(default_factory=list)
    teks: list[Tulis] = field(default_factory=list)
    nomor_kolom: list[Tulis] = field(default_factory=list)
    garis: list[tuple[float, float, float, float]] = field(default_factory=list)
    kepala: list[tuple[Point, ...]] = field(default_factory=list)
    """Heads beyond those that the arrows bring."""
    tanpa_kepala: set[int] = field(default_factory=set)
    """Positions in `pan` of arrows drawn without a head."""
    bersama: list[tuple[str, str]] = field(default_factory=list)
    garis_weight: float = 0.2

    def __post_init__(self) -> None:
        self._rules()
        self._words()

    @property
    def xs(self) -> list[float]:
        """All upright rules."""
        widths = (8.0, 50.0, *(WIDE for _ in self.pelaksana), *RIGHT_COLUMNS)
        xs = [LEFT]
        for width in widths:
            xs.append(xs[-1] + width)
        return xs

    @property
    def ys(self) -> list[float]:
        """The rules of the rows, that under the head first."""
        ys = [HEAD_BOTTOM]
        for _, _, height in self.baris:
            ys.append(ys[-1] + height)
        return ys

    def _rules(self) -> None:
        xs, ys = self.xs, [TOP, *self.ys]
        self.garis.extend((x, ys[0], x, ys[-1]) for x in xs)
        self.garis.extend((xs[0], y, xs[-1], y) for y in ys)

    def _words(self) -> None:
        xs = self.xs
        heads = ("No", "Kegiatan", *self.pelaksana, *HEADS)
        self.teks.extend(Tulis(x + 1, 25, head) for x, head in zip(xs, heads, strict=False))
        for (number, isi, _), y in zip(self.baris, self.ys, strict=False):
            if number:
                data = (("baris", str(number)),)
                self.teks.append(Tulis(xs[0] + 1, y + 4, str(number), "teks nomor", data=data))
            places = (xs[1], *xs[-5:-1])
            self.teks.extend(Tulis(x + 1, y + 4, s) for x, s in zip(places, isi, strict=True) if s)
        self.nomor_kolom = [Tulis(x + 1, HEAD_BOTTOM - 1, str(n)) for n, x in enumerate(xs[:-1], 1)]

    def middle(self, column: int, row: int) -> Point:
        """The middle of a cell by the position of column and row."""
        return self.xs[2 + column] + WIDE / 2, self.ys[row] + self.baris[row][2] / 2

    def ubah_sim(self, id: str, /, **changes: object) -> None:
        """Change a symbol."""
        self.sim = [replace(s, **changes) if s.id == id else s for s in self.sim]  # type: ignore[arg-type]

    def ubah_pan(self, dari: str, ke: str, /, **changes: object) -> None:
        """Change an arrow."""
        self.pan = [
            replace(p, **changes) if (p.dari, p.ke) == (dari, ke) else p  # type: ignore[arg-type]
            for p in self.pan
        ]

    def ubah_label(self, isi: str, /, **changes: object) -> None:
        """Change a label by what it says."""
        self.label = [replace(t, **changes) if t.isi == isi else t for t in self.label]  # type: ignore[arg-type]

    def ubah_teks(self, isi: str, /, **changes: object) -> None:
        """Change a text by what it says."""
        self.teks = [replace(t, **changes) if t.isi == isi else t for t in self.teks]  # type: ignore[arg-type]

    def _parts(self) -> Iterator[str]:
        for x0, y0, x1, y1 in self.garis:
            yield (
                f'<line class="garis" x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}" '
                f'stroke-width="{self.garis_weight}"/>'
            )
        yield from (text.svg() for text in (*self.nomor_kolom, *self.teks))
        yield from (s.svg() for s in self.sim)
        for id, d in self.bersama:
            yield f'<path class="bersama" data-id="{id}" d="{d}" stroke-dasharray="1 1"/>'
        yield from (p.svg() for p in self.pan)
        heads = [p.head() for i, p in enumerate(self.pan) if i not in self.tanpa_kepala]
        for head in (*heads, *self.kepala):
            points = " ".join(f"{x},{y}" for x, y in head)
            yield f'<polygon class="kepala" points="{points}"/>'
        yield from (text.svg() for text in self.label)

    def svg(self) -> str:
        """The page."""
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210" '
            f'data-halaman="{self.nomor}" data-jumlah-halaman="{self.jumlah}">'
            f"<title>Halaman {self.nomor}</title><desc>Alur</desc>{''.join(self._parts())}</svg>"
        )


def label(x: float, y: float, isi: str, dari: str, ke: str, *, latar: bool = False) -> Tulis:
    """The label of a branch."""
    return Tulis(x, y, isi, "label-cabang", data=(("dari", dari), ("ke", ke)), latar=latar)


Ubah = Callable[[list[Lukisan]], None]
"""A fault put into right pages."""
