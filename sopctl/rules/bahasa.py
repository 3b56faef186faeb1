"""What rules need to know of Indonesian: words, and what is left of one without its affixes.

A stem here is a key for comparing, not a word: the forms of a root get one key. Without a dictionary the
first letter that a nasal prefix swallowed cannot be given back (`memuat` and `memukul` lose one or none),
so it is taken from the root as well: `kirim`, `mengirim` and `pengiriman` are all `irim`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from sopctl.rules.kata import pairs, words

_WORD = re.compile(r"[^\W_]+")
_VOWELS = tuple("aeiou")
_SHORTEST = 4
"""Letters of a root; the few shorter ones that take affixes are listed."""
_LONGEST = 40
"""No word is longer; what somebody wrote to keep a machine busy is left as it is."""
_SWALLOWED = re.compile(r"(?:[pm]|[tn]|k|s)(?=[aeiou])")
_NASAL = {"p": "m", "m": "m", "t": "n", "n": "n", "k": "", "s": "ny"}
"""What the first letter of a root becomes behind me- and pe-."""
_ACTIVE = re.compile(r"me[mnlrwy]|me-[a-z]")
_SHORTEST_VERB = 6
_BEGINS = re.compile(r"(?:[bcdfghjkpqstvwz]?[rlwyh]?|[mn]|ny|ng|s[ptk]r?)[aeiou]")
_PREFIXES = tuple(
    (re.compile(pattern), nasal)
    for pattern, nasal in (
        (r"di", ""),
        (r"[mp]eng(?=[aeioughkqx])", ""),
        (r"[mp]eny(?=[aeiou])", "ny"),
        (r"[mp]em(?=[bfpv])", ""),
        (r"[mp]em(?=[aeiou])", "m"),
        (r"[mp]en(?=[cdjstyz])", ""),
        (r"[mp]en(?=[aeiou])", "n"),
        (r"(?:ber|per|ter)", ""),
        (r"be(?=[^aeiour]er)", ""),
        (r"[mp]e(?=[lrwy])", ""),
        (r"pe(?=[bcdfghjkpqstvz])", ""),
        (r"ke(?=.+an$)", ""),
    )
)
_SECOND = {"di": ("per", "ber"), "mem": ("per", "ber"), "pem": ("ber",), "ke": ("ber", "ter", "pe")}
"""The prefixes that may stand behind another; behind the rest comes the root."""


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; a doubled word (`surat-surat`) is two."""
    return _WORD.findall(text.casefold())


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that mean something of their own: function words are left out.

    Two texts speak of the same things as far as they share stems.
    """
    return frozenset(key for word in words_of(text) if word not in _function_words() for key in stem_of(word))


@lru_cache(maxsize=4096)
def stem_of(word: str) -> tuple[str, ...]:
    """The key of a word in small letters; several where two words are written as one."""
    if len(word) > _LONGEST or not (word.isalpha() and word.isascii()):
        return (word,)
    word = _shorten(word, ("nya",))
    if word in words("bahasa", "utuh"):
        return (word,)
    key = _key(_root(word))
    return _compounds().get(key, (key,))


Bentuk: TypeAlias = Literal["aktif", "pasif"]


@lru_cache(maxsize=4096)
def verb_form(word: str) -> Bentuk | None:
    """Whether a word in small letters is an act, done or undergone: me-, ber- of the listed verbs, di-."""
    if word in words("bahasa", "kata_kerja_ber"):
        return "aktif"
    if word in words("bahasa", "bukan_kata_kerja") or word in words("bahasa", "sifat"):
        return None
    if len(word) >= _SHORTEST_VERB and _ACTIVE.match(word):
        return "aktif"
    return "pasif" if _is_passive(word) else None


def begins_actively(word: str) -> bool:
    """Whether a sentence that begins with this word begins with what somebody does."""
    if word in words("bahasa", "bukan_kata_kerja"):
        return False
    listed = word in words("bahasa", "kata_kerja_dasar") or word in words("bahasa", "sifat")
    return listed or verb_form(word) == "aktif" or (len(word) >= _SHORTEST_VERB and word.startswith("ber"))


def _is_passive(word: str) -> bool:
    root = word.removeprefix("di").removeprefix("-")
    if not word.startswith("di") or word in words("bahasa", "bukan_pasif"):
        return False
    return not _is_known(word) and _may_be_root(root)


@cache
def _function_words() -> frozenset[str]:
    return words("umum", "tugas") | words("umum", "tugas_luas")


@cache
def _compounds() -> dict[str, tuple[str, ...]]:
    return {_key(one): tuple(map(_key, two.split())) for one, two in pairs("bahasa", "majemuk").items()}


@cache
def _known_roots() -> frozenset[str]:
    """The listed roots, with and without what looks like a suffix of theirs."""
    listed = words("bahasa", "dasar") | set(pairs("bahasa", "majemuk"))
    return listed | {_without_suffixes(root) for root in listed}


@cache
def _short_roots() -> frozenset[str]:
    listed = words("bahasa", "pendek")
    return listed | {_nasal(root) for root in listed}


def _key(root: str) -> str:
    key = _without_suffixes(_nasal(root))
    # The k of `masuk` may be that of `masukan` and of `masukkan`.
    return key[:-1] if len(key) >= _SHORTEST and key[-1] == "k" and key[-2] in _VOWELS else key


def _nasal(root: str) -> str:
    return _NASAL[root[0]] + root[1:] if _SWALLOWED.match(root) else root


def _root(word: str) -> str:
    """The word without its prefixes, as far as what is left can be a root."""
    for prefix, left in _splits(word):
        second = next((left[len(p) :] for p in _SECOND.get(prefix, ()) if _stands_before(p, left)), None)
        return left if second is None else second
    return word


def _splits(word: str) -> Iterator[tuple[str, str]]:
    if _is_known(word):
        return
    # `perencanaan`, not `per-encana-an`: only the listed roots tell.
    if word.startswith("per") and _is_known(word[2:]):
        yield "pe", word[2:]
    for pattern, nasal in _PREFIXES:
        found = pattern.match(word)
        if found and _may_be_root(left := _one_syllable(nasal + word[found.end() :])):
            yield found[0], left


def _stands_before(prefix: str, word: str) -> bool:
    return word.startswith(prefix) and not _is_known(word) and _may_be_root(word[len(prefix) :])


def _is_known(word: str) -> bool:
    return word in _known_roots() or _without_suffixes(word) in _known_roots()


def _one_syllable(left: str) -> str:
    """`ecekan` of `pengecekan` is `cekan`."""
    short = left.startswith("e") and _without_suffixes(left[1:]) in words("bahasa", "satu_suku")
    return left[1:] if short else left


def _may_be_root(left: str) -> bool:
    bare = _without_suffixes(left)
    return _BEGINS.match(left) is not None and (len(bare) >= _SHORTEST or bare in _short_roots())


def _without_suffixes(word: str) -> str:
    """Without -kan, -an, -i, as often as they stand there: `layan` and `layanan` end alike."""
    before = ""
    while before != word:
        before, word = word, _shorten(word, ("kan", "an", "i"))
    return word


def _shorten(word: str, suffixes: tuple[str, ...]) -> str:
    for suffix in suffixes:
        left = word.removesuffix(suffix)
        # A vowel in front may stand where a k was swallowed: `ait` is the key of `terkait`.
        enough = len(left) >= _SHORTEST - left.startswith(_VOWELS) or left in _short_roots()
        if left != word and enough:
            return left
    return word
