"""The merged sheet as a table of words: for who does not see the drawing, and where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopctl.diff.tempat import Tanda, Tempat
from sopctl.messages.catalogue import text
from sopctl.model.alur import Simbol
from sopctl.naskah.sanding.gabung import Gabungan
from sopctl.naskah.sanding.gabung_teks import CELLS, Tulisan
from sopctl.naskah.sanding.lencana import badge_text
from sopctl.naskah.sanding.tanda import Tertanda

Teks = tuple[str, Tanda | None]
"""A text, and what happened to it."""


@dataclass(frozen=True, slots=True)
class Baris:
    """A row."""

    nomor: str
    tanda: Tanda | None
    kegiatan: tuple[Teks, ...]
    pelaksana: tuple[Teks, ...]
    sel: tuple[tuple[Teks, ...], ...]
    """Kelengkapan, waktu, output, keterangan."""
    ubahan: tuple[tuple[int, str], ...]
    """(number, badge) of the changes in the row."""


def build_tabel(satu: Gabungan, tertanda: Sequence[Tertanda], lang: str) -> tuple[Baris, ...]:
    """The rows of the merged sheet."""
    return tuple(_Tabel(satu, tertanda, lang).rows())


class _Tabel:
    def __init__(self, satu: Gabungan, tertanda: Sequence[Tertanda], lang: str) -> None:
        self._satu, self._lang = satu, lang
        self._marks = {mark.tempat: mark for mark in tertanda}
        self._tertanda = tertanda
        self._names = {kolom.id: kolom.nama for kolom in satu.isi.kolom}

    def rows(self) -> Iterator[Baris]:
        """Each row of the sheet."""
        for i, row in enumerate(self._satu.isi.baris):
            own = self._marks.get(Tempat("baris", i))
            texts = [self._texts(i, role, getattr(row, role)) for role in CELLS]
            yield Baris(
                row.nomor,
                own.tanda if own else None,
                texts[0],
                tuple(self._symbols(i)),
                tuple(texts[1:]),
                tuple(self._badges(i)),
            )

    def _texts(self, row: int, role: str, texts: tuple[str, ...]) -> tuple[Teks, ...]:
        flags: Tulisan = self._satu.tulisan.get(Tempat("sel", row, role), ())
        return tuple((t, flags[i] if i < len(flags) else None) for i, t in enumerate(texts))

    def _symbols(self, row: int) -> Iterator[Teks]:
        for simbol in self._satu.alur.simbol:
            if simbol.baris == row:
                mark = self._marks.get(Tempat("simbol", simbol.index))
                yield self._symbol(simbol), mark.tanda if mark else None
                yield from self._ways(simbol)

    def _symbol(self, simbol: Simbol) -> str:
        kind = text(self._lang, f"diff.simbol.{simbol.jenis}")
        name = self._names.get(simbol.pelaksana, simbol.pelaksana)
        return f"{name} ({kind}{f': {simbol.tulisan}' if simbol.tulisan else ''})"

    def _ways(self, simbol: Simbol) -> Iterator[Teks]:
        """The arrows that do more than lead to the next row, or that are marked."""
        alur, rows = self._satu.alur, self._satu.isi.baris
        for i, panah in enumerate(alur.panah):
            if panah.dari != simbol.index:
                continue
            mark = self._marks.get(Tempat("panah", i))
            there = alur.simbol[panah.ke].baris
            if mark or panah.label is not None or there != simbol.baris + 1:
                label = f"{panah.label}: " if panah.label else ""
                yield f"→ {label}{rows[there].nomor}", mark.tanda if mark else None

    def _badges(self, row: int) -> Iterator[tuple[int, str]]:
        seen = set()
        for mark in self._tertanda:
            for number, tanda in mark.nomor if self._row_of(mark.tempat) == row else ():
                if number not in seen:
                    seen.add(number)
                    yield number, badge_text(tanda, number)

    def _row_of(self, tempat: Tempat) -> int | None:
        alur = self._satu.alur
        if tempat.jenis == "simbol":
            return alur.simbol[tempat.nomor].baris
        if tempat.jenis == "panah":
            return alur.simbol[alur.panah[tempat.nomor].dari].baris
        return tempat.nomor if tempat.jenis in ("baris", "sel") else None
