"""The solver, which is installed beside the routers of others and nowhere else."""

from __future__ import annotations

import importlib
import sys
from functools import lru_cache
from typing import Any

from .rute_lain import HOME, MissingError


@lru_cache(maxsize=1)
def solver() -> Any:
    """The module `cp_model` of OR-tools. Raises MissingError where it is not installed."""
    folder = str(HOME / "python")
    if folder not in sys.path:
        # Last, so that nothing of ours is taken from there.
        sys.path.append(folder)
    try:
        return importlib.import_module("ortools.sat.python.cp_model")
    except ImportError as missing:
        raise MissingError("OR-tools belum dipasang: make pembanding") from missing
