"""A warning tells what follows, or by when; and it is this SOP's own, not one that all of them share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import islice

from sopctl.finding import Finding, Level, finding
from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.rules.context import SopContext
from sopctl.rules.kata import phrases, texts
from sopctl.rules.memo import per_koleksi
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP110",
    "peringatan-bersyarat",
    Level.SARAN,
    variants=("tanpa-akibat", "tanpa-syarat", "berulang"),
    cross_variants=("berulang",),
)
_MOST_SHARED = 5
_WORD = re.compile(r"\w+")
_MAIN_CLAUSE = 3
"""Words before a condition from which on they are a clause of their own: `Surat hilang jika …` has two."""


def check(context: SopContext) -> Iterator[Finding]:
    for at, text in texts(context.sop, "SOP110"):
        lowered = text.casefold()
        condition = _any_of("words").search(lowered)
        if _tells_time(lowered) or _any_of("akibat").search(lowered):
            continue
        if condition is None:
            yield finding("SOP110", at, "tanpa-syarat", peringatan=text)
        elif not _tells_consequence(lowered[: condition.start()], lowered[condition.end() :]):
            yield finding("SOP110", at, "tanpa-akibat", peringatan=text)


def check_cross(context: SopContext) -> Iterator[Finding]:
    for at, text in texts(context.sop, "SOP110"):
        alike = _index(context.koleksi).get(_key(text), ())
        paths = [path for path in _paths(alike, context.today) if path != context.path]
        if len(paths) >= _MOST_SHARED and paths[0] < context.path:
            yield finding("SOP110", at, "berulang", peringatan=text, jumlah=_MOST_SHARED, path=paths[0])


def _tells_time(text: str) -> bool:
    return _any_of("tenggat").search(text) is not None or _numbered_time().search(text) is not None


def _tells_consequence(before: str, after: str) -> bool:
    """What follows stands behind `maka` or a comma, or before the condition as a clause of its own."""
    _, comma, rest = after.partition(",")
    if _any_of("lanjutan").search(after) or (comma and _WORD.search(rest)):
        return True
    return len(list(islice(_WORD.finditer(before), _MAIN_CLAUSE))) == _MAIN_CLAUSE


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(name)})(?!\w)")


@cache
def _numbered_time() -> re.Pattern[str]:
    spelled, unit = _alternatives("bilangan"), _alternatives("satuan")
    number = rf"(?:[0-9]{{1,9}}|(?<!\w)(?:{spelled}))"
    between = r"(?:\s?[x×]\s?[0-9]{1,3})?\s{0,3}(?:\([^()]{1,30}\)\s{0,3})?"
    return re.compile(rf"{number}{between}(?:{unit})(?!\w)")


def _alternatives(name: str) -> str:
    return "|".join(re.escape(phrase) for phrase in phrases("SOP110", name))


def _paths(alike: Iterable[Ringkasan], today: date) -> list[str]:
    """The first paths, as many as are needed, of SOPs that were not withdrawn."""
    in_use = (other.path for other in alike if other.pencabutan is None or other.pencabutan > today)
    return list(islice(in_use, _MOST_SHARED + 1))


@per_koleksi
def _index(koleksi: Koleksi) -> dict[str, list[Ringkasan]]:
    """The SOPs, by path, under each of their warnings."""
    index: dict[str, list[Ringkasan]] = {}
    for ringkasan in koleksi.sop:
        for key in dict.fromkeys(map(_key, ringkasan.peringatan)):
            index.setdefault(key, []).append(ringkasan)
    return index


def _key(text: str) -> str:
    """A warning without what never tells two apart: case, spacing, punctuation."""
    return " ".join(_WORD.findall(text.casefold()))
