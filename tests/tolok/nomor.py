"""`make bench-nomor`: what commands over 5,000 SOPs and numbers cost, with a warm cache, beside their peers.

CPU of the whole process, user and system; the least of three runs. Seconds depend on the machine, ratios
to `git status` in the same repository and to a Python that does nothing hardly so. A second office of half
the size tells whether the cost grows with the files and not faster.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.tolok.kantor_besar import write_office

MANY = 5_000
_RUNS = 3
_SOPCTL = (sys.executable, "-m", "sopctl")
COMMANDS: dict[str, tuple[str, ...]] = {
    "python -c pass": (sys.executable, "-c", "pass"),
    "git status": ("git", "status", "--short"),
    "code assign SOP": (*_SOPCTL, "code", "assign", "--dry-run", "sop/pd00/tanpa-nomor.yaml"),
    "code check": (*_SOPCTL, "code", "check"),
    "inventory": (*_SOPCTL, "inventory"),
}


def cpu_of(command: Sequence[str], folder: Path, cache: Path) -> float:
    """The CPU of a command in a folder, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def measure(count: int, folder: Path) -> dict[str, float]:
    """The least CPU of each command in an office of so many SOPs, once the cache is warm."""
    office, cache = folder / str(count), folder / "simpanan"
    write_office(office, count)
    # The cache keeps only files that have been at rest.
    time.sleep(3)
    for command in (("git", "init", "-q"), ("git", "add", "."), COMMANDS["inventory"]):
        cpu_of(command, office, cache)
    return {
        name: min(cpu_of(command, office, cache) for _ in range(_RUNS)) for name, command in COMMANDS.items()
    }


def main() -> None:
    """Measure both offices, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        half, whole = (measure(count, Path(folder)) for count in (MANY // 2, MANY))
    print(f"{'CPU, simpanan hangat':<18}  {MANY // 2:>6} SOP  {MANY:>6} SOP  × git status  × python  tumbuh")
    for name, seconds in whole.items():
        git, python = seconds / whole["git status"], seconds / whole["python -c pass"]
        growth = seconds / half[name]
        print(f"{name:<20}  {half[name]:8.2f} s  {seconds:8.2f} s  {git:12.1f}  {python:8.1f}  {growth:6.2f}")


if __name__ == "__main__":
    main()
