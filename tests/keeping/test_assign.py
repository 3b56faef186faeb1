"""Numbers given: by whom, to whom, and what a run finds that another has left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sopctl.keeping import assign as assigning
from sopctl.keeping.books import Books, open_books
from sopctl.keeping.writing import create_entry
from sopctl.model.register import Register
from tests.keeping.kantor import TODAY, assign, numbers, office, sop


def test_the_order_is_that_of_the_paths(tmp_path: Path) -> None:
    office(tmp_path, 3)
    assert [row.path.rpartition("/")[2] for row in assign(tmp_path).rows] == [
        "s000.yaml",
        "s001.yaml",
        "s002.yaml",
    ]


def test_the_year_is_that_in_which_the_sop_was_made(tmp_path: Path) -> None:
    office(tmp_path).joinpath("sop/a.yaml").write_text(sop("a", "tanggal: {pembuatan: 2024-05-06}\n"))
    assert [row.nomor for row in assign(tmp_path).rows] == ["001/SOP/KOMINFO/2024"]


def test_a_register_file_that_cannot_be_read_has_taken_its_number(tmp_path: Path) -> None:
    office(tmp_path, 1)
    (tmp_path / "register/diskominfo").mkdir(parents=True)
    (tmp_path / "register/diskominfo/2026-004.yaml").write_text("skema: register/1\nnomor: [")
    assert [row.nomor[:3] for row in assign(tmp_path).rows] == ["005"]


def test_a_copy_of_an_sop_with_the_same_id_does_not_get_its_number(tmp_path: Path) -> None:
    office(tmp_path, 1)
    assign(tmp_path)
    (tmp_path / "sop/salinan.yaml").write_text(sop("s000"))
    done = assign(tmp_path)
    assert [fault.key for fault in done.faults] == ["sudah-terpakai"]
    assert "nomor: null" in (tmp_path / "sop/salinan.yaml").read_text()


def test_two_files_with_one_id_in_one_run_do_not_share_a_number(tmp_path: Path) -> None:
    office(tmp_path, 1)
    (tmp_path / "sop/salinan.yaml").write_text(sop("s000"))
    done = assign(tmp_path)
    assert len(done.rows) == len(done.faults) == 1


def test_a_moved_sop_gets_the_number_of_its_earlier_address_back(tmp_path: Path) -> None:
    office(tmp_path, 1)
    assign(tmp_path)
    (tmp_path / "sop/s000.yaml").write_text(sop("baru", "dahulu: [diskominfo/s000]\n"))
    assert [(row.nomor, row.cara) for row in assign(tmp_path).rows] == [
        ("001/SOP/KOMINFO/2026", "dilanjutkan")
    ]


def test_a_number_that_stands_in_an_sop_unregistered_is_not_given_to_another(tmp_path: Path) -> None:
    office(tmp_path, 1)
    (tmp_path / "sop/z.yaml").write_text(sop("z", "nomor: 001/SOP/KOMINFO/2026\n"))
    assert [row.nomor for row in assign(tmp_path).rows] == ["002/SOP/KOMINFO/2026"]


def test_who_loses_the_race_for_a_number_takes_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, 2)
    create = create_entry

    def overtaken(books: Books, path: str, register: Register) -> bool:
        rival = register.model_copy(update={"sop": "diskominfo/lain"})
        if path.endswith("2026-001.yaml"):
            assert create(books, path, rival)
        return create(books, path, register)

    monkeypatch.setattr(assigning, "create_entry", overtaken)
    assert [row.nomor[:3] for row in assign(tmp_path).rows] == ["002", "003"]
    assert len(numbers(tmp_path)) == 3


def test_who_is_overtaken_for_the_same_sop_writes_the_same_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, 1)
    create = create_entry
    monkeypatch.setattr(assigning, "create_entry", lambda *args: create(*args) and create(*args))
    assert [(row.nomor[:3], row.cara) for row in assign(tmp_path).rows] == [("001", "dilanjutkan")]
    assert list(numbers(tmp_path)) == ["diskominfo/s000"]


def test_two_runs_at_once_give_no_number_twice(tmp_path: Path) -> None:
    office(tmp_path, 12)
    words = [sys.executable, "-m", "sopctl", "code", "assign", "--today", TODAY.isoformat()]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    runs = [
        subprocess.Popen(words, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL) for _ in range(2)
    ]
    assert {run.wait() for run in runs} == {0}
    given = numbers(tmp_path)
    assert len(given) == len(set(given.values())) == 12
    assert {s.alamat: s.nomor for s in open_books(str(tmp_path)).koleksi.sop} == given


def test_a_link_that_leads_out_is_not_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "luar.yaml"
    outside.write_text(sop("a"))
    office(tmp_path / "kantor").joinpath("sop/a.yaml").symlink_to(outside)
    done = assign(tmp_path / "kantor")
    assert not done.rows
    assert outside.read_text() == sop("a")


def test_a_register_folder_that_leads_out_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    office(tmp_path / "kantor", 1).joinpath("register").symlink_to(tmp_path / "luar")
    done = assign(tmp_path / "kantor")
    assert [error.key for error in done.troubles] == ["tulis.keluar"]
    assert list((tmp_path / "luar").iterdir()) == []
