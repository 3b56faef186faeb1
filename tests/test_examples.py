"""The example office: SOPs of every shape, and nothing in them that lint would tell."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from sopctl.cli.main import FINE, main
from sopctl.model.alur import Alur, Panah, resolve_alur
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.sop import Sop
from sopctl.source.load import load_file

OFFICE = Path(__file__).parents[1] / "examples" / "kantor-contoh"


def load_model(path: Path) -> object:
    loaded = load_file(str(path), str(OFFICE), str(path.relative_to(OFFICE)))
    assert loaded.findings == ()
    return loaded.model


def load_sops() -> list[tuple[Sop, Alur]]:
    models = [load_model(path) for path in sorted((OFFICE / "sop").rglob("*.yaml"))]
    sops = [model for model in models if isinstance(model, Sop)]
    assert len(sops) == len(models)
    return [(sop, resolve_alur(sop)) for sop in sops]


SOPS = load_sops()


def back(alur: Alur) -> list[Panah]:
    """The exits of decisions that lead to an earlier row."""
    return [p for p in alur.panah if alur.simbol[p.ke].baris < alur.simbol[p.dari].baris]


def is_straight(sop: Sop, alur: Alur) -> bool:
    return len(sop.kegiatan) <= 6 and all(len(alur.keluar(s.index)) <= 1 for s in alur.simbol)


def has_two_loops(sop: Sop, alur: Alur) -> bool:
    return len({p.dari for p in back(alur)}) >= 2


def crosses_agencies(sop: Sop, alur: Alur) -> bool:
    return any(p.perangkat_daerah not in (None, sop.perangkat_daerah) for p in sop.pelaksana)


def has_one_column(sop: Sop, alur: Alur) -> bool:
    return sop.jenis == "teknis" and len(sop.pelaksana) == 1 and bool(sop.pihak_terkait)


def is_teknis_with_an_outsider(sop: Sop, alur: Alur) -> bool:
    return sop.jenis == "teknis" and any(p.eksternal for p in sop.pelaksana)


def delegates_rows(sop: Sop, alur: Alur) -> bool:
    return sop.makro and sum(row.rujuk_sop is not None for row in sop.kegiatan) >= 2


def is_long_with_a_far_loop(sop: Sop, alur: Alur) -> bool:
    far = any(alur.simbol[p.dari].baris - alur.simbol[p.ke].baris >= 4 for p in back(alur))
    return len(sop.kegiatan) >= 20 and far


def has_grouped_columns(sop: Sop, alur: Alur) -> bool:
    return len({p.kelompok for p in sop.pelaksana if p.kelompok}) >= 2


def has_a_joint_row(sop: Sop, alur: Alur) -> bool:
    return bool(alur.bersama)


def has_a_joint_row_of_columns_apart(sop: Sop, alur: Alur) -> bool:
    order = [p.id for p in sop.pelaksana]
    columns = [sorted(order.index(alur.simbol[i].pelaksana) for i in group) for group in alur.bersama]
    return any(b - a > 1 for group in columns for a, b in pairwise(group))


def has_a_row_of_several_symbols(sop: Sop, alur: Alur) -> bool:
    return any(row.langkah for row in sop.kegiatan)


def forks(sop: Sop, alur: Alur) -> bool:
    return any(isinstance(row.lanjut, tuple) and len(row.lanjut) > 1 for row in sop.kegiatan)


def has_three_named_exits(sop: Sop, alur: Alur) -> bool:
    return any(len(alur.keluar(s.index)) >= 3 for s in alur.simbol if s.jenis == "keputusan")


def has_several_ends(sop: Sop, alur: Alur) -> bool:
    return sum(s.jenis == "selesai" for s in alur.simbol) >= 3


def test_at_least_eight_sops_come_from_at_least_four_agencies() -> None:
    assert len(SOPS) >= 8
    assert len({sop.perangkat_daerah for sop, _ in SOPS}) >= 4
    settings = load_model(OFFICE / "sopctl.yaml")
    assert isinstance(settings, Konfigurasi)
    assert {sop.perangkat_daerah for sop, _ in SOPS} <= set(settings.agencies)


@pytest.mark.parametrize(
    "shape",
    [
        is_straight,
        has_two_loops,
        crosses_agencies,
        has_one_column,
        is_teknis_with_an_outsider,
        delegates_rows,
        is_long_with_a_far_loop,
        has_grouped_columns,
        has_a_joint_row,
        has_a_joint_row_of_columns_apart,
        has_a_row_of_several_symbols,
        forks,
        has_three_named_exits,
        has_several_ends,
    ],
)
def test_every_shape_has_an_example(shape: Callable[[Sop, Alur], bool]) -> None:
    assert any(shape(sop, alur) for sop, alur in SOPS)


def test_the_readme_leads_to_every_sop() -> None:
    readme = (OFFICE / "README.md").read_text(encoding="utf-8")
    for path in (OFFICE / "sop").rglob("*.yaml"):
        assert f"]({path.relative_to(OFFICE).as_posix()})" in readme


def test_lint_finds_nothing_of_any_level(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # The histories end on this day; later the clocks of Pasal 25 to 27 go on, as in any office.
    monkeypatch.chdir(OFFICE)
    assert main(["lint", "--format", "json", "--today", "2026-11-24"]) == FINE
    report = json.loads(capsys.readouterr().out)
    assert report["findings"] == []
    assert report["summary"]["files"] == len(list(OFFICE.rglob("*.yaml")))
