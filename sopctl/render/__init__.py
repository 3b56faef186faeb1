"""Backends: each turns a `Lembar` into the bytes of one format, and decides nothing about the sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from sopctl.errors import SopctlError

if TYPE_CHECKING:
    from sopctl.render.lembar import Lembar


@dataclass(frozen=True, slots=True)
class Renderer:
    """A format, known before its engine is imported."""

    format: str
    """Its name on the command line, and the ending of its files."""
    draws: bool
    """Whether it needs a drawing: one that does not is spared the layout."""
    paged: bool
    """One file a page, rather than one a sheet."""

    def load(self) -> Callable[[Lembar], tuple[bytes, ...]]:
        """The function that makes the files; imports the engine."""
        module = import_module(f"sopctl.render.{self.format}")
        render: Callable[[Lembar], tuple[bytes, ...]] = module.render
        return render


RENDERERS: dict[str, Renderer] = {
    renderer.format: renderer
    for renderer in (
        Renderer("pdf", draws=True, paged=False),
        Renderer("svg", draws=True, paged=True),
        Renderer("png", draws=True, paged=True),
        Renderer("html", draws=True, paged=False),
        Renderer("md", draws=False, paged=False),
        Renderer("dot", draws=False, paged=False),
    )
}


def renderer_of(name: str) -> Renderer:
    """A format by its name. Raises SopctlError for one that is not there."""
    if name not in RENDERERS:
        raise SopctlError("render.format-tak-dikenal", format=name, daftar=", ".join(RENDERERS))
    return RENDERERS[name]
