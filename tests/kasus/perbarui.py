"""Rewrite the pictures of the cases as they are drawn now: `python -m tests.kasus.perbarui`.

Read what has changed by eye (`git diff`): a picture is an expectation, not a record.
"""

from __future__ import annotations

from .bahan import DIVIDER, FOLDER, kasus, names, parts
from .huruf import potret


def perbarui() -> list[str]:
    """Rewrite all pictures; the cases whose picture has changed."""
    changed = []
    for name in names():
        document, picture = parts(name)
        if picture is None:
            continue
        drawn = potret(kasus(name)) + "\n"
        if drawn != picture:
            (FOLDER / f"{name}.kasus").write_text(f"{document}{DIVIDER}{drawn}", encoding="utf-8")
            changed.append(name)
    return changed


if __name__ == "__main__":
    print("\n".join(perbarui()) or "no picture has changed")
