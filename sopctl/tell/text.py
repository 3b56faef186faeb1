"""The report for a person: each finding with its place, an excerpt, its article and the way to mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sopctl.finding import Level, Place
from sopctl.messages.catalogue import mend, sentence, text
from sopctl.messages.escape import visible
from sopctl.rules.report import Judged, Report
from sopctl.tell.teller import Style

_WIDEST = 100
"""Columns of an excerpt; a longer line is cut to a window around its place."""
_BEFORE = 30
"""Columns kept before the place when a line is cut."""
_COLOURS = {Level.GALAT: "1;31", Level.PERINGATAN: "1;33", Level.SARAN: "1;36"}


def tell_text(report: Report, style: Style) -> str:
    """The report as text, a summary line last."""
    paint = _Paint(style.colour)
    lines = [line for found in report.findings for line in _finding(found, style.lang, paint)]
    if style.statistics and report.findings:
        lines.extend(_statistics(report))
    return "\n".join((*lines, _summary(report, style.lang))) + "\n"


class _Paint:
    """Colours, where there are any."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self._colour and words else words


def _finding(found: Judged, lang: str, paint: _Paint) -> Iterator[str]:
    place, rule = found.place, found.rule
    where = paint("1", f"{visible(found.path)}:{place.line}:{place.column}")
    said = sentence(lang, rule.id, found.variant, found.args)
    yield f"{where} {paint(_COLOURS[found.level], found.level.word)} {paint('1', rule.id)} {said}"
    if found.line_text.strip():
        yield from _excerpt(found.line_text, place, paint, _COLOURS[found.level])
    if found.citation is not None:
        yield text(lang, "lint.citation", citation=found.citation)
    yield text(lang, "lint.mend", mend=mend(lang, rule.id, found.variant, found.args))
    yield ""


def _excerpt(line: str, place: Place, paint: _Paint, colour: str) -> Iterator[str]:
    number = str(place.line)
    start = min(place.column - 1, len(line))
    end = len(line.rstrip()) if place.end_line > place.line else min(place.end_column - 1, len(line))
    end = max(end, start)
    first = max(0, start - _BEFORE) if len(line) > _WIDEST else 0
    last = min(len(line), first + _WIDEST)
    head = "…" if first > 0 else ""
    before = head + visible(_flat(line[first:start]))
    marked = visible(_flat(line[start : min(end, last)]))
    after = visible(_flat(line[min(end, last) : last])) + ("…" if last < len(line) else "")
    carets = paint(colour, "^" * max(1, _width(marked)))
    yield f"  {number} | {before}{marked}{after}".rstrip()
    yield f"  {' ' * len(number)} | {' ' * _width(before)}{carets}"


def _flat(part: str) -> str:
    return part.replace("\t", " ")


def _width(shown: str) -> int:
    """Columns on a terminal: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in shown
    )


def _statistics(report: Report) -> Iterator[str]:
    counts = report.by_rule()
    width = max(len(str(count)) for _, count in counts)
    for rule, count in counts:
        yield f"{count:>{width}}  {rule.id} {rule.name}"
    yield ""


def _summary(report: Report, lang: str) -> str:
    if not report.findings:
        return text(lang, "lint.none", files=report.files)
    return text(
        lang,
        "lint.summary",
        files=report.files,
        galat=report.count(Level.GALAT),
        peringatan=report.count(Level.PERINGATAN),
        saran=report.count(Level.SARAN),
    )
