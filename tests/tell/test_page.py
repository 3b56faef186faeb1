"""Rule pages and the list of rules."""

from __future__ import annotations

import pytest

from sopctl.messages.catalogue import text
from sopctl.rules import RULES
from sopctl.rules.rule import Rule
from sopctl.tell.page import PAGES, rule_list


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
