"""The examples on the rules' pages are true: the wrong one is found, the right one is not."""

from __future__ import annotations

import pytest

from sopctl.messages.catalogue import example
from sopctl.rules import RULES
from tests.rules.kit import good_sop, ids_of, judge
from tests.rules.test_cases import NO_FILE_CAN_SHOW

SHOWN = [rule.id for rule in RULES if rule.id not in NO_FILE_CAN_SHOW]


def _whole(shown: str) -> str:
    """A whole file, which tells where it lies; else a good SOP with these keys."""
    return shown if shown.startswith("# berkas: ") else good_sop(shown)


@pytest.mark.parametrize("rule", SHOWN)
def test_the_wrong_example_is_found(rule: str) -> None:
    wrong = example(rule, "wrong")
    assert wrong is not None
    assert rule in ids_of(judge(_whole(wrong)))


@pytest.mark.parametrize("rule", SHOWN)
def test_the_right_example_is_not(rule: str) -> None:
    right = example(rule, "right")
    assert right is not None
    found = ids_of(judge(_whole(right)))
    assert rule not in found
    # What the short example leaves out for the page's sake may be missed; it must not be wrong otherwise.
    assert set(found) <= {"SOP302", "SOP507", "SOP708", "SOP709", "SOP712"}


def test_examples_fit_a_page() -> None:
    for rule in SHOWN:
        for part in ("wrong", "right"):
            shown = example(rule, part)
            assert shown is not None
            assert max(map(len, shown.splitlines())) <= 112
            assert len(shown.splitlines()) <= 20
