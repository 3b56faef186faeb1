"""From a key path to a line and a column, only when somebody prints one."""

from __future__ import annotations

from typing import NamedTuple

from sopctl.finding import Finding, KeyPath, Place
from sopctl.source.document import Document
from sopctl.source.marks import is_block_scalar, line_content_end, line_start
from sopctl.source.nodes import Found, dash_of, extent, find_node, is_block


class Stretch(NamedTuple):
    """A place with its offsets in the text, in characters, for those who splice: `text[start:end]`."""

    place: Place
    start: int
    end: int


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
    found = find_node(document, key_path)
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
    found = find_node(document, key_path)
    return extent(document, found.node) if found.complete else None


def has_path(document: Document, key_path: KeyPath) -> bool:
    """Whether the document holds a value at a key path."""
    return find_node(document, key_path).complete


def _shown(document: Document, node: int) -> tuple[int, int]:
    """A value as it is pointed at: a block scalar by its indicator."""
    start, end = document.marks.starts[node], document.marks.ends[node]
    if node not in document.marks.skips and is_block_scalar(document.text, start, end):
        return start, line_content_end(document.text, start)
    return extent(document, node)


def _lacking(document: Document, found: Found) -> tuple[int, int]:
    """The first line of a mapping that lacks a key; of a list item the line of its dash."""
    start, end = _shown(document, found.node)
    if found.parent is not None and found.key is None and is_block(document, found.parent):
        dash = dash_of(document, found.parent, start)
        if dash is not None and dash < line_start(document.text, start):
            return dash, dash + 1
    return start, min(end, line_content_end(document.text, start))
