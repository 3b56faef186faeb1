"""Random files laid out: the same data, the same comments, and no change at a second time.

`python -m tests.source.rapi N` lays out as many as are wanted.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))

from rupa_yaml import document_of, files

from sopctl.source.comments import comments_of
from sopctl.source.document import Data
from sopctl.source.format import formatted


def sorted_keys(data: Data) -> Any:
    """Data in which the order of keys does not count, kinds do."""
    if isinstance(data, dict):
        return {key: sorted_keys(data[key]) for key in sorted(data)}
    if isinstance(data, list):
        return [sorted_keys(part) for part in data]
    return type(data).__name__, data


def check(text: str, told: Counter[str]) -> None:
    """One file; what became of it is counted."""
    before = document_of(text)
    if before is None:
        told["unreadable"] += 1
        return
    after_text = formatted(before)
    if after_text is None:
        told["left alone"] += 1
        told["left alone, with comments"] += "# " in text
        return
    told["laid out"] += 1
    after = document_of(after_text)
    assert after is not None
    assert sorted_keys(after.data) == sorted_keys(before.data)
    assert Counter(c.text for c in comments_of(after)) == Counter(c.text for c in comments_of(before))
    assert formatted(after) == after_text
    assert "\r" not in after_text
    assert after_text.endswith("\n")
    assert not re.search(r"[ \t]$", after_text.split("\n", 1)[0])


def campaign(examples: int, told: Counter[str]) -> None:
    """As many random files, each checked."""

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(files())
    def run(text: str) -> None:
        check(text, told)

    run()


if __name__ == "__main__":
    counts: Counter[str] = Counter()
    campaign(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000, counts)
    for name, number in sorted(counts.items()):
        print(f"{number:7} {name}")
