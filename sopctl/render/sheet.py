"""From a document to its sheet: the words, then the drawing, then whatever a backend needs besides."""

from __future__ import annotations

from dataclasses import replace

from sopctl.layout.stages import Drawing, Isi, Paper
from sopctl.model.alur import Alur, resolve_alur
from sopctl.model.koleksi import Koleksi
from sopctl.model.makna import sidik
from sopctl.model.putaran import resolve_putaran
from sopctl.model.sop import Sop
from sopctl.render.kata import kata
from sopctl.render.lembar import Kesalahan, Lembar, Pilihan
from sopctl.render.logo import Logo
from sopctl.render.view import build_isi, keadaan_of

_SEMUA = Pilihan()


def make_lembar(
    sop: Sop,
    koleksi: Koleksi,
    paper: Paper | None,
    logo: Logo | None = None,
    pilihan: Pilihan = _SEMUA,
    kesalahan: Kesalahan = (),
) -> Lembar:
    """The sheet of an SOP, drawn on `paper`; None where no backend will draw it.

    The document must be free of SOP301 and SOP303, or `kesalahan` tells what they say of it: then the
    sheet is the draft of a broken flow. Raises SopctlError where it cannot be drawn right on this paper.
    """
    alur = resolve_alur(sop)
    keadaan = keadaan_of(resolve_putaran(sop, koleksi.konfigurasi, None), sidik(sop, alur))
    if kesalahan:
        keadaan = replace(keadaan, tanda=_broken_mark(keadaan.tanda))
    isi = build_isi(sop, alur, koleksi, keadaan)
    if kesalahan:
        isi = replace(isi, judul=kata("rusak", "tanda", "sop", nama=isi.judul))
    if logo is not None:
        isi = replace(isi, identitas=replace(isi.identitas, logo=logo.path, logo_ratio=logo.ratio))
    drawing = _draw(isi, alur, paper, pilihan, kesalahan)
    return Lembar(sop, alur, isi, drawing, logo.data if logo else None, pilihan, kesalahan)


def fault_of(sop: Sop, alur: Alur) -> str | None:
    """The rule that keeps a flow from being drawn: an arrow leads nowhere, a column is declared nowhere."""
    if alur.hilang or alur.ganda:
        return "SOP303"
    columns = {pelaksana.id for pelaksana in sop.pelaksana}
    return None if all(simbol.pelaksana in columns for simbol in alur.simbol) else "SOP301"


def _broken_mark(tanda: str | None) -> str:
    return kata("rusak", "tanda", "nomor_lain", tanda=tanda) if tanda else kata("rusak", "tanda", "nomor")


def _draw(
    isi: Isi, alur: Alur, paper: Paper | None, pilihan: Pilihan, kesalahan: Kesalahan
) -> Drawing | None:
    if paper is None:
        return None
    if kesalahan:
        from sopctl.render.rusak import draw_broken

        return draw_broken(isi, alur, paper, pilihan.satu_halaman, kesalahan)
    from sopctl.layout.pipeline import lay_out

    return lay_out(isi, alur, paper, pilihan.satu_halaman)
