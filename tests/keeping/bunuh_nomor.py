"""Runs of `code assign` killed at any moment: no torn file, no number twice, and the next run finishes.

`python -m tests.keeping.bunuh_nomor N` kills as many as are wanted.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from sopctl.keeping.books import open_books
from sopctl.model.register import Register
from sopctl.source.load import load_file
from tests.keeping.kantor import TODAY, numbers, office

FILES = 30
COMMAND = ["code", "assign", "sop", "--today", TODAY.isoformat()]


def run(folder: Path, seconds: float | None = None) -> bool:
    """Run `code assign`, and kill it after a while; whether it came to its end."""
    words = [sys.executable, "-m", "sopctl", *COMMAND]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        words, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        if seconds is None:
            return process.wait() == 0
        time.sleep(seconds)
        ended = process.poll() is not None
        process.kill()
        return ended


def campaign(kills: int, chance: random.Random) -> Counter[str]:
    """What became of the numbers, by words; raises where something is torn or double."""
    told: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        before = {
            p.name: p.read_text() for p in office(Path(place) / "utuh", FILES).joinpath("sop").iterdir()
        }
        started = time.monotonic()
        assert run(Path(place) / "utuh")
        whole = time.monotonic() - started
        for number in range(kills):
            folder = office(Path(place) / str(number), FILES)
            told["ended before the kill"] += run(folder, chance.uniform(0.3 * whole, whole))
            _look(folder, before, told)
            assert run(folder)
            _finished(folder)
    return told


def _look(folder: Path, before: dict[str, str], told: Counter[str]) -> None:
    """Every SOP is old or has its number, every register file is whole, every number is of one SOP."""
    known = numbers(folder) if (folder / "register").exists() else {}
    assert len(set(known.values())) == len(known)
    for path in sorted((folder / "register").rglob("*.yaml")):
        assert isinstance(load_file(str(path), str(folder), path.name).model, Register)
    written = 0
    for name, text in before.items():
        nomor = known.get(f"diskominfo/{name.removesuffix('.yaml')}")
        now = (folder / "sop" / name).read_text()
        assert now == text or (nomor and now == text.replace("nomor: null", f"nomor: {nomor}"))
        written += now != text
    told["numbers registered"] += len(known)
    told["numbers written"] += written
    told["killed half way"] += 0 < written < FILES
    told["killed between register and SOP"] += written < len(known)
    told["left-overs"] += sum(path.name.endswith(".tmp") for path in folder.rglob(".*"))


def _finished(folder: Path) -> None:
    given = {sop.alamat: sop.nomor for sop in open_books(str(folder)).koleksi.sop}
    expected = {f"{n:03}/SOP/KOMINFO/2026" for n in range(1, FILES + 1)}
    assert given == numbers(folder)
    assert set(given.values()) == expected
    assert not [path for path in folder.rglob(".*") if path.name.endswith(".tmp")]


if __name__ == "__main__":
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for name, number in sorted(campaign(kills, random.Random(1)).items()):
        print(f"{number:7} {name}")
