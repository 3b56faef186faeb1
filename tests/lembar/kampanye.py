"""Many random sheets, drawn, judged and counted: `python -m tests.lembar.kampanye --mode badai`."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, fields

from sopctl.errors import SopctlError

from .acak import MODES, Dokumen, Mode, acak, kertas_of
from .lembar import Cacat, lembar_of
from .lukis import lukis, sop_of
from .periksa import judged
from .rupa import Rupa, rupa_of
from .svg import UnreadableError

COLUMNS = {
    ("A4", False): 12,
    ("A4", True): 6,
    ("F4", False): 15,
    ("F4", True): 6,
    ("Legal", False): 17,
    ("Legal", True): 6,
    ("Letter", False): 11,
    ("Letter", True): 6,
}
"""The most pelaksana of each sheet, lying and upright (sheet.md, statement 11)."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of one seed."""

    mode: Mode
    seed: int
    kertas: str
    detik: float
    """CPU seconds from the model to the SVG."""
    cacat: tuple[Cacat, ...] = ()
    rupa: Rupa = field(default_factory=Rupa)
    ditolak: str | None = None
    """Why the sheet was refused."""


class TooSlowError(Exception):
    """A sheet took longer than the campaign grants."""


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    """Raise TooSlowError after so many seconds of CPU; 0: never."""

    def stop(_signal: int, _frame: object) -> None:
        raise TooSlowError(f"lebih dari {seconds} detik")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def jalankan(mode: Mode, seed: int, kertas: str = "auto", limit: int = 0) -> Hasil:
    """Draw and judge the sheet of a seed, in no more than `limit` seconds for the drawing."""
    dokumen = acak(seed, mode)
    paper, upright = _paper(dokumen, seed, kertas)
    told = f"{paper} tegak" if upright else paper
    sop = sop_of(dokumen)
    start = time.process_time()
    try:
        with _within(limit):
            pages = lukis(sop, paper, upright)
    except SopctlError as error:
        said = ", ".join(f"{k}={v}" for k, v in sorted(error.fields.items()))
        return Hasil(mode, seed, told, time.process_time() - start, ditolak=f"{error.key}: {said}")
    except Exception as crash:
        # A crash is the gravest result of a campaign, not its end.
        fault = Cacat(0, 0, "runtuh", f"{type(crash).__name__}: {crash}")
        return Hasil(mode, seed, told, time.process_time() - start, (fault,))
    spent = time.process_time() - start
    try:
        sheet = lembar_of(pages, sop)
    except UnreadableError as broken:
        return Hasil(mode, seed, told, spent, (Cacat(0, 0, "tidak-terbaca", str(broken)),))
    return Hasil(mode, seed, told, spent, judged(sheet), rupa_of(sheet))


def _paper(dokumen: Dokumen, seed: int, kertas: str) -> tuple[str, bool]:
    """(name, upright): the paper asked for; "ragam" takes all that hold the columns in turn, by the seed."""
    if kertas == "auto":
        return kertas_of(dokumen), False
    if kertas != "ragam":
        return kertas, False
    fitting = [sheet for sheet, most in COLUMNS.items() if len(dokumen["pelaksana"]) <= most]
    return fitting[seed % len(fitting)]


def _one(task: tuple[Mode, int, str, int]) -> Hasil:
    return jalankan(*task)


# ---------------------------------------------------------------- telling


def _share(values: Sequence[float], part: float) -> float:
    return values[min(len(values) - 1, int(part * len(values)))] if values else 0.0


def _tell_times(results: Sequence[Hasil]) -> None:
    times = sorted(r.detik * 1000 for r in results)
    slowest = max(results, key=lambda r: r.detik)
    print(
        f"waktu p50 {_share(times, 0.5):.0f} ms, p95 {_share(times, 0.95):.0f} ms, maks {times[-1]:.0f} ms "
        f"({slowest.mode} {slowest.seed}), jumlah {sum(times) / 1000:.0f} s"
    )


