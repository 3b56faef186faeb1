"""How long a sheet takes: `python -m tests.tolok.waktu` (`make bench-time`)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .catatan import Angka, keep, kept, worsened
from .laporan import write_report
from .ukur_waktu import TARGETS, measure, report

SLACK = 1 / 3
"""Times differ from run to run by so much and more."""


def main(arguments: Sequence[str]) -> int:
    """Measure, tell, compare with the kept figures; 1 where something got slower by a third."""
    parser = argparse.ArgumentParser(prog="python -m tests.tolok.waktu")
    parser.add_argument("--simpan", action="store_true", help="keep these figures as the accepted ones")
    options = parser.parse_args(arguments)
    figures = measure()
    print(report(figures))
    before = kept("waktu")
    slower = list(worsened(_in_units(before), _in_units(figures), [*TARGETS], SLACK)) if before else []
    for line in slower:
        print(f"LEBIH LAMBAT {line}")
    if options.simpan:
        keep("waktu", figures)
        write_report()
    return int(bool(slower) and not options.simpan)


def _in_units(figures: Angka) -> Angka:
    """Times in units of this machine; ratios as they are."""
    unit_ms = figures["satuan_ms"] or 1.0
    return {
        k: v if v is None or "kali" in k else round(v / unit_ms, 3)
        for k, v in figures.items()
        if k != "satuan_ms"
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
