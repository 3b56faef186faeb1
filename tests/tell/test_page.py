"""Rule pages and the list of rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sopctl.messages.catalogue import pattern, text
from sopctl.rules import RULES
from sopctl.rules.engine import BY_ID
from sopctl.rules.numbers import NUMBERS
from sopctl.rules.rule import Rule
from sopctl.tell.page import PAGES, rule_list
from tests.cli.skenario import run_here


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_page_says_what_why_how_to_mend_and_when_to_switch_off(rule: Rule, lang: str) -> None:
    for told in (page(rule, lang) for page in PAGES.values()):
        assert rule.id in told
        assert rule.name in told
        words = " ".join(told.split())
        for part in ("what", "why", "off"):
            assert " ".join(text(lang, f"rule.{rule.id}.{part}").split()) in words
        without = text(lang, "page.ours" if rule.family in (0, 9) else "page.no_source")
        assert (rule.all_sources.citation or without) in told


@pytest.mark.parametrize("format", sorted(PAGES))
def test_the_list_has_a_line_for_every_rule(format: str) -> None:
    told = rule_list("id", format)
    assert all(told.count(rule.id) >= 1 for rule in RULES)
    assert len(told.splitlines()) == len(RULES) + (2 if format == "md" else 0)


def test_terminal_pages_keep_to_a_width_outside_examples() -> None:
    for rule in RULES:
        for line in PAGES["text"](rule, "id").splitlines():
            assert len(line) <= 118


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("format", sorted(PAGES))
def test_a_page_names_every_kind_of_fix_the_rule_has(format: str, lang: str) -> None:
    rule = replace(BY_ID["SOP501"], fix={"a": "unsafe", "b": "safe"})
    told = PAGES[format](rule, lang)
    safe, unsafe = (told.index(text(lang, f"fix.{kind}")) for kind in ("safe", "unsafe"))
    assert safe < unsafe
    without = PAGES[format](replace(rule, fix=None), lang)
    assert text(lang, "page.fix") not in without


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_page_says_whether_the_rule_looks_at_other_files(rule: Rule) -> None:
    words = " ".join(PAGES["text"](rule, "id").split())
    assert (text("id", "page.cross") in words) == rule.cross
    assert (text("id", "page.cross_part") in words) == bool(rule.cross_variants)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_page_says_how_to_mend_each_kind_of_finding(rule: Rule) -> None:
    words = " ".join(PAGES["text"](rule, "id").split())
    for variant in rule.variants:
        assert " ".join(pattern("id", rule.id, "mend", variant).split()) in words


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_markdown_page_has_every_block_closed_and_one_title(rule: Rule) -> None:
    told = PAGES["md"](rule, "id")
    assert told.count("```") % 2 == 0
    prose = "".join(told.split("```")[::2])
    assert [line for line in prose.splitlines() if line.startswith("# ")] == [f"# {rule.id} {rule.name}"]


def test_every_rule_has_a_number_of_the_list_and_its_page_is_found_by_it(tmp_path: Path) -> None:
    assert {rule.id for rule in RULES} <= set(NUMBERS)
    for rule in RULES:
        for format in PAGES:
            asked = ["sopctl", "rule", rule.id.lower(), "--format", format]
            status, out, err = run_here(asked, tmp_path, b"")
            assert (status, err) == (0, "")
            assert out == PAGES[format](rule, "id")
