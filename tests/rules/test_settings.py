"""Presets, levels and patterns of sopctl.yaml, and the command line over them."""

from __future__ import annotations

import pytest

from sopctl.finding import Level
from sopctl.judging.judge import Overrides
from sopctl.model.konfigurasi import Aturan, Konfigurasi
from sopctl.rules import RULES
from sopctl.rules.settings import Settings
from tests.rules.kit import good_sop, ids_of, judge

FAULTY = good_sop("dasar_hukum: []\nketerkaitan: null\n")
UNNAMED = good_sop(
    "kegiatan:\n"
    "  - uraian: Menerima surat\n"
    "    pelaksana: [agendaris, kasubag]\n"
    "    mutu_baku: {kelengkapan: Surat, waktu: 5 menit, output: Surat diterima}\n"
)


def office(**aturan: object) -> Settings:
    """The settings of an office that writes this below `aturan`."""
    model = Konfigurasi.model_validate({"skema": "konfigurasi/1", "aturan": aturan})
    return Settings(model.aturan or Aturan(), Overrides.of(model))


def test_a_level_can_be_changed_and_a_rule_turned_off() -> None:
    found = judge(FAULTY, office(ubah={"SOP501": "saran", "SOP506": "mati"}))
    assert [(f.rule.id, f.level) for f in found] == [("SOP501", Level.SARAN)]


def test_a_pattern_beats_the_office_and_the_later_pattern_the_earlier() -> None:
    settings = office(
        ubah={"SOP501": "mati"},
        per_berkas={
            "sop/**": {"SOP501": "saran", "SOP506": "mati"},
            "sop/diskominfo/*.yaml": {"SOP501": "peringatan"},
            "sop/setda/**": {"SOP501": "mati"},
        },
    )
    found = judge(FAULTY, settings)
    assert [(f.rule.id, f.level) for f in found] == [("SOP501", Level.PERINGATAN)]
    assert ids_of(judge(FAULTY, settings, path="lain/kasus.yaml")) == ["SOP506"]


@pytest.mark.parametrize("level", ["mati", "saran"])
@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("SOP001", 'nama: "terbuka\n'),
        ("SOP002", "skema: &a sop/1\n"),
        ("SOP003", "skema: sop/1\nskema: sop/1\n"),
        ("SOP004", 'skema: "sop/1\\u202E"\n'),
    ],
)
def test_what_keeps_a_file_from_being_judged_is_never_hidden(rule: str, text: str, level: str) -> None:
    settings = office(ubah={rule: level}, per_berkas={"**": {rule: level}})
    chosen = Settings(settings.aturan, settings.per_path, frozenset({"SOP501"}), frozenset({rule}))
    found = judge(text, chosen)
    assert [(f.rule.id, f.level) for f in found] == [(rule, Level.GALAT)]


def test_the_preset_wajib_leaves_out_what_no_article_asks_for() -> None:
    # The only rules now whose source is neither an article nor the Guide are of family 0, which stays.
    settings = office(paket="wajib")
    assert ids_of(judge(UNNAMED, settings)) == ["SOP009"]
    outside = [rule.id for rule in RULES if not settings.at("sop/a.yaml").runs(rule) and not rule.cross]
    assert outside == [rule.id for rule in RULES if not rule.wajib]


def test_select_runs_exactly_these_whatever_the_office_turns_off() -> None:
    settings = office(ubah={"SOP501": "mati"})
    chosen = Settings(settings.aturan, settings.per_path, select=frozenset({"SOP501"}))
    assert ids_of(judge(FAULTY, chosen)) == ["SOP501"]


def test_ignore_leaves_a_rule_out() -> None:
    assert ids_of(judge(FAULTY, Settings(ignore=frozenset({"SOP501"})))) == ["SOP506"]


def test_rules_that_need_the_other_sops_run_only_where_asked() -> None:
    linked = good_sop("keterkaitan: [tidak-ada]\n")
    assert ids_of(judge(linked, Settings())) == []
    assert ids_of(judge(linked, Settings(cross=True))) == ["SOP507"]
