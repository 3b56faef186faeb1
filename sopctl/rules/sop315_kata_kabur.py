"""No vague words: what `dll` or `segera` means, each reader decides for himself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sopctl.finding import Finding, Level, finding
from sopctl.model.dasar import texts_of
from sopctl.model.sop import Kriteria, Sop
from sopctl.rules.bahasa import verb_form
from sopctl.rules.context import SopContext
from sopctl.rules.kalimat import MARKS, tokens_of
from sopctl.rules.kata import phrases, texts, words
from sopctl.rules.rule import Rule, perwal

RULE = Rule("SOP315", "kata-kabur", Level.PERINGATAN, perwal("14(1)b", "3(3)"))
_Phrases = dict[str, dict[int, set[tuple[str, ...]]]]
"""By their first word and their length: a file may hold thousands of names that begin alike."""
_LONGEST = 12


def check(context: SopContext) -> Iterator[Finding]:
    names = _listed([*phrases("SOP315", "exceptions"), *_names(context.sop)])
    for at, text in texts(context.sop, "SOP315"):
        tokens = tokens_of(text)
        for phrase in dict.fromkeys(_vague(tokens, names)):
            yield finding("SOP315", at, kata=phrase)


def _names(sop: Sop) -> Iterator[str]:
    """What the document itself calls its parties: `PJK Terkait` is somebody."""
    yield from (pelaksana.nama for pelaksana in sop.pelaksana)
    yield from texts_of((sop.kriteria or Kriteria()).pihak_terkait)


def _vague(tokens: Sequence[str], exceptions: _Phrases) -> Iterator[str]:
    dated = _says_by_when(tokens)
    i = 0
    while i < len(tokens):
        excepted, found = _at(tokens, i, exceptions), _at(tokens, i, _table())
        if len(found) > len(excepted) and _is_vague(
            found, tokens[i + len(found) : i + len(found) + 1], dated
        ):
            yield " ".join(found)
        i += max(len(excepted), len(found), 1)


def _is_vague(phrase: tuple[str, ...], following: Sequence[str], dated: bool) -> bool:
    told = " ".join(phrase)
    if told in words("SOP315", "tanpa_pelengkap"):
        return not following or _says_nothing(following[0])
    return not (dated and told in words("SOP315", "soal_waktu"))


def _says_nothing(token: str) -> bool:
    """Whether what follows does not say what is meant."""
    return token in MARKS or token in words("SOP315", "pelengkap_kosong") or verb_form(token) == "aktif"


def _says_by_when(tokens: Sequence[str]) -> bool:
    told = f" {' '.join(tokens)} "
    limited = any(f" {limit} " in told for limit in phrases("SOP315", "batas"))
    return limited and any(token.isdigit() for token in tokens)


@cache
def _table() -> _Phrases:
    return _listed([*phrases("SOP315"), *phrases("SOP315", "tanpa_pelengkap")])


def _listed(told: Iterable[str]) -> _Phrases:
    listed: _Phrases = {}
    for text in told:
        phrase = tuple(tokens_of(text)[:_LONGEST])
        if phrase:
            listed.setdefault(phrase[0], {}).setdefault(len(phrase), set()).add(phrase)
    return listed


def _at(tokens: Sequence[str], i: int, listed: _Phrases) -> tuple[str, ...]:
    """The longest phrase that stands at a place; empty where none does."""
    by_size = listed.get(tokens[i], {})
    for size in sorted(by_size, reverse=True):
        phrase = tuple(tokens[i : i + size])
        if phrase in by_size[size]:
            return phrase
    return ()
