"""From a document to its sheet: the words, then the drawing, then whatever a backend needs besides."""

from __future__ import annotations

from dataclasses import replace

from sopctl.layout.stages import Drawing, Isi, Paper
from sopctl.model.alur import Alur, resolve_alur
from sopctl.model.koleksi import Koleksi
from sopctl.model.makna import sidik
from sopctl.model.putaran import resolve_putaran
from sopctl.model.sop import Sop
from sopctl.render.lembar import Lembar, Pilihan
from sopctl.render.logo import Logo
from sopctl.render.view import build_isi, keadaan_of

_SEMUA = Pilihan()


def make_lembar(
    sop: Sop,
    koleksi: Koleksi,
    paper: Paper | None,
    logo: Logo | None = None,
    pilihan: Pilihan = _SEMUA,
) -> Lembar:
    """The sheet of an SOP, drawn on `paper`; None where no backend will draw it.

    The document must be free of SOP301 and SOP303. Raises SopctlError where it cannot be drawn right on
    this paper.
    """
    alur = resolve_alur(sop)
    keadaan = keadaan_of(resolve_putaran(sop, koleksi.konfigurasi, None), sidik(sop, alur))
    isi = build_isi(sop, alur, koleksi, keadaan)
    if logo is not None:
        isi = replace(isi, identitas=replace(isi.identitas, logo=logo.path, logo_ratio=logo.ratio))
    return Lembar(sop, alur, isi, _draw(isi, alur, paper, pilihan), logo.data if logo else None, pilihan)


def _draw(isi: Isi, alur: Alur, paper: Paper | None, pilihan: Pilihan) -> Drawing | None:
    if paper is None:
        return None
    from sopctl.layout.pipeline import lay_out

    return lay_out(isi, alur, paper, pilihan.satu_halaman)