def _tell_looks(results: Sequence[Hasil]) -> None:
    total = sum((r.rupa for r in results), Rupa())
    pages = max(1, total.halaman)
    print(f"halaman {total.halaman}, panah {total.panah}, panjang/manhattan {total.rasio:.3f}")
    print(
        f"silang {total.silang} ({total.silang / pages:.2f}/hal.), belok {total.belok} "
        f"({total.belok / max(1, total.panah):.2f}/panah), tanpa label {total.tanpa_label} dari {total.label}"
    )
    rest = [f for f in fields(total) if f.name not in _TOLD]
    print(", ".join(f"{f.name} {getattr(total, f.name)}" for f in rest))


_TOLD = ("halaman", "panah", "silang", "belok", "panjang", "manhattan", "label", "tanpa_label")


def _tell_faults(results: Sequence[Hasil], examples: int) -> None:
    kinds: Counter[tuple[int, str]] = Counter()
    sheets: dict[tuple[int, str], list[tuple[Hasil, Cacat]]] = {}
    for result in results:
        for fault in result.cacat:
            key = (fault.pernyataan, fault.apa)
            kinds[key] += 1
            seen = sheets.setdefault(key, [])
            if not seen or seen[-1][0] is not result:
                seen.append((result, fault))
    bad = sum(bool(r.cacat) for r in results)
    print(f"lembar bercacat {bad} dari {len(results)}, cacat {sum(kinds.values())}")
    for key in sorted(kinds):
        print(f"  [{key[0]}] {key[1]}: {kinds[key]} pada {len(sheets[key])} lembar")
        for result, fault in sheets[key][:examples]:
            print(f"      {result.mode} {result.seed} {result.kertas}: {fault}")


def _tell_refusals(results: Sequence[Hasil], examples: int) -> None:
    refused = [r for r in results if r.ditolak]
    print(f"ditolak {len(refused)}")
    for result in refused[:examples]:
        print(f"      {result.mode} {result.seed} {result.kertas}: {result.ditolak}")


def ceritakan(results: Sequence[Hasil], examples: int = 4) -> None:
    """Print what a campaign found."""
    _tell_faults(results, examples)
    _tell_refusals(results, 3 * examples)
    _tell_looks(results)
    _tell_times(results)
    worst = sorted(results, key=lambda r: (-len(r.cacat), -r.rupa.silang, r.seed))[:8]
    print(
        "terburuk: "
        + "; ".join(f"{r.mode} {r.seed}: {len(r.cacat)} cacat, {r.rupa.silang} silang" for r in worst)
    )


def _seeds(text: str) -> Iterable[int]:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def main(arguments: Sequence[str]) -> int:
    """Run a campaign; 1 where any sheet has a fault or was refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.lembar.kampanye")
    parser.add_argument("--seeds", default="0-99", help="A-B, both included")
    parser.add_argument("--mode", choices=(*MODES, "semua"), default="semua")
    parser.add_argument(
        "--paper",
        default="auto",
        help="A4, F4, Legal, Letter; auto: by the pelaksana; ragam: all that fit, in turn, upright ones too",
    )
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--limit", type=int, default=60, help="CPU seconds a sheet may take; 0: any")
    parser.add_argument("--examples", type=int, default=4)
    options = parser.parse_args(arguments)
    modes: Sequence[Mode] = MODES if options.mode == "semua" else (options.mode,)
    tasks = [(mode, seed, options.paper, options.limit) for mode in modes for seed in _seeds(options.seeds)]
    if options.jobs == 1:
        results = [_one(task) for task in tasks]
    else:
        with ProcessPoolExecutor(options.jobs) as pool:
            results = list(pool.map(_one, tasks, chunksize=4))
    ceritakan(results, options.examples)
    return int(any(r.cacat or r.ditolak for r in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
