"""A name stands once in its agency; a name that is nearly another's is pointed out as well.

Pasal 12 ayat (2) and 13 decree names: two SOPs of one name cannot both follow the decree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.koleksi import Ringkasan
from sopctl.rules.context import SopContext
from sopctl.rules.kata import KATA_TUGAS
from sopctl.rules.names import same_key
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP105",
    "nama-unik",
    Level.GALAT,
    perwal("12(2)", "13", "14(1)c"),
    variants=("sama", "mirip"),
    cross=True,
)
_LONG_WORD = 7
"""Letters from which on one other letter is more likely a slip than another word."""


def check(context: SopContext) -> Iterator[Finding]:
    nama = context.sop.nama
    if nama is None or not nama.strip():
        return
    earlier = list(_earlier(context))
    for other in earlier:
        if same_key(other.nama or "") == same_key(nama):
            yield _finding("sama", nama, other, None)
            return
    words = _words(nama)
    for other in earlier:
        if _alike(words, _words(other.nama or "")):
            yield _finding("mirip", nama, other, Level.SARAN)
            return


def _earlier(context: SopContext) -> Iterator[Ringkasan]:
    """The agency's other SOPs that stand before this one by path; withdrawn ones have given up their name."""
    for other in context.koleksi.sop:
        withdrawn = other.pencabutan is not None and other.pencabutan <= context.today
        if (
            other.path < context.path
            and other.nama
            and not withdrawn
            and other.perangkat_daerah == context.sop.perangkat_daerah
        ):
            yield other


def _finding(variant: str, nama: str, other: Ringkasan, level: Level | None) -> Finding:
    return finding(
        "SOP105", ("nama",), variant, level=level, nama=nama, lain=other.nama or "", path=other.path
    )


def _words(nama: str) -> Counter[str]:
    return Counter(word for word in re.findall(r"\w+", nama.casefold()) if word not in KATA_TUGAS)


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
