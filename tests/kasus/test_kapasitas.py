"""Statement 11: how many pelaksana a paper holds, and what is said of one more."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sopctl.cli.main import main
from sopctl.errors import SopctlError
from tests.lembar.lukis import lukis, sop_of

from .bahan import lembar
from .dokumen import berkolom
from .lihat import first

ACROSS = [("A4", 12), ("F4", 15), ("Legal", 17), ("Letter", 11)]
UPRIGHT = [("A4", 6), ("F4", 6), ("Legal", 6), ("Letter", 6)]


@pytest.mark.parametrize(("paper", "most"), ACROSS)
def test_a_paper_across_holds_its_pelaksana_in_columns_of_13_mm(paper: str, most: int) -> None:
    _, table = first(lembar(berkolom(most), paper))
    assert len(table.kolom) == most
    assert min(b - a for a, b in table.kolom) >= 13.0 - 0.001


@pytest.mark.parametrize(("paper", "most"), UPRIGHT)
def test_a_paper_upright_holds_six_pelaksana_in_columns_of_13_mm(paper: str, most: int) -> None:
    _, table = first(lembar(berkolom(most), paper, potret=True))
    assert len(table.kolom) == most
    assert min(b - a for a, b in table.kolom) >= 13.0 - 0.001


@pytest.mark.parametrize(
    ("paper", "most", "upright"), [*((p, n, False) for p, n in ACROSS), *((p, n, True) for p, n in UPRIGHT)]
)
def test_one_pelaksana_more_is_refused_with_how_many_there_may_be(
    paper: str, most: int, upright: bool
) -> None:
    with pytest.raises(SopctlError) as refused:
        lukis(sop_of(berkolom(most + 1)), paper, upright)
    assert refused.value.key == "layout.terlalu-banyak-pelaksana"
    assert refused.value.fields == {"jumlah": most + 1, "paling": most, "kertas": paper}


def _wide(folder: Path) -> str:
    """A document that F4 holds and A4 does not."""
    path = folder / "lebar.yaml"
    path.write_text(yaml.safe_dump(berkolom(13)), encoding="utf-8")
    return str(path)


def test_the_command_refuses_with_advice_and_exit_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "hasil"
    assert main(["render", _wide(tmp_path), "-o", str(out), "--format", "svg"]) == 2
    said = capsys.readouterr().err
    assert "13 kolom pelaksana" in said
    assert "paling banyak 12" in said
    assert "kertas yang lebih besar" in said
    assert "SOP mikro" in said
    assert not out.exists()


def test_the_command_draws_the_same_document_on_the_larger_paper(tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    assert main(["render", _wide(tmp_path), "-o", str(out), "--format", "svg", "--paper", "F4"]) == 0
    assert (out / "lebar-2.svg").is_file()
