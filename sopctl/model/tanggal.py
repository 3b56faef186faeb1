"""Days as they are written everywhere in the format and on the command line: YYYY-MM-DD, and nothing else."""

from __future__ import annotations

import re
from datetime import date

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_tanggal(text: str) -> date | None:
    """The day, None where it is written otherwise or does not exist."""
    if _WRITTEN.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
