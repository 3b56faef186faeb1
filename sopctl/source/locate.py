"""From a key path to a line and a column, only when somebody prints one."""

from __future__ import annotations

from typing import Any

from sopctl.finding import Finding, KeyPath, Place
from sopctl.source.document import Branch, Document, Stretch, stretch_of


def place_of(document: Document, finding: Finding) -> Place:
    """Where a finding points: its own place, else the value at its key path.

    The key itself where `at_key`; for a missing key the first line of the mapping that lacks it, for a
    list item the line of its dash. A path that goes on below a value without parts ends at that value.
    """
    if finding.place is not None:
        return finding.place
    return stretch_at(document, finding.key_path, at_key=finding.at_key).place


def stretch_at(document: Document, key_path: KeyPath, *, at_key: bool = False) -> Stretch:
    """The stretch of the value or key at a key path, by the same rules as `place_of`."""
    mark: Any = document.marks
    parent, last = None, None
    for part in key_path:
        child = _child(mark, part)
        if child is None:
            return _lacking(document, parent, last, mark)
        parent, last, mark = mark, part, child
    if at_key and isinstance(parent, Branch) and isinstance(last, str):
        return stretch_of(parent.keys[last][0])
    return value_stretch(document, mark)


def has_path(document: Document, key_path: KeyPath) -> bool:
    """Whether the document holds a value at a key path."""
    mark: Any = document.marks
    for part in key_path:
        mark = _child(mark, part)
        if mark is None:
            return False
    return True


def value_stretch(document: Document, mark: Any) -> Stretch:
    """The stretch of a value, without what libyaml counts to it: line ends, comments and blank lines."""
    if not isinstance(mark, Branch):
        stretch = stretch_of(mark)
        return _head_line(document, stretch) if mark.style in ("|", ">") else stretch
    opening = stretch_of(mark.start)
    closing = stretch_of(mark.end)
    if closing.end > closing.start:
        return _joined(opening, closing)
    last = _last_part(mark)
    return _joined(opening, _without_trailing(document, last) if last is not None else opening)


def _child(mark: Any, part: str | int) -> Any:
    if not isinstance(mark, Branch):
        return None
    if isinstance(part, int):
        return mark.items[part] if 0 <= part < len(mark.items) else None
    found = mark.keys.get(part)
    return None if found is None else found[1]


def _joined(first: Stretch, last: Stretch) -> Stretch:
    a, b = first.place, last.place
    return Stretch(Place(a.line, a.column, b.end_line, b.end_column), first.start, last.end)


def _last_part(branch: Branch) -> Any:
    """The mark of the last key, value or item."""
    if branch.items:
        return branch.items[-1]
    return list(branch.keys.values())[-1][1] if branch.keys else None


def _without_trailing(document: Document, mark: Any) -> Stretch:
    """The last part of a block, whole: a block scalar counts with its lines here."""
    if isinstance(mark, Branch) or mark.style not in ("|", ">"):
        return value_stretch(document, mark)
    stretch = stretch_of(mark)
    written = document.text[stretch.start : stretch.end].rstrip()
    lines = written.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    place = stretch.place
    column = len(lines[-1]) + (place.column if len(lines) == 1 else 1)
    end_line = place.line + len(lines) - 1
    return Stretch(
        Place(place.line, place.column, end_line, column), stretch.start, stretch.start + len(written)
    )


def _end_of_line(text: str, offset: int) -> int:
    ends = [i for i in (text.find("\n", offset), text.find("\r", offset)) if i >= 0]
    return min(ends, default=len(text))


def _head_line(document: Document, stretch: Stretch) -> Stretch:
    """The line of a block scalar's indicator: the text below it is told by its head."""
    end = _end_of_line(document.text, stretch.start)
    end = stretch.start + len(document.text[stretch.start : end].rstrip())
    place = stretch.place
    column = place.column + end - stretch.start
    return Stretch(Place(place.line, place.column, place.line, column), stretch.start, end)


def _lacking(document: Document, parent: Any, last: str | int | None, mark: Any) -> Stretch:
    """The first line of a mapping that lacks a key; of a list item the line of its dash."""
    whole = value_stretch(document, mark)
    first = _first_line(document, whole)
    if isinstance(parent, Branch) and isinstance(last, int):
        dash = _dash_line(document, parent, whole)
        return first if dash is None or dash.place.line == first.place.line else dash
    return first


def _first_line(document: Document, stretch: Stretch) -> Stretch:
    place = stretch.place
    if place.end_line == place.line:
        return stretch
    return _head_line(document, stretch)


def _dash_line(document: Document, parent: Branch, item: Stretch) -> Stretch | None:
    """The dash of an item of a block list; None in a flow list, or where it is not found."""
    if parent.start.flow_style:
        return None
    column = parent.start.start_mark.column
    text, line = document.text, item.place.line
    start = item.start - (item.place.column - 1)
    while start >= 0:
        if text[start + column : start + column + 1] == "-" and not text[start : start + column].strip(" -"):
            place = Place(line, column + 1, line, column + 2)
            return Stretch(place, start + column, start + column + 1)
        if start == 0:
            return None
        previous = start - 2 if text.startswith("\r\n", start - 2) else start - 1
        start = max(text.rfind("\n", 0, previous), text.rfind("\r", 0, previous)) + 1
        line -= 1
    return None
