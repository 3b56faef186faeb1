"""What edits mean, on plain data and without a look at any text: what a splice is checked against."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise

from sopctl.finding import Append, Edit, KeyPath, Put, Recode, Remove, Rename, Reorder
from sopctl.source.document import Data, has_key


class NoSuchPlaceError(Exception):
    """An edit speaks of what the data do not have, or cannot stand where it would."""


def meant(data: Data, edits: Iterable[Edit]) -> Data:
    """The data after edits whose key paths all speak of the data before; NoSuchPlaceError.

    Items go last and from the end, so that those before them keep their positions.
    """
    whole = _copy(data)
    for edit in in_order(edits):
        match edit:
            case Put():
                whole = _put(whole, edit.key_path, _plain(edit.value))
            case Append():
                _insert(whole, edit)
            case Rename():
                _rename(whole, edit)
            case Reorder():
                _reorder(whole, edit)
            case Remove():
                _remove(whole, edit)
            case Recode():
                pass
    return whole


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Edits in an order in which none moves what a later one speaks of."""
    listed = list(edits)
    removals = [edit for edit in listed if isinstance(edit, Remove)]
    return [
        *(edit for edit in listed if isinstance(edit, (Put, Append, Recode))),
        *(edit for edit in listed if isinstance(edit, (Rename, Reorder))),
        *sorted(removals, key=_from_the_end, reverse=True),
    ]


def same(a: Data, b: Data, fresh: Collection[str] = ()) -> bool:
    """Equal, also in kind and in the order of keys: Python takes True for 1, and a number for its text.

    The keys in `fresh` were put in, and may stand anywhere in their mapping.
    """
    if isinstance(a, dict) and isinstance(b, dict):
        ordered = [key for key in a if key not in fresh] == [key for key in b if key not in fresh]
        return ordered and a.keys() == b.keys() and all(same(a[key], b[key], fresh) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(same(x, y, fresh) for x, y in zip(a, b, strict=True))
    return type(a) is type(b) and a == b


def fresh_keys(data: Data, edits: Iterable[Edit]) -> frozenset[str]:
    """The names of the keys that edits put in."""
    paths = [edit.key_path for edit in edits if not isinstance(edit, Recode)]
    ways = (path[:end] for path in paths for end in range(1, len(path) + 1))
    return frozenset(str(way[-1]) for way in ways if not has_key(data, way))


def _copy(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: _copy(part) for key, part in data.items()}
    return [_copy(part) for part in data] if isinstance(data, list) else data


def _plain(value: object) -> Data:
    """A value as the reader would have it; a date is its text, a tuple a list."""
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if value is None or isinstance(value, (bool, str)):
        return value
    return str(value)


def _put(whole: Data, path: KeyPath, value: Data) -> Data:
    if not path:
        raise NoSuchPlaceError
    holder = _holder(whole, path, make=True)
    part = path[-1]
    _part(holder, part, missing=True)
    _set(holder, part, value)
    return whole


def _set(holder: Data, part: str | int, value: Data) -> None:
    if isinstance(holder, dict):
        holder[str(part)] = value
    elif isinstance(holder, list) and isinstance(part, int):
        holder[part] = value


def _holder(whole: Data, path: KeyPath, *, make: bool = False) -> Data:
    """The collection that holds the last part of a path; mappings that are missing or empty are made."""
    here = whole
    for part, following in pairwise(path):
        there = _part(here, part, missing=make)
        if there is None and make and isinstance(following, str):
            there = {}
            _set(here, part, there)
        here = there
    return here


def _part(here: Data, part: str | int, *, missing: bool = False) -> Data:
    if isinstance(here, dict) and isinstance(part, str) and (missing or part in here):
        return here.get(part)
    if isinstance(here, list) and isinstance(part, int) and 0 <= part < len(here):
        return here[part]
    raise NoSuchPlaceError


def _insert(whole: Data, edit: Append) -> None:
    holder = _holder(whole, edit.key_path, make=True)
    part = edit.key_path[-1]
    before = _part(holder, part, missing=True)
    items = [] if before is None else before if isinstance(before, list) else [before]
    at = len(items) if edit.at is None else edit.at
    if isinstance(before, dict) or not 0 <= at <= len(items):
        raise NoSuchPlaceError
    after = [*items[:at], _plain(edit.value), *items[at:]]
    _put(whole, edit.key_path, after)


def _rename(whole: Data, edit: Rename) -> None:
    holder = _holder(whole, edit.key_path)
    old = edit.key_path[-1]
    if not isinstance(holder, dict) or old not in holder or edit.name in holder:
        raise NoSuchPlaceError
    renamed = {edit.name if key == old else key: part for key, part in holder.items()}
    holder.clear()
    holder.update(renamed)


def _reorder(whole: Data, edit: Reorder) -> None:
    items = _part(_holder(whole, edit.key_path), edit.key_path[-1])
    if not isinstance(items, list) or sorted(edit.order) != list(range(len(items))):
        raise NoSuchPlaceError
    items[:] = [items[i] for i in edit.order]


def _remove(whole: Data, edit: Remove) -> None:
    holder = _holder(whole, edit.key_path)
    part = edit.key_path[-1]
    _part(holder, part)
    if isinstance(holder, dict):
        del holder[str(part)]
    elif isinstance(holder, list) and isinstance(part, int):
        del holder[part]


def _from_the_end(edit: Remove) -> tuple[tuple[int, str | int], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in edit.key_path)
