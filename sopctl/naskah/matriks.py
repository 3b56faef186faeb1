"""The matrix of a comparison: what was and what is side by side, as a bureau lays it before an official."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from babel.dates import format_date

from sopctl.comparing.compare import Compared
from sopctl.diff.report import Dokumen, Perbandingan, Ubah
from sopctl.diff.weigh import Bobot
from sopctl.messages.catalogue import text
from sopctl.naskah.docx import write_docx
from sopctl.naskah.isi import REBAH, Alinea, Bagian, Judul, Naskah, Nomor, Ruas, Sel, Tabel, alinea, sel
from sopctl.render.view import nama_pemerintah
from sopctl.tell.potong import Potong, part_readings
from sopctl.tell.ubah import (
    NOTHING,
    SHORT_AND_FAST,
    UbahStyle,
    about,
    by_part,
    follows,
    moved,
    readings,
    state_of,
    summary,
)

_COLUMNS = (12.0, 96.0, 96.0, 63.0)
_HEAD, _GROUP = "D9D9D9", "F2F2F2"


def matriks(compared: Compared, style: UbahStyle, today: date) -> bytes:
    """The matrix as DOCX."""
    return write_docx(_Matriks(compared, style.lang, style.least).naskah(today))


class _Matriks:
    def __init__(self, compared: Compared, lang: str, least: Bobot) -> None:
        self._found: Perbandingan = compared.perbandingan
        self._kantor = compared.kantor[1].konfigurasi or compared.kantor[0].konfigurasi
        self._lang, self._least = lang, least

    def _word(self, key: str, **args: str | int) -> str:
        return text(self._lang, f"diff.{key}", **args)

    def naskah(self, today: date) -> Naskah:
        """The paper."""
        title = self._word("matriks.judul")
        return Naskah(
            title,
            today,
            (*self._top(title, today), *self._shared(), *self._documents()),
            REBAH,
            (self._foot(),),
            bahasa={"id": "id-ID", "en": "en-GB"}[self._lang],
        )

    def _top(self, title: str, today: date) -> Iterator[Bagian]:
        office = nama_pemerintah(self._kantor)
        if office:
            yield Alinea((Ruas(office.upper(), tebal=True),), "tengah", 13, setelah=4, garis=True)
        yield Alinea((Ruas(title.upper(), tebal=True),), "tengah", 12, setelah=4)
        head = self._word("kerja") if self._found.head is None else self._found.head
        day = format_date(today, "d MMMM y", locale=self._lang)
        yield alinea(
            self._word("matriks.keadaan", tanggal=day, base=self._found.base, head=head), rata="tengah"
        )
        yield alinea(self._word("matriks.kunci"), rata="tengah", setelah=6)
        yield alinea(summary(self._found, self._lang), tebal=True)
        if self._least > Bobot.REDAKSIONAL:
            yield alinea(self._word("tersaring"))
        if not any(_differs(dokumen) for dokumen in self._found.dokumen) and not self._found.bersama:
            yield alinea(self._word("tidak-ada"))

    def _foot(self) -> Alinea:
        pages = (Ruas(f"{self._word('matriks.halaman')} "), Nomor("halaman"))
        return Alinea((*pages, Ruas(f" {self._word('matriks.dari')} "), Nomor("jumlah")), "kanan", 8)

    def _shared(self) -> Iterator[Bagian]:
        if self._found.bersama:
            name = self._word("bersama")
            yield Judul(name, 2)
            yield self._table(name, [(None, self._found.bersama)])

    def _documents(self) -> Iterator[Bagian]:
        for dokumen in self._found.dokumen:
            if _differs(dokumen):
                yield from self._document(dokumen)

    def _document(self, dokumen: Dokumen) -> Iterator[Bagian]:
        name = dokumen.nama or dokumen.sop
        yield Judul(name, 2)
        paths = dict.fromkeys(path for path in (dokumen.path_before, dokumen.path_after) if path)
        yield Alinea(
            (Ruas(f"{state_of(dokumen, self._lang)} ({' → '.join(paths)})"),), setelah=4, bersama=True
        )
        if dokumen.ubah:
            yield self._table(name, list(by_part(dokumen.ubah)))
        if dokumen.akibat:
            lines = [(follows(a, self._lang), a.source.citation) for a in dokumen.akibat]
            yield from self._list(self._word("akibat"), lines)
        if dokumen.ukuran:
            heading = f"{self._word('ukuran.judul')} ({SHORT_AND_FAST.citation})"
            yield from self._list(heading, [(line, None) for line in moved(dokumen.ukuran, self._lang)])

    def _list(self, heading: str, items: Sequence[tuple[str, str | None]]) -> Iterator[Bagian]:
        yield Judul(heading, 3)
        for number, (words, cited) in enumerate(items, 1):
            yield alinea(f"{number}. {words}" + (f" ({cited})" if cited else ""))

    # ------------------------------------------------------------ the table

    def _table(self, name: str, groups: Sequence[tuple[str | None, tuple[Ubah, ...]]]) -> Tabel:
        words = ("matriks.nomor", "semula", "menjadi", "matriks.keterangan")
        head = tuple(sel(self._word(word), tebal=True, rata="tengah", latar=_HEAD) for word in words)
        rows: list[tuple[Sel, ...]] = []
        number = 0
        for part, changes in groups:
            if part is not None:
                title = Alinea((Ruas(self._word(f"bagian.{part}"), tebal=True),), bersama=True)
                rows.append((Sel((title,), lebar=len(head), latar=_GROUP),))
            for ubah in changes:
                number += 1
                rows.append(self._row(number, ubah))
        caption = self._word("matriks.tabel", nama=name)
        return Tabel(_COLUMNS, (head,), tuple(rows), caption)

    def _row(self, number: int, ubah: Ubah) -> tuple[Sel, ...]:
        before, after = readings(ubah)
        gone, come = part_readings(before, after)
        level = self._word(f"tingkat.{ubah.bobot.word}")
        cited = ubah.source.citation
        remarks = (
            alinea(about(ubah, self._lang), tebal=True),
            alinea(f"{level}; {cited}" if cited else level),
        )
        return (
            sel(str(number), rata="tengah"),
            _reading(gone, come=False),
            _reading(come, come=True),
            Sel(remarks),
        )


def _differs(dokumen: Dokumen) -> bool:
    return dokumen.keadaan != "tetap"


def _reading(pieces: Sequence[Potong], *, come: bool) -> Sel:
    """A reading with what changed in it: what went struck, what came bold and underlined."""
    if tuple(text for text, _ in pieces) in ((NOTHING,), ()):
        return sel(NOTHING)
    runs = (
        Ruas(text, tebal=changed and come, garis_bawah=changed and come, coret=changed and not come)
        for text, changed in pieces
    )
    return Sel((Alinea(tuple(runs)),))
