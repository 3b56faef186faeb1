"""Suppression comments: `# sopctl: abaikan SOP302[, SOP310] -- alasan`, perhaps with `berlaku_sampai=DATE`.

At the end of a line it is for that line, on a line of its own for the next. It hides also without a
reason; SOP008 then asks for one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sopctl.finding import Finding, Place, finding
from sopctl.model.tanggal import parse_tanggal
from sopctl.rules.numbers import NUMBERS
from sopctl.rules.rule import Rule

_MARK = re.compile(r"#\s*sopctl\s*:\s*(?P<verb>[^\s#]*)\s*(?P<rest>.*)", re.IGNORECASE)
_NEXT_COMMENT = re.compile(r"\s#\s")
_UNTIL = re.compile(r"\bberlaku_sampai\s*=\s*(?P<date>[^\s,;)]*)")
_BEFORE_REASON = re.compile(r"--|[–—]")
_BETWEEN = re.compile(r"[\s,;]+")
_DIGIT = re.compile(r"[0-9]")
_SELF = "SOP008"


class CommentLike(Protocol):
    """A comment as the reader gives it."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def own_line(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment, read."""

    place: Place
    target: int
    """The line it is for."""
    ids: tuple[str, ...]
    reason: str
    until: date | None
    """The last day it holds; None: for good."""
    fault: str = ""
    """The variant of SOP008 for a comment that cannot be read."""
    word: str = ""
    """What could not be read."""

    def hides(self, found: Finding, rule: Rule, today: date) -> bool:
        """Whether it hides a finding, which must have its place."""
        return (
            found.place is not None
            and found.place.line == self.target
            and found.rule in self.ids
            and not rule.unhideable
            and not self.expired(today)
        )

    def expired(self, today: date) -> bool:
        """It held through its day, and no longer."""
        return self.until is not None and today > self.until


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What is left of a file's findings, and what SOP008 says of its comments."""

    kept: tuple[Finding, ...]
    told: tuple[Finding, ...]


def read_suppressions(comments: Sequence[CommentLike]) -> tuple[Suppression, ...]:
    """The suppressions among the comments of a file."""
    lines_of_comments = {comment.line for comment in comments if comment.own_line}
    return tuple(
        _read(comment, mark, lines_of_comments)
        for comment in comments
        if (mark := _MARK.search(comment.text)) is not None
    )


def suppress(
    findings: Sequence[Finding],
    suppressions: Sequence[Suppression],
    ran: Collection[str],
    rules: dict[str, Rule],
    today: date,
) -> Suppressed:
    """Hide what is suppressed. `ran` are the rules of which it can be said that nothing was hidden."""
    by_line: dict[int, list[int]] = {}
    for i, suppression in enumerate(suppressions):
        by_line.setdefault(suppression.target, []).append(i)

    def hiding(found: Finding, but: int | None = None) -> list[int]:
        """The suppressions that hide a finding; a comment never excuses itself."""
        here = by_line.get(found.place.line, ()) if found.place is not None else ()
        return [i for i in here if i != but and suppressions[i].hides(found, rules[found.rule], today)]

    hidden = [(found, hiding(found)) for found in findings]
    used: dict[int, set[str]] = {}
    for found, by in hidden:
        for i in by:
            used.setdefault(i, set()).add(found.rule)
    told = (
        found
        for i, suppression in enumerate(suppressions)
        for found in _judge(suppression, used.get(i, set()), ran, rules, today)
        if not hiding(found, but=i)
    )
    return Suppressed(tuple(found for found, by in hidden if not by), tuple(told))


def _read(comment: CommentLike, mark: re.Match[str], lines_of_comments: Collection[int]) -> Suppression:
    place = Place(comment.line, comment.column, comment.line, comment.column + len(comment.text))
    target = comment.line
    if comment.own_line:
        target += 1
        while target in lines_of_comments:
            target += 1
    if mark["verb"].casefold() != "abaikan":
        return Suppression(place, target, (), "", None, "tak-terbaca", mark["verb"])
    rest = _NEXT_COMMENT.split(mark["rest"], maxsplit=1)[0]
    until = _UNTIL.search(rest)
    ids, reason = _split(_UNTIL.sub(" ", rest))
    if not ids:
        return Suppression(place, target, ids, reason, None, "tak-terbaca")
    if until is None:
        return Suppression(place, target, ids, reason, None)
    day = parse_tanggal(until["date"])
    if day is None:
        return Suppression(place, target, ids, reason, None, "tanggal-tak-sah", until["date"])
    return Suppression(place, target, ids, reason, day)


def _split(rest: str) -> tuple[tuple[str, ...], str]:
    """(ids, reason)."""
    listed, *reasons = _BEFORE_REASON.split(rest, maxsplit=1)
    # A word without a digit names no rule: it belongs to a reason that lacks its dashes.
    ids = tuple(dict.fromkeys(word.upper() for word in _BETWEEN.split(listed) if _DIGIT.search(word)))
    return ids, "".join(reasons).strip(" \t.,;()")


def _judge(
    suppression: Suppression, used: set[str], ran: Collection[str], rules: dict[str, Rule], today: date
) -> Iterator[Finding]:
    at = suppression.place
    if suppression.fault:
        yield finding(_SELF, variant=suppression.fault, place=at, tulisan=suppression.word)
        if suppression.fault == "tak-terbaca":
            return
    if not suppression.reason:
        yield finding(_SELF, variant="tanpa-alasan", place=at, aturan=", ".join(suppression.ids))
    if suppression.expired(today) and suppression.until is not None:
        yield finding(_SELF, variant="kedaluwarsa", place=at, tanggal=suppression.until.isoformat())
        return
    for id in suppression.ids:
        if id not in NUMBERS:
            yield finding(_SELF, variant="aturan-tak-dikenal", place=at, aturan=id)
        elif id in rules and rules[id].unhideable:
            yield finding(_SELF, variant="tak-dapat-disembunyikan", place=at, aturan=id)
        elif id in ran and id not in used and id != _SELF:
            yield finding(_SELF, variant="tidak-menyembunyikan", place=at, aturan=id)
