"""The words of the merged sheet: what is gone of a text stands before it; each paragraph knows what it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from sopctl.diff.tempat import Tanda, Tempat
from sopctl.layout.stages import Isi, IsiBaris, IsiIdentitas, Kotak

CELLS = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
"""The cells of a row that hold text, by role."""
KOTAK = ("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan")
"""The boxes of the identity, in their order."""
BARIS = ("nomor", "pembuatan", "revisi", "efektif", "nama")
"""The rows of the identity, without the one of who ratified."""
_NUMBER = re.compile(r"^\d+\. ")
Tulisan = tuple[Tanda | None, ...]
"""What happened to each paragraph of a text."""


class Teks:
    """Merges texts; only those that a change names are told twice."""

    def __init__(self, base: Isi, head: Isi, named: Collection[Tempat]) -> None:
        """`named`: places in BASE and HEAD that changes name."""
        self._base, self._head, self._named = base, head, named
        self.tulisan: dict[Tempat, Tulisan] = {}
        """By place on the merged sheet."""

    def gone_row(self, new: int, old: int) -> IsiBaris:
        """A row of BASE that HEAD does not have; `new` is its place on the merged sheet."""
        row = self._base.baris[old]
        self.tulisan[Tempat("sel", new, "nomor")] = ("hapus",)
        for role in CELLS:
            self.tulisan[Tempat("sel", new, role)] = _all_gone(getattr(row, role))
        return row

    def row(self, new: int, head: int, base: int | None) -> IsiBaris:
        """A row of HEAD; `base` is the same row there."""
        row = self._head.baris[head]
        if base is None:
            return row
        return IsiBaris(row.nomor, *(self._cell(role, new, head, base) for role in CELLS))

    def _cell(self, role: str, new: int, head: int, base: int) -> tuple[str, ...]:
        before: tuple[str, ...] = getattr(self._base.baris[base], role)
        after: tuple[str, ...] = getattr(self._head.baris[head], role)
        if Tempat("sel", head, role) not in self._named or before == after:
            return after
        texts, self.tulisan[Tempat("sel", new, role)] = _both(before, after)
        return texts

    def identity(self) -> IsiIdentitas:
        """The identity sheet."""
        one, other = self._base.identitas, self._head.identitas
        rows = tuple(
            (label, self._value(key, before, after))
            for key, (_, before), (label, after) in zip(BARIS, one.baris, other.baris, strict=True)
        )
        boxes = tuple(map(self._box, KOTAK, one.kotak, other.kotak))
        return replace(other, baris=rows, kotak=boxes, pengesah=self._ratifier(one, other))

    def _value(self, key: str, before: str, after: str) -> str:
        place = Tempat("identitas", nama=key)
        if place not in self._named or before == after:
            return after
        self.tulisan[place] = ("hapus", "tambah")
        return f"{before}\n{after}"

    def _ratifier(
        self, one: IsiIdentitas, other: IsiIdentitas
    ) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        place = Tempat("identitas", nama="pengesahan")
        if place not in self._named:
            return other.pengesah
        (_, *before), (label, *after) = one.pengesah, other.pengesah
        above, below = (_both(b, a) for b, a in zip(before, after, strict=True))
        self.tulisan[place] = (*above[1], *below[1])
        return label, above[0], below[0]

    def _box(self, key: str, before: Kotak, after: Kotak) -> Kotak:
        place = Tempat("identitas", nama=key)
        if place not in self._named:
            return after
        old, new = list(map(_own, before.butir)), list(map(_own, after.butir))
        gone = tuple(item for item in old if item not in new)
        flags: list[Tanda | None] = [None if item in old else "tambah" for item in new]
        # The heading of the box is its first paragraph.
        self.tulisan[place] = (None, *flags, *_all_gone(gone))
        return Kotak(after.judul, (*after.butir, *gone))


def _all_gone(texts: tuple[str, ...]) -> Tulisan:
    return tuple("hapus" for _ in texts)


def _own(text: str) -> str:
    """A text without its number in a list."""
    return _NUMBER.sub("", text)


def _both(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[tuple[str, ...], Tulisan]:
    """What is gone of a text, then the text: what stands in both is written once."""
    old, new = set(map(_own, before)), set(map(_own, after))
    gone = tuple(text for text in before if _own(text) not in new)
    flags: list[Tanda | None] = ["hapus"] * len(gone)
    flags += [None if _own(text) in old else "tambah" for text in after]
    return (*gone, *after), tuple(flags)
