"""The symbols of two revisions: who does what in a row, of which kind, with which question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from sopctl.diff.baris import Baris, row_name
from sopctl.diff.fakta import Fakta, Kedua, Sisi
from sopctl.diff.kolom import Kolom
from sopctl.diff.tulisan import differs_in_writing_only
from sopctl.finding import KeyPath
from sopctl.model.alur import Simbol
from sopctl.model.makna import one_text
from sopctl.model.prosedur import Kegiatan, Langkah
from sopctl.model.urutan import moved


class _Row(TypedDict):
    """What a fact says of its row."""

    kegiatan: str
    nomor: int


@dataclass(frozen=True, slots=True)
class Simpul:
    """Which symbol of BASE is which of HEAD, by index in the flow, without the partners of joint rows."""

    pairs: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]
    """Of rows that both revisions have."""
    head_of: dict[int, int]
    row_of: dict[int, int]
    """From a row in BASE to the same row in HEAD."""


def pair_simbol(both: Kedua, kolom: Kolom, baris: Baris) -> Simpul:
    """Row by row: by their own ids, then by column in order, then what is left by its place."""
    base, head = leaders_by_row(both.base), leaders_by_row(both.head)
    pairs: list[tuple[int, int]] = []
    removed: list[int] = []
    added: list[int] = []
    for i, j in baris.pairs:
        found = _pair_row(both, base.get(i, []), head.get(j, []), kolom)
        pairs += found
        removed += [s.index for s in base.get(i, []) if s.index not in {a for a, _ in found}]
        added += [s.index for s in head.get(j, []) if s.index not in {b for _, b in found}]
    return Simpul(tuple(pairs), tuple(removed), tuple(added), dict(pairs), dict(baris.pairs))


def compare_simbol(both: Kedua, kolom: Kolom, baris: Baris, simpul: Simpul) -> Iterator[Fakta]:
    """Symbols put in, taken out, moved within a row, given to another column, of another kind or text."""
    for index in simpul.removed:
        simbol = both.base.alur.simbol[index]
        who = column_name(both.base, simbol.pelaksana)
        yield both.fakta("simbol-dihapus", simbol.key_path, None, sebelum=who, **_row_of(both.base, simbol))
    for index in simpul.added:
        simbol = both.head.alur.simbol[index]
        who = column_name(both.head, simbol.pelaksana)
        yield both.fakta("simbol-ditambah", None, simbol.key_path, sesudah=who, **_row_of(both.head, simbol))
    yield from _moved(both, baris, simpul)
    for i, j in simpul.pairs:
        yield from _symbol(both, kolom, both.base.alur.simbol[i], both.head.alur.simbol[j])
    for i, j in baris.pairs:
        yield from _partners(both, kolom, i, j)


def leaders_by_row(side: Sisi) -> dict[int, list[Simbol]]:
    """The symbols that arrows come to and leave, by row."""
    rows: dict[int, list[Simbol]] = {}
    for simbol in side.alur.simbol:
        if not simbol.partner:
            rows.setdefault(simbol.baris, []).append(simbol)
    return rows


def column_name(side: Sisi, id: str) -> str:
    """What a column is called; one that is declared nowhere by its id."""
    return next((column.nama for column in side.sop.pelaksana if column.id == id), id)


def written_of(side: Sisi, simbol: Simbol) -> Kegiatan | Langkah:
    """The mapping of the document that a symbol is written in."""
    row = side.sop.kegiatan[simbol.baris]
    return row.langkah[simbol.urutan] if row.langkah else row


def _row_of(side: Sisi, simbol: Simbol) -> _Row:
    return _Row(kegiatan=row_name(side.sop.kegiatan, simbol.baris), nomor=simbol.baris + 1)


def _own_id(side: Sisi, simbol: Simbol) -> str | None:
    written = written_of(side, simbol)
    return written.id if isinstance(written, Langkah) else None


def _pair_row(both: Kedua, base: list[Simbol], head: list[Simbol], kolom: Kolom) -> list[tuple[int, int]]:
    left, right = list(base), list(head)
    found: list[tuple[Simbol, Simbol]] = []
    for is_same in (
        lambda b, h: _own_id(both.base, b) is not None and _own_id(both.base, b) == _own_id(both.head, h),
        lambda b, h: kolom.same(b.pelaksana, h.pelaksana) and b.tulisan == h.tulisan,
        lambda b, h: kolom.same(b.pelaksana, h.pelaksana),
        lambda b, h: True,
    ):
        for before in list(left):
            after = next((h for h in right if is_same(before, h)), None)
            if after is not None:
                found.append((before, after))
                left.remove(before)
                right.remove(after)
    return sorted(((b.index, h.index) for b, h in found), key=lambda pair: pair[1])


def _moved(both: Kedua, baris: Baris, simpul: Simpul) -> Iterator[Fakta]:
    by_row: dict[int, list[tuple[int, int]]] = {}
    for i, j in simpul.pairs:
        by_row.setdefault(both.head.alur.simbol[j].baris, []).append((i, j))
    for pairs in by_row.values():
        for k in moved([i for i, _ in pairs]):
            before, after = both.base.alur.simbol[pairs[k][0]], both.head.alur.simbol[pairs[k][1]]
            yield both.fakta(
                "simbol-dipindah",
                before.key_path,
                after.key_path,
                sebelum=column_name(both.base, before.pelaksana),
                sesudah=column_name(both.head, after.pelaksana),
                **_row_of(both.head, after),
            )


def _symbol(both: Kedua, kolom: Kolom, before: Simbol, after: Simbol) -> Iterator[Fakta]:
    row = _row_of(both.head, after)
    if not kolom.same(before.pelaksana, after.pelaksana):
        yield both.fakta(
            "kegiatan-pelaksana-berubah",
            before.pelaksana_path,
            after.pelaksana_path,
            sebelum=column_name(both.base, before.pelaksana),
            sesudah=column_name(both.head, after.pelaksana),
            **row,
        )
    if before.jenis != after.jenis and not _follows(both, before, after):
        yield _at_key(both, "simbol-jenis-berubah", "simbol", before, after, row)
    one, other = written_of(both.base, before), written_of(both.head, after)
    for jenis, key in (("simbol-tanya-berubah", "tanya"), ("simbol-teks-berubah", "teks")):
        said, says = one_text(getattr(one, key)), one_text(getattr(other, key))
        if said != says:
            written = differs_in_writing_only(said, says)
            yield _at_key(both, jenis, key, before, after, row, tulisan=written)


def _at_key(
    both: Kedua,
    jenis: str,
    key: str,
    before: Simbol,
    after: Simbol,
    row: _Row,
    *,
    tulisan: bool = False,
) -> Fakta:
    kinds = {"sebelum": before.jenis, "sesudah": after.jenis} if key == "simbol" else {}
    at: KeyPath = (*before.key_path, key)
    there: KeyPath = (*after.key_path, key)
    return both.fakta(
        jenis,
        at if both.base.has(at) else None,
        there if both.head.has(there) else None,
        tulisan=tulisan,
        sebelum=kinds.get("sebelum"),
        sesudah=kinds.get("sesudah"),
        **row,
    )


def _follows(both: Kedua, before: Simbol, after: Simbol) -> bool:
    """Whether another kind follows from what is told elsewhere: branches, the way on, the order of rows."""
    one, other = written_of(both.base, before), written_of(both.head, after)
    if one.simbol != other.simbol:
        return False
    if (one.cabang is None) != (other.cabang is None):
        return True
    if _ends(both.base, before) != _ends(both.head, after):
        return True
    return bool(both.base.alur.keluar(before.index)) != bool(both.head.alur.keluar(after.index))


def _ends(side: Sisi, simbol: Simbol) -> tuple[bool, bool]:
    """Whether a symbol is the first of the document, and whether it is the last."""
    leaders = [s.index for s in side.alur.simbol if not s.partner]
    return simbol.index == leaders[0], simbol.index == leaders[-1]


def _partners(both: Kedua, kolom: Kolom, i: int, j: int) -> Iterator[Fakta]:
    """Who came into a joint row and who left it; that another of them leads now is the row's own change."""
    base, head = (
        [s for s in side.alur.simbol if s.baris == at] for side, at in ((both.base, i), (both.head, j))
    )
    row = _Row(kegiatan=row_name(both.head.sop.kegiatan, j), nomor=j + 1)
    for simbol in base:
        if simbol.partner and not any(kolom.same(simbol.pelaksana, other.pelaksana) for other in head):
            who = column_name(both.base, simbol.pelaksana)
            yield both.fakta("pelaksana-bersama-dihapus", simbol.pelaksana_path, None, sebelum=who, **row)
    for simbol in head:
        if simbol.partner and not any(kolom.same(other.pelaksana, simbol.pelaksana) for other in base):
            who = column_name(both.head, simbol.pelaksana)
            yield both.fakta("pelaksana-bersama-ditambah", None, simbol.pelaksana_path, sesudah=who, **row)
