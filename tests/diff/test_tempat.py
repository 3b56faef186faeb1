"""Where each change of the pairs shows on the sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopctl.diff.compare import compare
from sopctl.diff.fakta import Kedua, Sisi
from sopctl.diff.tempat import Tempat, pair_all, tanda_of, tempat_of
from tests.diff.test_pasangan import PAIRS, facts, read, sides

ON_NO_SHEET = (
    *("id-", "jenis-", "cakupan-", "koordinator-", "penyusun-", "asal-", "proses-bisnis-", "rutin-"),
    *(
        "hasil-akhir-",
        "lintas-",
        "pihak-terkait-",
        "masukan-luar-",
        "dahulu-",
        "pengaturan-lain-",
        "riwayat-",
    ),
)


def placed(before: str, after: str) -> list[tuple[str, str, str]]:
    """(kind, place in BASE, place in HEAD) of every change."""
    (base, one), (head, other) = read(before), read(after)
    padanan = pair_all(Kedua(Sisi(base, one.data), Sisi(head, other.data)))
    found = []
    for fakta in compare(base, one.data, head, other.data):
        base_place, head_place = tempat_of(fakta, padanan)
        found.append((fakta.jenis, told(base_place), told(head_place)))
    return found


def told(tempat: Tempat | None) -> str:
    if tempat is None:
        return "-"
    return " ".join(filter(None, (tempat.jenis, str(tempat.nomor) if tempat.nomor >= 0 else "", tempat.nama)))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_every_change_of_a_sheet_has_its_place_on_it(pair: Path) -> None:
    for (jenis, base, head), fakta in zip(placed(*sides(pair)), facts(*sides(pair)), strict=True):
        if jenis.startswith(ON_NO_SHEET) or jenis == "urutan-daftar-berubah":
            continue
        tanda = tanda_of(fakta)
        assert (head != "-") or tanda == "hapus", (jenis, base, head)
        assert (base != "-") or tanda == "tambah", (jenis, base, head)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("05-mutu-baku", {"sel 0 output": "sel 0 output", "sel 2 kelengkapan": "sel 2 kelengkapan"}),
        ("10-kegiatan-baru", {"-": "baris 3"}),
        ("14-cabang", {"panah 2": "panah 2", "panah 1": "panah 1"}),
        ("17-lanjut", {"-": "panah 1", "panah 3": "panah 4"}),
    ],
)
def test_the_places_of_some_pairs(name: str, expected: dict[str, str]) -> None:
    (pair,) = (pair for pair in PAIRS if pair.name == name)
    assert {base: head for _, base, head in placed(*sides(pair))} == expected
