"""Whether the parts of a pattern run together, so that two SOPs could get one number (Pasal 12, 13).

`{singkatan}{urut}` makes ABC12 for the second SOP of ABC1 and for the twelfth of ABC. The numbers that a
pattern can make are written as a graph whose edges are characters: no two ways through it may spell the same
and mean another counter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sopctl.model.isi_pola import ROMAN, URUT_DIGITS, width_of
from sopctl.model.konfigurasi import Kode, Konfigurasi

_Word = tuple[str, ...]
"""A text, as the characters that may stand at each of its places."""
_Part = tuple[str, str]
"""(token, what stands in its braces) or ("", literal text)."""
_END = 0
_DIGITS = "0123456789"
_MONTHS = {"bulan", "bulan_romawi"}


def runs_together(parts: Sequence[_Part], kode: Kode, konfigurasi: Konfigurasi) -> str | None:
    """The piece of the pattern where two numbers become one; None where all can be told apart.

    Each agency is thought to have the units of all, as they are when a number is read.
    """
    words = [tuple(dict.fromkeys(_words(part, kode, konfigurasi))) for part in parts]
    if not all(words) or _are_parted(parts, words):
        return None
    counting = {"urut", *(kode.lingkup or ())}
    telling = [
        token in counting
        or (token == "singkatan" and "perangkat_daerah" in counting)
        # A month may be written either way.
        or (token in _MONTHS and "bulan" in counting)
        for token, _ in parts
    ]
    found = _Graph(words).find_double(telling)
    return None if found is None else _piece(parts, *found)


def _words(part: _Part, kode: Kode, konfigurasi: Konfigurasi) -> Iterator[_Word]:
    token, text = part
    agencies = konfigurasi.agencies
    if token == "urut":
        width = width_of(text)
        yield (_DIGITS,) * width
        yield from ((_DIGITS[1:], *(_DIGITS,) * more) for more in range(width, max(width, URUT_DIGITS) + 1))
    elif token == "tahun":
        yield ("12", *(_DIGITS,) * 3)
    elif token == "bulan":
        yield from (("0", _DIGITS[1:]), ("1", "012"))
    else:
        texts: dict[str, Iterable[str]] = {
            "": (text,),
            "klasifikasi": (kode.klasifikasi or "",),
            "bulan_romawi": ROMAN,
            "perangkat_daerah": agencies,
            "singkatan": (agency.singkatan or "" for agency in agencies.values()),
            "unit_kerja": (unit for agency in agencies.values() for unit in agency.unit_kerja or ()),
        }
        yield from (tuple(text) for text in texts[token] if text)


def _are_parted(parts: Sequence[_Part], words: Sequence[Sequence[_Word]]) -> bool:
    """Whether what stands behind each token begins with a sign that the token never holds, as / mostly is."""
    return all(
        not parts[i][0] or (not parts[i + 1][0] and parts[i + 1][1][0] not in _characters(words[i]))
        for i in range(len(parts) - 1)
    )


def _characters(words: Iterable[_Word]) -> frozenset[str]:
    return frozenset(character for word in words for place in word for character in place)


def _piece(parts: Sequence[_Part], first: int, second: int) -> str:
    """The pattern from one part to the first token from another on."""
    last = next((i for i in range(second, len(parts)) if parts[i][0]), second)
    return "".join(f"{{{text}}}" if token else text for token, text in parts[first : last + 1])


class _Graph:
    """All numbers of a pattern: words that begin alike share their nodes."""

    def __init__(self, words: Sequence[Sequence[_Word]]) -> None:
        self._edges: list[dict[str, list[int]]] = [{}]
        self._part = [len(words)]
        self._start = _END
        for i in reversed(range(len(words))):
            self._start = self._add(i, words[i], self._start)

    def find_double(self, telling: Sequence[bool]) -> tuple[int, int] | None:
        """Two parts that one character can belong to in two numbers, where either part tells them apart."""
        waiting: list[tuple[int, int, tuple[int, int] | None]] = [(self._start, self._start, None)]
        seen = set(waiting)
        while waiting:
            left, right, apart = waiting.pop()
            if left == right == _END and apart is not None:
                return apart
            here = sorted((self._part[left], self._part[right]))
            if apart is None and here[0] != here[1] and any(i < len(telling) and telling[i] for i in here):
                apart = (here[0], here[1])
            for ends in self._steps(left, right):
                step = (*ends, apart)
                if step not in seen:
                    seen.add(step)
                    waiting.append(step)
        return None

    def _steps(self, left: int, right: int) -> Iterator[tuple[int, int]]:
        for some, there in self._edges[left].items():
            for others, where in self._edges[right].items():
                if not set(some).isdisjoint(others):
                    yield from ((min(a, b), max(a, b)) for a in there for b in where)

    def _add(self, part: int, words: Iterable[_Word], behind: int) -> int:
        """The words of a part, each of which leads to what stands behind it; the node that they begin at."""
        start = self._node(part)
        for word in words:
            here = start
            for place in word[:-1]:
                here = self._child(here, place, part)
            ends = self._edges[here].setdefault(word[-1], [])
            ends.append(behind)
        return start

    def _child(self, node: int, place: str, part: int) -> int:
        ends = self._edges[node].setdefault(place, [])
        known = next((end for end in ends if self._part[end] == part), None)
        if known is None:
            known = self._node(part)
            ends.append(known)
        return known

    def _node(self, part: int) -> int:
        self._edges.append({})
        self._part.append(part)
        return len(self._edges) - 1
