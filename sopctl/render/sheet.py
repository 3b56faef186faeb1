"""From a document to its sheet: the words, then the drawing, then whatever a backend needs besides."""

from __future__ import annotations

from dataclasses import replace

from sopctl.layout.stages import Isi, Paper
from sopctl.model.alur import Alur, resolve_alur
from sopctl.model.koleksi import Koleksi
from sopctl.model.makna import sidik
from sopctl.model.putaran import resolve_putaran
from sopctl.model.sop import Sop
from sopctl.render.lembar import Lembar
from sopctl.render.logo import Logo
from sopctl.render.view import build_isi, keadaan_of


def make_lembar(sop: Sop, koleksi: Koleksi, paper: Paper | None, logo: Logo | None = None) -> Lembar:
    """The sheet of an SOP, drawn on `paper`; None where no backend will draw it.

    The document must be free of SOP301 and SOP303. Raises SopctlError where it cannot be drawn right on
    this paper.
    """
    alur = resolve_alur(sop)
    keadaan = keadaan_of(resolve_putaran(sop, koleksi.konfigurasi, None), sidik(sop, alur))
    isi = build_isi(sop, alur, koleksi, keadaan)
    if logo is not None:
        isi = replace(isi, identitas=replace(isi.identitas, logo=logo.path, logo_ratio=logo.ratio))
    return _drawn(sop, alur, isi, paper, logo)


def _drawn(sop: Sop, alur: Alur, isi: Isi, paper: Paper | None, logo: Logo | None) -> Lembar:
    if paper is None:
        return Lembar(sop, alur, isi, None)
    from sopctl.layout.pipeline import lay_out

    return Lembar(sop, alur, isi, lay_out(isi, alur, paper), logo.data if logo else None)
