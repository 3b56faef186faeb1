"""`sopctl fmt`: files in the canonical layout, comments kept; nothing of what they say changes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.door import Door
from sopctl.cli.mending import STDIN, once, read_stdin, show
from sopctl.errors import SopctlError
from sopctl.messages.escape import visible

if TYPE_CHECKING:
    from sopctl.judging.office import Office
    from sopctl.judging.survey import Item, Survey
    from sopctl.source.load import Loaded

_OF_LINT = "lint.invalid-config"
"""What only lint has to say of a repository: the layout of its files asks nothing of the settings."""


def fmt(
    ctx: typer.Context,
    path: Annotated[list[str] | None, typer.Argument(metavar="PATH")] = None,
    check: Annotated[bool, typer.Option("--check")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    stdin_filename: Annotated[str | None, typer.Option("--stdin-filename", metavar="PATH")] = None,
) -> int:
    """Write them, or with `--check` and `--diff` only tell which are not in it."""
    if stdin_filename is not None and STDIN not in (path or ()):
        raise SopctlError("lint.name-without-stdin")
    survey = _survey(tuple(path or ()), stdin_filename)
    run = _Run(ctx.obj, check, diff)
    for error in survey.troubles:
        if error.key != _OF_LINT:
            run.trouble(error)
    if run.writes:
        _sweep(survey)
    for office, item in survey.listed:
        run.take(office, item)
    return run.finish()


def _survey(paths: Sequence[str], stdin_filename: str | None) -> Survey:
    from sopctl.judging.office import Request
    from sopctl.judging.survey import Survey

    try:
        # No rule runs, so that no day is asked for.
        return Survey(Request(date.min, tuple(paths), once(read_stdin), stdin_filename))
    except SopctlError as error:
        raise SopctlError("fmt.bukan-repositori") if error.key == "lint.no-repository" else error from error


def _sweep(survey: Survey) -> None:
    from sopctl.source.write import sweep

    sweep(os.path.dirname(item.real) for _, item in survey.listed if item.real != STDIN)


class _Run:
    """One run over some files; its status is the highest that applies."""

    def __init__(self, door: Door, check: bool, diff: bool) -> None:
        self.door, self.check, self.diff = door, check, diff
        self.status = self.changed = self.same = 0

    @property
    def writes(self) -> bool:
        """Files shall be changed."""
        return not self.check and not self.diff

    def trouble(self, error: SopctlError) -> None:
        """A request that could not be met; the rest is done."""
        self.door.say(f"error.{error.key}", **error.fields)
        self.status = max(self.status, 2)

    def take(self, office: Office, item: Item) -> None:
        """One file."""
        before = _bytes_of(office, item)
        loaded, after = _laid_out(before, item)
        if after is None or before is None:
            self._tell(item, loaded)
            after = before
        elif after == before:
            self.same += 1
        else:
            self.changed += 1
        try:
            if before is not None and after is not None:
                self._give(office, item, before, after)
        except SopctlError as error:
            self.changed -= 1
            self.trouble(error)

    def _tell(self, item: Item, loaded: Loaded) -> None:
        """A file that cannot be read, or cannot be laid out without loss."""
        from sopctl.cli.telling import tell_faults

        if loaded.passed:
            self.trouble(SopctlError("fmt.rugi", path=item.shown))
        else:
            tell_faults(self.door, item.shown, loaded, loaded.findings)
            self.status = max(self.status, 1)

    def _give(self, office: Office, item: Item, before: bytes, after: bytes) -> None:
        from sopctl.source.write import replace_file

        if item.real == STDIN and self.writes:
            sys.stdout.flush()
            sys.stdout.buffer.write(after)
        elif before == after:
            return
        elif self.diff:
            show([(item.shown, before, after)], self.door)
        elif self.check:
            print(visible(item.shown))
        else:
            real = item.real if office.root is not None else item.shown
            replace_file(real, office.root, before, after)

    def finish(self) -> int:
        """Say how many; the status."""
        key = "mending.fmt_done" if self.writes else "mending.fmt_would"
        self.door.say(key, berubah=self.changed, tetap=self.same)
        return self.status if self.writes or not self.changed else max(self.status, 1)


def _bytes_of(office: Office, item: Item) -> bytes | None:
    from sopctl.judging.mend import bytes_of

    return bytes_of(office, item)


def _laid_out(before: bytes | None, item: Item) -> tuple[Loaded, bytes | None]:
    """A file as read, in plain UTF-8 where only its encoding is at fault; and in canonical layout."""
    from sopctl.source.format import formatted
    from sopctl.source.load import load_bytes
    from sopctl.source.recode import recoded
    from sopctl.source.repository import KONFIGURASI
    from sopctl.source.walk import SETTINGS

    if before is None:
        return item.load(), None
    kind = KONFIGURASI if item.path == SETTINGS else None
    loaded = load_bytes(recoded(before) or before, item.shown, kind=kind)
    if loaded.document is None or not loaded.passed:
        return loaded, None
    text = formatted(loaded.document)
    return loaded, None if text is None else text.encode()
