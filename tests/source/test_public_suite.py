"""The 402 cases of the public YAML test suite: read as it says, or refused with a place; never misread."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sopctl.model.dasar import Angka
from sopctl.source.decode import decode
from sopctl.source.gate import read_events

_LINES = (Path(__file__).parent / "yaml_test_suite" / "cases.jsonl").read_text("utf-8").split("\n")
CASES: list[dict[str, Any]] = [json.loads(line) for line in _LINES if line]
# The suite gives no value for it, but its README of the selection does.
VALUES = {"4ABK": [{"unquoted": "separate", "http://foo.com": None, "omitted value": None}]}


def number(text: str) -> int | float:
    """A number of the core schema by its characters."""
    if text[:2] in ("0x", "0o"):
        return int(text, 0)
    try:
        return int(text)
    except ValueError:
        return float(text)


def plain(value: Any) -> Any:
    """Data with numbers in place of their characters."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return number(value) if isinstance(value, Angka) else value


def test_the_selection_is_whole() -> None:
    assert len(CASES) == 402
    assert sum(case["error"] for case in CASES) == 94


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_case_is_read_as_the_suite_says_or_refused_with_a_place(case: dict[str, Any]) -> None:
    data = case["yaml"].encode()
    decoded = decode(data)
    passed = read_events(decoded, data)
    # A root that is no mapping is refused as a file of ours, but as YAML it has a value to compare.
    refusals = [f for f in (*decoded.findings, *passed.findings) if f.variant != "akar-bukan-objek"]
    if refusals:
        assert all(finding.place is not None for finding in refusals)
        return
    assert not case["error"]
    expected = VALUES.get(case["id"], case["json"])
    # As text, since Python takes True for 1.
    assert json.dumps([plain(passed.root)], sort_keys=True) == json.dumps(expected, sort_keys=True)
