"""sopctl: write, judge and print the standard operating procedures of Indonesian governments."""

from __future__ import annotations

from sopctl.version import __version__

# Not from typing, whose import alone would double the time of `sopctl --version`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from sopctl.judging.survey import lint

__all__ = ["__version__", "lint"]

_HOMES = {"lint": "sopctl.judging.survey"}
"""Where each public function lives; a home is opened when it is first asked for."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    found: object = getattr(import_module(_HOMES[name]), name)
    return found
