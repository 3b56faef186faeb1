"""Git, and nothing else of this house runs it."""

from __future__ import annotations

import os


def find_top(start: str) -> str | None:
    """The nearest folder with a `.git`, from a folder upwards; None where there is none. Runs nothing."""
    here = os.path.abspath(start)
    while not os.path.lexists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return here
