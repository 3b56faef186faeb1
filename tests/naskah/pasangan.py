"""Pairs of SOPs compared as files, for tests of whole documents."""

from __future__ import annotations

import shutil
from pathlib import Path

from sopctl.comparing.compare import Compared
from tests.comparing.kit import compared
from tests.diff.test_pasangan import PAIRS

BY_NAME = {pair.name: pair for pair in PAIRS}


def compare_pair(pair: Path, folder: Path) -> Compared:
    """A pair of tests/diff/pasangan, seen from a folder of its own."""
    shutil.copytree(pair, folder, dirs_exist_ok=True)
    return compared(folder, "sebelum.yaml", "sesudah.yaml")


def compare_texts(before: str, after: str, folder: Path) -> Compared:
    """Two texts."""
    for name, text in (("sebelum", before), ("sesudah", after)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return compared(folder, "sebelum.yaml", "sesudah.yaml")
