"""A terminal as far as a text must know it."""

from __future__ import annotations

from dataclasses import dataclass

from sopctl.messages.catalogue import text


@dataclass(frozen=True, slots=True)
class Layar:
    """How the terminal is: its width in columns, the language, and whether bold type is seen."""

    width: int
    lang: str
    bold: bool = False

    def kata(self, key: str, /, **args: str | int) -> str:
        """A text of the catalogue below `show`."""
        return text(self.lang, f"show.{key}", **args)

    def head(self, words: str) -> str:
        """A heading."""
        return f"\x1b[1m{words}\x1b[0m" if self.bold else words
