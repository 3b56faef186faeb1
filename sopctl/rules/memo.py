"""What a rule works out once for a whole repository, rather than anew for each of its SOPs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sopctl.model.koleksi import Koleksi

T = TypeVar("T")


def per_koleksi(work_out: Callable[[Koleksi], T]) -> Callable[[Koleksi], T]:
    """Remember the value for the last Koleksi asked about: a run has one for all of its files."""
    last: list[tuple[Koleksi, T]] = []

    def remembered(koleksi: Koleksi) -> T:
        if not last or last[0][0] is not koleksi:
            last[:] = [(koleksi, work_out(koleksi))]
        return last[0][1]

    return remembered
