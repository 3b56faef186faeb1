"""The templates of new files: text with blanks, and no logic."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2

from sopctl.resources import resource_path
from sopctl.source.format import formatted
from sopctl.source.load import load_bytes

_FOLDER = ("templates", "baru")


def fill(name: str, /, **values: str) -> str:
    """The template of this name with its blanks filled; what is put in is YAML already."""
    return _environment().get_template(f"{name}.j2").render(values)


def fill_document(name: str, /, **values: str) -> str:
    """A document whose template has this name, in canonical layout also where a value is long.

    Nobody should have to tidy up what we have just written for them.
    """
    text = fill(name, **values)
    document = load_bytes(text.encode(), name).document
    laid_out = None if document is None else formatted(document)
    assert laid_out is not None, text
    return laid_out


@cache
def _environment() -> jinja2.Environment:
    # Workflows have braces and brackets of their own; guillemets stand nowhere else. Templates have no logic,
    # so that the other marks of Jinja are put where no file has them.
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(resource_path(*_FOLDER)), encoding="utf-8"),
        variable_start_string="«",
        variable_end_string="»",
        block_start_string="«%",
        block_end_string="%»",
        comment_start_string="«#",
        comment_end_string="#»",
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
    )
