"""What every door shares: the language, the words on the command line, and whether a person watches."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TextIO

from sopctl.messages.catalogue import LANGUAGES, text


@dataclass(frozen=True, slots=True)
class Door:
    """How this run speaks. A command finds it in `ctx.obj`."""

    lang: str = LANGUAGES[0]
    argv: tuple[str, ...] = ()
    """The arguments of the command, in the order they were written."""

    def text(self, key: str, /, **args: str | int) -> str:
        """A text of the catalogue in this run's language."""
        return text(self.lang, key, **args)

    def say(self, key: str, /, **args: str | int) -> None:
        """Tell the person something that is no result: on stderr."""
        print(self.text(key, **args), file=sys.stderr)


def wants_colour(stream: TextIO) -> bool:
    """Colour only on a terminal, unless FORCE_COLOR asks for it; NO_COLOR always forbids it."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
