"""How long a sheet takes, in CPU time, so that neighbours count little."""

from __future__ import annotations

import importlib
import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from statistics import median
from typing import Any

from sopctl.errors import SopctlError
from sopctl.layout.pipeline import lay_out
from sopctl.model.alur import resolve_alur
from sopctl.model.koleksi import Koleksi
from sopctl.render.lembar import Lembar
from sopctl.render.pdf import render as render_pdf
from sopctl.render.view import Keadaan, build_isi
from tests.lembar.lukis import lukis

from .catatan import Angka, share, table
from .korpus import Naskah, random_ones, sized_ones

CURVE = (10, 25, 50, 100, 200)
REPEAT = 2
"""Each document is drawn so often; the least time counts."""
STORMS = 30


def timed(work: Callable[[], object], repeat: int = REPEAT) -> float:
    """CPU milliseconds of some work, the least of a few."""
    best = math.inf
    for _ in range(repeat):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return 1000 * best


def unit() -> float:
    """Milliseconds of a fixed piece of plain Python: what makes two machines comparable."""
    return timed(lambda: sum(i * i % 7 for i in range(200_000)), 5)


def _svg(naskah: Naskah) -> None:
    # A sheet that is refused takes time as well; how many are is another benchmark's matter.
    with suppress(SopctlError):
        lukis(naskah.sop, naskah.kertas.name)


def svg_times(documents: Iterable[Naskah], repeat: int = REPEAT) -> list[float]:
    """Of each document, from the model to the SVG; sorted."""
    return sorted(timed(partial(_svg, naskah), repeat) for naskah in documents)


# ---------------------------------------------------------------- PDF beside Typst


class _Clock:
    """Typst's compiler with a clock round it."""

    def __init__(self, typst: Any) -> None:
        self._typst = typst
        self.spent = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._typst, name)

    def Compiler(self, *given: Any, **named: Any) -> Any:  # noqa: N802 (the name of what it stands for)
        start = time.process_time()
        compiler = self._typst.Compiler(*given, **named)
        self.spent += time.process_time() - start
        return _Clocked(compiler, self)


class _Clocked:
    def __init__(self, compiler: Any, clock: _Clock) -> None:
        self._compiler, self._clock = compiler, clock

    def compile(self, *given: Any, **named: Any) -> Any:
        start = time.process_time()
        made = self._compiler.compile(*given, **named)
        self._clock.spent += time.process_time() - start
        return made


@contextmanager
def _clocked() -> Iterator[_Clock]:
    pdf: Any = importlib.import_module("sopctl.render.pdf")
    usual = pdf.typst
    clock = _Clock(usual)
    pdf.typst = clock
    try:
        yield clock
    finally:
        pdf.typst = usual


def _pdf(naskah: Naskah) -> None:
    alur = resolve_alur(naskah.sop)
    isi = build_isi(naskah.sop, alur, Koleksi(), Keadaan(1, "1:" + "0" * 64, None, False))
    render_pdf(Lembar(naskah.sop, alur, isi, lay_out(isi, alur, naskah.kertas)))


def pdf_ratio(documents: Sequence[Naskah]) -> tuple[float, float]:
    """(milliseconds of a PDF from its model, the same over Typst's part), medians."""
    totals, ratios = [], []
    _pdf(documents[0])
    for naskah in documents:
        with _clocked() as clock:
            start = time.process_time()
            _pdf(naskah)
            total = time.process_time() - start
        totals.append(1000 * total)
        ratios.append(total / clock.spent)
    return median(totals), median(ratios)


# ---------------------------------------------------------------- the whole


def measure() -> Angka:
    """All figures, the small ones first."""
    figures: Angka = {"satuan_ms": round(unit(), 2)}
    small = list(sized_ones(10, 4, 30))
    _svg(small[0])
    times = svg_times(small)
    figures |= {"10x4_p50": round(share(times, 0.5), 1), "10x4_p95": round(share(times, 0.95), 1)}
    times = svg_times(sized_ones(25, 8, 30))
    figures |= {"25x8_p50": round(share(times, 0.5), 1), "25x8_p95": round(share(times, 0.95), 1)}
    for rows in CURVE:
        own = median(svg_times(sized_ones(rows, 8, 3), 1))
        figures[f"kurva_{rows}"] = round(own, 1)
    figures["pdf_10x4_ms"], figures["pdf_10x4_kali_typst"] = map(_two, pdf_ratio(small[:10]))
    figures["pdf_25x8_ms"], figures["pdf_25x8_kali_typst"] = map(_two, pdf_ratio(list(sized_ones(25, 8, 4))))
    times = svg_times(random_ones("badai", STORMS), 1)
    figures |= {
        "badai_p50": round(share(times, 0.5), 1),
        "badai_p95": round(share(times, 0.95), 1),
        "badai_maks": round(times[-1], 1),
    }
    return figures


def _two(value: float) -> float:
    return round(value, 2)


def growth(figures: Angka) -> list[tuple[str, ...]]:
    """The curve: milliseconds a row, and what n log n would have made of the first."""
    first = figures[f"kurva_{CURVE[0]}"] or 1.0
    out: list[tuple[str, ...]] = []
    for rows in CURVE:
        own = figures[f"kurva_{rows}"] or 0.0
        expected = first * rows * math.log(rows) / (CURVE[0] * math.log(CURVE[0]))
        out.append((str(rows), f"{own:.0f}", f"{own / rows:.1f}", f"{own / expected:.2f}"))
    return out


TARGETS = {
    "10x4_p50": 25.0,
    "25x8_p50": 80.0,
    "25x8_p95": 300.0,
    "badai_maks": 2000.0,
    "pdf_10x4_kali_typst": 2.0,
    "pdf_25x8_kali_typst": 2.0,
}


def report(figures: Angka) -> str:
    """The figures as tables."""
    head = ("Ukuran", "nilai", "batas")
    body = [(name, str(value), str(TARGETS.get(name, "–"))) for name, value in figures.items()]
    curve = table(("Baris (8 pelaksana)", "ms", "ms per baris", "dibanding n log n"), growth(figures))
    return table(head, body) + "\n\n" + curve
