"""A share of the random edits of `make kampanye-sunting`: most can be done, and none does too much."""

from __future__ import annotations

from collections import Counter

from sunting import campaign


def test_outside_of_what_an_edit_means_no_byte_differs() -> None:
    told: Counter[str] = Counter()
    campaign(200, told)
    refused = sum(number for name, number in told.items() if name.endswith("refused"))
    assert refused * 10 < sum(told.values())
    assert {"Put", "Append", "Remove", "Rename", "Reorder"} <= set(told)
