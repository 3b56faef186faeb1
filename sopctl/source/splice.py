"""Edits as splices: which characters of a document go, and what stands in their place."""

from __future__ import annotations

import re
from typing import NamedTuple

from pydantic import BaseModel

from sopctl.finding import KeyPath, Put, Rename
from sopctl.source.comments import comments_of
from sopctl.source.document import Document
from sopctl.source.marks import LINE_BREAK, is_block_scalar, line_end, line_start
from sopctl.source.nodes import Found, extent, find_node, is_block
from sopctl.source.order import order_at, place_for
from sopctl.source.written import key, on_one_line, scalar

_SUPPRESSION = re.compile(r"#\s*sopctl\s*:", re.IGNORECASE)


class Splice(NamedTuple):
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


class CannotSpliceError(Exception):
    """An edit that these characters do not allow: nothing is changed for it."""


class Source:
    """A document as it is spliced."""

    def __init__(self, document: Document, model: type[BaseModel] | None) -> None:
        self.document = document
        self.text = document.text
        self.model = model

    def find(self, path: KeyPath) -> Found:
        """The node at a key path, which must be there."""
        found = find_node(self.document, path)
        if not found.complete:
            raise CannotSpliceError
        return found

    def extent(self, node: int) -> tuple[int, int]:
        """The characters of a node."""
        return extent(self.document, node)

    def break_at(self, offset: int) -> str:
        """The break that ends the line of an offset, or of the last line the one before."""
        end = line_end(self.text, offset)
        found = LINE_BREAK.match(self.text, end)
        if found is None:
            start = line_start(self.text, offset)
            found = LINE_BREAK.search(self.text, max(start - 2, 0), start)
        return found[0] if found else "\n"

    def end_of(self, node: int) -> int:
        """Behind a node, with what a block scalar that keeps its blank lines has of them."""
        end = self.extent(node)[1]
        last = node
        while is_block(self.document, last):
            last = self.document.marks.parts(last)[-1]
        start, whole = self.document.marks.starts[last], self.document.marks.ends[last]
        if is_block_scalar(self.text, start, whole) and "+" in self.text[start : line_end(self.text, start)]:
            return whole - (2 if self.text.endswith("\r\n", start, whole) else 1)
        return end

    def is_block(self, node: int) -> bool:
        """Whether a node is a collection in block style."""
        return is_block(self.document, node)

    def is_collection(self, node: int) -> bool:
        """Whether a node is a mapping or a list."""
        return node in self.document.marks.skips

    def parts(self, node: int) -> tuple[int, ...]:
        """The nodes directly in a collection."""
        return self.document.marks.parts(node)

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return offset - line_start(self.text, offset)

    def in_flow(self, found: Found) -> bool:
        """Whether a node stands inside brackets that are not its own."""
        return found.parent is not None and not self.is_block(found.parent)

    def has_comment(self, node: int) -> bool:
        """Whether a comment stands inside a node."""
        start, end = self.extent(node)
        lines = self.document.marks.lines(self.text)
        places = ((comment.line, comment.column) for comment in comments_of(self.document))
        return any(lines.point(start) < place < lines.point(end) for place in places)

    def is_first_on_line(self, offset: int) -> bool:
        """Whether only blanks stand before an offset on its line."""
        return not self.text[line_start(self.text, offset) : offset].strip()


def put(source: Source, edit: Put) -> list[Splice]:
    """A value at a key path, in place of another or as a new key."""
    if not edit.key_path:
        raise CannotSpliceError
    found = find_node(source.document, edit.key_path)
    if found.complete:
        return replace_value(source, found, edit.value)
    holder = find_node(source.document, edit.key_path[:-1])
    if holder.complete and isinstance(holder.data, dict):
        return [new_pair(source, holder, edit.key_path, edit.value)]
    name = edit.key_path[-1]
    if isinstance(name, str) and (not holder.complete or holder.data is None):
        return put(source, Put(edit.key_path[:-1], {name: edit.value}))
    raise CannotSpliceError


def replace_value(source: Source, found: Found, value: object) -> list[Splice]:
    """Another value in place of one that is there."""
    node = found.node
    start, end = source.extent(node)
    flow = source.in_flow(found)
    if source.is_collection(node) or not isinstance(value, str):
        return [as_new_value(source, found, start, end, on_one_line(value, flow=flow))]
    if is_block_scalar(source.text, start, end) and not flow:
        return [_block_scalar(source, start, end, value)]
    quote = source.text[start : start + 1] if start < end else ""
    written = scalar(value, flow=flow, quote=quote if quote in ("'", '"') else "")
    return [as_new_value(source, found, start, end, written)]


