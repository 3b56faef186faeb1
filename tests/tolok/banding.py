"""Our router beside those of others: the same pinned symbols on one tall page, one checker for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import islice

from sopctl.layout.graph import PageGraph
from tests.lembar.acak import Mode

from .batas import port_bound
from .catatan import Angka, share
from .korpus import random_ones
from .rute_lain import MissingError, libavoid, tala
from .tinggi import Gambaran, Soal, route_ours, tall_plan
from .ukur import Ukuran, ukur

KORPUS: tuple[tuple[Mode, int], ...] = (("biasa", 100), ("badai", 40))
CHUNK = 10
ROUTERS = ("sopctl", "libavoid", "libavoid-bersama", "TALA")
"""libavoid: a pin serves one arrow. libavoid-bersama: pins may be shared, and then lines lie on lines."""


@dataclass(frozen=True, slots=True)
class Banding:
    """One problem, as each router solved it."""

    nama: str
    batas_port: int | None
    """The least bends that statement 5 allows; None without a solver."""
    ukuran: dict[str, Ukuran]


def _bound(graph: PageGraph) -> int | None:
    try:
        return port_bound(graph)
    except MissingError:
        return None


def _others(problems: Sequence[Soal]) -> Iterator[tuple[str, Sequence[Gambaran]]]:
    """The drawings of each router that is installed."""
    for name in ROUTERS[1:]:
        try:
            if name == "TALA":
                yield name, list(tala(problems))
            else:
                yield name, libavoid(problems, exclusive=name == "libavoid")
        except MissingError:
            continue


def bandingkan(task: tuple[Mode, int, int]) -> list[Banding]:
    """Some documents of a mode: (mode, the first seed, the one after the last)."""
    mode, first, last = task
    documents = list(islice(random_ones(mode, last), first, last))
    bounds = [_bound(tall_plan(naskah)[1].graph) for naskah in documents]
    solved = [route_ours(naskah) for naskah in documents]
    problems = [problem for problem, _ in solved]
    measured = [{"sopctl": ukur(problem, drawn)} for problem, drawn in solved]
    for name, drawings in _others(problems):
        for counts, problem, drawn in zip(measured, problems, drawings, strict=True):
            counts[name] = ukur(problem, drawn)
    return [
        Banding(naskah.nama, bound, counts)
        for naskah, bound, counts in zip(documents, bounds, measured, strict=True)
    ]


def run_banding(mode: Mode, count: int, jobs: int) -> list[Banding]:
    """All documents of a mode."""
    tasks = [(mode, first, min(first + CHUNK, count)) for first in range(0, count, CHUNK)]
    if jobs == 1:
        return [b for task in tasks for b in bandingkan(task)]
    with ProcessPoolExecutor(jobs) as pool:
        return [b for part in pool.map(bandingkan, tasks) for b in part]


# ---------------------------------------------------------------- telling

JUDUL = (
    "Perute",
    "silang",
    "tanpa silang",
    "belok/panah",
    "belok/batas",
    "belok/batas port",
    "panjang/Manhattan",
    "ujung luar port",
    "berimpit",
    "menembus",
    "port dua arah",
    "ujung sama",
    "lari < 2,5",
    "tak terlukis",
    "ms p50/p95",
)


def sums(results: Sequence[Banding]) -> dict[str, Angka]:
    """The figures of each router over some problems."""
    bounds = [b.batas_port for b in results]
    bound = sum(b for b in bounds if b is not None) if None not in bounds else 0
    found: dict[str, Angka] = {}
    for name in ROUTERS:
        own = [b.ukuran[name] for b in results if name in b.ukuran]
        if not own:
            continue
        total = sum(own, Ukuran())
        times = sorted(1000 * u.detik for u in own)
        figures: Angka = {k: v for k, v in asdict(total).items() if k != "detik"}
        figures |= {
            "rasio_belok": round(total.rasio_belok, 4),
            "rasio_belok_port": round(total.belok / bound, 4) if bound else None,
            "rasio_panjang": round(total.rasio_panjang, 4),
            "panjang": round(total.panjang, 1),
            "manhattan": round(total.manhattan, 1),
            "ms_p50": round(share(times, 0.5), 1),
            "ms_p95": round(share(times, 0.95), 1),
        }
        found[name] = figures
    return found


def _dash(value: object, digits: int = 2) -> str:
    return "–" if value is None else f"{value:.{digits}f}" if isinstance(value, float) else str(value)


def rows(figures: dict[str, Angka]) -> list[tuple[str, ...]]:
    """The table, a row a router."""
    out = []
    for name, f in figures.items():
        panah = f["panah"] or 1
        assert isinstance(panah, int)
        belok = f["belok"]
        assert isinstance(belok, int)
        out.append(
            (
                name,
                f"{f['silang']}",
                f"{f['bebas_silang']} dari {f['gambar']}",
                f"{belok / panah:.2f}",
                _dash(f["rasio_belok"]),
                _dash(f["rasio_belok_port"]),
                _dash(f["rasio_panjang"], 3),
                *(
                    str(f[k])
                    for k in (
                        "luar_port",
                        "berimpit",
                        "menembus",
                        "port_dua_arah",
                        "ujung_sama",
                        "lari_pendek",
                        "tak_terlukis",
                    )
                ),
                f"{_dash(f['ms_p50'], 0)} / {_dash(f['ms_p95'], 0)}",
            )
        )
    return out


def per_sheet(results: Sequence[Banding]) -> dict[str, list[int | None]]:
    """[crossings, bends, least bends by ports, libavoid's crossings, its bends] of each problem."""
    found: dict[str, list[int | None]] = {}
    for b in results:
        ours, peer = b.ukuran["sopctl"], b.ukuran.get("libavoid")
        theirs: list[int | None] = [None, None] if peer is None else [peer.silang, peer.belok]
        found[b.nama] = [ours.silang, ours.belok, b.batas_port, *theirs]
    return found
