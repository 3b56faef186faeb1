"""`sopctl rule`: list the rules and the kinds of change, or explain one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.door import Door
from sopctl.errors import SopctlError

if TYPE_CHECKING:
    from sopctl.diff.weigh import Ubahan
    from sopctl.rules.rule import Rule


def rule(
    ctx: typer.Context,
    id: Annotated[str | None, typer.Argument(metavar="ID")] = None,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT")] = "text",
) -> int:
    """The list, or one page, on stdout."""
    from sopctl.tell.page import PAGES, rule_list

    door: Door = ctx.obj
    if format not in PAGES:
        raise SopctlError("rule.unknown-format", format=format)
    if id is None:
        from sopctl.tell.ubah_page import kind_list

        print(rule_list(door.lang, format), kind_list(door.lang, format), sep="\n", end="")
        return 0
    kind = _kind(id)
    if kind is not None:
        from sopctl.tell.ubah_page import KIND_PAGES

        print(KIND_PAGES[format](kind, door.lang), end="")
        return 0
    print(PAGES[format](_find(id), door.lang), end="")
    return 0


def _kind(wanted: str) -> Ubahan | None:
    from sopctl.diff.weigh import UBAHAN

    return UBAHAN.get(wanted.lower())


def _find(wanted: str) -> Rule:
    from sopctl.rules.engine import BY_ID

    found = BY_ID.get(wanted.upper())
    if found is not None:
        return found
    from sopctl.diff.weigh import UBAHAN

    near = get_close_matches(wanted.upper(), list(BY_ID), n=1, cutoff=0.65)
    near = near or get_close_matches(wanted.lower(), list(UBAHAN), n=1, cutoff=0.65)
    if near:
        raise SopctlError("rule.unknown-near", id=wanted, near=near[0])
    raise SopctlError("rule.unknown", id=wanted)
