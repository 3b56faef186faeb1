"""sopctl: write, judge and print the standard operating procedures of Indonesian governments.

As a library it offers what the commands do, typed:

    loaded = sopctl.load("sop/diskominfo/surat-masuk.yaml")
    for found in sopctl.lint(today=date.today()).report.findings:
        print(found.path, found.place.line, sopctl.message(found))
    lembar = sopctl.lay_out("sop/diskominfo/surat-masuk.yaml")
    (pdf,) = sopctl.render(lembar, "pdf")
    for ubah in sopctl.diff("main", today=date.today()).perbandingan.ubah:
        print(ubah.sop, ubah.jenis, ubah.bobot.word)
"""

from __future__ import annotations

import sys

from sopctl.version import __version__

# Not from typing, whose import alone would double the time of `sopctl --version`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

    from sopctl.errors import SopctlError
    from sopctl.judging.survey import lint
    from sopctl.library import diff, lay_out, load, message, render
else:
    ModuleType = type(sys)

__all__ = ["SopctlError", "__version__", "diff", "lay_out", "lint", "load", "message", "render"]

_HOMES = {
    "SopctlError": "sopctl.errors",
    "diff": "sopctl.library",
    "lay_out": "sopctl.library",
    "lint": "sopctl.judging.survey",
    "load": "sopctl.library",
    "message": "sopctl.library",
    "render": "sopctl.library",
}
"""Where each public name lives; a home is opened when it is first asked for."""


class _Room(ModuleType):
    """A package that bears the name of a public function: called, it does what that function does."""

    def __call__(self, *args: object, **named: object) -> object:
        from sopctl import library

        return getattr(library, self.__name__.rpartition(".")[2])(*args, **named)


class _Face(ModuleType):
    """This module. Importing the package `sopctl.render` takes the name `render` from the function."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in _HOMES and isinstance(value, ModuleType):
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    found: object = getattr(import_module(_HOMES[name]), name)
    return found
