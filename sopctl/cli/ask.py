"""Questions to a person at a terminal; to nobody else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from sopctl.cli.door import Door
from sopctl.errors import SopctlError
from sopctl.messages.escape import visible
from sopctl.start.teks import typed_text


class Asker:
    """Asks on stderr and reads stdin. Ctrl-C and Ctrl-D end the command; nothing has been written by then."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self.present = _is_terminal(sys.stdin) and _is_terminal(sys.stderr)
        """Somebody is there to answer."""

    def words(self, key: str) -> str:
        """A text of the catalogue, for what a choice says."""
        return self._door.text(key)

    def text(
        self, key: str, default: str = "", *, check: Callable[[str], str] = typed_text, **args: str | int
    ) -> str:
        """The answer to a question, which is asked again until `check` takes it; Enter: the default."""
        question = self._door.text(key, **args)
        shown = f"{question} [{visible(default)}]: " if default else f"{question}: "
        while True:
            answer = self._line(shown).strip() or default
            try:
                return check(answer)
            except SopctlError as error:
                self._door.say(f"error.{error.key}", **error.fields)

    def choice(self, key: str, choices: Sequence[tuple[str, str]], default: str) -> str:
        """One of `choices`, each a value with its words, by its number or its value; Enter: the default."""
        print(self._door.text(key), file=sys.stderr)
        for number, (_, words) in enumerate(choices, 1):
            print(f"  {number}. {visible(words)}", file=sys.stderr)
        values = [value for value, _ in choices]
        answers = {**{value: value for value in values}, **{str(n): v for n, v in enumerate(values, 1)}}

        def known(answer: str) -> str:
            if answer not in answers:
                raise SopctlError("start.pilihan", jumlah=len(values))
            return answers[answer]

        return self.text("new.pilih", str(values.index(default) + 1), check=known)

    def several(self, key: str) -> tuple[str, ...]:
        """Answers until an empty one, each numbered."""
        answers: list[str] = []
        while answer := self.text(key, nomor=len(answers) + 1):
            answers.append(answer)
        return tuple(answers)

    def _line(self, shown: str) -> str:
        print(shown, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            print(file=sys.stderr)
            raise KeyboardInterrupt
        return line


def _is_terminal(stream: object) -> bool:
    # A closed stream is None.
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())
