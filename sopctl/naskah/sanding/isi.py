"""A comparison as values that the template only fills in: headline, lists of changes, drawn pages, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sopctl.comparing.compare import Compared
from sopctl.diff.dokumen import Sandingan
from sopctl.diff.report import Dokumen, Ubah
from sopctl.diff.tempat import Tanda, tanda_of
from sopctl.layout.page import MARGIN
from sopctl.layout.stages import Page, Paper
from sopctl.messages.catalogue import text
from sopctl.messages.escape import visible
from sopctl.naskah.sanding.lembar import Lukisan, Penggambar, sandingkan
from sopctl.naskah.sanding.lencana import BESAR, KECIL, Lencana, badge_text, draw_badge
from sopctl.naskah.sanding.tabel import Baris, build_tabel
from sopctl.naskah.sanding.tanda import Penanda
from sopctl.render.strokes import number
from sopctl.render.svg import FONTS, draw_page
from sopctl.tell.potong import Potong, part_readings
from sopctl.tell.ubah import (
    NOTHING,
    UbahStyle,
    about,
    by_level,
    by_part,
    counted,
    follows,
    moved,
    readings,
    state_of,
)

_SIDES = ("gabungan", "semula", "menjadi")
_LETTER = {"gabungan": "g", "semula": "s", "menjadi": "m"}


@dataclass(frozen=True, slots=True)
class Bacaan:
    """A reading, in stretches that changed or not."""

    potong: tuple[Potong, ...]
    kosong: bool


@dataclass(frozen=True, slots=True)
class Butir:
    """A change in the list."""

    nomor: int
    tanda: Tanda
    lencana: str
    pokok: str
    semula: Bacaan
    menjadi: Bacaan
    pasal: str
    letak: tuple[tuple[str, str], ...]
    """(address in the page, word) of its places on the sheets."""


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The changes of one level and one part."""

    nama: str
    butir: tuple[Butir, ...]


