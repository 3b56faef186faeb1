"""Splices that change which parts a collection has, and in which order."""

from __future__ import annotations

from typing import NamedTuple

from sopctl.finding import Append, Put, Remove, Reorder
from sopctl.source.marks import line_end, line_start
from sopctl.source.nodes import Found, dash_of, find_node
from sopctl.source.splice import (
    CannotSpliceError,
    Source,
    Splice,
    above_comments,
    as_new_value,
    is_suppression,
    line_above,
    new_item_in_flow,
    new_line,
    put,
)
from sopctl.source.written import WIDTH, as_block, on_one_line


class Item(NamedTuple):
    """A part of a block collection in the text: from its dash or key to behind its last character."""

    start: int
    end: int


def append(source: Source, edit: Append) -> list[Splice]:
    """One more item in a list."""
    found = find_node(source.document, edit.key_path)
    if not found.complete or found.data is None or found.data == []:
        return _first_item(source, found, edit)
    if isinstance(found.data, str):
        return put(source, Put(edit.key_path, [found.data, edit.value]))
    if not isinstance(found.data, list):
        raise CannotSpliceError
    at = len(found.data) if edit.at is None else edit.at
    if not 0 <= at <= len(found.data):
        raise CannotSpliceError
    if not source.is_block(found.node):
        return [new_item_in_flow(source, found.node, at, on_one_line(edit.value, flow=True))]
    items = block_items(source, found.node)
    column = " " * source.column(items[0].start)
    flow = not source.is_block(source.parts(found.node)[min(at, len(items) - 1)])
    near = items[max(at - 1, 0)]
    broken = source.break_at(near.end)
    lines = broken.join(item_lines(edit.value, column, flow=flow))
    if at == 0:
        start = above_comments(source, near.start)
        return [Splice(start, start, lines.removeprefix(column) + broken + column)]
    return [new_line(source, near.end, lines)]


def _first_item(source: Source, found: Found, edit: Append) -> list[Splice]:
    """The first item of a list that is missing or empty: in brackets, but entries of things on lines."""
    whole = found.complete and found.key is not None and not source.in_flow(found)
    if not whole or not isinstance(edit.value, dict):
        if not found.complete and isinstance(edit.value, dict) and len(edit.key_path) == 1:
            return _new_list_at_end(source, edit)
        return put(source, Put(edit.key_path, [edit.value]))
    assert found.key is not None
    key_end = source.document.marks.ends[found.key]
    end = source.extent(found.node)[1]
    column = " " * (source.column(source.document.marks.starts[found.key]) + 2)
    lines = source.break_at(end).join(item_lines(edit.value, column))
    colon = source.text.index(":", key_end)
    # A comment behind the value stays on the line of the key.
    return [Splice(colon + 1, end, ""), new_line(source, end, lines)]


def _new_list_at_end(source: Source, edit: Append) -> list[Splice]:
    """A new key with its first item, as lines at the place of the key in the root."""
    (splice,) = put(source, Put(edit.key_path, None))
    broken = source.break_at(splice.start)
    lines = broken.join(item_lines(edit.value, "  "))
    head, _, rest = splice.new.partition(": null")
    return [splice._replace(new=f"{head}:{broken}{lines}{rest}")]


def item_lines(value: object, column: str, *, flow: bool = True) -> list[str]:
    """The lines of an item, from its dash on: one where it fits, else one for each key of a mapping."""
    one = f"{column}- {on_one_line(value)}"
    if not isinstance(value, dict) or not value or (flow and len(one) <= WIDTH):
        return [one]
    first, *others = as_block(value)
    return [f"{column}- {first}", *(f"{column}  {line}" for line in others)]


def block_items(source: Source, node: int) -> list[Item]:
    """The parts of a block collection: items from their dashes, pairs from their keys."""
    marks, parts = source.document.marks, source.parts(node)
    found = find_kind(source, node)
    if found == "mapping":
        return [Item(marks.starts[k], source.end_of(v)) for k, v in zip(parts[::2], parts[1::2], strict=True)]
    items = []
    for part in parts:
        dash = dash_of(source.document, node, marks.starts[part])
        if dash is None:
            raise CannotSpliceError
        items.append(Item(dash, max(source.end_of(part), dash + 1)))
    return items


