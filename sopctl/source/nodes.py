"""The nodes of a document by key path, and how far each of them reaches in the text."""

from __future__ import annotations

from typing import NamedTuple

from sopctl.finding import KeyPath
from sopctl.source.document import Data, Document
from sopctl.source.marks import is_block_scalar, line_start


class Found(NamedTuple):
    """How far a key path leads: the last node on it, and the nodes that hold it."""

    node: int
    data: Data
    key: int | None
    """The node of its key, where it is the value of one."""
    parent: int | None
    complete: bool


def find_node(document: Document, key_path: KeyPath) -> Found:
    """The node at a key path, or the last on the way to it, `complete` unset."""
    here = Found(0, document.data, None, None, True)
    for part in key_path:
        there = _child(document, here, part)
        if there is None:
            return here._replace(complete=False)
        here = there
    return here


def _child(document: Document, here: Found, part: str | int) -> Found | None:
    """One part of a mapping or a list."""
    marks, data = document.marks, here.data
    if isinstance(data, dict) and part in data:
        key = marks.key_nodes(here.node, data)[str(part)]
        return Found(key + 1, data[str(part)], key, here.node, True)
    if isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
        return Found(marks.parts(here.node)[part], data[part], None, here.node, True)
    return None


def is_block(document: Document, node: int) -> bool:
    """Whether a node is a collection in block style, so that its end is that of its last part."""
    marks = document.marks
    return node in marks.skips and marks.ends[node] == marks.starts[node]


def _last_part(document: Document, node: int) -> int:
    """The last scalar or flow collection of a block collection, however deep."""
    while is_block(document, node):
        node = document.marks.parts(node)[-1]
    return node


def extent(document: Document, node: int) -> tuple[int, int]:
    """From the first to behind the last character of a node; blanks behind a block scalar do not count."""
    marks = document.marks
    last = _last_part(document, node)
    start, end = marks.starts[last], marks.ends[last]
    if is_block_scalar(document.text, start, end):
        end = start + len(document.text[start:end].rstrip())
    return marks.starts[node], end


def dash_of(document: Document, parent: int, item: int) -> int | None:
    """The dash of an item of a block list, on its own line or on one above it."""
    text, first = document.text, document.marks.starts[parent]
    column = first - line_start(text, first)
    start = line_start(text, item)
    while start >= 0:
        at = start + column
        if text[at : at + 1] == "-" and not text[start:at].strip(" -") and at < item:
            return at
        if start == 0:
            return None
        start = line_start(text, start - (2 if text.startswith("\r\n", start - 2) else 1))
    return None
