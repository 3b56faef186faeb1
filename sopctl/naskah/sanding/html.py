"""The comparison as HTML: one file without script and network, that loads nothing but its own style sheet."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import jinja2
from markupsafe import Markup

from sopctl.comparing.compare import Compared
from sopctl.diff.weigh import Bobot
from sopctl.layout.stages import Paper
from sopctl.messages.catalogue import text
from sopctl.messages.escape import visible
from sopctl.naskah.sanding.isi import Seksi, build_seksi
from sopctl.naskah.sanding.lembar import Penggambar
from sopctl.naskah.sanding.lencana import SIGN
from sopctl.render.html_gaya import css, faces, policy
from sopctl.render.kata import kata
from sopctl.render.strokes import number
from sopctl.resources import resource_path
from sopctl.tell.ubah import GRAVEST_FIRST, SHORT_AND_FAST, UbahStyle, head_of

_MARGIN = "10mm"
_COLUMNS = ("kelengkapan", "waktu", "output", "keterangan")


@lru_cache(maxsize=1)
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(resource_path("templates", "html"))
    environment = jinja2.Environment(loader=loader, undefined=jinja2.StrictUndefined, autoescape=True)
    return environment.get_template("perbandingan.html.j2")


def sanding(compared: Compared, style: UbahStyle, today: date) -> bytes:
    """The comparison as one HTML document. `today` is in what follows already."""
    seksi = build_seksi(compared, style)
    paper = Penggambar(compared.kantor[1]).kertas
    values = _values(compared, style, seksi)
    # Fonts are cut to the letters of the text, so the text comes first.
    gaya = _style_sheet(paper, _template().render(**values, gaya="", kebijakan=""))
    has_logo = any(kantor.logo for kantor in compared.kantor)
    page = _template().render(**values, gaya=Markup(gaya), kebijakan=policy(gaya, has_logo))
    return page.encode() + b"\n"


def _values(compared: Compared, style: UbahStyle, seksi: tuple[Seksi, ...]) -> dict[str, object]:
    lang, found = style.lang, compared.perbandingan

    def word(key: str, **args: str | int) -> str:
        return text(lang, f"diff.{key}", **args)

    notes = [] if seksi else [word("tidak-ada")]
    if style.least > Bobot.REDAKSIONAL:
        notes.insert(0, word("tersaring"))
    return {
        "bahasa": lang,
        "judul": visible(head_of(found, lang)),
        "angka": [
            *((word(f"tingkat.{bobot.word}"), found.count(bobot)) for bobot in GRAVEST_FIRST),
            (word("lembar.sop"), sum(dokumen.keadaan != "tetap" for dokumen in found.dokumen)),
        ],
        "catatan": notes,
        "seksi": seksi,
        "ada_gambar": any(s.gabungan or s.sisi for s in seksi),
        "arti": [(tanda, sign, word(f"lembar.{tanda}")) for tanda, sign in SIGN.items()],
        "kata": {
            **{key: word(f"lembar.{key}") for key in _WORDS},
            **{key: word(key) for key in ("semula", "menjadi", "akibat")},
            "arti": word("lembar.keterangan"),
            "tanda": {tanda: word(f"lembar.{tanda}") for tanda in SIGN},
            "ukuran": word("ukuran.judul"),
            "ukuran_pasal": SHORT_AND_FAST.citation,
            "gulir": {s: word("lembar.gulir", lembar=word(f"lembar.{s}")) for s in _SIDES},
            "kolom": (
                *(kata("label", "kepala", key) for key in ("nomor", "kegiatan")),
                word("lembar.pelaksana"),
                *(kata("label", "kepala", key) for key in _COLUMNS),
                word("lembar.ubahan"),
            ),
        },
    }


_WORDS = ("lompat", "isi", "daftar", "letak", "perbesar", "kembali", "tabel", "uraian")
_SIDES = ("gabungan", "semula", "menjadi")


def _style_sheet(paper: Paper, body: str) -> str:
    width, height = f"{number(paper.width)}mm", f"{number(paper.height)}mm"
    parts = (
        faces(body),
        f"@page{{size:{width} {height};margin:{_MARGIN}}}",
        f":root{{--lebar:{width};--tinggi:{height}}}",
        css("dasar.css"),
        css("perbandingan.css"),
    )
    return "\n" + "\n".join(parts) + "\n"
