"""The report for a person: each finding with its place, an excerpt, its article and the way to mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sopctl.finding import Level, Place
from sopctl.messages.catalogue import mend, text
from sopctl.messages.escape import visible
from sopctl.rules.report import Judged, Report
from sopctl.tell.teller import Style, said

_WIDEST = 100
"""Columns of an excerpt; a longer line is cut to a window around its place."""
_BEFORE = 30
"""Columns kept before the place when a line is cut."""
_MANY = 3
"""Findings of one rule in one file that are told one by one; of more only the first is."""
_COLOURS = {Level.GALAT: "1;31", Level.PERINGATAN: "1;33", Level.SARAN: "1;36"}


def tell_text(report: Report, style: Style) -> str:
    """The report as text, a summary line last."""
    paint = _Paint(style.colour)
    lines = [line for told in _gathered(report, style) for line in _told(told, style.lang, paint)]
    if style.statistics and report.findings:
        lines.extend(_statistics(report))
    if report.hidden:
        lines.append(text(style.lang, "lint.hidden", count=report.hidden))
    return _tame("\n".join((*lines, _summary(report, style.lang)))) + "\n"


class _Paint:
    """Colours, where there are any."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self._colour and words else words


def _gathered(report: Report, style: Style) -> Iterator[tuple[Judged, ...]]:
    """The findings in their order; many of one rule in one file together, where the first of them is."""
    told: dict[tuple[str, str], list[Judged]] = {}
    for found in report.findings:
        told.setdefault((found.path, found.rule.id), []).append(found)
    many = {key for key, alike in told.items() if len(alike) > _MANY and not style.every}
    for found in report.findings:
        key = (found.path, found.rule.id)
        if key not in many:
            yield (found,)
        elif key in told:
            yield tuple(told.pop(key))


def _told(findings: tuple[Judged, ...], lang: str, paint: _Paint) -> Iterator[str]:
    if len(findings) == 1:
        yield from _finding(findings[0], lang, paint)
        return
    gravest = max(found.level for found in findings)
    yield _headline(findings[0], gravest, lang, paint) + text(lang, "lint.more", count=len(findings))
    yield ""


def _finding(found: Judged, lang: str, paint: _Paint) -> Iterator[str]:
    rule = found.rule
    yield _headline(found, found.level, lang, paint)
    if found.line_text.strip():
        yield from _excerpt(found.line_text, found.place, paint, _COLOURS[found.level])
    if found.citation is not None:
        yield text(lang, "lint.citation", citation=found.citation)
    yield text(lang, "lint.mend", mend=mend(lang, rule.id, found.variant, found.args))
    yield ""


def _headline(found: Judged, level: Level, lang: str, paint: _Paint) -> str:
    # A log that GitHub reads takes `::` at the head of a line for a command, and `##[` anywhere.
    path = f"./{found.path}" if found.path.startswith(":") else found.path
    where = paint("1", f"{visible(path)}:{found.place.line}:{found.place.column}")
    return f"{where} {paint(_COLOURS[level], level.word)} {paint('1', found.rule.id)} {said(found, lang)}"


def _excerpt(line: str, place: Place, paint: _Paint, colour: str) -> Iterator[str]:
    number = str(place.line)
    start = min(place.column - 1, len(line))
    end = len(line.rstrip()) if place.end_line > place.line else min(place.end_column - 1, len(line))
    end = max(end, start)
    first = max(0, start - _BEFORE) if len(line) > _WIDEST else 0
    last = min(len(line), first + _WIDEST)
    head = "…" if first > 0 else ""
    before = head + _shown(line[first:start])
    marked = _shown(line[start : min(end, last)])
    after = _shown(line[min(end, last) : last]) + ("…" if last < len(line) else "")
    carets = paint(colour, "^" * max(1, _width(marked)))
    yield f"  {number} | {before}{marked}{after}".rstrip()
    yield f"  {' ' * len(number)} | {' ' * _width(before)}{carets}"


def _tame(words: str) -> str:
    return words.replace("##[", "##\\[")


def _shown(part: str) -> str:
    return _tame(visible(part.replace("\t", " ")))


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
