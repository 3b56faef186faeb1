"""SARIF, workflow commands of GitHub, code quality of GitLab, JUnit: what public schemas and services ask."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from lxml import etree

from sopctl.finding import Level, Place
from sopctl.messages.catalogue import text
from sopctl.messages.escape import is_unsafe
from sopctl.rules.engine import BY_ID
from sopctl.rules.report import Judged, Report, told_apart
from sopctl.tell import TELLERS, Style
from tests.rules.kit import good_sop, judge
from tests.rules.test_cases import FILES

PUBLIC = Path(__file__).parent / "skema_umum"
SARIF = Draft4Validator(json.loads((PUBLIC / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(str(PUBLIC / "junit-10.xsd")))
FAULTY = Report(judge(good_sop("dasar_hukum: []\nketerkaitan: null\nnomor: 065\n")), 2)
EMPTY = Report((), 3)
COMMAND = re.compile(r"::(error|warning|notice) ([^:\n]*)::([^\r\n]*)\n")


def one(path: str = "sop/a.yaml", word: str = "x", line: str = "", key: str = "kunci") -> Report:
    """A report of one finding, with words in it that somebody else wrote."""
    place = Place(1, 1, 1, 2)
    found = Judged(
        path,
        BY_ID["SOP005"],
        Level.GALAT,
        place,
        (key,),
        "tak-dikenal",
        (("kunci", word),),
        "0" * 32,
        line,
    )
    return Report((found,), 1)


@pytest.fixture(scope="module")
def all_cases() -> Report:
    """Everything that the cases of the rules find."""
    found = (f for path in FILES for f in judge(path.read_text(encoding="utf-8")))
    return Report(told_apart(tuple(found)), len(FILES))


def sarif(report: Report, style: Style | None = None) -> dict[str, Any]:
    told = json.loads(TELLERS["sarif"](report, style or Style()))
    SARIF.validate(told)
    run: dict[str, Any] = told["runs"][0]
    return run


def gitlab(report: Report, style: Style | None = None) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(TELLERS["gitlab"](report, style or Style()))
    return told


def junit(report: Report, style: Style | None = None) -> etree._Element:
    root = etree.fromstring(TELLERS["junit"](report, style or Style()).encode())
    JUNIT.assertValid(root)
    return root


def commands(report: Report, style: Style | None = None) -> list[tuple[str, dict[str, str], str]]:
    """(command, properties, message) of each line, read as GitHub's runner reads them."""
    told = TELLERS["github"](report, style or Style())
    found = [COMMAND.fullmatch(line) for line in told.splitlines(keepends=True)]
    return [
        (line[1], dict(pair.split("=", 1) for pair in line[2].split(",")), line[3]) for line in found if line
    ]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_all_that_the_cases_find_is_told_in_every_format_as_public_schemas_ask(
    lang: str, all_cases: Report
) -> None:
    count = len(all_cases.findings)
    assert count > 100
    style = Style(lang)
    assert len(sarif(all_cases, style)["results"]) == count
    assert len(gitlab(all_cases, style)) == count
    assert len(commands(all_cases, style)) == count
    assert len(junit(all_cases, style).findall(".//testcase")) == count


def test_a_run_that_found_nothing_is_told_in_every_format() -> None:
    assert sarif(EMPTY)["results"] == []
    assert gitlab(EMPTY) == []
    assert TELLERS["github"](EMPTY, Style()) == ""
    (case,) = junit(EMPTY).findall(".//testcase")
    assert case.get("name") == "Tidak ada temuan. Berkas dibaca 3."
    assert len(case) == 0


