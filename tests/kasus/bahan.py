"""The documents of the cases, and their sheets: drawn as `sopctl render` draws, judged by all judges.

A case lies in `gambar/NAME.kasus`: what it shows, its document, and below a line `---` the picture in
characters that must come out (see `huruf`). The document is an `sop/1` of which only what matters is
written:

- `pelaksana: [loket, kepala]` stands for columns whose names are their ids;
- `butir: 12` in a row stands for a kelengkapan of twelve items: a row of about 43 mm.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sopctl.model.sop import Sop
from tests.lembar.lembar import Lembar, lembar_of
from tests.lembar.lukis import lukis, sop_of
from tests.lembar.periksa import judged

FOLDER = Path(__file__).parent / "gambar"
DIVIDER = "\n---\n"
Dokumen = dict[str, Any]


def lengkap(dokumen: Dokumen) -> Dokumen:
    """A whole document from what a case writes."""
    whole: Dokumen = {"skema": "sop/1", "id": "kasus", "nama": "Kasus Uji", "jenis": "administratif"}
    whole |= {"tanggal": {"pembuatan": "2026-01-12"}, **dokumen}
    whole["pelaksana"] = [_kolom(p) for p in whole["pelaksana"]]
    whole["kegiatan"] = [_baris(row) for row in whole["kegiatan"]]
    return whole


def _kolom(pelaksana: str | Dokumen) -> Dokumen:
    if isinstance(pelaksana, dict):
        return pelaksana
    return {"id": pelaksana, "nama": pelaksana.replace("-", " ").title()}


def _baris(row: Dokumen) -> Dokumen:
    rest = {key: value for key, value in row.items() if key != "butir"}
    if "butir" in row:
        rest["mutu_baku"] = {"kelengkapan": [f"Berkas {n}" for n in range(1, row["butir"] + 1)]}
    return rest


def names() -> list[str]:
    """All cases, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.kasus"))


def parts(name: str) -> tuple[str, str | None]:
    """A case as written: the document, and the picture where it has one."""
    text, divider, picture = (FOLDER / f"{name}.kasus").read_text(encoding="utf-8").partition(DIVIDER)
    return text, picture if divider else None


def dokumen_of(name: str) -> Dokumen:
    """The whole document of a case, fresh each time."""
    return lengkap(yaml.safe_load(parts(name)[0]))


def lembar(dokumen: Dokumen | Sop, kertas: str = "A4", potret: bool = False) -> Lembar:
    """The sheet of a document, in which no judge finds a fault."""
    sop = dokumen if isinstance(dokumen, Sop) else sop_of(dokumen)
    sheet = lembar_of(lukis(sop, kertas, potret), sop)
    assert [str(fault) for fault in judged(sheet)] == []
    return sheet


@cache
def kasus(name: str) -> Lembar:
    """The sheet of a case on A4, in which no judge finds a fault."""
    return lembar(dokumen_of(name))
