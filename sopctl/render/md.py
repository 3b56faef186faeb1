"""Markdown for reviews: identity, table, flowchart in Mermaid, written form; hostile text stays text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import jinja2

from sopctl.layout.stages import Isi
from sopctl.model.alur import Alur, Simbol
from sopctl.model.sop import Sop
from sopctl.render.kata import kata
from sopctl.render.lembar import Lembar
from sopctl.render.tertulis import one_line, step_numbers
from sopctl.resources import resource_path

_BREAK = "<!-- -->"
"""Splits what a forge would turn into a link, a mention or a picture after Markdown is done."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "<span>$</span>"}
_MARKUP = re.compile(r"[\\`*_{}\[\]|~#]")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|www)(?=[:.])|(?<=[@#])(?=\w)|(?<=:)(?=[\w+-]+:)")
_BLOCK = re.compile(r"^(?:[-+=]|\d+(?=[.)]))")


class Markup(str):
    """Markdown that this module made: everything else is escaped."""

    __slots__ = ()


def escape_markdown(text: str) -> str:
    """Text that Markdown prints as it is inside a line: no markup, HTML, link, mention or formula."""
    parts = re.split(r"([&<>$])", _AUTOLINK.sub(lambda match: match[0] + "\0", text))
    escaped = "".join(_ENTITIES.get(part) or _MARKUP.sub(r"\\\g<0>", part) for part in parts)
    return escaped.replace("\0", _BREAK)


def escape_block(text: str) -> Markup:
    """The same where a line begins: no list, heading or rule either."""
    escaped = escape_markdown(text)
    return Markup(_BLOCK.sub(lambda m: f"{m[0]}\\" if m[0].isdigit() else f"\\{m[0]}", escaped))


def _finalize(value: object) -> object:
    return escape_markdown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


# ---------------------------------------------------------------- the flowchart

_SHAPES = {
    "mulai": ('(["', '"])'),
    "proses": ('["', '"]'),
    "keputusan": ('{"', '"}'),
    "selesai": ('(["', '"])'),
}


def escape_mermaid(text: str) -> str:
    """Text inside a quoted Mermaid label: everything that could be syntax becomes a character code."""
    # Two dollar signs would begin a formula, coded or not: something without ink parts them.
    parted = text.replace("$$", "$\u2060$").replace("$$", "$\u2060$")
    coded = "".join(c if c.isalnum() or c in " ,/()?" else f"#{ord(c)};" for c in parted)
    return coded or " "


def _node(simbol: Simbol, text: tuple[str, ...]) -> str:
    before, after = _SHAPES[simbol.jenis]
    return f"s{simbol.index}{before}{'<br>'.join(map(escape_mermaid, text))}{after}"


def _mermaid(sop: Sop, alur: Alur) -> list[Markup]:
    numbers, names = step_numbers(sop, alur), {p.id: one_line(p.nama) for p in reversed(sop.pelaksana)}
    lines = []
    for simbol in alur.simbol:
        number = numbers.get(simbol.index, str(simbol.baris + 1))
        head = f"{number} {one_line(sop.kegiatan[simbol.baris].uraian)}"
        said = (one_line(simbol.tulisan),) if simbol.tulisan else ()
        lines.append(_node(simbol, (head, names.get(simbol.pelaksana, simbol.pelaksana), *said)))
    for panah in alur.panah:
        label = f'|"{escape_mermaid(one_line(panah.label))}"|' if panah.label else ""
        lines.append(f"s{panah.dari} -->{label} s{panah.ke}")
    for n, lost in enumerate(alur.hilang):
        label = f'|"{escape_mermaid(one_line(lost.label))}"|' if lost.label else ""
        text = kata("rusak", "tanda", "tujuan", id=one_line(lost.target))
        lines.append(f's{lost.dari} -->{label} h{n}["{escape_mermaid(text)}"]')
    for group in alur.bersama:
        lines += [f"s{a} -.- s{b}" for a, b in pairwise(group)]
    return [Markup(line) for line in lines]


# ---------------------------------------------------------------- the tables


def _identity(isi: Isi) -> list[tuple[str, tuple[str, ...]]]:
    identitas = isi.identitas
    label, above, below = identitas.pengesah
    rows: list[tuple[str, tuple[str, ...]]] = [(key, (value,)) for key, value in identitas.baris]
    rows.insert(identitas.pengesah_di, (label, (*above, *below)))
    agency = (kata("label", "identitas", "instansi"), identitas.instansi)
    return [agency, *rows, *((kotak.judul, kotak.butir) for kotak in identitas.kotak)]


def _actors(sop: Sop, alur: Alur, baris: int) -> tuple[str, ...]:
    names = {p.id: one_line(p.nama) for p in reversed(sop.pelaksana)}
    told = dict.fromkeys(s.pelaksana for s in alur.simbol if s.baris == baris)
    return tuple(names.get(key, key) for key in told)


def _rows(lembar: Lembar) -> list[tuple[tuple[str, ...], ...]]:
    return [
        (
            (row.nomor,),
            row.kegiatan,
            _actors(lembar.sop, lembar.alur, i),
            row.kelengkapan,
            row.waktu,
            row.output,
            row.keterangan,
        )
        for i, row in enumerate(lembar.isi.baris)
    ]


def _row_name(row: str) -> str:
    return kata("rusak", "daftar", "baris", nomor=row) if row else kata("rusak", "daftar", "umum")


@lru_cache(maxsize=1)
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resource_path("templates", "markdown")),
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        keep_trailing_newline=True,
        # The wall is `finalize`: this is no HTML.
        autoescape=False,
    )
    return environment.get_template("lembar.md.j2")


def render(lembar: Lembar) -> tuple[bytes, ...]:
    """The sheet as one Markdown document."""
    isi, kepala = lembar.isi, lembar.isi.kepala
    text = _template().render(
        judul=isi.judul,
        judul_identitas=kata("label", "judul", "identitas"),
        judul_prosedur=kata("label", "judul", "prosedur"),
        judul_diagram=kata("label", "judul", "diagram"),
        judul_tertulis=kata("label", "judul", "tertulis_garis_besar"),
        kepala_identitas=(kata("label", "identitas", "butir"), kata("label", "identitas", "isi")),
        identitas=_identity(isi),
        kepala_tabel=(
            kepala.nomor,
            kepala.kegiatan,
            kepala.pelaksana,
            kepala.kelengkapan,
            kepala.waktu,
            kepala.output,
            kepala.keterangan,
        ),
        tabel=_rows(lembar),
        diagram=_mermaid(lembar.sop, lembar.alur),
        tertulis=[(Markup(number), escape_block(sentence)) for number, sentence in isi.tertulis],
        kaki=isi.kaki[0],
        judul_kesalahan=kata("rusak", "daftar", "judul"),
        kesalahan=[(_row_name(row), what) for row, what in lembar.kesalahan],
    )
    return (text.encode(),)
