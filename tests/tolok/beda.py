"""How long a comparison takes: one SOP between two revisions, and two trees of thousands (`make bench-diff`).

CPU seconds of whole processes, their children included, so that what git does counts too; the least of
several runs. One SOP is held against what `sopctl lint` of that file and two `git show` take.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.real_git import AUTHOR, run
from tests.rules.kit import good_sop

HASIL = Path(__file__).parent / "hasil" / "beda.json"
SOPS, CHANGED, RUNS = 5000, 50, 5
MOST_OF_ONE, MOST_OF_TREES = 2.0, 3.0
"""What is accepted: times the CPU of the parts, and seconds."""
_SETTINGS = """\
skema: konfigurasi/1
pemerintah_daerah: Kota Contoh
perangkat_daerah:
  diskominfo: {nama: Dinas Komunikasi dan Informatika, jenis: dinas}
"""
_SOPCTL = [sys.executable, "-m", "sopctl"]


def make_repository(folder: Path) -> None:
    """Two commits, `lama` and `baru`, between which some SOPs changed."""
    (folder / "sopctl.yaml").write_text(_SETTINGS, encoding="utf-8")
    for number in range(SOPS):
        _path(folder, number).parent.mkdir(parents=True, exist_ok=True)
        text = good_sop(f"id: kegiatan-{number}\nnama: Kegiatan {number}\n")
        _path(folder, number).write_text(text, encoding="utf-8")
    run(folder, "init", "--quiet", "--initial-branch", "main")
    _save(folder, "lama")
    for number in range(0, SOPS, SOPS // CHANGED):
        text = _path(folder, number).read_text(encoding="utf-8")
        _path(folder, number).write_text(text.replace("waktu: 5 menit", "waktu: 15 menit"), encoding="utf-8")
    _save(folder, "baru")


def _path(folder: Path, number: int) -> Path:
    return folder / "sop" / f"{number % 40:02}" / f"kegiatan-{number}.yaml"


def _save(folder: Path, tag: str) -> None:
    run(folder, "add", "--all")
    run(folder, "commit", "--quiet", "--message", tag)
    run(folder, "tag", tag)


def measure(folder: Path, *words: str) -> tuple[float, float]:
    """(CPU seconds, seconds on the clock) of a command, the least of each."""
    times = []
    for _ in range(RUNS):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(words, cwd=folder, env=os.environ | AUTHOR, stdout=subprocess.DEVNULL, check=True)
        after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        times.append((cpu, end - start))
    return min(cpu for cpu, _ in times), min(clock for _, clock in times)


def main() -> int:
    """Measure, write the figures, and tell whether they are accepted."""
    folder = Path(tempfile.mkdtemp(prefix="sopctl-beda-"))
    try:
        make_repository(folder)
        path = _path(folder, 0).relative_to(folder).as_posix()
        one = measure(folder, *_SOPCTL, "diff", f"lama:{path}", f"baru:{path}")[0]
        lint = measure(folder, *_SOPCTL, "lint", "--exit-zero", path)[0]
        shown = sum(measure(folder, "git", "show", f"{tag}:{path}")[0] for tag in ("lama", "baru"))
        trees = measure(folder, *_SOPCTL, "diff", "lama", "baru")[1]
    finally:
        shutil.rmtree(folder)
    ratio = one / (lint + shown)
    figures = {
        "satu_sop": {"diff_cpu": round(one, 3), "lint_dan_git_show_cpu": round(lint + shown, 3)},
        "kali_lint_dan_git_show": round(ratio, 2),
        "dua_pohon": {"sop": SOPS, "berubah": CHANGED, "detik": round(trees, 2)},
    }
    HASIL.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=2, ensure_ascii=False))
    return 0 if ratio <= MOST_OF_ONE and trees < MOST_OF_TREES else 1


if __name__ == "__main__":
    sys.exit(main())
