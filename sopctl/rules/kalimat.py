"""How the text of a kegiatan is read: where its main clause is, and which acts are joined in it.

Not a grammar. It knows the words that begin a clause which tells of something else (untuk, agar, yang,
setelah …) and reads nothing into what follows. Where a reading is in doubt, rules stay silent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sopctl.rules.bahasa import verb_form
from sopctl.rules.kata import words

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.,;:/&()\n]")
_NUMBERED = re.compile(r"\A\s*(?:(?:\d{1,3}|[a-z])[.)]|[-•–—*])\s+", re.IGNORECASE)
MARKS = frozenset(".,;:/&()\n")
_ENDS = frozenset(".;\n")
"""Marks behind which a new sentence begins."""


def tokens_of(text: str) -> list[str]:
    """The words of a text in small letters, `lain-lain` as one, and its marks."""
    return _TOKEN.findall(text.casefold())


@lru_cache(maxsize=1024)
def sentence_of(text: str) -> tuple[str, ...]:
    """The tokens of a text from its verb or its subject on.

    What is numbered loses the number, what stands in brackets is left out, and so are adverbs and a clause
    before the main one, as in `Setelah lengkap, segera mencatat surat`.
    """
    tokens = _after_adverbs(_without_brackets(tokens_of(_NUMBERED.sub("", text, count=1))))
    if tokens and tokens[0] in words("kalimat", "anak_di_depan"):
        tokens = _after_adverbs(_after_clause(tokens))
    return tuple(tokens)


def closes(tokens: Sequence[str], i: int) -> bool:
    """Whether the main clause ends before this token: what follows is a purpose, a condition, a time …"""
    if i == 0:
        return False
    following = tokens[i + 1] if i + 1 < len(tokens) else ""
    if tokens[i] in words("kalimat", "anak_bila_kata_kerja"):
        return following in ("rangka", "saat", "hal") or verb_form(following) is not None
    return tokens[i] in words("kalimat", "anak")


def main_clause(text: str) -> tuple[str, ...]:
    """The tokens of the first main clause, up to where another clause or sentence begins."""
    tokens = sentence_of(text)
    end = next((i for i, token in enumerate(tokens) if token in _ENDS or closes(tokens, i)), len(tokens))
    return tokens[:end]


def first_verb(clause: Sequence[str]) -> int | None:
    """Where the first verb stands."""
    return next((i for i, token in enumerate(clause) if verb_form(token) is not None), None)


def joined_verbs(text: str) -> tuple[str, ...]:
    """The verbs of the main clauses that dan, a comma, a stroke or a new sentence join to the first."""
    tokens = sentence_of(text)
    found: list[str] = []
    joined = within = by_stroke = again = False
    for i, token in enumerate(tokens):
        if token in MARKS or token in words("kalimat", "penyambung") or token in words("kalimat", "lanjutan"):
            joined, by_stroke = True, token == "/"
            again = token in _ENDS or token in words("kalimat", "lanjutan")
            within = within and not again
            continue
        if token.isdigit() or (joined and token in words("kalimat", "pembuka")):
            continue
        form = None if within else verb_form(token)
        if closes(tokens, i):
            within = True
        elif form is not None and not found:
            found.append(token)
        elif form is not None and joined:
            if _counts(found, token, by_stroke, again):
                found.append(token)
        elif form == "aktif":
            # `meminta pemohon mengisi …`: what another does, or what helps to do the first.
            within = True
        joined = by_stroke = again = False
    return tuple(found)


def _counts(found: Sequence[str], verb: str, by_stroke: bool, again: bool) -> bool:
    """Whether a verb is one more act, rather than the other side of a choice or how the first is done."""
    if by_stroke and verb in words("SOP314", "pilihan"):
        return False
    if verb_form(verb) == "pasif" and verb_form(found[0]) == "aktif" and not again:
        return verb in words("SOP314", "pasif")
    return f"{found[-1]} {verb}" not in words("SOP314", "exceptions")


def _after_adverbs(tokens: list[str]) -> list[str]:
    start = 0
    while start < len(tokens) and (tokens[start] in MARKS or _opens(tokens, start)):
        # `secara berkala`, `kembali`
        start += 2 if tokens[start] == "secara" else 1
    return tokens[start:]


def _opens(tokens: Sequence[str], i: int) -> bool:
    return tokens[i] in words("kalimat", "pembuka") and i + 1 < len(tokens)


def _after_clause(tokens: list[str]) -> list[str]:
    """What follows the first comma, else the first active verb; all where there is neither."""
    if "," in tokens[:-1]:
        return tokens[tokens.index(",") + 1 :]
    verb = next((i for i, token in enumerate(tokens) if i > 1 and verb_form(token) == "aktif"), 0)
    return tokens[verb:]


def _without_brackets(tokens: list[str]) -> list[str]:
    """Nor with the full stops of abbreviations: `Plt.` ends no sentence."""
    kept: list[str] = []
    depth = 0
    for token in tokens:
        depth += token == "("
        short = token == "." and kept and kept[-1] in words("kalimat", "disingkat")
        if depth == 0 and token != ")" and not short:
            kept.append(token)
        depth -= token == ")" and depth > 0
    return kept
