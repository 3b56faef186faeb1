"""How names and jabatan are compared, and what counts as nothing written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sopctl.model.jabatan import SEKRETARIS_DAERAH, same_key, says_nothing

__all__ = ["SEKRETARIS_DAERAH", "Nearest", "name_key", "says_nothing", "without_sop"]

_SOP_BEFORE = re.compile(
    r"\s*(?:s\.?o\.?p\.?(?:[ -]?ap\b)?"
    r"|standar(?:d|t|isasi)?\s+(?:operasional\s+prosedur|prosedur\s+operasional|operating\s+procedure)"
    r"|prosedur\s+(?:operasional|operasi)\s+standar)"
    r"(?:\s*\(\s*s\.?o\.?p\.?(?:[ -]?ap)?\s*\))?(?!\w)[\s:.,/–—-]*(?:(?:tentang|untuk|mengenai)\s+)?",
    re.IGNORECASE,
)


def name_key(text: str) -> str:
    """The name of an SOP for comparing: in lists it is written with the word SOP, in its file without."""
    return without_sop(same_key(text))


def without_sop(nama: str) -> str:
    """A name without the word SOP before it, in short or spelled out; as it is where there is none."""
    found = _SOP_BEFORE.match(nama)
    return nama if found is None else nama[found.end() :].rstrip()


class Nearest:
    """Finds the known word that a wrong one was probably meant to be.

    Comparing is slow, and a file may hold thousands of wrong words: after a while it gives up, and
    those further down are told without a guess.
    """

    _COMPARISONS = 20_000
    _EACH = 20
    """What a search costs however few words are known, in comparisons."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(set(known))
        self._left = self._COMPARISONS

    def to(self, word: str, cutoff: float = 0.75) -> str:
        """The nearest word; empty where none is near enough."""
        self._left -= self._EACH + len(self._known)
        if self._left < 0:
            return ""
        # Only here: most runs find no wrong word and need not import it.
        from difflib import get_close_matches

        return next(iter(get_close_matches(word, self._known, n=1, cutoff=cutoff)), "")
