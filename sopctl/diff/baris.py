"""The rows of two revisions: put in, taken out, moved, reworded, done by others, to another standard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sopctl.diff.fakta import Fakta, Kedua
from sopctl.diff.pair import pair
from sopctl.diff.tulisan import differs_in_writing_only
from sopctl.finding import KeyPath
from sopctl.model.makna import link_text, many_texts, one_text, waktu_value
from sopctl.model.prosedur import Kegiatan
from sopctl.model.urutan import moved
from sopctl.model.waktu import parse_waktu

_ROW = 55.0
"""Rows are alike from here on: their place in the table speaks for them, too."""


@dataclass(frozen=True, slots=True)
class Baris:
    """Which row of BASE is which of HEAD, by position."""

    pairs: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def pair_baris(both: Kedua) -> Baris:
    """By id, then by all that the row says, by its text, by likeness."""
    base, head = both.base.sop.kegiatan, both.head.sop.kegiatan
    found = pair(base, head, (lambda r: r.id, _says, lambda r: one_text(r.uraian)), _reads, _ROW)
    return Baris(found.pairs, found.removed, found.added)


def compare_baris(both: Kedua, baris: Baris) -> Iterator[Fakta]:
    """All that stands in rows, but for their symbols and arrows."""
    base, head = both.base.sop.kegiatan, both.head.sop.kegiatan
    for i in baris.removed:
        at: KeyPath = ("kegiatan", i)
        yield both.fakta("kegiatan-dihapus", at, None, kegiatan=row_name(base, i), nomor=i + 1)
    for j in baris.added:
        at = ("kegiatan", j)
        yield both.fakta("kegiatan-ditambah", None, at, kegiatan=row_name(head, j), nomor=j + 1)
    for k in moved([i for i, _ in baris.pairs]):
        i, j = baris.pairs[k]
        yield both.fakta(
            "kegiatan-dipindah",
            ("kegiatan", i),
            ("kegiatan", j),
            kegiatan=row_name(head, j),
            dari=i + 1,
            ke=j + 1,
        )
    for i, j in baris.pairs:
        yield from _row(both, i, j)


def row_name(rows: tuple[Kegiatan, ...], index: int) -> str:
    """What a row is called in facts: its id, else its number."""
    return rows[index].id or str(index + 1)


def _says(row: Kegiatan) -> tuple[object, ...] | None:
    who = row.pelaksana if row.langkah is None else tuple(langkah.pelaksana for langkah in row.langkah)
    return one_text(row.uraian), who, row.kelengkapan, row.waktu, row.output


def _reads(row: Kegiatan) -> str:
    return one_text(row.uraian) or ""


def _row(both: Kedua, i: int, j: int) -> Iterator[Fakta]:
    before, after = both.base.sop.kegiatan[i], both.head.sop.kegiatan[j]
    for jenis, path, differs, written in _cells(both, before, after):
        if differs:
            at: KeyPath = ("kegiatan", i, *path)
            there: KeyPath = ("kegiatan", j, *path)
            yield both.fakta(
                jenis,
                at if both.base.has(at) else None,
                there if both.head.has(there) else None,
                kegiatan=row_name(both.head.sop.kegiatan, j),
                tulisan=written,
                nomor=j + 1,
            )
    yield from compare_daftar(both, i, j)


def _cells(
    both: Kedua, before: Kegiatan, after: Kegiatan
) -> Iterator[tuple[str, tuple[str, ...], bool, bool]]:
    """(kind, key path in the row, whether it differs, whether in writing only) of every cell."""
    yield ("kegiatan-uraian-berubah", ("uraian",), *_text(before.uraian, after.uraian))
    rujuk, rujuk_after = (
        link_text(both.base.sop, before.rujuk_sop),
        link_text(both.head.sop, after.rujuk_sop),
    )
    yield "kegiatan-rujuk-sop-berubah", ("rujuk_sop",), rujuk != rujuk_after, False
    yield (
        "kegiatan-kelengkapan-berubah",
        ("mutu_baku", "kelengkapan"),
        *_texts(before.kelengkapan, after.kelengkapan),
    )
    yield ("kegiatan-waktu-berubah", ("mutu_baku", "waktu"), *_time(before.waktu, after.waktu))
    yield ("kegiatan-output-berubah", ("mutu_baku", "output"), *_texts(before.output, after.output))
    yield ("kegiatan-keterangan-berubah", ("keterangan",), *_text(before.keterangan, after.keterangan))


def _text(before: str | None, after: str | None) -> tuple[bool, bool]:
    one, other = one_text(before), one_text(after)
    return one != other, one != other and differs_in_writing_only(one, other)


def _time(before: str | None, after: str | None) -> tuple[bool, bool]:
    if waktu_value(before) == waktu_value(after):
        return False, False
    both_are_times = bool(before and after and parse_waktu(before) and parse_waktu(after))
    return True, not both_are_times and _text(before, after)[1]


def _texts(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[bool, bool]:
    if many_texts(before) == many_texts(after):
        return False, False
    found = pair(before, after, (one_text,), str)
    written = not found.removed and not found.added
    unlike = [(before[i], after[j]) for i, j in found.pairs if one_text(before[i]) != one_text(after[j])]
    return True, written and all(differs_in_writing_only(one, other) for one, other in unlike)


def compare_daftar(both: Kedua, i: int, j: int) -> Iterator[Fakta]:
    """The mere order of what stands in the cells of a row."""
    before, after = both.base.sop.kegiatan[i], both.head.sop.kegiatan[j]
    for key in ("kelengkapan", "output"):
        one = [one_text(text) for text in getattr(before, key)]
        other = [one_text(text) for text in getattr(after, key)]
        if one != other and sorted(map(str, one)) == sorted(map(str, other)):
            yield both.fakta(
                "urutan-daftar-berubah",
                ("kegiatan", i, "mutu_baku", key),
                ("kegiatan", j, "mutu_baku", key),
                kegiatan=row_name(both.head.sop.kegiatan, j),
                daftar=key,
            )
