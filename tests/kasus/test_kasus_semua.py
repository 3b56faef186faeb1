"""No case is forgotten."""

from __future__ import annotations

import re
from pathlib import Path

from .menunggu import BAGIAN, KASUS

TESTED = {
    int(number)
    for path in Path(__file__).parent.glob("test_kasus_*.py")
    for number in re.findall(r"^def test_(\d\d)_", path.read_text(encoding="utf-8"), re.MULTILINE)
}


def test_each_of_the_seventy_cases_has_a_test_or_waits_with_a_reason() -> None:
    assert TESTED | KASUS.keys() == set(range(1, 71))


def test_no_case_that_has_a_test_is_told_to_wait_and_parts_are_parts_of_tested_ones() -> None:
    assert TESTED & KASUS.keys() == set()
    assert BAGIAN.keys() <= TESTED
