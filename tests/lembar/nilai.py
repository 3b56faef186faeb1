"""What stands on a page, as frozen values: symbols, arrows, links, texts, rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .geometri import Box, Line, Point, Polygon, Segment, box_of, same_point

Bentuk = Literal["kotak", "kapsul", "wajik", "segilima", "lain"]


@dataclass(frozen=True, slots=True)
class Larik:
    """One line of type: what it says, and the box of its ink."""

    isi: str
    box: Box
    size: float
    """In points."""
    upright: bool
    start: Point
    """The start of its baseline."""


@dataclass(frozen=True, slots=True)
class Tulisan:
    """A `<text>`: its lines, its classes and what it says about itself."""

    kelas: tuple[str, ...]
    data: tuple[tuple[str, str], ...]
    lines: tuple[Larik, ...]
    order: int
    """The position in the document: later ones are drawn over earlier ones."""
    simbol: str | None = None
    """The `data-id` of the symbol whose group it stands in."""

    def get(self, name: str) -> str | None:
        """A `data-` attribute, by its name without `data-`."""
        return dict(self.data).get(name)

    @property
    def isi(self) -> str:
        """What it says, lines joined by spaces."""
        return " ".join(line.isi for line in self.lines)

    @property
    def box(self) -> Box:
        """The box of all its ink."""
        return box_of(p for line in self.lines for p in line.box.corners)

    @property
    def beside(self) -> bool:
        """A label or a `tanya` that stands outside its symbol."""
        return "label-cabang" in self.kelas or "tanya" in self.kelas


@dataclass(frozen=True, slots=True)
class Lambang:
    """A symbol on a page: one of the five shapes."""

    id: str
    jenis: str
    pelaksana: str
    bentuk: Bentuk
    polygon: Polygon
    box: Box
    tanda: str | None
    ke: str | None
    texts: tuple[Tulisan, ...]

    @property
    def connector(self) -> bool:
        """An off-page connector."""
        return self.jenis in ("keluar", "masuk")

    @property
    def ports(self) -> dict[str, Point]:
        """The middles of the four sides (the tips of a diamond)."""
        (x, y), b = self.box.middle, self.box
        return {"atas": (x, b.y0), "kanan": (b.x1, y), "bawah": (x, b.y1), "kiri": (b.x0, y)}

    def port_at(self, point: Point, tolerance: float = 0.05) -> str | None:
        """The port that lies at a point."""
        for name, port in self.ports.items():
            if same_point(port, point, tolerance):
                return name
        return None


@dataclass(frozen=True, slots=True)
class Garis:
    """An arrow's line from port to port, as drawn."""

    dari: tuple[str, ...]
    ke: str
    label: str
    tanda: str | None
    line: Line
    """Without points that turn nothing."""
    raw: Line
    weight: float | None
    """Width of the stroke in mm."""

    @property
    def name(self) -> str:
        """For a reader of faults."""
        mark = f" [{self.tanda}]" if self.tanda else ""
        label = f" ({self.label})" if self.label else ""
        return f"{'+'.join(self.dari)} -> {self.ke}{label}{mark}"


@dataclass(frozen=True, slots=True)
class Tautan:
    """The dashed link of a joint row."""

    id: str
    lines: tuple[Line, ...]
    dashed: bool


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page."""

    nomor: int
    jumlah: int
    box: Box
    title: str
    desc: str
    lambang: tuple[Lambang, ...]
    panah: tuple[Garis, ...]
    kepala: tuple[Polygon, ...]
    bersama: tuple[Tautan, ...]
    tulisan: tuple[Tulisan, ...]
    """All texts, those of symbols included."""
    garis: tuple[Segment, ...]
    garis_weight: float | None
    """The widest table rule."""
    latar: tuple[tuple[Box, int], ...]
    """White grounds: the box and its position in the document."""

    @property
    def label(self) -> tuple[Tulisan, ...]:
        """The labels of branches."""
        return tuple(t for t in self.tulisan if "label-cabang" in t.kelas)

    @property
    def tanya(self) -> tuple[Tulisan, ...]:
        """The `tanya` that stand beside their symbols."""
        return tuple(t for t in self.tulisan if "tanya" in t.kelas)

    def find(self, id: str) -> Lambang | None:
        """A symbol or connector by its id."""
        return next((s for s in self.lambang if s.id == id), None)