@dataclass(frozen=True, slots=True)
class Tingkat:
    """The changes of one level."""

    nama: str
    kelompok: tuple[Kelompok, ...]


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet as it is shown."""

    sisi: str
    judul: str
    halaman: tuple[Markup, ...]
    pesan: str
    """Why nothing is drawn; empty where it is."""
    tabel: tuple[Baris, ...] = ()
    """Of the merged sheet: the same as a table."""


@dataclass(frozen=True, slots=True)
class Seksi:
    """An SOP, or the shared files."""

    id: str
    nama: str
    keadaan: str
    hitungan: str
    berkas: str
    akibat: tuple[tuple[str, str], ...]
    """(sentence, articles)."""
    lainnya: str
    """How many follow besides the first; empty where none does."""
    ukuran: tuple[str, ...]
    tingkat: tuple[Tingkat, ...]
    gabungan: Lembar | None = None
    sisi: tuple[Lembar, ...] = ()

    @property
    def susunan(self) -> str:
        """How the sheets stand: `dua` side by side, or `satu`."""
        return "dua" if len(self.sisi) > 1 else "satu"


def build_seksi(compared: Compared, style: UbahStyle) -> tuple[Seksi, ...]:
    """The sections of the page, in order."""
    return tuple(_Pembangun(compared, style).sections())


class _Pembangun:
    def __init__(self, compared: Compared, style: UbahStyle) -> None:
        self._compared, self._lang = compared, style.lang
        self._painters = (Penggambar(compared.kantor[0]), Penggambar(compared.kantor[1]))
        self._next = 1

    def _word(self, key: str, **args: str | int) -> str:
        return text(self._lang, f"diff.{key}", **args)

    def sections(self) -> Iterator[Seksi]:
        """The shared files, then each SOP that differs."""
        found = self._compared.perbandingan
        if found.bersama:
            numbered = self._number(found.bersama)
            levels = self._levels(numbered, {})
            name = self._word("bersama")
            yield Seksi("bersama", name, name, counted(found.bersama), "", (), "", (), levels)
        pairs = zip(found.dokumen, self._compared.sandingan, strict=True)
        for i, (dokumen, pair) in enumerate(pairs, 1):
            if dokumen.keadaan != "tetap":
                yield self._section(f"sop-{i}", dokumen, pair)

    def _number(self, changes: Sequence[Ubah]) -> list[tuple[int, Ubah]]:
        """The changes with their numbers, in the order of the list."""
        ordered = [u for _, level in by_level(changes) for _, part in by_part(level) for u in part]
        first, self._next = self._next, self._next + len(ordered)
        return list(enumerate(ordered, first))

    def _section(self, id: str, dokumen: Dokumen, pair: Sandingan) -> Seksi:
        numbered = self._number(dokumen.ubah)
        merged, sides, named = self._sheets(dokumen, pair, numbered)
        further = len(dokumen.akibat) - 1
        paths = dict.fromkeys(path for path in (dokumen.path_before, dokumen.path_after) if path)
        return Seksi(
            id,
            visible(dokumen.nama or dokumen.sop),
            state_of(dokumen, self._lang),
            counted(dokumen.ubah),
            visible(" → ".join(paths)),
            tuple((follows(a, self._lang), a.source.citation or "") for a in dokumen.akibat),
            self._word("lembar.akibat-lain", jumlah=further) if further > 0 else "",
            tuple(moved(dokumen.ukuran, self._lang)) if dokumen.ukuran else (),
            self._levels(numbered, named),
            merged,
            sides,
        )

    # ------------------------------------------------------------ the list

    def _levels(self, numbered: list[tuple[int, Ubah]], named: dict[str, set[int]]) -> tuple[Tingkat, ...]:
        number_of = {id(ubah): number for number, ubah in numbered}
        levels = []
        for bobot, changes in by_level([ubah for _, ubah in numbered]):
            parts = [
                Kelompok(
                    self._word(f"bagian.{part}"), tuple(self._item(number_of[id(u)], u, named) for u in group)
                )
                for part, group in by_part(changes)
            ]
            levels.append(Tingkat(self._word(f"tingkat.{bobot.word}"), tuple(parts)))
        return tuple(levels)

    def _item(self, number: int, ubah: Ubah, named: dict[str, set[int]]) -> Butir:
        before, after = map(visible, readings(ubah))
        gone, come = part_readings(before, after)
        tanda = _whole(ubah) or tanda_of(ubah.fakta)
        return Butir(
            number,
            tanda,
            badge_text(tanda, number),
            about(ubah, self._lang),
            Bacaan(gone, before == NOTHING),
            Bacaan(come, after == NOTHING),
            ubah.source.citation or "",
            tuple(
                (f"#{_LETTER[side]}-{number}", self._word(f"lembar.lihat-{side}"))
                for side in _SIDES
                if number in named.get(side, ())
            ),
        )

    # ------------------------------------------------------------ the sheets

    def _sheets(
        self, dokumen: Dokumen, pair: Sandingan, numbered: list[tuple[int, Ubah]]
    ) -> tuple[Lembar | None, tuple[Lembar, ...], dict[str, set[int]]]:
        words = {number: about(ubah, self._lang) for number, ubah in numbered}
        if pair.base is None or pair.head is None:
            side = "semula" if pair.head is None else "menjadi"
            berkas = pair.base or pair.head
            assert berkas is not None
            painted = self._painters[0 if pair.head is None else 1].paint(berkas.sop)
            return None, (self._sheet(side, painted, words)[0],), {}
        if not dokumen.ubah:
            return None, (), {}
        changes = [(number, ubah.fakta) for number, ubah in numbered]
        both = sandingkan(pair.base.sop, pair.head.sop, self._painters, changes)
        one, of_base = self._sheet("semula", both.semula, words)
        other, of_head = self._sheet("menjadi", both.menjadi, words)
        named = {"semula": of_base, "menjadi": of_head}
        if both.gabungan is None or both.satu is None:
            pesan = self._word("lembar.tanpa-gabungan")
            return Lembar("gabungan", self._word("lembar.gabungan"), (), pesan), (one, other), named
        merged, named["gabungan"] = self._sheet("gabungan", both.gabungan, words)
        table = build_tabel(both.satu, both.gabungan.tertanda, self._lang)
        shown = Lembar(merged.sisi, merged.judul, merged.halaman, merged.pesan, table)
        return shown, (one, other), named

    def _sheet(self, side: str, painted: Lukisan, words: dict[int, str]) -> tuple[Lembar, set[int]]:
        title = self._word(f"lembar.{side}")
        if painted.gambar is None:
            assert painted.halangan is not None
            why = text(self._lang, f"error.{painted.halangan.key}", **painted.halangan.fields)
            key = "lembar.gabungan-tak-tergambar" if side == "gabungan" else "lembar.tak-tergambar"
            return Lembar(side, title, (), self._word(key, sebab=why)), set()
        columns = [kolom.id for kolom in painted.isi.kolom]
        size = KECIL if side == "gabungan" else BESAR
        penanda = Penanda(_LETTER[side], painted.alur, columns, painted.tertanda, size, painted.tulisan)
        drawn = [(page, *penanda.draw(page)) for page in painted.halaman]
        if side == "gabungan":
            # The identity is there for what changed in it.
            drawn = [one for one in drawn if one[0].jenis != "identitas" or one[2]]
        pages = []
        for i, (page, marks, badges) in enumerate(drawn, 1):
            name = self._word("lembar.halaman", lembar=title, halaman=i, jumlah=len(drawn))
            over = "\n".join(draw_badge(badge, self._badge_name(badge, words)) for badge in badges)
            height = _inked(page, painted.gambar.paper) if side == "gabungan" else painted.gambar.paper.height
            pages.append(_svg(painted, page, height, name, marks, over))
        return Lembar(side, title, tuple(pages), ""), penanda.named

    def _badge_name(self, badge: Lencana, words: dict[int, str]) -> str:
        return self._word("lembar.lencana", nomor=badge.nomor, pokok=words[badge.nomor])


def _whole(ubah: Ubah) -> Tanda | None:
    """What happened to a whole SOP."""
    known: dict[str, Tanda] = {"sop-baru": "tambah", "sop-dihapus": "hapus"}
    return known.get(ubah.jenis)


def _inked(page: Page, paper: Paper) -> float:
    """So far down does a page of the merged sheet show anything: nobody prints it, and its foot is bare."""
    lowest = max((table.ys[-1] for table in page.tables), default=paper.height)
    return min(lowest + MARGIN / 2, paper.height)


def _svg(painted: Lukisan, page: Page, height: float, name: str, marks: str, badges: str) -> Markup:
    """A page with its marks. What is drawn says nothing to who does not see it: lists and tables do."""
    assert painted.gambar is not None
    width, inner = painted.gambar.paper.width, "\n".join(draw_page(page, painted.logo))
    return Markup(
        f'<svg viewBox="0 0 {number(width)} {number(height)}" role="group" '
        f'aria-label="{Markup.escape(name)}" lang="id">'
        f'<g aria-hidden="true"><g font-family="{FONTS}" fill="#000">\n{inner}\n</g>\n{marks}</g>\n'
        f"{badges}</svg>"
    )
