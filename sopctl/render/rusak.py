"""The draft of a broken flow: drawn as far as it goes, every fault marked in its place and listed at the end.

An unknown pelaksana gets a column of its own, a missing target a symbol of its own, and both a question
mark; what bears an id that is not its alone is marked. Nothing else is guessed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from sopctl.layout.page import MARGIN, number_pages
from sopctl.layout.pipeline import lay_out
from sopctl.layout.stages import Drawing, Isi, IsiKolom, Page, Paper, TextLine
from sopctl.layout.written import lay_out_written
from sopctl.model.alur import BERIKUTNYA, Alur, Panah, Simbol, TargetHilang
from sopctl.render.kata import kata
from sopctl.render.lembar import Kesalahan

_BANNER_BASELINE, _BANNER_SIZE = 6.5, 8.0


@dataclass(frozen=True, slots=True)
class _Marked:
    """A flow that can be drawn, and the symbols in it that bear a mark."""

    isi: Isi
    alur: Alur
    ids: frozenset[str]


def _unknown_columns(isi: Isi, alur: Alur) -> tuple[IsiKolom, ...]:
    known = {kolom.id for kolom in isi.kolom}
    unknown = dict.fromkeys(s.pelaksana for s in alur.simbol if s.pelaksana not in known)
    return tuple(IsiKolom(key, kata("rusak", "tanda", "pelaksana", id=key), None) for key in unknown)


def _apart(simbol: tuple[Simbol, ...]) -> tuple[Simbol, ...]:
    """The symbols with ids of their own: an arrow in the drawing names its ends by them."""
    seen: Counter[str] = Counter()
    named = []
    for s in simbol:
        seen[s.id] += 1
        named.append(s if seen[s.id] == 1 else replace(s, id=f"{s.id}~{seen[s.id]}"))
    return tuple(named)


def _end(hilang: TargetHilang, source: Simbol, index: int, number: int) -> Simbol:
    """What stands where the target should be: under the symbol that names it."""
    text = kata("rusak", "tanda", "tujuan", id=hilang.target).strip()
    return replace(source, index=index, id=f"?{number}", jenis="proses", tulisan=text, partner=False)


def _doubled(alur: Alur) -> set[int]:
    """Symbols whose id is another's too, or is the word that means the next one."""
    paths = {path for ganda in alur.ganda for path in (ganda.key_path[:-1], ganda.first[:-1])}
    return {s.index for s in alur.simbol if s.key_path in paths or s.id == BERIKUTNYA}


def _mark(isi: Isi, alur: Alur) -> _Marked:
    columns = _unknown_columns(isi, alur)
    own, count = _apart(alur.simbol), len(alur.simbol)
    ends = tuple(_end(h, own[h.dari], count + i, i + 1) for i, h in enumerate(alur.hilang))
    arrows = tuple(
        Panah(h.dari, end.index, h.label, True, h.key_path) for h, end in zip(alur.hilang, ends, strict=True)
    )
    foreign, doubled = {kolom.id for kolom in columns}, _doubled(alur)
    ids = {s.id for s in own if s.pelaksana in foreign or s.index in doubled} | {s.id for s in ends}
    drawn = replace(alur, simbol=(*own, *ends), panah=(*alur.panah, *arrows), hilang=(), ganda=())
    return _Marked(replace(isi, kolom=(*isi.kolom, *columns)), drawn, frozenset(ids))


def _listed(isi: Isi, kesalahan: Kesalahan, paper: Paper) -> tuple[Page, ...]:
    sentences = tuple(
        (kata("rusak", "daftar", "baris", nomor=row) if row else kata("rusak", "daftar", "umum"), what)
        for row, what in kesalahan
    )
    lead = ("", kata("rusak", "daftar", "pengantar"))
    title = kata("rusak", "daftar", "judul")
    return lay_out_written(replace(isi, judul_tertulis=title, tertulis=(lead, *sentences)), paper)


def draw_broken(isi: Isi, alur: Alur, paper: Paper, one_page: bool, kesalahan: Kesalahan) -> Drawing:
    """The draft. Raises SopctlError where even that does not fit the paper."""
    marked = _mark(isi, alur)
    drawing = lay_out(marked.isi, marked.alur, paper, one_page)
    pages = number_pages((*drawing.pages, *_listed(isi, kesalahan, paper)), isi.kaki, paper)
    where = str(len(drawing.pages) + 1)
    banner = TextLine(
        MARGIN, _BANNER_BASELINE, kata("rusak", "tanda", "spanduk", halaman=where), _BANNER_SIZE, True
    )
    return Drawing(paper, tuple(_marked_page(page, marked.ids, banner) for page in pages))


def _marked_page(page: Page, ids: frozenset[str], banner: TextLine) -> Page:
    shapes = tuple(replace(s, rusak=True) if s.id in ids else s for s in page.shapes)
    return replace(page, shapes=shapes, foot=(*page.foot, banner))
