"""Help texts and usage errors in the chosen language: typer parses, the catalogue speaks."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import typer

from sopctl.cli.door import Door
from sopctl.messages.catalogue import has_text
from sopctl.messages.escape import visible


def root_help(door: Door, commands: Iterable[str]) -> str:
    """What `sopctl --help` says."""
    rows = [(name, door.text(f"cli.{name}.short")) for name in commands]
    return "\n".join(
        (
            f"{door.text('cli.usage')} {door.text('cli.usage_root')}",
            "",
            door.text("cli.about"),
            "",
            door.text("cli.commands"),
            *_table(rows),
            "",
            door.text("cli.options"),
            *_table([*_shared(door), ("--version", door.text("cli.option.version"))]),
            "",
            door.text("cli.more"),
        )
    )


def command_help(door: Door, name: str, params: Iterable[Any], arguments: Any) -> str:
    """What `sopctl COMMAND --help` says; the texts of its options stand in the catalogue by their names."""
    options, positional = [], []
    texts = f"cli.{name.replace(' ', '.')}"
    for param in params:
        key = f"{texts}.param.{param.name}"
        words = door.text(key, **arguments) if has_text(door.lang, key) else ""
        if param.param_type_name == "argument":
            positional.append((_metavar(param), words))
        else:
            options.append((_spelling(param), words))
    usage = " ".join(
        (f"sopctl {name}", door.text("cli.usage_options"), *(f"[{metavar}]" for metavar, _ in positional))
    )
    lines = [f"{door.text('cli.usage')} {usage}", "", door.text(f"{texts}.long"), ""]
    if positional:
        lines += [door.text("cli.arguments"), *_table(positional), ""]
    return "\n".join([*lines, door.text("cli.options"), *_table([*options, *_shared(door)])])


def group_help(door: Door, name: str, commands: Iterable[str]) -> str:
    """What a command says that only leads to others."""
    rows = [(inner, door.text(f"cli.{name}.{inner}.short")) for inner in commands]
    usage = f"sopctl {name} {door.text('cli.usage_root').removeprefix('sopctl ')}"
    lines = [f"{door.text('cli.usage')} {usage}", "", door.text(f"cli.{name}.long"), ""]
    lines += [door.text("cli.commands"), *_table(rows), "", door.text("cli.options"), *_table(_shared(door))]
    return "\n".join(lines)


def usage_sentence(door: Door, command: str, error: typer.TyperException) -> str:
    """What was wrong with the words on the command line."""
    kind = type(error).__name__
    name = visible(str(getattr(error, "option_name", "") or _named(error)))
    if kind == "NoSuchOption":
        near = getattr(error, "possibilities", None)
        if near:
            return door.text("usage.no_option_near", name=name, near=", ".join(sorted(near)))
        return door.text("usage.no_option", name=name, command=command)
    if kind == "MissingParameter":
        return door.text("usage.missing", name=name, command=command)
    if kind == "BadOptionUsage":
        return door.text("usage.needs_value", name=name, command=command)
    if kind == "BadParameter":
        return door.text("usage.bad_value", name=name, command=command)
    if "unexpected extra argument" in str(error):
        return door.text("usage.too_many", command=command)
    return door.text("usage.other", reason=str(error), command=command)


def unknown_command(door: Door, name: str, commands: Iterable[str], group: str = "") -> str:
    """That there is no such command, and which one may have been meant."""
    known = sorted(commands)
    near = get_close_matches(name, known, n=1)
    if group:
        near, known = ([f"{group} {word}" for word in words] for words in (near, known))
        name = f"{group} {name}"
    if near:
        return door.text("usage.no_command_near", name=name, near=near[0])
    return door.text("usage.no_command", name=name, known=", ".join(known))


def _shared(door: Door) -> list[tuple[str, str]]:
    return [
        ("--lang id|en", door.text("cli.option.lang")),
        ("--help", door.text("cli.option.help")),
    ]


def _named(error: Any) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return ""
    return _metavar(param) if param.param_type_name == "argument" else _spelling(param)


def _metavar(param: Any) -> str:
    metavar = param.metavar or (param.name or "").upper()
    return f"{metavar}…" if param.nargs == -1 else metavar


def _spelling(param: Any) -> str:
    names = ", ".join(sorted(param.opts, key=len))
    return names if param.is_flag else f"{names} {_metavar(param)}"


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    listed = list(rows)
    width = max(len(name) for name, _ in listed)
    return [f"  {name:<{width}}  {words}".rstrip() for name, words in listed]
