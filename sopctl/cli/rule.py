"""`sopctl rule`: list the rules, or explain one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.door import Door
from sopctl.errors import SopctlError

if TYPE_CHECKING:
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
    print(rule_list(door.lang, format) if id is None else PAGES[format](_find(id), door.lang), end="")
    return 0


def _find(wanted: str) -> Rule:
    from sopctl.rules.engine import BY_ID

    found = BY_ID.get(wanted.upper())
    if found is not None:
        return found
    near = get_close_matches(wanted.upper(), list(BY_ID), n=1, cutoff=0.65)
    if near:
        raise SopctlError("rule.unknown-near", id=wanted, near=near[0])
    raise SopctlError("rule.unknown", id=wanted)
