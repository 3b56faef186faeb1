"""The rules on the wording of the identity sheet, on sentences of the kind that offices write."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sopctl.rules import kata
from tests.rules.kit import good_sop, judge

TABLE: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "kalimat_identitas.yaml").read_text(encoding="utf-8")
)
SAID = [(rule, kind, sentence) for rule in TABLE for kind in TABLE[rule] for sentence in TABLE[rule][kind]]


@pytest.mark.parametrize(("rule", "kind", "sentence"), SAID, ids=lambda part: str(part)[:50])
def test_a_rule_is_silent_on_good_sentences_and_tells_the_others(rule: str, kind: str, sentence: str) -> None:
    assert isinstance(sentence, str), "quote what YAML reads otherwise"
    (field,) = kata.phrases(rule, "fields")
    found = judge(good_sop(yaml.safe_dump({field: sentence}, allow_unicode=True, width=1000)))
    assert sum(f.rule.id == rule for f in found) == {"diam": 0, "bicara": 1}[kind]


def test_there_are_enough_of_both_kinds() -> None:
    assert all(len(kinds["diam"]) >= 30 and len(kinds["bicara"]) >= 10 for kinds in TABLE.values())
