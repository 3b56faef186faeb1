"""From a document to the SVG of its pages, by the way that `sopctl render` goes."""

from __future__ import annotations

from typing import Any

from sopctl.layout.page import paper_of
from sopctl.layout.pipeline import lay_out
from sopctl.model.alur import resolve_alur
from sopctl.model.koleksi import Koleksi
from sopctl.model.sop import Sop
from sopctl.render.lembar import Lembar
from sopctl.render.svg import render
from sopctl.render.view import Keadaan, build_isi


def lukis(sop: Sop, kertas: str = "A4", potret: bool = False) -> tuple[bytes, ...]:
    """The pages. Raises SopctlError where the document cannot be drawn on this paper."""
    alur = resolve_alur(sop)
    isi = build_isi(sop, alur, Koleksi(), Keadaan(1, "1:" + "0" * 64, None, False))
    drawing = lay_out(isi, alur, paper_of(kertas, potret))
    return render(Lembar(sop, alur, isi, drawing))


def sop_of(dokumen: dict[str, Any]) -> Sop:
    """The model of a document."""
    return Sop.model_validate(dokumen)
