"""The table of words: read once, whole, and frozen."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sopctl.model.sop import Sop
from sopctl.rules import RULES, kata

TABLE: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(kata.__file__).parent / "kata.yaml").read_text(encoding="utf-8")
)
SOP = Sop.model_validate(
    {
        "skema": "sop/1",
        "jenis": "teknis",
        "nama": "Penerimaan Surat",
        "kualifikasi_pelaksana": ["Teliti"],
        "peringatan": "Jika hilang, lapor",
        "kriteria": {"rutin": "harian", "hasil_akhir": "Surat"},
        "pelaksana": [{"id": "a", "nama": "A"}],
        "kegiatan": [
            {
                "uraian": "Menerima surat",
                "pelaksana": "a",
                "keterangan": "Surat masuk",
                "mutu_baku": {"kelengkapan": ["Surat", " "], "output": "Surat"},
            }
        ],
    }
)


def test_every_list_is_of_clean_and_different_items() -> None:
    for row, lists in TABLE.items():
        for name in lists:
            items = kata.phrases(row, name)
            assert all(items), (row, name)
            assert [i for i in items if items.count(i) > 1] == [], (row, name)
            assert all(item == " ".join(item.split()) for item in items), (row, name)


def test_rows_of_rules_belong_to_rules() -> None:
    assert {row for row in TABLE if re.match("SOP", row)} <= {rule.id for rule in RULES}


def test_every_list_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(kata.__file__).parent.glob("*.py"))
    for row, lists in TABLE.items():
        assert f'"{row}"' in code, row
        assert [name for name in lists if name not in ("words", "fields") and f'"{name}"' not in code] == []


def test_every_field_is_one_of_an_sop() -> None:
    for row in TABLE:
        if "fields" in TABLE[row]:
            assert list(kata.texts(SOP, row))
            for field in kata.phrases(row, "fields"):
                assert field.split(".")[0] in Sop.model_fields


def test_texts_come_with_their_key_paths_and_blank_ones_are_passed_over() -> None:
    assert list(kata.texts(SOP, "SOP203")) == [(("kriteria", "rutin"), "harian")]


def test_an_unknown_list_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        kata.words("SOP999")


def test_nothing_is_read_before_a_rule_asks() -> None:
    code = "import sys, sopctl.rules.kata as k; assert k._table.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)
