"""Runs of `fmt` and `lint --fix` killed at any moment: each file is old or new, and the next run tidies up.

`python -m tests.cli.bunuh N` kills as many as are wanted.
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

from tests.rules.kit import good_sop

FILES = 40
OLD = good_sop('nomor: 065\npeninjau: "x"\n').replace("id: terima\n", "id:   terima\n")
COMMANDS = (["fmt", "sop"], ["lint", "--fix", "--exit-zero", "sop"])


def office(folder: Path) -> list[Path]:
    """An office of files that both commands have something to do with."""
    (folder / "sop").mkdir(parents=True)
    (folder / "sopctl.yaml").write_text("skema: konfigurasi/1\npemerintah_daerah: Kota Contoh\n")
    paths = [folder / "sop" / f"{number:02}.yaml" for number in range(FILES)]
    for path in paths:
        path.write_text(OLD)
    return paths


def run(folder: Path, command: list[str], seconds: float | None = None) -> bool:
    """Run a command in an office, and kill it after a while; whether it came to its end."""
    words = [sys.executable, "-m", "sopctl", *command]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        words, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        if seconds is None:
            return process.wait() in (0, 1)
        time.sleep(seconds)
        ended = process.poll() is not None
        process.kill()
        return ended


def new_text(folder: Path, command: list[str]) -> tuple[str, float]:
    """What a command makes of a file, and how long it takes for an office."""
    paths = office(folder)
    started = time.monotonic()
    assert run(folder, command)
    return paths[0].read_text(), time.monotonic() - started


def campaign(kills: int, chance: random.Random) -> Counter[str]:
    """What became of the files, by words; raises where one is torn."""
    told: Counter[str] = Counter()
    for command in COMMANDS:
        with tempfile.TemporaryDirectory() as place:
            new, whole = new_text(Path(place) / "utuh", command)
            assert new != OLD
            for number in range(kills // len(COMMANDS)):
                folder = Path(place) / str(number)
                paths = office(folder)
                run(folder, command, chance.uniform(0.3 * whole, whole))
                _look(paths, new, told)
                assert run(folder, command)
                assert all(path.read_text() == new for path in paths)
                assert sorted(os.listdir(folder / "sop")) == [path.name for path in paths]
    return told


def _look(paths: list[Path], new: str, told: Counter[str]) -> None:
    texts = [path.read_text() for path in paths]
    assert set(texts) <= {OLD, new}
    told["files old"] += texts.count(OLD)
    told["files new"] += texts.count(new)
    told["killed half way"] += OLD in texts and new in texts
    told["left-overs"] += sum(name.endswith(".tmp") for name in os.listdir(paths[0].parent))


if __name__ == "__main__":
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for name, number in sorted(campaign(kills, random.Random(1)).items()):
        print(f"{number:7} {name}")
