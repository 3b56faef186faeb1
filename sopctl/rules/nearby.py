"""The SOP that a wrong address was probably meant to be, found among thousands without comparing all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_MOST_COMPARED = 60
_END = 4
"""Letters at either end of an id by which it is found when all of its words are misspelt."""


class Nearby:
    """Addresses, listed under the words and the ends of their ids."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._listed: dict[str, list[str]] = {}
        self._by_id: dict[str, str] = {}
        for address in sorted(set(addresses)):
            self._by_id.setdefault(_id(address), address)
            for sign in dict.fromkeys(_signs(address)):
                self._listed.setdefault(sign, []).append(address)

    def to(self, address: str, cutoff: float) -> str:
        """The nearest address, one with the same id before others; empty where none is near enough."""
        if _id(address) in self._by_id:
            return self._by_id[_id(address)]
        lists = [self._listed[sign] for sign in dict.fromkeys(_signs(address)) if sign in self._listed]
        candidates: dict[str, None] = {}
        # What few share says most.
        for listed in sorted(lists, key=len):
            candidates.update(dict.fromkeys(listed[: _MOST_COMPARED - len(candidates)]))
        # Only here: most runs find no wrong link and need not import it.
        from difflib import get_close_matches

        return next(iter(get_close_matches(address, list(candidates), n=1, cutoff=cutoff)), "")


def _id(address: str) -> str:
    return address.rpartition("/")[2]


def _signs(address: str) -> Iterator[str]:
    id = _id(address)
    yield from id.split("-")
    yield f"{id[:_END]}…"
    yield f"…{id[-_END:]}"
