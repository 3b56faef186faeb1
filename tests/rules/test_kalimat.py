"""The rules on wording, measured on sentences: silent on good Indonesian, and not deaf."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.rules.kit import judge

SENTENCES: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "kalimat.yaml").read_text(encoding="utf-8")
)
GOOD = list(SENTENCES.pop("baik"))
RULES = sorted(SENTENCES)
_HEAD = """\
skema: sop/1
jenis: administratif
kriteria: {pihak_terkait: [PJK Terkait]}
pelaksana:
  - {id: petugas, nama: Petugas Loket}
  - {id: kasi, nama: Kepala Seksi Pelayanan}
  - {id: sekcam, nama: Sekretaris Kecamatan}
  - {id: camat, nama: Camat}
kegiatan:
"""


def told_of(rule: str, sentences: list[str]) -> list[str]:
    """Those of some sentences on which a rule speaks, each the uraian of a row."""
    rows = [line.split(" | ") if " | " in line else ["petugas", line] for line in sentences]
    text = _HEAD + "".join(f"  - {{pelaksana: {who}, uraian: {uraian!r}}}\n" for who, uraian in rows)
    first = _HEAD.count("\n") + 1
    spoken = {found.place.line - first for found in judge(text) if found.rule.id == rule}
    return [sentence for i, sentence in enumerate(sentences) if i in spoken]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_on_wording_is_silent_on_good_sentences(rule: str) -> None:
    assert told_of(rule, GOOD) == []


@pytest.mark.parametrize("rule", RULES)
def test_it_does_not_fall_into_traps(rule: str) -> None:
    assert told_of(rule, SENTENCES[rule]["diam"]) == []


@pytest.mark.parametrize("rule", RULES)
def test_it_speaks_of_what_a_verifier_would_mark(rule: str) -> None:
    assert told_of(rule, SENTENCES[rule]["bicara"]) == SENTENCES[rule]["bicara"]


def test_there_are_enough_sentences_to_measure_by() -> None:
    for rule in RULES:
        assert len(GOOD + SENTENCES[rule]["diam"]) >= 30
        assert len(SENTENCES[rule]["bicara"]) >= 10
