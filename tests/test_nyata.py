"""Seven real SOPs: their flow is that of the signed sheets, and lint tells what a verifier would."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sopctl.cli.main import FINDINGS, main
from sopctl.model.alur import Alur, resolve_alur
from sopctl.model.sop import Sop
from sopctl.source.load import load_file

NYATA = Path(__file__).parent / "nyata"
FILES = {path.name[:2]: path for path in sorted((NYATA / "sop").rglob("*.yaml"))}

# The edges as read by eye from the rendered sheets: ROW/COLUMN, #2 for the second symbol of one cell.
EDGES = {
    "02": """
        1/bagian-umum -> 2/bagian-umum
        1/sekretaris -> 3/sekretaris
        2/bagian-umum -> 4/bagian-umum
        3/sekretaris -> 4/sekretaris
        4/bagian-umum -> 5/bagian-umum
        4/sekretaris -> 5/bagian-umum
        5/bagian-umum -Ya-> 5/kepala
        5/bagian-umum -Tidak-> 6/bagian-umum
        5/kepala -Ya-> 8/kepala
        5/kepala -Tidak-> 11/sekretaris
        6/bagian-umum -> 7/sekretaris
        7/sekretaris -> 8/kepala
        8/kepala -> 8/bagian-umum
        8/bagian-umum -Teknis-> 9/tim-teknis
        8/bagian-umum -Administratif-> 9/bagian-umum
        9/tim-teknis -> 10/tim-teknis
        9/bagian-umum -> 10/bagian-umum
        10/tim-teknis -> 11/tim-teknis
        10/bagian-umum -> 11/bagian-umum
    """,
    "03": """
        1/tim -> 2/kabag
        2/kabag -Ya-> 3/tim-sdm
        2/kabag -Tidak-> 1/tim
        3/tim-sdm -> 4/sekretaris
        4/sekretaris -Ya-> 5/kepala
        4/sekretaris -Tidak-> 3/tim-sdm
        5/kepala -> 6/sekretaris
        6/sekretaris -> 7/tim
    """,
    "05": """
        1/ketua-tim -> 2/tim-perencanaan
        2/tim-perencanaan -> 3/tim-perencanaan
        3/tim-perencanaan -> 4/ppk
        4/ppk -Ya-> 5/admin
        4/ppk -Tidak-> 1/ketua-tim
        5/admin -> 6/admin
        6/admin -Ya-> 7/admin
        6/admin -Tidak-> 1/ketua-tim
        7/admin -> 8/kpa
        8/kpa -Ya-> 9/admin
        8/kpa -Tidak-> 1/ketua-tim
        9/admin -> 10/admin
        10/admin -> 11/ppk
        11/ppk -> 11/kpa
        11/kpa -> 12/admin
        12/admin -> 12/tim-perencanaan
        12/tim-perencanaan -> 12/ketua-tim
    """,
    "07": """
        1/operator -> 1/operator#2
        1/operator#2 -> 2/operator
        2/operator -> 3/operator
        3/operator -> 3/gudang
        3/gudang -> 4/gudang
        4/gudang -> 4/operator
        4/operator -> 5/gudang
        5/gudang -> 6/gudang
        6/gudang -> 7/operator
        7/operator -> 8/approver
        8/approver -Tidak-> 9/operator
        8/approver -Ya-> 10/approver
        9/operator -> 10/approver
        10/approver -> 11/operator
        11/operator -> 12/approver
        12/approver -Tidak-> 13/operator
        12/approver -Ya-> 14/approver
        13/operator -> 14/approver
        14/approver -> 15/approver
        15/approver -> 16/operator
        16/operator -> 17/operator
        17/operator -> 17/operator#2
    """,
    "12": """
        1/kepala -> 1/ketua
        1/kepala -> 1/pengolahan
        1/ketua -> 1/hansos
        1/hansos -> 1/kabkota
        1/kabkota -> 2/kabkota
        2/kabkota -> 2/pengolahan
        2/pengolahan -> 2/hansos
        2/hansos -> 2/ketua
        2/hansos -> 3/hansos
        3/hansos -T-> 2/kabkota
        3/hansos -Y-> 4/hansos
        3/hansos --> 3/ketua
        3/ketua -> 4/kabkota
        4/hansos -> 4/ketua
        4/ketua -> 4/kepala
    """,
    "15": """
        1/kepala -> 1/tim-seleksi
        1/tim-seleksi -> 2/tim-seleksi
        2/tim-seleksi -> 3/tim-seleksi
        3/tim-seleksi -> 4/tim-seleksi
        4/tim-seleksi -> 5/kepala
    """,
    "18": """
        1/pjk-terkait -> 2/pjk-tip
        2/pjk-tip -> 3/pjk-ti
        3/pjk-ti -> 4/pjk-terkait
        4/pjk-terkait -> 5/pjk-terkait
    """,
}
# The symbols that are no box, as on the sheets.
CAPSULES = {
    "02": "mulai 1/bagian-umum, mulai 1/sekretaris, "
    "selesai 11/tim-teknis, selesai 11/bagian-umum, selesai 11/sekretaris",
    "03": "mulai 1/tim, selesai 7/tim",
    "05": "mulai 1/ketua-tim, selesai 12/admin, selesai 12/tim-perencanaan, selesai 12/ketua-tim",
    "07": "mulai 1/operator, selesai 17/operator#2",
    "12": "mulai 1/kepala, selesai 4/kepala",
    "15": "mulai 1/kepala, selesai 5/kepala",
    "18": "mulai 1/pjk-terkait, selesai 5/pjk-terkait",
}
DIAMONDS = {
    "02": "5/bagian-umum 5/kepala 8/bagian-umum",
    "03": "2/kabag 4/sekretaris",
    "05": "4/ppk 6/admin 8/kpa",
    "07": "8/approver 12/approver",
    "12": "3/hansos",
    "15": "",
    "18": "",
}


def load_sop(number: str) -> Sop:
    loaded = load_file(str(FILES[number]), str(NYATA), FILES[number].name)
    assert loaded.findings == ()
    assert isinstance(loaded.model, Sop)
    return loaded.model


def cells_of(alur: Alur) -> list[str]:
    """ROW/COLUMN of every symbol, told apart where a cell holds several."""
    cells: list[str] = []
    for simbol in alur.simbol:
        cell = f"{simbol.baris + 1}/{simbol.pelaksana}"
        earlier = sum(c.split("#")[0] == cell for c in cells)
        cells.append(f"{cell}#{earlier + 1}" if earlier else cell)
    return cells


def edges_of(alur: Alur) -> list[str]:
    cells = cells_of(alur)
    return [
        f"{cells[p.dari]} -> {cells[p.ke]}"
        if p.label is None
        else f"{cells[p.dari]} -{p.label}-> {cells[p.ke]}"
        for p in alur.panah
    ]


def test_all_seven_are_there() -> None:
    assert sorted(FILES) == sorted(EDGES) == ["02", "03", "05", "07", "12", "15", "18"]


@pytest.mark.parametrize("number", sorted(EDGES))
def test_the_flow_is_that_of_the_sheet(number: str) -> None:
    alur = resolve_alur(load_sop(number))
    assert sorted(edges_of(alur)) == sorted(line.strip() for line in EDGES[number].strip().splitlines())
    assert (alur.hilang, alur.ganda) == ((), ())


@pytest.mark.parametrize("number", sorted(EDGES))
def test_the_symbols_are_those_of_the_sheet(number: str) -> None:
    alur = resolve_alur(load_sop(number))
    cells = cells_of(alur)
    capsules = [f"{s.jenis} {cells[s.index]}" for s in alur.simbol if s.jenis in ("mulai", "selesai")]
    assert ", ".join(capsules) == CAPSULES[number]
    assert " ".join(cells[s.index] for s in alur.simbol if s.jenis == "keputusan") == DIAMONDS[number]


def test_the_box_that_two_columns_of_the_letters_sop_share_is_a_joint_row() -> None:
    alur = resolve_alur(load_sop("02"))
    assert [[cells_of(alur)[i] for i in group] for group in alur.bersama] == [
        ["6/bagian-umum", "6/sekretaris"]
    ]


def marked_findings() -> list[tuple[str, int, str]]:
    """What the files say of themselves: `# <- RULE …` at the end of the line where a finding stands."""
    found = []
    for path in FILES.values():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if match := re.search(r"# <- (SOP\d{3}(?: SOP\d{3})*)$", line):
                found += [(path.name, number, rule) for rule in match[1].split()]
    return found


def test_lint_tells_of_the_seven_what_a_verifier_would(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(NYATA)
    assert main(["lint", "--format", "json", "--today", "2026-11-24"]) == FINDINGS
    told = json.loads(capsys.readouterr().out)["findings"]
    found = [(f["path"].rsplit("/", 1)[-1], f["line"], f["rule"]) for f in told]
    assert sorted(found) == sorted(marked_findings())
