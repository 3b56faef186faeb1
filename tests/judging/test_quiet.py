"""What is known of files in short tells the same findings of the rules on numbers as all files read."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopctl.cli.code_check import RULES
from sopctl.judging.office import Request
from sopctl.judging.survey import Outcome, Survey
from sopctl.source.collection import collect
from tests.rules.kit import good_sop

OFFICE = """\
skema: konfigurasi/1
perangkat_daerah:
  pd: {nama: Dinas, singkatan: PD}
kode: {pola: "{urut:03}/{singkatan}/{tahun}", lingkup: [perangkat_daerah, tahun], sejak: 2026-01-10}
"""
_NUMBERS = ["001/PD/2026", "002/PD/2026", "'7'", "001/XX/2026", "null"]
_HISTORIES = [
    "[]",
    "[{tahap: pencabutan, tanggal: 2026-02-01}]",
    "[{tahap: adopsi, tanggal: 2026-02-01, keputusan: {ref: kep-1}, efektif: 2026-03-01}]",
    "[{tahap: adopsi, tanggal: 2027-02-01, keputusan: {ref: kep-2}, efektif: 2027-03-01}]",
    "[{tahap: adopsi, tanggal: 2026-02-01, keputusan: {ref: kep-x}, efektif: 2026-03-01}]",
]
_SOP = st.tuples(
    st.sampled_from(["a", "b"]),
    st.sampled_from(_NUMBERS),
    st.sampled_from(_HISTORIES),
    st.sampled_from(["", "dahulu: [pd/c]\n", "kunci_asing: 1\n", "# sopctl: abaikan SOP602 -- lama\n"]),
    st.sampled_from(["2026-01-01", "2026-02-01"]),
)
_ENTRY = st.tuples(
    st.sampled_from(_NUMBERS[:4]),
    st.sampled_from(["pd/a", "pd/b", "pd/c", "pd/z", "null"]),
    st.sampled_from(["dipakai", "dipesan", "dicabut"]),
)
TODAY = date(2026, 6, 1)


def write(root: Path, sops: list[tuple[str, ...]], entries: list[tuple[str, ...]]) -> None:
    """An office with these SOPs and entries."""
    files = {"sopctl.yaml": OFFICE}
    for i, (id, nomor, riwayat, more, made) in enumerate(sops):
        head = f"id: {id}\nperangkat_daerah: pd\nriwayat: {riwayat}\ntanggal: {{pembuatan: {made}}}\n"
        files[f"sop/pd/s{i}.yaml"] = more + good_sop(f"{head}nomor: {nomor}\n")
    for i, (nomor, sop, status) in enumerate(entries):
        head = f"skema: register/1\nnomor: {nomor}\nsop: {sop}\nnama: N\ntanggal: 2026-01-14\n"
        files[f"register/pd/2026-{i + 1:03}.yaml"] = f"{head}status: {status}\n"
    decree = "skema: keputusan/1\nid: kep-1\nnomor: '1'\ntanggal: 2026-01-01\njenis: penetapan\nsop: [pd/a]\n"
    files["keputusan/kep-1.yaml"] = decree
    titles = "".join(f"  - {{nama: T{i}, nomor: {nomor}}}\n" for i, (nomor, _, _) in enumerate(entries))
    files["inventaris/pd.yaml"] = f"skema: inventaris/1\nperangkat_daerah: pd\njudul:\n{titles}"
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def outcome(request: Request) -> Outcome:
    """What a run over the office tells; what it ran on each file counts for baselines only."""
    return replace(Survey(request).run(), ran={})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(_SOP, min_size=1, max_size=4), st.lists(_ENTRY, min_size=1, max_size=4))
def test_files_that_are_not_read_would_have_told_nothing(
    tmp_path_factory: pytest.TempPathFactory, sops: list[tuple[str, ...]], entries: list[tuple[str, ...]]
) -> None:
    root = tmp_path_factory.mktemp("kantor")
    write(root, sops, entries)
    here = Path.cwd()
    os.chdir(root)
    try:
        request = Request(TODAY, select=RULES)
        all_read = outcome(request)
        in_short = outcome(replace(request, gather=partial(collect, cache_folder=None)))
    finally:
        os.chdir(here)
    assert in_short == all_read


def test_only_files_that_may_have_something_to_tell_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = ("a", "001/PD/2026", "[]", "", "2026-01-14")
    bad = ("b", "009/XX/2026", "[]", "", "2026-01-14")
    write(tmp_path, [good, bad], [("001/PD/2026", "pd/a", "dipakai")])
    monkeypatch.chdir(tmp_path)
    survey = Survey(Request(TODAY, select=RULES, gather=partial(collect, cache_folder=None)))
    quiet = survey.listed[0][0].quiet
    assert "sop/pd/s0.yaml" in quiet
    assert "register/pd/2026-001.yaml" in quiet
    assert "sop/pd/s1.yaml" not in quiet
