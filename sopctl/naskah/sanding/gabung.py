"""One sheet of two revisions: HEAD, with what is gone put back in its place.

It is a sheet like any other: a flow and words, laid out by the layout, which draws it right or refuses it.
Rows, columns and symbols that are gone stand where they stood, with their arrows; so does the old way of an
arrow that leads elsewhere now, and the old reading above the new one. What only follows from the order of
rows is not drawn twice: where a row came between two others, the arrow that used to join them is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sopctl.diff.tempat import Padanan, Tempat
from sopctl.layout.stages import Isi, IsiKolom
from sopctl.model.alur import Alur
from sopctl.naskah.sanding.gabung_alur import GONE, Index, Penggabung, Places, Row
from sopctl.naskah.sanding.gabung_teks import Teks, Tulisan

Sebelah = tuple[Isi, Alur]
"""The words and the flow of one side."""


@dataclass(frozen=True, slots=True)
class Gabungan:
    """The merged sheet before it is laid out, and where the places of both sides stand on it."""

    isi: Isi
    alur: Alur
    baris: Index
    simbol: Index
    panah: Index
    kolom: tuple[dict[str, str], dict[str, str]]
    """From ids of each side to those of the sheet."""
    tulisan: dict[Tempat, Tulisan]
    """What happened to the paragraphs of texts that changed."""
    hilang: frozenset[Tempat]
    """What stands there although it is gone."""
    baru: frozenset[Tempat]
    """Symbols and arrows of rows that came."""

    def place(self, tempat: Tempat, side: int) -> Tempat | None:
        """A place of BASE (0) or HEAD (1) on the merged sheet."""
        if tempat.jenis == "identitas":
            return tempat
        if tempat.jenis == "kolom":
            name = self.kolom[side].get(tempat.nama) if tempat.nama else ""
            return None if name is None else replace(tempat, nama=name)
        known = {"simbol": self.simbol, "panah": self.panah}.get(tempat.jenis, self.baris)[side]
        found = known.get(tempat.nomor)
        return None if found is None else replace(tempat, nomor=found)


def merge(base: Sebelah, head: Sebelah, padanan: Padanan, places: Places) -> Gabungan:
    """The merged sheet. `places`: what each change does, and where in BASE and in HEAD."""
    named = {place for _, b, h in places for place in (b, h) if place is not None}
    words = Teks(base[0], head[0], named)
    kolom, columns = _columns(base[0], head[0], padanan)
    order, rows = _rows(base[0], head[0], padanan)
    back = {j: i for i, j in padanan.baris.pairs}
    baris = tuple(
        words.row(new, old, back.get(old)) if side else words.gone_row(new, old)
        for new, (side, old) in enumerate(order)
    )
    flow = Penggabung(base[1], head[1], padanan, places).merge(order, columns)
    isi = replace(
        head[0],
        kolom=kolom,
        baris=baris,
        identitas=words.identity(),
        # The sentences would have to tell what is gone as well; the table of words does.
        tertulis=(),
        kaki=("", "{halaman}"),
    )
    gone = {Tempat("baris", rows[0][i]) for i in padanan.baris.removed}
    gone |= {Tempat("kolom", nama=column.id) for column in kolom if column.id.startswith(GONE)}
    # A symbol of BASE that has no place of its own is shown by that of HEAD.
    symbols = {i: flow.simbol[1][j] for i, j in padanan.simbol_of.items()} | flow.simbol[0]
    return Gabungan(
        isi,
        flow.alur,
        rows,
        (symbols, flow.simbol[1]),
        flow.panah,
        columns,
        words.tulisan,
        flow.hilang | gone,
        flow.baru,
    )


def _columns(
    base: Isi, head: Isi, padanan: Padanan
) -> tuple[tuple[IsiKolom, ...], tuple[dict[str, str], dict[str, str]]]:
    """The columns of HEAD, each that is gone behind the one that it stood behind."""
    order: list[IsiKolom] = list(head.kolom)
    there: dict[str, str] = {}
    before = -1
    for column in base.kolom:
        same = padanan.kolom.by_id.get(column.id)
        if same is None:
            there[column.id] = GONE + column.id
            before += 1
            order.insert(before, replace(column, id=there[column.id]))
        else:
            there[column.id] = same
            before = next((i for i, known in enumerate(order) if known.id == same), before)
    return tuple(order), (there, {column.id: column.id for column in head.kolom})


def _rows(base: Isi, head: Isi, padanan: Padanan) -> tuple[list[Row], Index]:
    """The rows of HEAD, each that is gone behind the one that it stood behind."""
    same = dict(padanan.baris.pairs)
    order: list[Row] = [(1, j) for j in range(len(head.baris))]
    after = -1
    for i in range(len(base.baris)):
        if i in same:
            after = order.index((1, same[i]))
        else:
            after += 1
            order.insert(after, (0, i))
    place = {row: new for new, row in enumerate(order)}
    there = {i: place[(1, same[i]) if i in same else (0, i)] for i in range(len(base.baris))}
    return order, (there, {j: place[1, j] for j in range(len(head.baris))})
