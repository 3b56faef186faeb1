"""Which SOP of one tree is which of another: by its address, an earlier address, its file, its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sopctl.model.dasar import texts_of
from sopctl.model.sop import Sop


@dataclass(frozen=True, slots=True)
class Berkas:
    """An SOP where it lies in a tree."""

    path: str
    """From the root of the repository, with `/`."""
    sop: Sop


@dataclass(frozen=True, slots=True)
class Sandingan:
    """The same SOP in both trees, or in only one of them."""

    base: Berkas | None
    head: Berkas | None

    @property
    def moved(self) -> bool:
        """Both trees have it, under different paths."""
        return self.base is not None and self.head is not None and self.base.path != self.head.path


def pair_berkas(base: Iterable[Berkas], head: Iterable[Berkas]) -> tuple[Sandingan, ...]:
    """Each SOP of the two trees once, by its path in HEAD, then those that are gone by theirs in BASE."""
    left = {berkas.path: berkas for berkas in sorted(base, key=lambda f: f.path)}
    right = {berkas.path: berkas for berkas in sorted(head, key=lambda f: f.path)}
    found: list[Sandingan] = []
    for one_keys, other_keys in _KEYS:
        found += _take(left, right, one_keys, other_keys)
    found += [Sandingan(None, berkas) for berkas in right.values()]
    gone = [Sandingan(berkas, None) for berkas in left.values()]
    return (*sorted(found, key=lambda s: s.head.path if s.head else ""), *gone)


def _address(berkas: Berkas) -> tuple[str, ...]:
    return (berkas.sop.alamat,) if berkas.sop.alamat else ()


def _former(berkas: Berkas) -> tuple[str, ...]:
    return texts_of(berkas.sop.dahulu)


def _file(berkas: Berkas) -> tuple[str, ...]:
    return (berkas.path,)


def _id(berkas: Berkas) -> tuple[str, ...]:
    return (berkas.sop.id,) if berkas.sop.id else ()


_Keys = Callable[[Berkas], Sequence[str]]
_KEYS: tuple[tuple[_Keys, _Keys], ...] = (
    (_address, _address),
    (_address, _former),
    (_file, _file),
    (_id, _id),
)
"""What an SOP of BASE and one of HEAD must have in common, the surest sign first."""


def _take(left: dict[str, Berkas], right: dict[str, Berkas], one: _Keys, other: _Keys) -> Iterator[Sandingan]:
    """Those that agree in a key, each taken out of what is left."""
    waiting: dict[str, list[str]] = {}
    for berkas in left.values():
        for key in one(berkas):
            waiting.setdefault(key, []).append(berkas.path)
    for berkas in tuple(right.values()):
        match = next((path for key in other(berkas) for path in waiting.get(key, ()) if path in left), None)
        if match is not None:
            yield Sandingan(left.pop(match), right.pop(berkas.path))
