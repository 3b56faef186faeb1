"""New files: written whole or not at all, and never over what is there."""

from __future__ import annotations

import os
from pathlib import Path

from sopctl.source.files import is_inside
from sopctl.source.write import create_file


class LeadsOutError(OSError):
    """A link on the way to a file leads out of the folder that it should lie in."""


def create(root: str, path: str, data: bytes) -> bool:
    """Write a new file at `path` (with `/`) below `root`; False where something of that name is there.

    OSError where it cannot be written, LeadsOutError where it would lie outside `root`.
    """
    target = os.path.join(root, *path.split("/"))
    parent = os.path.dirname(target)
    if not is_inside(os.path.realpath(parent), os.path.realpath(root)):
        raise LeadsOutError
    Path(parent).mkdir(parents=True, exist_ok=True)
    try:
        create_file(target, data)
    except FileExistsError:
        return False
    return True
