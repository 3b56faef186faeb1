"""The fixed corpora: the same documents in every run, on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from sopctl.layout.page import paper_of
from sopctl.layout.stages import Paper
from sopctl.model.sop import Sop
from sopctl.source.load import load_file
from tests.lembar import acak as acak_module
from tests.lembar.acak import Mode, acak, kertas_of, susun
from tests.lembar.lukis import sop_of

ROOT = Path(__file__).parents[2]
FILES = {
    "contoh": sorted((ROOT / "examples").glob("*/sop/**/*.yaml")),
    "nyata": sorted((ROOT / "tests" / "nyata" / "sop").glob("**/*.yaml")),
}


@dataclass(frozen=True, slots=True)
class Naskah:
    """A document of a corpus, with the paper it goes on."""

    nama: str
    sop: Sop
    kertas: Paper


def random_ones(mode: Mode, count: int) -> Iterator[Naskah]:
    """The first so many of a mode."""
    for seed in range(count):
        dokumen = acak(seed, mode)
        yield Naskah(f"{mode} {seed}", sop_of(dokumen), paper_of(kertas_of(dokumen)))


def written_ones(group: str) -> Iterator[Naskah]:
    """The SOPs of a folder, on A4 or the smallest paper that holds their columns."""
    for path in FILES[group]:
        model = load_file(str(path), None, path.name).model
        if not isinstance(model, Sop):
            raise ValueError(f"{path} is no SOP")
        count = len(model.pelaksana)
        yield Naskah(path.stem, model, paper_of("A4" if count <= 12 else "F4" if count <= 15 else "Legal"))


@contextmanager
def _sized(mode: Mode, rows: int, columns: int) -> Iterator[None]:
    """Documents of this mode have so many rows and columns for a while."""
    usual = acak_module._UKURAN[mode]
    acak_module._UKURAN[mode] = replace(usual, rows=(rows, rows), columns=(columns, columns))
    try:
        yield
    finally:
        acak_module._UKURAN[mode] = usual


def sized_ones(rows: int, columns: int, count: int, mode: Mode = "biasa") -> Iterator[Naskah]:
    """Documents of one size."""
    for seed in range(count):
        with _sized(mode, rows, columns):
            dokumen = susun(Random(f"tolok-{mode}-{rows}-{columns}-{seed}"), mode)
        yield Naskah(f"{mode} {rows} x {columns} #{seed}", sop_of(dokumen), paper_of(kertas_of(dokumen)))
