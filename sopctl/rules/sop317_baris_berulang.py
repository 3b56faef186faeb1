"""Neighbouring rows, or neighbouring blocks of rows, do not say the same twice."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.prosedur import Kegiatan
from sopctl.rules.bahasa import words_of
from sopctl.rules.context import SopContext
from sopctl.rules.rule import Rule

RULE = Rule("SOP317", "baris-berulang", Level.SARAN, variants=("baris", "blok"))
_Alike = tuple[tuple[str, ...], tuple[str, ...]]


def check(context: SopContext) -> Iterator[Finding]:
    for start, size in _repeats([_alike(row) for row in context.sop.kegiatan]):
        yield finding(
            "SOP317",
            ("kegiatan", start, "uraian"),
            "baris" if size == 1 else "blok",
            nomor=start + 1,
            akhir=start + size,
            sama=start - size + 1,
            sama_akhir=start,
        )


def _alike(row: Kegiatan) -> _Alike:
    """What makes two rows the same: the words of the uraian and who acts."""
    acting = (langkah.pelaksana for langkah in row.langkah) if row.langkah else row.pelaksana or ()
    return tuple(words_of(row.uraian)), (acting,) if isinstance(acting, str) else tuple(acting)


def _repeats(rows: list[_Alike]) -> Iterator[tuple[int, int]]:
    """Where a block begins that repeats the one right above it, and its length.

    A block repeats when each of its rows last stood its length higher up: one pass finds them all.
    """
    last: dict[_Alike, int] = {}
    run, distance = 0, 0
    for i, row in enumerate(rows):
        back = i - last.get(row, i)
        last[row] = i
        run = run + 1 if back == distance else 1
        distance = back
        if distance and run == distance:
            yield i - distance + 1, distance
            run = 0
