"""A PDF read back: its structure as a screen reader finds it, its pages as they look."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pikepdf

# It has no types of its own.
pymupdf: Any = import_module("pymupdf")


class Node:
    """An element of the structure tree."""

    def __init__(self, element: pikepdf.Object) -> None:
        self.tag = str(element.get("/S", ""))[1:]
        self.alt = str(element.get("/Alt", ""))
        self.title = str(element.get("/T", ""))
        self.attributes: dict[str, Any] = {}
        attributes = element.get("/A")
        for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
            if isinstance(one, pikepdf.Dictionary):
                self.attributes |= {str(key): value for key, value in one.items()}
        kids = element.get("/K")
        listed = kids if isinstance(kids, pikepdf.Array) else [kids]
        self.kids = [Node(kid) for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]

    def walk(self) -> Iterator[Node]:
        """Itself and all below, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *tags: str) -> list[Node]:
        """Those below with one of these tags."""
        return [node for node in self.walk() if node.tag in tags]

    def span(self, name: str) -> int:
        """How many rows or columns a cell takes."""
        return int(self.attributes.get(name, 1))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def tree_of(document: pikepdf.Pdf) -> Node:
    kids = document.Root.StructTreeRoot.K
    return Node(kids[0] if isinstance(kids, pikepdf.Array) else kids)


def pages_of(data: bytes) -> list[Any]:
    """The pages as pymupdf has them."""
    document = pymupdf.open(stream=data)
    return [document[i] for i in range(len(document))]


def widths(rows: list[Node]) -> list[int]:
    """The columns that each row fills, spans of the rows above included."""
    filled: list[int] = []
    left: list[tuple[int, int]] = []
    for row in rows:
        cells = row.all("TH", "TD")
        filled.append(sum(cell.span("/ColSpan") for cell in cells) + sum(width for width, _ in left))
        left = [(width, more - 1) for width, more in left if more > 1]
        left += [(c.span("/ColSpan"), c.span("/RowSpan") - 1) for c in cells if c.span("/RowSpan") > 1]
    return filled


def blocks(pixmap: Any, size: int = 6) -> list[float]:
    """The mean grey of each block of a picture."""
    gray = pymupdf.Pixmap(pymupdf.csGRAY, pixmap) if pixmap.n > 1 else pixmap
    samples, width, height = gray.samples, gray.width, gray.height
    return [
        sum(sum(samples[(y + dy) * width + x : (y + dy) * width + x + size]) for dy in range(size)) / size**2
        for y in range(0, height - size, size)
        for x in range(0, width - size, size)
    ]


def blocks_of_png(data: bytes) -> list[float]:
    """The same of a PNG."""
    return blocks(pymupdf.Pixmap(pymupdf.Pixmap(data), 0))
