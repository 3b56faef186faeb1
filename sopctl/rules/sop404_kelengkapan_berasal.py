"""What a kegiatan needs comes from somewhere: an earlier output, a declared source outside, or it is at hand.

Likeness goes by words, and generously: sheets seldom name one thing twice in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.alur import Alur
from sopctl.model.dasar import texts_of
from sopctl.model.prosedur import Kegiatan
from sopctl.model.rujukan_hukum import read_rujukan
from sopctl.model.sop import Sop
from sopctl.rules.bahasa import stems
from sopctl.rules.context import SopContext
from sopctl.rules.kata import pairs, words
from sopctl.rules.names import says_nothing
from sopctl.rules.rule import Rule, Source

RULE = Rule("SOP404", "kelengkapan-berasal", Level.SARAN, Source(guide=True))
_PARTS = re.compile(r"[,;+&]|(?<!\w)(?:dan|serta|beserta)(?!\w)", re.IGNORECASE)
_MOST_COMPARED = 50
"""Things that share a word with what is looked for, the latest of them; no SOP of 25 rows has more."""


def check(context: SopContext) -> Iterator[Finding]:
    sop, supply = context.sop, _Supply()
    for text in _at_hand(sop):
        supply.add(text)
    external, returns = _external_rows(sop, context.alur), _returns(context.alur)
    for i, row in enumerate(sop.kegiatan):
        if i not in external:
            needs = [(j, text) for j, text in _needs(row) if not _is_rule(text)]
            missing = [(j, text) for j, text in needs if not supply.has(text)]
            if missing:
                # What comes back by a loop is not there the first time, but it has an origin.
                back = _Supply()
                for later in sorted(returns.get(i, ())):
                    for text in sop.kegiatan[later].output:
                        back.add(text)
                missing = [(j, text) for j, text in missing if not back.has(text)]
            if missing:
                yield _finding(row, i, missing)
        for text in _yields(row, brings=i in external):
            supply.add(text)


class _Supply:
    """What there is so far, found by its words."""

    def __init__(self) -> None:
        self._by_stem: dict[str, list[frozenset[str]]] = {}
        self._known: set[frozenset[str]] = set()

    def add(self, text: str) -> None:
        """One more thing that is there."""
        key = _stems(text)
        if key and key not in self._known:
            self._known.add(key)
            for stem in key:
                self._by_stem.setdefault(stem, []).append(key)

    def has(self, text: str) -> bool:
        """Whether this, or each of the things named in it, is there."""
        parts = [part for part in _PARTS.split(text) if not says_nothing(part)]
        return all(map(self._has_one, parts)) or self._named_whole(text)

    def _named_whole(self, text: str) -> bool:
        needed = _stems(text)
        return any(needed <= there for there in self._like(needed))

    def _like(self, needed: frozenset[str]) -> Iterator[frozenset[str]]:
        """What shares a word with it."""
        for stem in needed:
            yield from self._by_stem.get(stem, ())[-_MOST_COMPARED:]

    def _has_one(self, text: str) -> bool:
        needed = _stems(text)
        if not needed or needed <= _general():
            # `Dokumen`, `Berkas`: whatever there is may be meant.
            return not needed or bool(self._known)
        return any(_is_same(needed, there) for there in self._like(needed))


def _is_same(needed: frozenset[str], there: frozenset[str]) -> bool:
    """One says all of the other, or half of the need is named, and not only by a word such as `surat`."""
    shared = needed & there
    if shared == needed or (shared == there and not there <= _general()):
        return True
    return 2 * len(shared) >= len(needed) and not shared <= _general()


@cache
def _general() -> frozenset[str]:
    return frozenset(stem for word in words("SOP404", "umum") for stem in _stems(word))


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    told = pairs("SOP404", "padanan").items()
    return {stem: stems(other) for one, other in told for stem in stems(one)}


def _stems(text: str) -> frozenset[str]:
    """The stems of a text, of several names for one thing the same."""
    found = stems(text)
    synonyms = _synonyms()
    return frozenset(one for stem in found for one in synonyms.get(stem, (stem,)))


def _at_hand(sop: Sop) -> Iterator[str]:
    yield from texts_of(sop.kriteria.masukan_luar) if sop.kriteria else ()
    yield from texts_of(sop.peralatan)
    yield from texts_of(sop.pencatatan)


def _external_rows(sop: Sop, alur: Alur) -> frozenset[int]:
    """The rows that somebody from outside has a part in: what these need comes with them."""
    outsiders = {pelaksana.id for pelaksana in sop.pelaksana if pelaksana.eksternal}
    return frozenset(simbol.baris for simbol in alur.simbol if simbol.pelaksana in outsiders)


def _needs(row: Kegiatan) -> Iterator[tuple[int, str]]:
    """The items of kelengkapan with their places in the list."""
    written = row.mutu_baku.kelengkapan if row.mutu_baku else None
    for j, text in enumerate((written,) if isinstance(written, str) else written or ()):
        if text is not None and not says_nothing(text):
            yield j, text


def _is_rule(text: str) -> bool:
    """A regulation is in force, and comes from no step; a decree may be what an earlier step yields."""
    rujukan = read_rujukan(text)
    return rujukan.jenis is not None and rujukan.tingkat is not None and rujukan.tingkat < 11


def _yields(row: Kegiatan, *, brings: bool) -> Iterator[str]:
    outputs = [text for text in row.output if not says_nothing(text)]
    # An output that is not written is SOP401; the row makes something all the same.
    yield from outputs or (row.uraian,)
    if brings:
        yield from row.kelengkapan


def _returns(alur: Alur) -> dict[int, set[int]]:
    """For each row the later ones that send the flow back to it."""
    returns: dict[int, set[int]] = {}
    for panah in alur.panah:
        here, later = alur.simbol[panah.ke].baris, alur.simbol[panah.dari].baris
        if later > here:
            returns.setdefault(here, set()).add(later)
    return returns


def _finding(row: Kegiatan, i: int, missing: list[tuple[int, str]]) -> Finding:
    at: KeyPath = ("kegiatan", i, "mutu_baku", "kelengkapan")
    if row.mutu_baku and isinstance(row.mutu_baku.kelengkapan, tuple):
        at = (*at, missing[0][0])
    return finding("SOP404", at, butir=", ".join(text for _, text in missing), nomor=i + 1)
