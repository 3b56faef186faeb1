"""The documents made by chance are what they promise: valid, whole, the same everywhere."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from sopctl.model.alur import Alur, resolve_alur
from sopctl.model.sop import Sop

from .acak import MODES, Dokumen, Mode, acak, kertas_of
from .strategi import sop_dokumen

SEEDS = range(120)


def _alur(dokumen: Dokumen) -> Alur:
    return resolve_alur(Sop.model_validate(dokumen))


def _reach(starts: set[int], steps: dict[int, set[int]]) -> set[int]:
    seen, open_ = set(starts), list(starts)
    while open_:
        for to in steps.get(open_.pop(), set()) - seen:
            seen.add(to)
            open_.append(to)
    return seen


def _whole(alur: Alur) -> bool:
    """Every target exists, every symbol can be reached, and from every symbol an end."""
    symbols = [s for s in alur.simbol if not s.partner]
    forth: dict[int, set[int]] = {}
    back: dict[int, set[int]] = {}
    for panah in alur.panah:
        forth.setdefault(panah.dari, set()).add(panah.ke)
        back.setdefault(panah.ke, set()).add(panah.dari)
    starts = {s.index for s in symbols if s.jenis == "mulai"} or {0}
    ends = {s.index for s in symbols if s.jenis == "selesai"}
    everything = {s.index for s in symbols}
    return (
        not alur.hilang
        and not alur.ganda
        and _reach(starts, forth) == everything
        and _reach(ends, back) == everything
    )


@pytest.mark.parametrize("mode", MODES)
def test_every_document_made_by_chance_has_a_whole_flow(mode: Mode) -> None:
    broken = [seed for seed in SEEDS if not _whole(_alur(acak(seed, mode)))]
    assert broken == []


@pytest.mark.parametrize("mode", MODES)
def test_a_seed_makes_one_document(mode: Mode) -> None:
    assert json.dumps(acak(7, mode)) == json.dumps(acak(7, mode))
    assert acak(7, mode) != acak(8, mode)


@pytest.mark.parametrize("mode", MODES)
def test_a_document_survives_yaml(mode: Mode) -> None:
    dokumen = acak(3, mode)
    assert yaml.safe_load(yaml.safe_dump(dokumen, allow_unicode=True, sort_keys=False)) == dokumen


def test_no_decision_sends_four_exits_to_one_target() -> None:
    for seed in SEEDS:
        alur = _alur(acak(seed, "sulit"))
        for simbol in alur.simbol:
            targets = [p.ke for p in alur.keluar(simbol.index)]
            assert all(targets.count(to) <= 3 for to in targets), seed


def test_the_modes_hold_what_they_are_there_for() -> None:
    awkward = [acak(seed, "sulit") for seed in SEEDS]
    flows = [_alur(dokumen) for dokumen in awkward]
    exits = [sum(p.label is not None for p in a.keluar(s.index)) for a in flows for s in a.simbol]
    assert {3, 4, 5} <= set(exits)
    assert any(p.dari == p.ke for a in flows for p in a.panah)
    assert any(p.label == "" for a in flows for p in a.panah)
    assert any(
        len({p.ke for p in a.keluar(s.index)}) < len(a.keluar(s.index)) for a in flows for s in a.simbol
    )
    assert any("id" not in row for dokumen in awkward for row in dokumen["kegiatan"])
    storms = [acak(seed, "badai") for seed in SEEDS]
    assert max(len(s["pelaksana"]) for s in storms) == 15
    assert max(len(s["kegiatan"]) for s in storms) == 40
    assert {kertas_of(s) for s in storms} == {"A4", "F4"}
    usual = [_alur(acak(seed, "biasa")) for seed in SEEDS]
    assert any(a.bersama for a in usual)
    assert any(sum(s.jenis == "mulai" for s in a.simbol) > 1 for a in usual)
    assert any(sum(s.jenis == "selesai" for s in a.simbol) > 1 for a in usual)


@given(sop_dokumen())
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_hypothesis_makes_whole_flows_too(dokumen: Dokumen) -> None:
    assert _whole(_alur(dokumen))
