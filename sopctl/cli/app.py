"""The doors of the house by name: which command runs, and nothing of what it does.

A door is imported only when it is opened, so that `sopctl lint` never waits for what `render` needs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand

from sopctl.cli.door import Door
from sopctl.cli.help import command_help, group_help, root_help, unknown_command, usage_sentence
from sopctl.errors import SopctlError
from sopctl.messages.catalogue import LANGUAGES
from sopctl.version import __version__

DOORS: dict[str, str] = {
    "init": "sopctl.cli.init",
    "new": "sopctl.cli.new",
    "lint": "sopctl.cli.lint",
    "fmt": "sopctl.cli.fmt",
    "render": "sopctl.cli.render",
    "show": "sopctl.cli.show",
    "diff": "sopctl.cli.diff",
    "code": "sopctl.cli.code",
    "inventory": "sopctl.cli.inventory",
    "record": "sopctl.cli.record",
    "status": "sopctl.cli.status",
    "review": "sopctl.cli.review",
    "agenda": "sopctl.cli.agenda",
    "rule": "sopctl.cli.rule",
    "schema": "sopctl.cli.schema",
}
"""Each command with the module that holds a function of its name, in the order of the work."""


def take_language(words: Sequence[str], default: str | None) -> tuple[str, list[str]]:
    """The language asked for by `--lang`, wherever it stands, else by SOPCTL_LANG; and the other words.

    SopctlError where there is no such language.
    """
    lang, left, waiting = default or LANGUAGES[0], [], iter(words)
    for word in waiting:
        if word == "--":
            left += [word, *waiting]
        elif word == "--lang":
            lang = next(waiting, "")
            if not lang:
                raise SopctlError("lang.missing")
        elif word.startswith("--lang="):
            lang = word.removeprefix("--lang=")
        else:
            left.append(word)
    if lang not in LANGUAGES:
        raise SopctlError("lang.unknown", lang=lang)
    return lang, left


def run(words: Sequence[str], lang: str) -> int:
    """Open the door that the first word names; its exit status."""
    name, rest = (words[0], words[1:]) if words else ("--help", [])
    door = Door(lang, tuple(rest))
    if name == "--version":
        print(f"sopctl {__version__}")
        return 0
    if name in ("--help", "-h", "help"):
        print(root_help(door, DOORS))
        return 0
    if name not in DOORS:
        complaint = (
            _unknown_option(door, name) if name.startswith("-") else unknown_command(door, name, DOORS)
        )
        print(complaint, file=sys.stderr)
        return 2
    return _open(name, door, rest)


def _unknown_option(door: Door, name: str) -> str:
    return door.text("usage.no_option", name=name, command="sopctl")


def _open(name: str, door: Door, words: Sequence[str]) -> int:
    """Open a door, or the one behind it that the next word names."""
    module = import_module(DOORS[name])
    inner: dict[str, str] = getattr(module, "DOORS", {})
    if words and words[0] in inner:
        where, _, function = inner[words[0]].partition(":")
        behind = Door(door.lang, tuple(words[1:]))
        return _run(f"{name} {words[0]}", import_module(where), function, behind, words[1:])
    if hasattr(module, name):
        return _run(name, module, name, door, words)
    return _hall(name, inner, door, words)


def _hall(name: str, inner: dict[str, str], door: Door, words: Sequence[str]) -> int:
    """A door that only leads to others."""
    if not words or words[0] in ("--help", "-h", "help"):
        print(group_help(door, name, inner))
        return 0 if words else 2
    print(unknown_command(door, words[0], inner, name), file=sys.stderr)
    return 2


def _run(name: str, module: Any, function: str, door: Door, words: Sequence[str]) -> int:
    command = _command(name, getattr(module, function), door, getattr(module, "HELP_ARGS", {}))
    # Not `command.main`: it has its own ideas about a closed pipe and Ctrl-C.
    try:
        with command.make_context(f"sopctl {name}", list(words), obj=door) as context:
            return int(command.invoke(context) or 0)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.TyperException as error:
        print(usage_sentence(door, f"sopctl {name}", error), file=sys.stderr)
        return 2


def _command(name: str, function: Callable[..., int], door: Door, help_args: dict[str, str]) -> Any:
    class Command(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return command_help(door, name, self.params, help_args)

    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command(name, cls=Command, context_settings={"help_option_names": ["--help", "-h"]})(function)
    return typer.main.get_command(app)
