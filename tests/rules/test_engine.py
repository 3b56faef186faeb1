"""The engine: what runs, what a crash leaves standing, who speaks of a withdrawn SOP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sopctl.finding import Finding, Level
from sopctl.model.konfigurasi import Aturan
from sopctl.rules import CROSS_RULES, SOP_RULES, sop302_pelaksana_terpakai, sop501_ada_dasar_hukum
from sopctl.rules.context import JudgesBeside, JudgesSop, SopContext
from sopctl.rules.settings import Settings
from tests.rules.kit import good_sop, ids_of, judge

FAULTY = good_sop("dasar_hukum: []\nketerkaitan: null\nperalatan: []\n")


def test_a_good_sop_has_no_finding() -> None:
    assert judge(good_sop()) == ()


def test_findings_come_in_the_order_of_the_file() -> None:
    found = judge(FAULTY)
    assert ids_of(found) == ["SOP501", "SOP506", "SOP101"]
    assert [f.place for f in found] == sorted(f.place for f in found)


@pytest.mark.parametrize("module", [m for m in SOP_RULES if not m.RULE.asks_base], ids=lambda m: m.RULE.id)
def test_a_rule_that_crashes_is_told_and_the_others_still_run(
    module: JudgesSop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(context: SopContext) -> Iterator[Finding]:
        yield from ()
        raise ZeroDivisionError

    monkeypatch.setattr(module, "check", crash)
    found = judge(FAULTY)
    crashed = [f for f in found if f.rule.id == "SOP901"]
    assert [dict(f.args) for f in crashed] == [{"aturan": module.RULE.id, "jenis": "ZeroDivisionError"}]
    assert {"SOP101", "SOP501", "SOP506"} - set(ids_of(found)) <= {module.RULE.id}


def test_findings_of_a_rule_that_crashes_half_way_are_not_half_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def crash(context: SopContext) -> Iterator[Finding]:
        yield from sop302_pelaksana_terpakai.check(context)
        yield Finding("SOP302", ("pelaksana", 0))
        raise RecursionError

    monkeypatch.setattr(sop302_pelaksana_terpakai, "check", crash)
    assert ids_of(judge(good_sop())) == ["SOP901"]


def test_nothing_turns_off_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sop501_ada_dasar_hukum, "check", lambda context: [][0])
    settings = Settings(
        Aturan(ubah={"SOP901": "mati"}), ignore=frozenset({"SOP901"}), select=frozenset({"SOP501"})
    )
    assert ids_of(judge(good_sop(), settings)) == ["SOP901"]


def test_of_a_withdrawn_sop_only_family_0_and_few_others_speak() -> None:
    withdrawn = "dasar_hukum: []\nnomor: 065\nriwayat:\n  - {tahap: pencabutan, tanggal: 2026-05-01}\n"
    # Its number, which is still registered as used, is one of the few.
    assert ids_of(judge(good_sop(withdrawn))) == ["SOP007", "SOP603"]
    tomorrow = withdrawn.replace("2026-05-01", "2026-06-02")
    assert ids_of(judge(good_sop(tomorrow))) == ["SOP501", "SOP007"]


def test_a_file_outside_any_repository_is_judged_with_defaults() -> None:
    from sopctl.model.koleksi import Koleksi

    patch = "unit_kerja: tidak-ada\nketerkaitan: [tidak-ada]\ndasar_hukum: []\n"
    assert ids_of(judge(good_sop(patch), koleksi=Koleksi())) == ["SOP501"]


def test_an_sop_without_a_model_hears_only_of_family_0() -> None:
    found = judge(good_sop("jenis: pelayanan\ndasar_hukum: []\nsingkatan: X\n"))
    assert ids_of(found) == ["SOP006", "SOP005"]


def test_a_near_duplicate_weighs_less_than_its_rule() -> None:
    found = judge(good_sop("nama: Disposisi Masuk, Surat\n"))
    assert [(f.rule.id, f.level) for f in found] == [("SOP105", Level.SARAN)]


@pytest.mark.parametrize("module", CROSS_RULES, ids=lambda module: module.RULE.id)
def test_what_a_rule_tells_beside_the_others_is_marked_as_such(module: JudgesBeside) -> None:
    rule = module.RULE
    assert not rule.cross
    assert 0 < len(rule.cross_variants) < len(rule.variants)
    cases = Path(__file__).parent / "cases"
    alone = [
        f
        for path in cases.glob(f"{rule.id.lower()}_*/*.yaml")
        for f in judge(path.read_text("utf-8"), Settings(cross=False))
    ]
    found = {f.variant for f in alone if f.rule == rule}
    assert found
    assert not found & set(rule.cross_variants)


def test_a_rule_that_was_not_asked_for_its_cross_part_has_not_run() -> None:
    patch = "keterkaitan: []  # sopctl: abaikan SOP318 -- contoh\n"
    assert ids_of(judge(good_sop(patch), Settings(cross=False))) == []
    assert ids_of(judge(good_sop(patch), Settings(cross=True))) == ["SOP008"]
