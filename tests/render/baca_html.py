"""An HTML sheet read back: what its tables, sentences and links say, and what else is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml import html as parser

_NAMES = """
html head meta title style body header nav main section div h1 h2 h3 p ul ol li a span img
table caption colgroup col thead tbody tr th td
svg g path polygon rect line text tspan
"""
KNOWN = frozenset(_NAMES.split())
"""All elements that a sheet is made of."""


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A parsed page and its source."""

    source: str
    root: etree._Element

    def find(self, path: str) -> list[etree._Element]:
        """The elements at an XPath."""
        return find_in(self.root, path)

    def classed(self, name: str, within: str = "") -> list[etree._Element]:
        """The elements of a class, perhaps only those within an element found by XPath."""
        return self.find(f"{within}//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")

    @property
    def links(self) -> list[str]:
        """Where all links lead."""
        return [element.get("href") or "" for element in self.find("//*[@href]")]

    @property
    def ids(self) -> list[str]:
        """All ids."""
        return [element.get("id") or "" for element in self.find("//*[@id]")]

    @property
    def style(self) -> str:
        """The style sheet, as its hash is taken of it."""
        (found,) = re.findall(r"<style>(.*?)</style>", self.source, re.DOTALL)
        return str(found)

    @property
    def policy(self) -> dict[str, str]:
        """What may be loaded, by kind."""
        (meta,) = self.find("//meta[@http-equiv='Content-Security-Policy']")
        parts = (part.strip().partition(" ") for part in (meta.get("content") or "").split(";"))
        return {kind: sources for kind, _, sources in parts}

    def identity(self) -> dict[str, list[str]]:
        """The identity: label or heading → its texts."""
        said: dict[str, list[str]] = {}
        for cell in self.find("//table[contains(@class, 'identitas')]//td"):
            label = cell.getprevious()
            head = next(iter(find_in(cell, "./h3")), None)
            if head is not None:
                said.setdefault(text_of(head), []).extend(map(text_of, find_in(cell, "./ul/li")))
            elif "instansi" in (cell.get("class") or ""):
                said["instansi"] = texts_of(cell)
            elif label is not None:
                said[text_of(label)] = texts_of(cell)
        return said

    def rows(self) -> dict[str, dict[str, list[str]]]:
        """The procedure: number of a row → role of a cell → its texts, over all pages."""
        said: dict[str, dict[str, list[str]]] = {}
        for cell in self.find("//table[contains(@class, 'prosedur')]/tbody/tr/*"):
            row = said.setdefault(cell.get("data-baris") or "", {})
            if cell.get("class") != "pelaksana":
                row.setdefault(cell.get("class") or "", []).extend(texts_of(cell))
        return said

    def sentences(self) -> list[str]:
        """The written form."""
        return [text_of(item) for item in self.find("//section[@id='tertulis']//ol/li")]

    def drawings(self) -> list[str]:
        """The drawing of each page, as its source stands there."""
        return re.findall(r'<svg class="gambar".*?</svg>', self.source, re.DOTALL)


def baca_html(data: bytes) -> Dokumen:
    """Parse as a browser would, as far as a parser of this size can."""
    source = data.decode()
    return Dokumen(source, parser.document_fromstring(source))


def find_in(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements at an XPath, seen from an element."""
    found = element.xpath(path)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def text_of(element: etree._Element) -> str:
    """What is seen of an element's text, lines joined."""
    return "".join(_seen(element)).strip(" ")


def texts_of(cell: etree._Element) -> list[str]:
    """The texts of a cell, each by itself."""
    texts = [text_of(part) for part in find_in(cell, "./p | ./ul/li")]
    return texts or [text for text in [text_of(cell)] if text]


def hidden_of(cell: etree._Element) -> list[str]:
    """What an element says to those who do not see it."""
    return [(e.text or "").strip() for e in cell.iter() if "sembunyi" in (e.get("class") or "").split()]


def _seen(element: etree._Element) -> Iterator[str]:
    if "sembunyi" in (element.get("class") or "").split():
        return
    yield element.text or ""
    for child in element:
        yield from _seen(child)
        yield child.tail or ""
