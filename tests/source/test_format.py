"""The canonical layout: what it looks like, and that it loses nothing."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from rapi import campaign
from rapi import check as check_nothing_is_lost
from test_public_suite import CASES

from sopctl.source.document import Document
from sopctl.source.format import formatted
from sopctl.source.load import load_bytes
from tests.rules.kit import good_sop

CHECKOUT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path for folder in ("examples", "tests/nyata") for path in (CHECKOUT / folder).rglob("*.yaml")
)


def document(text: str) -> Document:
    loaded = load_bytes(text.encode(), "x.yaml")
    assert loaded.document is not None, loaded.findings
    return loaded.document


def check(before: str, after: str) -> None:
    """Both as they stand behind the marker, which is left out for short."""
    assert formatted(document("skema: sop/1\n" + before)) == "skema: sop/1\n" + after


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: "/".join(path.parts[-2:]))
def test_the_examples_and_the_real_sops_are_in_canonical_layout(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert formatted(document(text)) == text


LAYOUTS = [
    ("nama: 'x'\nid: a\n", "id: a\nnama: x\n"),
    ("nama: x\r\nid: a\r\n", "id: a\nnama: x\n"),
    ("nama: x", "nama: x\n"),
    ("nomor: 065\nnama: ya\n", "nama: ya\nnomor: 065\n"),
    ("nomor: '065'\n", 'nomor: "065"\n'),
    ("nomor:\nnama: ~\n", "nama: null\nnomor: null\n"),
    ("tanggal: {pembuatan: '2026-01-02'}\n", "tanggal:\n  pembuatan: 2026-01-02\n"),
    ("pelaksana:\n- id: a\n  nama: b\n", "pelaksana:\n  - {id: a, nama: b}\n"),
    (
        "pelaksana:\n- id: a  # satu\n  nama: b\n- {nama: d, id: c}  # dua\n",
        "pelaksana:\n  - id: a  # satu\n    nama: b\n  - {id: c, nama: d}  # dua\n",
    ),
    ("peralatan:\n    - a\n    - b\n", "peralatan:\n  - a\n  - b\n"),
    ("peralatan: [ 'a' ,\n  b ]\n", "peralatan: [a, b]\n"),
    ("keterkaitan: []\nperalatan: [ ]\n", "keterkaitan: []\nperalatan: []\n"),
    (f"peralatan: [{'a' * 50}, {'b' * 50}]\n", f"peralatan:\n  - {'a' * 50}\n  - {'b' * 50}\n"),
    ("nama: >-\n     a b\n     c\n\nid: x\n", "\nid: x\nnama: >-\n  a b\n  c\n"),
    ("nama: |2+\n    a\n\nid: x\n", "id: x\nnama: |2+\n    a\n\n"),
    ("nama: a\n  b\n  c\n", "nama: a b c\n"),
    ("id: x\n\n\n\n# di atas\n\nnama: y\n", "id: x\n\n# di atas\n\nnama: y\n"),
    (
        "nama: y\n# di atas\nid: x # di belakang\n# ekor\n",
        "# di atas\nid: x  # di belakang\nnama: y\n# ekor\n",
    ),
    ("nama: y     # sejajar\nnomor: z   # sejajar\n", "nama: y     # sejajar\nnomor: z   # sejajar\n"),
    (
        f"sasaran: [{'a' * 50}, {'b' * 50}]  # dua\nid: x # satu\n",
        f"sasaran:  # dua\n  - {'a' * 50}\n  - {'b' * 50}\nid: x  # satu\n",
    ),
    (
        "kriteria:\n    rutin: x\n    # ekor kriteria\nnama: y\n",
        "nama: y\nkriteria:\n  rutin: x\n  # ekor kriteria\n",
    ),
    (
        "tanggal:\n  revisi: y\n  pembuatan: x\n  # ekor x\nid: z\n",
        "id: z\ntanggal:\n  # ekor x\n  pembuatan: x\n  revisi: y\n",
    ),
    ("tak_dikenal: 1\nnama: y\nlain: 2\nid: x\n", "tak_dikenal: 1\nid: x\nnama: y\nlain: 2\n"),
    (
        "kegiatan:\n- uraian: x\n  cabang: {Tidak: a, Ya: b}\n",
        "kegiatan:\n  - uraian: x\n    cabang: {Tidak: a, Ya: b}\n",
    ),
]


@pytest.mark.parametrize(("before", "after"), LAYOUTS)
def test_the_layout(before: str, after: str) -> None:
    check(before, after)


def test_what_speaks_of_the_file_stays_at_its_head() -> None:
    head = "# yaml-language-server: $schema=x.json\n# Milik bersama.\n\n"
    text = f"{head}# nama pendek\nnama: x\nskema: sop/1\n"
    assert formatted(document(text)) == f"{head}skema: sop/1\n\n# nama pendek\nnama: x\n"


def with_comments(text: str, chance: random.Random) -> str:
    """Keys of one level in another order, each with comments that name it."""
    blocks = re.split(r"^(?=\w)", text, flags=re.MULTILINE)
    named = []
    for block in blocks:
        name = block.partition(":")[0]
        first, _, rest = block.partition("\n")
        above = f"# di atas {name}\n" if name and chance.random() < 0.6 else ""
        behind = f"  # di belakang {name}" if name and chance.random() < 0.6 else ""
        named.append(f"{above}{first}{behind}\n{rest}" if name else block)
    chance.shuffle(named)
    return "".join(named)


@pytest.mark.parametrize("seed", range(60))
def test_a_comment_goes_where_its_key_goes(seed: int) -> None:
    text = with_comments(good_sop(), random.Random(seed))
    after = formatted(document(text))
    assert after is not None
    lines = after.splitlines()
    above, behind = 0, 0
    for i, line in enumerate(lines):
        if found := re.fullmatch(r"# di atas (\w+)", line.strip()):
            assert lines[i + 1].startswith(f"{found[1]}:")
            above += 1
        if found := re.search(r"# di belakang (\w+)", line):
            assert line.startswith(f"{found[1]}:")
            behind += 1
    assert (above, behind) == (text.count("# di atas"), text.count("# di belakang"))


def test_random_files_are_laid_out_without_loss() -> None:
    told: Counter[str] = Counter()
    campaign(120, told)
    assert told["laid out"] > 100
    assert told["left alone"] <= 6


def test_what_can_be_read_of_the_public_suite_is_laid_out_without_loss() -> None:
    told: Counter[str] = Counter()
    for case in CASES:
        check_nothing_is_lost(case["yaml"], told)
    assert told["laid out"] >= 71
    # F8F9: comments in and below block scalars that strip, clip and keep.
    assert told["left alone"] <= 1


def test_the_cases_of_the_rules_are_laid_out_without_loss() -> None:
    told: Counter[str] = Counter()
    for path in (CHECKOUT / "tests" / "rules" / "cases").rglob("*.yaml"):
        check_nothing_is_lost(path.read_text(encoding="utf-8"), told)
    assert told["laid out"] > 100
    assert told["left alone"] == 0
