"""PDF by Typst: a real table, vectors over it, tagged (PDF/UA-1) and made to be kept (PDF/A-2a).

The markup is a fixed template that reads the drawing as data, so no word of a document is ever code. It
runs in an empty folder of its own: there is nothing it could read.
"""

from __future__ import annotations

import json
import os
import tempfile
from datetime import UTC, datetime
from functools import lru_cache

import typst

from sopctl.render.kata import kata
from sopctl.render.lembar import Lembar
from sopctl.render.pdf_bagian import part_data
from sopctl.render.pdf_data import Data, mm
from sopctl.render.strokes import SHADE_COLOUR
from sopctl.resources import resource_path

STANDARDS: list[typst.PDFStandard] = ["1.7", "a-2a", "ua-1"]


def _data(lembar: Lembar) -> Data:
    paper, day = lembar.drawing.paper, lembar.tanggal
    return {
        "judul": lembar.isi.judul,
        "tanggal": [day.year, day.month, day.day],
        "lebar": mm(paper.width),
        "tinggi": mm(paper.height),
        "arsir": SHADE_COLOUR,
        "alt-logo": kata("label", "keterangan", "logo"),
        "bagian": part_data(lembar),
    }


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[resource_path("templates", "fonts")],
    )


@lru_cache(maxsize=1)
def _template() -> bytes:
    with open(resource_path("templates", "typst", "lembar.typ"), "rb") as file:
        return file.read()


def render(lembar: Lembar) -> tuple[bytes, ...]:
    """The sheet as one PDF document."""
    data = json.dumps(_data(lembar), ensure_ascii=False)
    with tempfile.TemporaryDirectory(prefix="sopctl-") as root:
        if lembar.logo is not None:
            with open(os.path.join(root, "logo.png"), "wb") as file:
                file.write(lembar.logo)
        compiler = typst.Compiler(
            _template(),
            root=root,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            package_path=root,
            package_cache_path=root,
        )
        day = lembar.tanggal
        stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
        document = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=stamp)
    if not isinstance(document, bytes):
        raise TypeError("one document was asked for")
    return (document,)
