"""Rules as data: their sources in full, their presets, their order."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sopctl.rules import RULES
from sopctl.rules.engine import BY_ID
from sopctl.rules.numbers import NUMBERS
from sopctl.rules.rule import Source, perwal


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("14(1)b", "Perwal Serang 50/2017 Pasal 14 ayat (1) huruf b"),
        ("1 angka 16", "Perwal Serang 50/2017 Pasal 1 angka 16"),
        ("13", "Perwal Serang 50/2017 Pasal 13"),
        ("18-21", "Perwal Serang 50/2017 Pasal 18-21"),
        ("5a", "Perwal Serang 50/2017 Pasal 5 huruf a"),
    ],
)
def test_a_passage_is_spelled_out(short: str, full: str) -> None:
    assert perwal(short).citation == full


def test_several_passages_and_the_guide_stand_in_one_citation() -> None:
    assert (
        perwal("8(1)", "1 angka 16", guide=True).citation
        == "Perwal Serang 50/2017 Pasal 8 ayat (1), Pasal 1 angka 16; PermenPAN-RB 35/2012"
    )


def test_what_is_ours_cites_nothing() -> None:
    assert Source().citation is None
    assert all(rule.source.citation is None for rule in RULES if rule.family in (0, 9))


def test_a_passage_that_cannot_be_read_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="Pasal"):
        _ = perwal("Pasal 3").citation


def test_numbers_and_names_are_unique_and_in_order() -> None:
    assert [rule.id for rule in RULES] == sorted({rule.id for rule in RULES})
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_variant_may_rest_on_another_passage_than_its_rule() -> None:
    rule = BY_ID["SOP401"]
    assert rule.source_of("kelengkapan").citation == "PermenPAN-RB 35/2012"
    assert rule.source_of("waktu").citation == "Perwal Serang 50/2017 Pasal 3 ayat (5)"
    assert all(variant in rule.variants for rule in RULES for variant in rule.by_variant)


def test_a_rule_with_a_source_can_cite_it_for_each_of_its_variants() -> None:
    for rule in RULES:
        for variant in rule.variants:
            assert bool(rule.source_of(variant).citation) == bool(rule.all_sources)


def test_a_fix_is_promised_only_for_what_can_be_mended_without_a_person() -> None:
    told = [BY_ID["SOP004"].fix_of(variant) for variant in ("bom", "utf-16", "bidi", "bukan-utf-8")]
    assert told == ["safe", "safe", None, None]
    assert BY_ID["SOP005"].fix_of("mirip") == "unsafe"
    assert BY_ID["SOP005"].fix_of("tak-dikenal") is None
    assert BY_ID["SOP009"].fix_of("") == "safe"
    assert BY_ID["SOP501"].fix_of("") is None
    by_variant = [rule for rule in RULES if isinstance(rule.fix, Mapping)]
    assert by_variant
    assert all(set(rule.fix) <= set(rule.variants) for rule in by_variant if isinstance(rule.fix, Mapping))


def test_every_rule_has_a_number_that_was_given_out_before() -> None:
    assert set(BY_ID) <= set(NUMBERS)
    assert len(NUMBERS) == len(set(NUMBERS)) == 84
