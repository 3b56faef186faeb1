"""Whole sheets, drawn as `sopctl render` draws them: faults, looks, time."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field

from sopctl.errors import SopctlError
from tests.lembar.acak import Mode
from tests.lembar.kampanye import TooSlowError, _within
from tests.lembar.lembar import Cacat, lembar_of
from tests.lembar.lukis import lukis
from tests.lembar.periksa import judged
from tests.lembar.rupa import Rupa, rupa_of

from .catatan import Angka, share
from .korpus import Naskah, random_ones, written_ones

RANDOM: tuple[tuple[Mode, int], ...] = (("biasa", 100), ("badai", 40), ("sulit", 40))
WRITTEN = ("contoh", "nyata")
PATIENCE = 20
"""CPU seconds that a sheet is granted."""


@dataclass(frozen=True, slots=True)
class Satu:
    """What became of one document."""

    kelompok: str
    nama: str
    detik: float
    """CPU seconds from the model to the SVG."""
    cacat: tuple[Cacat, ...] = ()
    rupa: Rupa = field(default_factory=Rupa)
    ditolak: str = ""


def corpus() -> Iterator[tuple[str, Naskah]]:
    """Every document, by its group."""
    for group in WRITTEN:
        yield from ((group, naskah) for naskah in written_ones(group))
    for mode, count in RANDOM:
        yield from ((mode, naskah) for naskah in random_ones(mode, count))


def draw_one(task: tuple[str, Naskah]) -> Satu:
    """One document, drawn and judged."""
    group, naskah = task
    start = time.process_time()
    try:
        with _within(PATIENCE):
            pages = lukis(naskah.sop, naskah.kertas.name)
    except TooSlowError:
        return Satu(group, naskah.nama, time.process_time() - start, ditolak="terlalu lama")
    except SopctlError as error:
        return Satu(group, naskah.nama, time.process_time() - start, ditolak=error.key)
    except Exception as crash:
        # A crash is the gravest result of a benchmark, not its end.
        fault = Cacat(0, 0, "runtuh", f"{type(crash).__name__}: {crash}")
        return Satu(group, naskah.nama, time.process_time() - start, (fault,))
    spent = time.process_time() - start
    sheet = lembar_of(pages, naskah.sop)
    return Satu(group, naskah.nama, spent, judged(sheet), rupa_of(sheet))


def run_sheets(jobs: int, groups: Sequence[str]) -> list[Satu]:
    """The corpus, as far as it belongs to these groups."""
    tasks = [task for task in corpus() if task[0] in groups]
    if jobs == 1:
        return [draw_one(task) for task in tasks]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(draw_one, tasks, chunksize=4))


# ---------------------------------------------------------------- telling


def line_of(one: Satu) -> str:
    """One sheet in a line."""
    if one.ditolak:
        return f"{one.nama}: ditolak ({one.ditolak}), {1000 * one.detik:.0f} ms"
    r = one.rupa
    return (
        f"{one.nama}: {r.halaman} hal., {r.panah} panah, {len(one.cacat)} cacat, {r.silang} silang, "
        f"{r.belok} belok, panjang {r.rasio:.3f}, tanpa label {r.tanpa_label}, {1000 * one.detik:.0f} ms"
    )


def sums(results: Sequence[Satu]) -> dict[str, Angka]:
    """The figures of each group."""
    found: dict[str, Angka] = {}
    for group in dict.fromkeys(r.kelompok for r in results):
        own = [r for r in results if r.kelompok == group]
        total = sum((r.rupa for r in own), Rupa())
        times = sorted(1000 * r.detik for r in own)
        found[group] = {
            "lembar": len(own),
            "cacat": sum(len(r.cacat) for r in own),
            "ditolak": sum(bool(r.ditolak) for r in own),
            **{k: v for k, v in asdict(total).items() if k not in ("panjang", "manhattan")},
            "rasio_panjang": round(total.rasio, 4),
            "ms_p50": round(share(times, 0.5), 1),
            "ms_p95": round(share(times, 0.95), 1),
            "ms_maks": round(times[-1], 1),
        }
    return found


def per_sheet(results: Sequence[Satu]) -> dict[str, list[int]]:
    """[faults, refused, crossings, bends, labels without a place] of each sheet."""
    return {
        f"{r.kelompok}: {r.nama}": [
            len(r.cacat),
            int(bool(r.ditolak)),
            r.rupa.silang,
            r.rupa.belok,
            r.rupa.tanpa_label,
        ]
        for r in results
    }
