"""How much a file may hold (format.md, Reading YAML). An SOP of 500 rows stays far below."""

from __future__ import annotations

from typing import NamedTuple

MAX_BYTES = 1 << 20
"""Of a file; a larger one is not read."""
MAX_DEPTH = 32
"""Of collections in collections; the root has depth 1."""
MAX_NODES = 50_000
"""Every key, value and collection counts."""
MAX_SCALAR_BYTES = 64 << 10
"""Of one text, in UTF-8."""


class Limits(NamedTuple):
    """What is allowed of a kind of file."""

    bytes: int
    nodes: int


ORDINARY = Limits(MAX_BYTES, MAX_NODES)
LONG_LIST = Limits(8 << 20, 400_000)
"""Of a file that machines write a list of: some 36,000 old findings."""
