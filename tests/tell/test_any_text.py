"""Whatever stands in a file, all that is found in it can be said, in both languages and both formats."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sopctl.messages.catalogue import _spoken
from sopctl.rules.report import Judged, Report
from sopctl.tell import TELLERS, Style
from tests.rules.kit import good_sop, judge

GOOD = good_sop()
PIECES = st.sampled_from(
    [
        *("'", '"', ":", ": ", "- ", "-", "#", "# ", "&a ", "*a", "!!str ", "<<: ", "{", "}", "[", "]", ","),
        *(
            "\t",
            "\n",
            "\r",
            "\r\n",
            "  ",
            "\u2028",
            "\u202e",
            "\x1b",
            "\x00",
            "\ufeff",
            "|\n",
            ">\n",
            "%",
            "@",
        ),
        *("---\n", "...\n", "? ", "null", "true", "065", "1e3", "2026-02-30", '"\\u202E"', '"\\q"', "~", "é"),
        *("skema: sop/2\n", "id: X Y\n", "jenis: lain\n", "lanjut: x\n", "cabang: {}\n", "langkah: []\n"),
        *("pelaksana: []\n", "tanggal: x\n", "kriteria: [x]\n", "# sopctl: abaikan SOP101", "nama: 5\n"),
    ]
)
EDITS = st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 40), PIECES), max_size=4)


def fields_of(found: Judged) -> set[str]:
    """The arguments that the sentence and the way to mend ask for."""
    words = (_spoken("id", found.rule.id, part, found.variant) for part in ("sentence", "mend"))
    return {field for said in words for field in re.findall(r"{(\w+)}", said.replace("{{", ""))}


def edited(edits: list[tuple[int, int, str]]) -> str:
    text = GOOD
    for at, length, piece in edits:
        text = text[:at] + piece + text[at + length :]
    return text


@settings(max_examples=300, deadline=None)
@given(EDITS)
@example([(0, len(GOOD), "")])
@example([(0, len(GOOD), "- a\n- b\n")])
def test_all_findings_of_a_mangled_sop_can_be_said(edits: list[tuple[int, int, str]]) -> None:
    found = judge(edited(edits))
    assert "SOP901" not in {f.rule.id for f in found}
    assert all(f.variant in f.rule.variants and fields_of(f) <= set(dict(f.args)) for f in found)
    for lang in ("id", "en"):
        style = Style(lang)
        assert TELLERS["text"](Report(found, 1), style).endswith(".\n")
        told = json.loads(TELLERS["json"](Report(found, 1), style))
        assert len(told["findings"]) == len(found)


SUITE = Path(__file__).parents[1] / "source" / "yaml_test_suite" / "cases.jsonl"


def test_all_that_is_found_in_the_public_yaml_suite_can_be_said() -> None:
    texts = [json.loads(line)["yaml"] for line in SUITE.read_text("utf-8").split("\n") if line]
    assert len(texts) > 300
    for written in texts:
        for text in (written, "skema: sop/1\nnama:\n" + written):
            found = judge(text)
            assert all(f.variant in f.rule.variants and fields_of(f) <= set(dict(f.args)) for f in found)
