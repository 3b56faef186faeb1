"""From a key path to a line and a column, only when somebody prints one."""

from __future__ import annotations

from typing import NamedTuple

from sopctl.finding import Finding, KeyPath, Place
from sopctl.source.document import Data, Document
from sopctl.source.marks import is_block_scalar, line_content_end, line_start


class Stretch(NamedTuple):
    """A place with its offsets in the text, in characters, for those who splice: `text[start:end]`."""

    place: Place
    start: int
    end: int


class _Found(NamedTuple):
    """How far a key path leads: the last node on it, and the nodes that hold it."""

    node: int
    data: Data
    key: int | None
    """The node of its key, where it is the value of one."""
    parent: int | None
    complete: bool


def place_of(document: Document, finding: Finding) -> Place:
    """Where a finding points: its own place, else the value at its key path.

    The key itself where `at_key`; for a missing key the first line of the mapping that lacks it, for a
    list item the line of its dash. A path that goes on below a value without parts ends at that value.
    An empty value has a place without width, behind its colon or dash.
    """
    if finding.place is not None:
        return finding.place
    return stretch_at(document, finding.key_path, at_key=finding.at_key).place


def stretch_at(document: Document, key_path: KeyPath, *, at_key: bool = False) -> Stretch:
    """The stretch of the value or key at a key path, by the same rules as `place_of`.

    Of a block scalar it is the line of its indicator; `whole_stretch` has the rest.
    """
    found = _find(document, key_path)
    if not found.complete:
        start, end = _lacking(document, found)
    elif at_key and found.key is not None:
        start, end = document.marks.starts[found.key], document.marks.ends[found.key]
    else:
        start, end = _shown(document, found.node)
    return Stretch(document.marks.lines(document.text).place(start, end), start, end)


def whole_stretch(document: Document, key_path: KeyPath) -> tuple[int, int] | None:
    """The offsets of the value at a key path, a block scalar with all its lines; None where there is none.

    Without what libyaml counts to it: line breaks, comments and blank lines behind it.
    """
    found = _find(document, key_path)
    return _whole(document, found.node) if found.complete else None


def has_path(document: Document, key_path: KeyPath) -> bool:
    """Whether the document holds a value at a key path."""
    return _find(document, key_path).complete


def _find(document: Document, key_path: KeyPath) -> _Found:
    here = _Found(0, document.data, None, None, True)
    for part in key_path:
        there = _child(document, here, part)
        if there is None:
            return here._replace(complete=False)
        here = there
    return here


def _child(document: Document, here: _Found, part: str | int) -> _Found | None:
    """One part of a mapping or a list."""
    marks, data = document.marks, here.data
    if isinstance(data, dict) and part in data:
        key = marks.key_nodes(here.node, data)[str(part)]
        return _Found(key + 1, data[str(part)], key, here.node, True)
    if isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
        return _Found(marks.parts(here.node)[part], data[part], None, here.node, True)
    return None


def _is_block(document: Document, node: int) -> bool:
    """Whether a node is a collection in block style, so that its end is that of its last part."""
    marks = document.marks
    return node in marks.skips and marks.ends[node] == marks.starts[node]


def _last_part(document: Document, node: int) -> int:
    """The last scalar or flow collection of a block collection, however deep."""
    while _is_block(document, node):
        node = document.marks.parts(node)[-1]
    return node


def _whole(document: Document, node: int) -> tuple[int, int]:
    marks = document.marks
    last = _last_part(document, node)
    start, end = marks.starts[last], marks.ends[last]
    if is_block_scalar(document.text, start, end):
        end = start + len(document.text[start:end].rstrip())
    return marks.starts[node], end


def _shown(document: Document, node: int) -> tuple[int, int]:
    """A value as it is pointed at: a block scalar by its indicator."""
    start, end = document.marks.starts[node], document.marks.ends[node]
    if node not in document.marks.skips and is_block_scalar(document.text, start, end):
        return start, line_content_end(document.text, start)
    return _whole(document, node)


def _lacking(document: Document, found: _Found) -> tuple[int, int]:
    """The first line of a mapping that lacks a key; of a list item the line of its dash."""
    start, end = _shown(document, found.node)
    if found.parent is not None and found.key is None and _is_block(document, found.parent):
        dash = _dash(document, found.parent, start)
        if dash is not None and dash < line_start(document.text, start):
            return dash, dash + 1
    return start, min(end, line_content_end(document.text, start))


def _dash(document: Document, parent: int, item: int) -> int | None:
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