def as_new_value(source: Source, found: Found, start: int, end: int, written: str) -> Splice:
    """One line of text in place of a value, a space before it where it needs one."""
    if found.key is None:
        needs_space = start == end and source.text[start - 1 : start] not in (" ", "[")
        return Splice(start, end, f" {written}" if needs_space else written)
    behind_key = source.document.marks.ends[found.key]
    colon = source.text.find(":", behind_key, start)
    if colon < 0 and source.text[start : start + 1] == ":" and start == end:
        return Splice(start, start + 1, f": {written}")
    if colon < 0:
        return Splice(behind_key, behind_key, f": {written}")
    if source.is_block(found.node):
        return Splice(colon + 1, end, f" {written}")
    if start == end:
        # Nothing stands there, and libyaml tells the place behind the colon or that of what follows.
        blank = not source.text[colon + 1 : start].strip(" ")
        return Splice(colon + 1, start if blank else colon + 1, f" {written}")
    return Splice(start, end, written)


def _block_scalar(source: Source, start: int, end: int, value: str) -> Splice:
    """A text in place of a block scalar: a block again where it can be one, else quoted on one line."""
    text = source.text
    head_end = line_end(text, start)
    head = text[start:head_end]
    body = text[head_end:end]
    first = next((line for line in re.split(r"\r\n?|\n", body) if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" "))]
    lines = value.removesuffix("\n").split("\n")
    fits = (
        bool(indent)
        and not re.search(r"[0-9+]", head.split("#")[0])
        and ("-" in head.split("#")[0]) != value.endswith("\n")
        and (head[0] == "|" or len(lines) == 1)
        and all(line == line.strip() and line for line in lines)
    )
    if not fits:
        return Splice(start, end, scalar(value))
    broken = source.break_at(start)
    return Splice(head_end, end, "".join(f"{broken}{indent}{line}" for line in lines))


def new_pair(source: Source, holder: Found, path: KeyPath, value: object) -> Splice:
    """A new key in a mapping, where the format has it."""
    name, data = str(path[-1]), holder.data
    assert isinstance(data, dict)
    nodes = source.parts(holder.node)
    keys, values = nodes[::2], nodes[1::2]
    at = place_for(name, tuple(data), order_at(source.model, path[:-1]))
    if not source.is_block(holder.node):
        written = f"{key(name, flow=True)}: {on_one_line(value, flow=True)}"
        return _new_in_flow(source, holder.node, at, written, keys, values)
    written = f"{key(name)}: {on_one_line(value)}"
    column = " " * source.column(source.document.marks.starts[holder.node])
    if at == 0 and _is_answered_for(source, keys[0]):
        at = 1
    if at == 0:
        start = above_comments(source, source.document.marks.starts[keys[0]])
        return Splice(start, start, f"{written}{source.break_at(start)}{column}")
    return new_line(source, source.end_of(values[at - 1]), column + written)


def _is_answered_for(source: Source, node: int) -> bool:
    """Whether a comment on the line above suppresses what is found on the line of a node."""
    above = line_above(source.text, source.document.marks.starts[node])
    return above is not None and is_suppression(source.text[above : line_end(source.text, above)])


def is_suppression(line: str) -> bool:
    """Whether a line is nothing but a comment that suppresses what is found on the next."""
    return _SUPPRESSION.match(line.strip()) is not None


def line_above(text: str, offset: int) -> int | None:
    """Where the line above that of an offset begins."""
    start = line_start(text, offset)
    return line_start(text, start - (2 if text.startswith("\r\n", start - 2) else 1)) if start else None


def above_comments(source: Source, start: int) -> int:
    """Where the comment lines begin that stand right above a node, in its own column; else the node."""
    if not source.is_first_on_line(start):
        return start
    column = source.column(start)
    while (above := line_above(source.text, start)) is not None:
        if not source.text.startswith(" " * column + "#", above):
            break
        start = above + column
    return start


def new_line(source: Source, after: int, line: str) -> Splice:
    """A line below the one that an offset is on."""
    at = line_end(source.text, after)
    return Splice(at, at, f"{source.break_at(at)}{line}")


def _new_in_flow(
    source: Source, node: int, at: int, written: str, firsts: tuple[int, ...], lasts: tuple[int, ...]
) -> Splice:
    """One more part of a collection in brackets."""
    start, end = source.extent(node)
    if not firsts:
        inside = source.text[start + 1 : end - 1]
        return Splice(start + 1, start + 1 + (len(inside) if not inside.strip(" ") else 0), written)
    if at == 0:
        before = source.extent(firsts[0])[0]
        return Splice(before, before, f"{written}, ")
    behind = source.extent(lasts[at - 1])[1]
    if source.document.marks.starts[lasts[at - 1]] == behind and source.text[behind - 1 : behind] == " ":
        behind -= 1
    return Splice(behind, behind, f", {written}")


def new_item_in_flow(source: Source, node: int, at: int, written: str) -> Splice:
    """One more item of a list in brackets."""
    items = source.parts(node)
    return _new_in_flow(source, node, at, written, items, items)


def rename(source: Source, edit: Rename) -> list[Splice]:
    """Another name for a key, in the quotes that it has."""
    found = source.find(edit.key_path)
    if found.key is None:
        raise CannotSpliceError
    start, end = source.document.marks.starts[found.key], source.document.marks.ends[found.key]
    quote = source.text[start : start + 1]
    flow = source.in_flow(found)
    return [Splice(start, end, key(edit.name, flow=flow, quote=quote if quote in ("'", '"') else ""))]
