"""Findings whose arguments come as a mapping: most of reading's do."""

from __future__ import annotations

from collections.abc import Mapping

from sopctl.finding import Edit, Finding, KeyPath, Place

Args = Mapping[str, str | int]


def fault(
    rule: str,
    variant: str,
    args: Args,
    *,
    key_path: KeyPath = (),
    at_key: bool = False,
    place: Place | None = None,
    edits: tuple[Edit, ...] = (),
) -> Finding:
    """A Finding at its rule's own level, its arguments in a stable order."""
    return Finding(rule, key_path, variant, tuple(sorted(args.items())), at_key, None, place, edits)
