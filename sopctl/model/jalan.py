"""Key paths that outlive edits around them: ids in place of positions."""

from __future__ import annotations

from sopctl.finding import KeyPath

_ANY = "*"
"""Stands for an item that has no id: an inserted one disturbs none of the others."""


def stable_path(key_path: KeyPath, data: object) -> tuple[str, ...]:
    """A key path with ids in place of list positions."""
    here, parts = data, []
    for part in key_path:
        here = _child(here, part)
        parts.append(part if isinstance(part, str) else _id_of(here))
    return tuple(parts)


def _child(here: object, part: str | int) -> object:
    if isinstance(here, dict):
        return here.get(part)
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        return here[part]
    return None


def _id_of(item: object) -> str:
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) and found else _ANY