def test_sarif_says_level_place_article_and_fingerprint() -> None:
    run = sarif(FAULTY)
    first = run["results"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["level"] for result in run["results"]] == ["error", "warning", "error"]
    location = first["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "sop/diskominfo/kasus.yaml", "uriBaseId": "%SRCROOT%"}
    assert location["region"] == {"startLine": 32, "startColumn": 1, "endLine": 32, "endColumn": 12}
    assert first["partialFingerprints"] == {"sopctl/v1": FAULTY.findings[0].fingerprint}
    assert first["properties"]["citation"].startswith("Perwal Serang 50/2017 Pasal 14")
    assert "fixes" not in first


@pytest.mark.parametrize("lang", ["id", "en"])
def test_sarif_explains_the_rules_that_spoke_in_the_language_of_the_run(lang: str) -> None:
    run = sarif(FAULTY, Style(lang))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["SOP007", "SOP501", "SOP506"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["SOP501", "SOP506", "SOP007"]
    assert run["language"] == lang
    for rule in rules:
        assert rule["fullDescription"]["text"] == text(lang, f"rule.{rule['id']}.why")
        assert rule["help"]["markdown"].startswith(f"# {rule['id']} {rule['name']}\n")
        assert "helpUri" not in rule


def test_github_gets_one_command_a_finding_with_its_place() -> None:
    assert [command for command, _, _ in commands(FAULTY)] == ["error", "warning", "error"]
    _, properties, message = commands(FAULTY)[0]
    assert properties == {
        "file": "sop/diskominfo/kasus.yaml",
        "line": "32",
        "endLine": "32",
        "title": "SOP501 ada-dasar-hukum",
        "col": "1",
        "endColumn": "12",
    }
    assert message == gitlab(FAULTY)[0]["description"]


def test_github_gets_no_columns_of_a_stretch_over_several_lines() -> None:
    found = replace(one().findings[0], place=Place(3, 5, 7, 2))
    ((_, properties, _),) = commands(Report((found,), 1))
    assert "col" not in properties
    assert (properties["line"], properties["endLine"]) == ("3", "7")


def test_gitlab_gets_severities_of_its_own_and_no_fingerprint_twice(all_cases: Report) -> None:
    assert [found["severity"] for found in gitlab(FAULTY)] == ["major", "minor", "major"]
    assert gitlab(FAULTY)[0]["check_name"] == "SOP501 ada-dasar-hukum"
    assert gitlab(FAULTY)[0]["location"] == {"path": "sop/diskominfo/kasus.yaml", "lines": {"begin": 32}}
    fingerprints = [found["fingerprint"] for found in gitlab(all_cases)]
    assert len(set(fingerprints)) == len(fingerprints)


@pytest.mark.parametrize(
    ("least", "failures"), [(Level.GALAT, 2), (Level.PERINGATAN, 3), (Level.SARAN, 3)], ids=str
)
def test_what_fails_the_run_fails_in_junit(least: Level, failures: int) -> None:
    root = junit(FAULTY, Style(fail_level=least))
    (suite,) = root
    assert suite.get("failures") == str(failures) == str(len(root.findall(".//failure")))
    assert suite.get("skipped") == str(3 - failures) == str(len(root.findall(".//skipped")))
    assert suite.get("name") == "sop/diskominfo/kasus.yaml"
    assert suite[0].get("name") == "SOP501 ada-dasar-hukum 32:1"
    assert "Perbaikan:" in (root.findall(".//failure")[0].text or "")


def test_only_services_are_told_paths_from_the_top_of_git() -> None:
    style = Style(from_top=lambda path: f"kota/{path}")
    uri = sarif(one(), style)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "kota/sop/a.yaml"
    assert commands(one(), style)[0][1]["file"] == "kota/sop/a.yaml"
    assert gitlab(one(), style)[0]["location"]["path"] == "kota/sop/a.yaml"
    assert junit(one(), style)[0].get("name") == "sop/a.yaml"
    assert TELLERS["text"](one(), style).startswith("sop/a.yaml:")
    assert json.loads(TELLERS["json"](one(), style))["findings"][0]["path"] == "sop/a.yaml"


def test_a_path_outside_the_top_is_never_told_as_one_below_it() -> None:
    def location(path: str) -> dict[str, str]:
        told: dict[str, str] = sarif(one(path))["results"][0]["locations"][0]["physicalLocation"][
            "artifactLocation"
        ]
        return told

    assert location("../lain/a.yaml") == {"uri": "../lain/a.yaml"}
    assert location("/srv/a.yaml") == {"uri": "file:///srv/a.yaml"}
    assert location("-") == {"uri": "-"}


NAUGHTY = [
    "]]>",
    "</failure><failure>",
    "<!--",
    "&lt;&#0;&bogus;",
    "%0A::error::x",
    "\n::error file=a::x",
    "\r\n::set-output name=a::b",
    "::add-mask::x",
    "##[error]x",
    ",file=lain,line=9",
    "[tautan](https://jahat.example/)",
    "\x1b]0;x\x07",
    "\u2028\u2029\u0085",
    "\ud800\udcff",
    "\ufffe\uffff\x00\x0b",
    "\u202emoc.",
    '"}],"runs":[]',
    "%SRCROOT%/../..",
    "a" * 100_000,
    "\U0001f9fe é 規",
]
ANY = st.one_of(
    st.sampled_from(NAUGHTY),
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from(NAUGHTY[:-2]), min_size=1, max_size=4).map("".join),
)


def has_surrogates(words: str) -> bool:
    """Halves of characters: two that meet become one in JSON, and no file of a repository has such a name."""
    return any("\ud800" <= c <= "\udfff" for c in words)


def with_naughty(test: Callable[..., None]) -> Callable[..., None]:
    for words in NAUGHTY:
        test = example(words, words, words)(test)
    return given(ANY, ANY, ANY)(test)


@with_naughty
def test_nothing_in_a_file_or_its_name_acts_in_any_format(path: str, word: str, line: str) -> None:
    report = one(path, word, line, key=word)
    for name, teller in TELLERS.items():
        told = teller(report, Style())
        assert not any(is_unsafe(c) for c in told if c != "\n"), name
        told.encode("utf-8")


@with_naughty
def test_no_line_of_text_is_a_command_to_github(path: str, word: str, line: str) -> None:
    told = TELLERS["text"](one(path, word, line), Style())
    assert "##[" not in told
    assert not any(shown.strip().startswith("::") for shown in told.splitlines())


@with_naughty
def test_workflow_commands_hold_one_finding_a_line_and_nothing_beside(
    path: str, word: str, line: str
) -> None:
    told = TELLERS["github"](one(path, word, line), Style())
    assert told.count("\n") == 1
    ((command, properties, message),) = commands(one(path, word, line))
    assert command == "error"
    assert list(properties) == ["file", "line", "endLine", "title", "col", "endColumn"]
    assert (properties["line"], properties["title"]) == ("1", "SOP005 kunci-tak-dikenal")
    assert re.fullmatch(r"([^%]|%25|%0D|%0A)*", message)
    assert re.fullmatch(r"([^%]|%25|%0D|%0A|%3A|%2C)*", properties["file"])
    if not any(map(is_unsafe, path)):
        assert unquote(properties["file"]) == path


@with_naughty
def test_sarif_stays_what_its_schema_says_and_gives_paths_back(path: str, word: str, line: str) -> None:
    run = sarif(one(path, word, line))
    (result,) = run["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert "](" not in result["message"]["text"]
    assert location["uri"].isascii()
    if "uriBaseId" in location and not has_surrogates(path):
        assert unquote(location["uri"]) == path


@with_naughty
def test_junit_stays_one_case_that_any_reader_of_xml_accepts(path: str, word: str, line: str) -> None:
    root = junit(one(path, word, line))
    (suite,) = root
    (case,) = suite
    (failure,) = case
    assert failure.tag == "failure"
    if not any(map(is_unsafe, path)) and not re.search("[\ufffe\uffff]", path):
        assert suite.get("name") == path


@with_naughty
def test_gitlab_stays_one_finding(path: str, word: str, line: str) -> None:
    (found,) = gitlab(one(path, word, line))
    assert list(found["location"]) == ["path", "lines"]
    assert found["location"]["path"] == path or has_surrogates(path)


def test_a_name_that_is_no_utf_8_goes_into_sarif_as_its_bytes() -> None:
    uri = sarif(one("sop/\udcff\udce9.yaml"))["results"][0]["locations"][0]["physicalLocation"]
    assert uri["artifactLocation"]["uri"] == "sop/%FF%E9.yaml"


# ---------------------------------------------------------------- many of one rule, in text


def many(count: int, path: str = "a.yaml") -> tuple[Judged, ...]:
    found = one(path).findings[0]
    return tuple(
        replace(found, place=Place(n, 1, n, 2), fingerprint=f"{path}{n}") for n in range(1, count + 1)
    )


def headlines(report: Report, **style: bool) -> list[str]:
    told = TELLERS["text"](report, Style(**style))  # type: ignore[arg-type]
    return [line for line in told.splitlines() if " SOP" in line]


def test_three_findings_of_a_rule_in_a_file_are_told_one_by_one() -> None:
    assert len(headlines(Report(many(3), 1))) == 3


def test_four_are_one_line_with_the_count_and_the_first_place_and_are_all_counted() -> None:
    told = TELLERS["text"](Report(many(4), 1), Style()).splitlines()
    assert told[0].startswith("a.yaml:1:1 galat SOP005 ")
    assert "4 temuan" in told[0]
    assert "--all" in told[0]
    assert told[1:] == ["", "Galat 4, peringatan 0, saran 0. Berkas dibaca 1."]


def test_all_of_them_are_listed_for_who_asks() -> None:
    assert len(headlines(Report(many(9), 1), every=True)) == 9


def test_many_findings_are_gathered_by_file_and_by_rule() -> None:
    other = one("a.yaml", "y").findings[0]
    report = Report((*many(2), replace(other, rule=BY_ID["SOP007"], variant="angka"), *many(3, "b.yaml")), 2)
    assert len(headlines(report)) == 6


def test_the_line_of_many_weighs_as_much_as_the_gravest() -> None:
    first, *rest = many(4)
    report = Report((replace(first, level=Level.SARAN), *rest), 1)
    (line,) = headlines(report)
    assert line.startswith("a.yaml:1:1 galat ")


def test_machine_formats_list_all_of_many() -> None:
    report = Report(many(9), 1)
    assert len(json.loads(TELLERS["json"](report, Style()))["findings"]) == 9
    assert len(sarif(report)["results"]) == len(commands(report)) == len(gitlab(report)) == 9
    assert len(junit(report).findall(".//testcase")) == 9
