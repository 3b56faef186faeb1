"""HTML: one file that needs nothing else, no script and no network; hostile text stays text.

The page is told twice by one geometry: as tables and sentences for reading, as a drawing for looking at.
"""

from __future__ import annotations

from functools import lru_cache

import jinja2
from markupsafe import Markup

from sopctl.render.html_gaya import Gaya, policy, style_sheet
from sopctl.render.html_isi import build_bagian
from sopctl.render.kata import kata
from sopctl.render.lembar import Lembar
from sopctl.resources import resource_path


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(resource_path("templates", "html")),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        keep_trailing_newline=False,
    )


def _body(lembar: Lembar, gaya: Gaya) -> str:
    bagian = build_bagian(lembar, gaya)
    scrolling = next((part for part in bagian if part.sifat), bagian[0])
    return (
        _environment()
        .get_template("badan.html.j2")
        .render(
            judul=lembar.isi.judul,
            kaki=lembar.isi.kaki[0],
            bagian=bagian,
            lompat_ke=scrolling.id,
            kata={
                "lompat": kata("label", "layar", "lompat"),
                "bagian": kata("label", "layar", "bagian"),
            },
        )
    )


def render(lembar: Lembar) -> tuple[bytes, ...]:
    """The sheet as one HTML document."""
    gaya = Gaya()
    body = _body(lembar, gaya)
    style = style_sheet(gaya, lembar.drawing.paper, body)
    text = (
        _environment()
        .get_template("lembar.html.j2")
        .render(
            judul=lembar.isi.judul,
            kebijakan=policy(style, lembar.logo is not None),
            gaya=Markup(style),
            badan=Markup(body),
        )
    )
    return (text.encode() + b"\n",)
