"""Every kegiatan has an id: by it a row is followed when rows are moved or reworded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sopctl.finding import Finding, Level, Put, finding
from sopctl.model.alur import BERIKUTNYA
from sopctl.model.dasar import texts_of
from sopctl.model.prosedur import Kegiatan, Langkah
from sopctl.model.sop import Sop
from sopctl.rules.context import SopContext
from sopctl.rules.kata import words
from sopctl.rules.rule import Rule

RULE = Rule("SOP009", "id-kegiatan", Level.SARAN, fix="safe", of_withdrawn=True)
_LONGEST = 40
_MOST_WORDS = 4
_WORD = re.compile(r"[a-z0-9]+")


def check(context: SopContext) -> Iterator[Finding]:
    rows = [(i, row) for i, row in enumerate(context.sop.kegiatan) if row.id is None]
    taken = set(_names(context.sop)) if rows else set()
    numbers: dict[str, int] = {}
    for i, row in rows:
        id = _unused(_slug(row.uraian) or f"kegiatan-{i + 1}", taken, numbers)
        at = ("kegiatan", i, "id")
        yield finding("SOP009", at, edits=(Put(at, id),), nomor=i + 1)


def _names(sop: Sop) -> Iterator[str]:
    """What a new id may not be: an id, `berikutnya`, or a target that leads nowhere and would lead to it."""
    yield BERIKUTNYA
    for row in sop.kegiatan:
        symbols: tuple[Kegiatan | Langkah, ...] = (row, *(row.langkah or ()))
        for symbol in symbols:
            yield from texts_of(symbol.id)
            yield from texts_of(symbol.lanjut)
            yield from texts_of(tuple((symbol.cabang or {}).values()))


def _slug(uraian: str) -> str:
    """The first words of an uraian that say something, in letters that an id may have."""
    plain = unicodedata.normalize("NFKD", uraian.casefold()).encode("ascii", "ignore").decode()
    said = [word for word in _WORD.findall(plain) if word not in words("umum", "tugas")]
    return _joined(said[:_MOST_WORDS])


def _joined(parts: Iterable[str]) -> str:
    id = ""
    for part in parts:
        longer = f"{id}-{part}" if id else part[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        id = longer
    return id


def _unused(id: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The id, or the first number behind it that is free; `numbers` has how far each id has come."""
    tried = id
    while tried in taken:
        numbers[id] = numbers.get(id, 1) + 1
        tried = f"{id}-{numbers[id]}"
    taken.add(tried)
    return tried
