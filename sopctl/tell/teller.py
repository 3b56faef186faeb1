"""What a teller is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sopctl.finding import Level, Note
from sopctl.messages.catalogue import mend, sentence, text
from sopctl.rules.report import Judged, Report


def _unchanged(path: str) -> str:
    return path


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is to be told."""

    lang: str = "id"
    colour: bool = False
    statistics: bool = False
    """How often each rule spoke, where the format has room for it."""
    every: bool = False
    """Each finding by itself also where a person would rather have many of a rule in one line."""
    fail_level: Level = Level.GALAT
    """What makes the run fail, for formats that tell failures from remarks."""
    from_top: Callable[[str], str] = _unchanged
    """A path as printed turned into one from the top of git, for services that know no other folder."""


class Teller(Protocol):
    """A report in one format, whole, ending with a line end."""

    def __call__(self, report: Report, style: Style, /) -> str: ...


def said(found: Judged, lang: str) -> str:
    """What a finding says."""
    words = sentence(lang, found.rule.id, found.variant, found.args)
    return words if found.note is None else f"{words} {_noted(found.note, lang)}"


def _noted(note: Note, lang: str) -> str:
    listed = "; ".join(_noted(part, lang) for part in note.listed)
    return text(lang, note.key, **{**dict(note.args), "daftar": listed})


def said_with_mend(found: Judged, lang: str) -> str:
    """What a finding says and how to mend it, for formats with one place for both. One line."""
    return f"{said(found, lang)} {mend(lang, found.rule.id, found.variant, found.args)}"