def find_kind(source: Source, node: int) -> str:
    """Whether a block collection is a mapping or a list, by its first character."""
    start = source.document.marks.starts[node]
    first = source.parts(node)[0]
    at_dash = source.text[start : start + 1] == "-" and source.document.marks.starts[first] > start
    return "list" if at_dash else "mapping"


def remove(source: Source, edit: Remove) -> list[Splice]:
    """A key or an item with what belongs to it."""
    found = source.find(edit.key_path)
    if found.parent is None:
        raise CannotSpliceError
    holder, nodes = found.parent, source.parts(found.parent)
    step = 2 if found.key is not None else 1
    at = nodes.index(found.node if found.key is None else found.key) // step
    count = len(nodes) // step
    if not source.is_block(holder):
        return [_remove_in_flow(source, holder, nodes, step, at)]
    if count == 1:
        owner = find_node(source.document, edit.key_path[:-1])
        if owner.node == 0:
            raise CannotSpliceError
        start, end = source.extent(holder)
        return [as_new_value(source, owner, start, end, "{}" if step == 2 else "[]")]
    return [_remove_lines(source, block_items(source, holder), at)]


def _remove_in_flow(source: Source, holder: int, nodes: tuple[int, ...], step: int, at: int) -> Splice:
    firsts, lasts = nodes[::step], nodes[step - 1 :: step]
    if len(firsts) == 1:
        start, end = source.extent(holder)
        return Splice(start + 1, end - 1, "")
    if at + 1 < len(firsts):
        return Splice(source.extent(firsts[at])[0], source.extent(firsts[at + 1])[0], "")
    return Splice(source.extent(lasts[at - 1])[1], source.extent(lasts[at])[1], "")


def _remove_lines(source: Source, items: list[Item], at: int) -> Splice:
    """The lines of a part, with the comments right above it.

    Those above the first part may speak of them all and stay, but for suppressions of what goes.
    """
    text, item = source.text, items[at]
    if not source.is_first_on_line(item.start):
        # It shares its line with what holds it: the next part moves up to it.
        return Splice(item.start, items[1].start, "")
    start = above_comments(source, item.start) if at else _above_suppressions(source, item.start)
    start = line_start(text, start)
    end = line_end(text, item.end)
    if end < len(text):
        return Splice(start, end + (2 if text.startswith("\r\n", end) else 1), "")
    # The last line of a file that has no break at its end: the break before it goes.
    before = start - (2 if text.startswith("\r\n", start - 2) else 1)
    return Splice(max(before, 0), end, "")


def _above_suppressions(source: Source, start: int) -> int:
    while True:
        above = line_above(source.text, start)
        if above is None or not is_suppression(source.text[above : line_end(source.text, above)]):
            return start
        start = above


def reorder(source: Source, edit: Reorder) -> list[Splice]:
    """The items of a list in another order, each with its comments."""
    found = source.find(edit.key_path)
    if not isinstance(found.data, list) or sorted(edit.order) != list(range(len(found.data))):
        raise CannotSpliceError
    if not source.is_block(found.node):
        if source.has_comment(found.node):
            raise CannotSpliceError
        pieces = [Item(*source.extent(part)) for part in source.parts(found.node)]
    else:
        pieces = _whole_items(source, block_items(source, found.node))
    return [
        Splice(piece.start, piece.end, source.text[pieces[other].start : pieces[other].end])
        for piece, other in zip(pieces, edit.order, strict=True)
        if pieces[other] != piece
    ]


def _whole_items(source: Source, items: list[Item]) -> list[Item]:
    """Items with the comments right above them, behind them, and below them where those stand further in."""
    text, column = source.text, source.column(items[0].start)
    whole = []
    for item in items:
        end = line_end(text, item.end)
        while end < len(text):
            below = end + (2 if text.startswith("\r\n", end) else 1)
            line = text[below : line_end(text, below)]
            if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= column:
                break
            end = below + len(line)
        whole.append(Item(above_comments(source, item.start), end))
    return whole
