"""What a teller is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sopctl.rules.report import Report


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is to be told."""

    lang: str = "id"
    colour: bool = False
    statistics: bool = False
    """How often each rule spoke, where the format has room for it."""


class Teller(Protocol):
    """A report in one format, whole, ending with a line end."""

    def __call__(self, report: Report, style: Style, /) -> str: ...
