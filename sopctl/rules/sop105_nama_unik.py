"""A name stands once in its agency; a name that is nearly another's is pointed out as well.

Pasal 12 ayat (2) and 13 decree names: two SOPs of one name cannot both follow the decree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.jabatan import same_key
from sopctl.model.koleksi import Koleksi, Ringkasan
from sopctl.rules import kata
from sopctl.rules.context import SopContext
from sopctl.rules.memo import per_koleksi
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP105",
    "nama-unik",
    Level.GALAT,
    perwal("12(2)", "13", "14(1)c"),
    variants=("sama", "mirip"),
    cross=True,
)
_Key = tuple[str | None, tuple[str, ...]]
_WORD = re.compile(r"\w+")
_LONG_WORD = 7
"""Letters from which on one other letter is more likely a slip than another word."""


def check(context: SopContext) -> Iterator[Finding]:
    nama = context.sop.nama
    if nama is None or not nama.strip():
        return
    agency, words = context.sop.perangkat_daerah, _words(nama)
    same = _first(context, [_exact(agency, nama)], lambda other: True)
    if same is not None:
        yield _finding("sama", nama, same, None)
        return
    near = _first(context, _near(agency, words), lambda other: _alike(words, _words(other)))
    if near is not None:
        yield _finding("mirip", nama, near, Level.SARAN)


def _first(context: SopContext, keys: Iterable[_Key], is_meant: Callable[[str], bool]) -> Ringkasan | None:
    """The first by path of the SOPs under some keys that stand before this one and whose name is meant."""
    index = _index(context.koleksi)

    def first_of(key: _Key) -> Ringkasan | None:
        under = (other for other in index.get(key, ()) if _counts(other, context))
        return next((other for other in under if is_meant(other.nama or "")), None)

    found = [other for key in keys if (other := first_of(key)) is not None]
    return min(found, key=lambda other: other.path, default=None)


def _counts(other: Ringkasan, context: SopContext) -> bool:
    # A withdrawn SOP has given up its name.
    return other.path < context.path and not other.withdrawn(context.today)


def _finding(variant: str, nama: str, other: Ringkasan, level: Level | None) -> Finding:
    return finding(
        "SOP105", ("nama",), variant, level=level, nama=nama, lain=other.nama or "", path=other.path
    )


@per_koleksi
def _index(koleksi: Koleksi) -> dict[_Key, list[Ringkasan]]:
    """The SOPs, by path, under what alike names have in common: 5,000 names cannot be compared in pairs."""
    index: dict[_Key, list[Ringkasan]] = {}
    for ringkasan in koleksi.sop:
        agency, nama = ringkasan.perangkat_daerah, ringkasan.nama or ""
        for key in {_exact(agency, nama): None, **dict.fromkeys(_near(agency, _words(nama)))}:
            index.setdefault(key, []).append(ringkasan)
    return index


def _exact(agency: str | None, nama: str) -> _Key:
    return agency, ("=", same_key(nama))


def _near(agency: str | None, words: Counter[str]) -> Iterator[_Key]:
    """The words of a name, and these with a letter left out of one long word: names one letter apart meet."""
    listed = sorted(words.elements())
    yield agency, tuple(listed)
    for i, word in enumerate(listed):
        if len(word) >= _LONG_WORD:
            rest = (*listed[:i], *listed[i + 1 :])
            yield agency, (*rest, "?", word)
            for at in range(len(word)):
                yield agency, (*rest, "?", word[:at] + word[at + 1 :])


def _words(nama: str) -> Counter[str]:
    empty = kata.words("umum", "tugas")
    return Counter(word for word in _WORD.findall(nama.casefold()) if word not in empty)


def _alike(one: Counter[str], other: Counter[str]) -> bool:
    left, right = list((one - other).elements()), list((other - one).elements())
    if not left and not right:
        return True
    return len(left) == len(right) == 1 and _one_letter_apart(left[0], right[0])


def _one_letter_apart(one: str, other: str) -> bool:
    """One letter put in, left out, replaced, or swapped with its neighbour, in a long word without digits."""
    if min(len(one), len(other)) < _LONG_WORD or not (one.isalpha() and other.isalpha()):
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) == len(short) + 1:
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return len(short) == len(long) and (short[at + 1 :] == long[at + 1 :] or swapped)
