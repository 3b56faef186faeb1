"""How good our drawings are: `python -m tests.tolok.tata_letak` (`make bench-layout`).

Three parts: whole sheets (lembar), the same graphs to other routers (banding), small pages beside the
proved least (kecil). Each is told, and compared with the figures of the last accepted run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from . import banding, kecil, lembar
from .catatan import Angka, keep, kept, table, worsened
from .laporan import write_report
from .rute_lain import MissingError

PER_SHEET = 12
"""Of the sheets that got worse, so many are named."""
GROUPS = (*lembar.WRITTEN, *(mode for mode, _ in lembar.RANDOM))
LESS_IS_BETTER = (
    "cacat",
    "ditolak",
    "silang",
    "belok",
    "rasio_panjang",
    "tanpa_label",
    "belok_padahal_lurus",
    "gabung_berlawanan",
    "jalan_bersama",
    "memutar",
    "ruas_pendek",
    "kata_terpotong",
    "kepala_disilang",
    "halaman_kosong",
    "rapat",
)


def _sheets(jobs: int, verbose: bool, groups: Sequence[str]) -> Any:
    results = lembar.run_sheets(jobs, groups)
    for one in results:
        if verbose or one.cacat or one.ditolak:
            print(lembar.line_of(one))
            for fault in one.cacat[:5]:
                print(f"    {fault}")
    sums = lembar.sums(results)
    names = list(next(iter(sums.values())))
    print(table(("", *sums), [(name, *(str(own[name]) for own in sums.values())) for name in names]))
    return {"jumlah": sums, "lembar": lembar.per_sheet(results)}


def _peers(jobs: int, verbose: bool, groups: Sequence[str]) -> Any:
    found: dict[str, Any] = {"jumlah": {}, "lembar": {}}
    for mode, count in banding.KORPUS:
        if mode not in groups:
            continue
        results = banding.run_banding(mode, count, jobs)
        sums = banding.sums(results)
        for name in banding.ROUTERS:
            if name not in sums:
                print(f"{name} dilewati: belum terpasang (make pembanding)")
        print(f"\n{mode}, {count} SOP\n{table(banding.JUDUL, banding.rows(sums))}")
        found["jumlah"][mode] = sums
        found["lembar"] |= banding.per_sheet(results)
    if verbose:
        for name, (silang, belok, batas, lain, belok_lain) in found["lembar"].items():
            print(f"{name}: silang {silang} (libavoid {lain}), belok {belok} (batas {batas}, {belok_lain})")
    return found


def _small(jobs: int, verbose: bool, _groups: Sequence[str]) -> Any:
    results = kecil.run_small(jobs)
    sums = kecil.sums(results)
    print(table(tuple(sums), [tuple(map(str, sums.values()))]))
    worse = sorted((r for r in results if r.kami > r.sekurangnya), key=lambda r: r.sekurangnya - r.kami)
    for one in worse if verbose else worse[:PER_SHEET]:
        print(f"{one.nama}: kami {one.kami}, sekurangnya {one.sekurangnya}")
        for arrow in one.beda:
            print(f"    {arrow}")
    return {"jumlah": {"kecil": sums}, "lembar": {r.nama: [r.kami, r.sekurangnya] for r in results}}


PARTS: dict[str, Callable[[int, bool, Sequence[str]], Any]] = {
    "lembar": _sheets,
    "banding": _peers,
    "kecil": _small,
}


# ---------------------------------------------------------------- comparing


def _compared(part: str, before: Any, after: Any) -> Iterator[str]:
    """What is worse than in the accepted run: sums first, then the sheets that did it."""
    for group, figures in _ours(part, before):
        now = dict(_ours(part, after)).get(group, {})
        # A group that did not run is no worse.
        yield from (f"{group}: {line}" for line in worsened(figures, now, [*LESS_IS_BETTER, "kami"]))
    # How much of a sheet's list is ours; the rest is others' and bounds.
    own = {"lembar": 5, "banding": 2, "kecil": 1}[part]
    sheets = before["lembar"]
    worse = [n for n, v in after["lembar"].items() if n in sheets and v[:own] > sheets[n][:own]]
    yield from (f"  {n}: {sheets[n][:own]} → {after['lembar'][n][:own]}" for n in worse[:PER_SHEET])


def _ours(part: str, figures: Any) -> Iterator[tuple[str, Angka]]:
    for group, own in figures["jumlah"].items():
        yield group, own["sopctl"] if part == "banding" else own


def main(arguments: Sequence[str]) -> int:
    """Run the parts asked for; 1 where something is worse than the accepted run."""
    parser = argparse.ArgumentParser(prog="python -m tests.tolok.tata_letak")
    parser.add_argument("--bagian", default="kecil,banding,lembar", help="lembar, banding, kecil")
    parser.add_argument("--kelompok", default=",".join(GROUPS), help="a part of: %(default)s")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rinci", action="store_true", help="tell every sheet")
    parser.add_argument("--simpan", action="store_true", help="keep these figures as the accepted ones")
    options = parser.parse_args(arguments)
    worse = False
    for part in options.bagian.split(","):
        print(f"\n== {part}")
        try:
            figures = PARTS[part](options.jobs, options.rinci, options.kelompok.split(","))
        except MissingError as missing:
            print(f"dilewati: {missing}")
            continue
        before = kept(part)
        told = list(_compared(part, before, figures)) if before else []
        print("\n".join(f"LEBIH BURUK {line}" for line in told) or "tidak ada yang lebih buruk")
        worse = worse or bool(told)
        if options.simpan:
            keep(part, {k: (before or {}).get(k, {}) | figures[k] for k in figures})
    if options.simpan:
        write_report()
    return int(worse and not options.simpan)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
