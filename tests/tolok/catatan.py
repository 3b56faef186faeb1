"""The figures of the last accepted run: written down, read back, compared, set as tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

HASIL = Path(__file__).parent / "hasil"
Angka = dict[str, int | float | None]
"""Figures by name."""


def share(values: Sequence[float], part: float) -> float:
    """The value below which this part of sorted values lies."""
    return values[min(len(values) - 1, int(part * len(values)))] if values else 0.0


def keep(name: str, figures: Any) -> None:
    """Write figures as the accepted ones."""
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    (HASIL / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def kept(name: str) -> Any:
    """The accepted figures; None where there are none yet."""
    path = HASIL / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def worsened(before: Angka, after: Angka, names: Sequence[str], slack: float = 0.0) -> Iterator[str]:
    """What has grown among figures of which less is better."""
    for name in names:
        old, new = before.get(name), after.get(name)
        if old is not None and new is not None and new > old * (1 + slack) + 1e-9:
            yield f"{name}: {old} → {new}"


def table(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
