"""Every rule on its case files: it speaks on the marked lines and on no other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sopctl.finding import Level
from sopctl.messages.catalogue import mend, sentence
from sopctl.rules import RULES
from tests.rules.kit import judge, marked

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*/*.yaml"))
NO_FILE_CAN_SHOW = {
    "SOP010": "it is about links, not about what a file holds",
    "SOP711": "it is about what the file was before",
    "SOP901": "no file should make a rule crash",
}
NO_CASE_CAN_SHOW = {
    ("SOP503", "tak-terbaca"): "it is about another file that cannot be read",
    ("SOP606", "dihapus"): "the file is not there any more",
    ("SOP606", "diubah"): "it is about what the file was before",
    ("SOP711", "dihapus"): "it is about what the file was before",
    ("SOP711", "diubah"): "it is about what the file was before",
    ("SOP711", "dipindah"): "it is about what the file was before",
}


def _rule_of(path: Path) -> str:
    return path.parent.name.split("_")[0].upper()


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_rule_speaks_on_the_marked_lines_and_on_no_other(path: Path) -> None:
    text, rule = path.read_text(encoding="utf-8"), _rule_of(path)
    spoken = Counter(found.place.line for found in judge(text) if found.rule.id == rule)
    assert spoken == marked(text, rule)


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_wrong_case_has_marks_and_a_right_one_has_none(path: Path) -> None:
    assert path.stem.split("-")[0] in ("benar", "salah")
    assert bool(marked(path.read_text(encoding="utf-8"), _rule_of(path))) == path.stem.startswith("salah-")


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_every_rule_has_a_module_of_its_name_and_cases_of_both_kinds(rule: object) -> None:
    from sopctl.rules.rule import Rule

    assert isinstance(rule, Rule)
    name = f"{rule.id.lower()}_{rule.name.replace('-', '_')}"
    assert (Path(__file__).parents[2] / "sopctl" / "rules" / f"{name}.py").is_file()
    if rule.id not in NO_FILE_CAN_SHOW:
        kinds = {path.stem.split("-")[0] for path in (CASES / name).glob("*.yaml")}
        assert kinds == {"benar", "salah"}


def test_no_case_belongs_to_a_rule_that_does_not_exist() -> None:
    names = {f"{rule.id.lower()}_{rule.name.replace('-', '_')}" for rule in RULES}
    assert {path.parent.name for path in FILES} <= names


def test_every_finding_of_the_cases_is_said_in_both_languages_with_all_it_needs() -> None:
    said = 0
    for path in FILES:
        for found in judge(path.read_text(encoding="utf-8")):
            for lang in ("id", "en"):
                for words in (
                    sentence(lang, found.rule.id, found.variant, found.args),
                    mend(lang, found.rule.id, found.variant, found.args),
                ):
                    assert words.strip()
                    said += 1
            assert found.variant in found.rule.variants
            assert found.level <= max(found.rule.level, Level.SARAN)
    assert said > 400


def test_the_cases_of_a_rule_show_all_its_variants() -> None:
    shown = {
        (found.rule.id, found.variant) for path in FILES for found in judge(path.read_text(encoding="utf-8"))
    }
    judged_here = [rule for rule in RULES if rule.family in (1, 2, 3, 4, 5, 6, 7)]
    missing = {(r.id, v) for r in judged_here for v in r.variants if (r.id, v) not in shown}
    assert missing == set(NO_CASE_CAN_SHOW)
