"""How much a file may hold (format.md, Reading YAML). An SOP of 500 rows stays far below."""

MAX_BYTES = 1 << 20
"""Of a file; a larger one is not read."""
MAX_DEPTH = 32
"""Of collections in collections; the root has depth 1."""
MAX_NODES = 50_000
"""Every key, value and collection counts."""
MAX_SCALAR_BYTES = 64 << 10
"""Of one text, in UTF-8."""
