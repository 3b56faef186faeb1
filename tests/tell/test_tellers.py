"""The report as text and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sopctl.finding import Level, Place
from sopctl.messages.escape import is_unsafe
from sopctl.resources import resource_path
from sopctl.rules.engine import BY_ID
from sopctl.rules.report import Judged, Report
from sopctl.tell import TELLERS, Style
from sopctl.tell.text import _excerpt, _Paint
from tests.rules.kit import good_sop, judge
from tests.rules.test_cases import FILES

SCHEMA = Draft202012Validator(
    json.loads(Path(resource_path("schemas", "lint.schema.json")).read_text(encoding="utf-8"))
)
KEYS = [
    *("rule", "name", "level", "path", "line", "column", "end_line", "end_column"),
    *("key_path", "message", "citation", "fix", "fingerprint"),
]
FAULTY = Report(judge(good_sop("dasar_hukum: []\nketerkaitan: null\nnomor: 065\n")), 2)


def excerpt(line: str, start: int, end: int) -> list[str]:
    return list(_excerpt(line, Place(7, start, 7, end), _Paint(False), "1"))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_json_of_all_cases_is_what_the_schema_says(lang: str) -> None:
    findings = tuple(f for path in FILES for f in judge(path.read_text(encoding="utf-8")))
    told = json.loads(TELLERS["json"](Report(findings, len(FILES)), Style(lang)))
    SCHEMA.validate(told)
    assert len(told["findings"]) == len(findings) > 100


def test_json_has_the_keys_of_its_version_in_their_order() -> None:
    told = json.loads(TELLERS["json"](FAULTY, Style()))
    assert list(told) == ["version", "findings", "summary"]
    assert all(list(found) == KEYS for found in told["findings"])
    assert told["summary"] == {"files": 2, "galat": 2, "peringatan": 1, "saran": 0}
    first = told["findings"][0]
    assert first["rule"] == "SOP501"
    assert first["citation"] == "Perwal Serang 50/2017 Pasal 14 ayat (1) huruf a, Pasal 3 ayat (7)"
    assert first["key_path"] == ["dasar_hukum"]
    assert (first["column"], first["end_column"]) == (1, 12)
    assert told["findings"][2]["fix"] == "safe"


def test_only_messages_depend_on_the_language() -> None:
    def without_messages(lang: str) -> object:
        told = json.loads(TELLERS["json"](FAULTY, Style(lang)))
        assert all(found.pop("message") for found in told["findings"])
        return told

    assert without_messages("id") == without_messages("en")


@given(st.text(), st.text())
def test_json_gives_every_path_and_key_back_and_no_character_that_acts(path: str, key: str) -> None:
    found = Judged(
        path, BY_ID["SOP005"], Level.GALAT, Place(1, 1, 1, 2), (key,), "tak-dikenal", (), "0" * 32, ""
    )
    told = TELLERS["json"](Report((found,), 1), Style())
    assert not any(is_unsafe(c) for c in told if c != "\n")
    back = json.loads(told)["findings"][0]
    assert (back["path"], back["key_path"]) == (path, [key])


@pytest.mark.parametrize("colour", [False, True])
@given(st.text(), st.text(), st.text())
def test_text_holds_no_character_that_acts_but_our_own_colours(
    colour: bool, path: str, argument: str, line: str
) -> None:
    found = Judged(
        path,
        BY_ID["SOP005"],
        Level.GALAT,
        Place(1, 1, 1, 2),
        (),
        "tak-dikenal",
        (("kunci", argument),),
        "",
        line,
    )
    told = TELLERS["text"](Report((found,), 1), Style(colour=colour))
    ours = re.sub(r"\x1b\[[\d;]*m", "", told) if colour else told
    assert not any(is_unsafe(c) for c in ours if c != "\n")


def test_text_says_place_level_rule_sentence_excerpt_article_and_way_to_mend() -> None:
    told = TELLERS["text"](FAULTY, Style()).splitlines()
    assert told[0].startswith("sop/diskominfo/kasus.yaml:32:1 galat SOP501 ")
    assert told[1] == "  32 | dasar_hukum: []"
    assert told[2] == "     | ^^^^^^^^^^^"
    assert told[3].startswith("  Dasar: Perwal Serang 50/2017 Pasal 14")
    assert told[4].startswith("  Perbaikan: ")
    assert told[5] == ""
    assert told[-1] == "Galat 2, peringatan 1, saran 0. Berkas dibaca 2."


def test_what_is_ours_names_no_article() -> None:
    told = TELLERS["text"](Report(judge(good_sop("nomor: 065\n")), 1), Style())
    assert "SOP007" in told
    assert "Dasar:" not in told


def test_the_caret_stands_under_its_place() -> None:
    assert excerpt("nama: X", 7, 8) == ["  7 | nama: X", "    |       ^"]


def test_wide_and_combining_characters_and_tabs_do_not_move_the_caret() -> None:
    assert excerpt("規\te\u0301 X", 6, 7)[1].index("^") == len("  7 | ") + len("規") * 2 + len(" e X") - 1


def test_a_long_line_is_cut_around_its_place() -> None:
    line = "x" * 500 + "HERE" + "y" * 500
    shown, carets = excerpt(line, 501, 505)
    assert len(shown) < 120
    assert "HERE" in shown
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_an_escape_in_the_excerpt_is_shown_and_the_caret_follows() -> None:
    shown, carets = excerpt("a\x1bb: X", 6, 7)
    assert shown == "  7 | a\\x1bb: X"
    assert shown[carets.index("^")] == "X"


def test_a_place_past_the_end_of_its_line_still_has_a_caret() -> None:
    assert excerpt("abc", 9, 12) == ["  7 | abc", "    |    ^"]


def test_statistics_stand_before_the_summary_line() -> None:
    told = TELLERS["text"](FAULTY, Style(statistics=True)).splitlines()
    assert told[-5:-2] == [
        "1  SOP007 teks-tanpa-kutip",
        "1  SOP501 ada-dasar-hukum",
        "1  SOP506 ada-keterkaitan",
    ]
    assert told[-1].startswith("Galat 2")


def test_nothing_found_is_one_line() -> None:
    assert TELLERS["text"](Report((), 3), Style()) == "Tidak ada temuan. Berkas dibaca 3.\n"
