"""sopctl: write, judge and print the standard operating procedures of Indonesian governments."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sopctl.version import __version__

if TYPE_CHECKING:
    from sopctl.judging.survey import lint

__all__ = ["__version__", "lint"]

_HOMES = {"lint": "sopctl.judging.survey"}
"""Where each public function lives; a home is opened when it is first asked for."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
