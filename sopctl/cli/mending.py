"""`sopctl lint --fix`, `--unsafe-fixes`, `--diff`: what becomes of the files, written or shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sopctl.cli.door import Door, wants_colour
from sopctl.errors import SopctlError
from sopctl.messages.escape import visible

if TYPE_CHECKING:
    from sopctl.judging.mend import Change, Mended
    from sopctl.judging.office import Request
    from sopctl.judging.survey import Survey
    from sopctl.rules.report import Report

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for."""

    fix: bool
    unsafe: bool
    diff: bool

    @property
    def writes(self) -> bool:
        """Files shall be changed."""
        return (self.fix or self.unsafe) and not self.diff

    @property
    def anything(self) -> bool:
        """Findings shall be mended, if only to be shown."""
        return self.fix or self.unsafe or self.diff


@dataclass(frozen=True, slots=True)
class Written:
    """What has been written, and what could not be."""

    files: int
    stdin: bytes | None
    """Standard input as it is after the fixes; None where it was none of the files."""
    troubles: tuple[SopctlError, ...]
    taken: bool
    """Standard output holds a patch or a file."""

    def request(self, before: Request) -> Request:
        """The same request for the files as they are now."""
        stdin = self.stdin
        return before if stdin is None else replace(before, stdin=lambda: stdin)


def read_stdin() -> bytes:
    """Standard input."""
    # One byte more than a file may have: the reader refuses it, and no endless input is awaited.
    from sopctl.source.gate import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)


def once(read: Callable[[], bytes]) -> Callable[[], bytes]:
    """Standard input for several who read it."""
    return cache(read)


def mend(survey: Survey, report: Report, wanted: Wanted, door: Door) -> Written:
    """Mend what was found: write it, standard input to standard output, or show it where that is wanted."""
    from sopctl.judging.mend import mend as mended_by
    from sopctl.source.write import sweep

    if wanted.writes:
        sweep(os.path.dirname(item.real) for _, item in survey.listed if item.real != STDIN)
    mended = mended_by(survey, report, unsafe=wanted.unsafe)
    if wanted.diff:
        show(((c.path, c.before, c.after) for c in mended.changes), door)
        _say_what_would_be(mended, door)
        return Written(0, None, (), taken=True)
    return _write(survey, mended, door)


def _write(survey: Survey, mended: Mended, door: Door) -> Written:
    fixed, files, troubles = 0, 0, list[SopctlError]()
    stdin = _stdin_of(survey, mended)
    for change in mended.changes:
        try:
            _write_one(change)
        except SopctlError as error:
            troubles.append(error)
            continue
        fixed, files = fixed + change.fixed, files + 1
    if stdin is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(stdin)
    _say_refused(mended, door)
    door.say("mending.done", temuan=fixed, berkas=files)
    return Written(files, stdin, tuple(troubles), taken=stdin is not None)


def _write_one(change: Change) -> None:
    from sopctl.source.write import replace_file

    if change.real != STDIN:
        replace_file(change.real, change.root, change.before, change.after)


def _stdin_of(survey: Survey, mended: Mended) -> bytes | None:
    """Standard input as it is to be handed back: fixed, or as it came."""
    for change in mended.changes:
        if change.real == STDIN:
            return change.after
    read = next((office.request.stdin for office, item in survey.listed if item.real == STDIN), None)
    return None if read is None else read()


def _say_what_would_be(mended: Mended, door: Door) -> None:
    _say_refused(mended, door)
    door.say("mending.would", temuan=mended.fixed, berkas=len(mended.changes))


def _say_refused(mended: Mended, door: Door) -> None:
    for judged in mended.refused:
        at = f"{visible(judged.path)}:{judged.place.line}:{judged.place.column}"
        door.say("mending.refused", tempat=at, aturan=judged.rule.id)


def show(changes: Iterable[tuple[str, bytes, bytes]], door: Door) -> None:
    """Changes as unified diffs on standard output, as `git apply` takes them."""
    colour = wants_colour(sys.stdout)
    watched = sys.stdout.isatty()
    for path, before, after in changes:
        old, new = _text_of(before), _text_of(after)
        if old == new:
            door.say("mending.recoded", path=path)
        for line in _diff(path, old, new):
            # On a terminal nothing in a file may act; elsewhere a patch must hold every character.
            said = visible(line.rstrip("\r\n")) + "\n" if watched else line
            sys.stdout.write(_coloured(said) if colour else said)


def _text_of(data: bytes) -> str:
    """A file as it is shown, whatever its encoding."""
    from sopctl.source.decode import encoding_of

    codec, _, mark = encoding_of(data)
    return data[0 if codec == "utf-8" else mark :].decode(codec, "replace")


def _diff(path: str, old: str, new: str) -> Iterable[str]:
    from difflib import unified_diff

    for line in unified_diff(_lines(old), _lines(new), f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines as a patch counts them: ended by LF only."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + [part for part in parts[-1:] if part]


_COLOURS = {"+": "32", "-": "31", "@": "36"}


def _coloured(line: str) -> str:
    code = "1" if line.startswith(("+++", "---")) else _COLOURS.get(line[:1])
    return f"\x1b[{code}m{line.rstrip()}\x1b[0m\n" if code else line
