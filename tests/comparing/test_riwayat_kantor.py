"""The example office through a year of edits, as a real git history: each commit told as a verifier would."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sopctl.comparing.compare import Compared, DiffRequest, compare_revisions
from sopctl.diff.report import Ubah
from tests.real_git import run

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "kantor-contoh"
STEPS: list[dict[str, Any]] = yaml.safe_load((HERE / "riwayat-kantor.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository; step n is the tag `n`, the office as it is shipped the tag `0`."""
    folder = tmp_path_factory.mktemp("kantor")
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    run(folder, "init", "--quiet", "--initial-branch", "main")
    for number, step in enumerate([{"hari": date(2026, 4, 1), "pesan": "Mulai"}, *STEPS]):
        edit(folder, step)
        run(folder, "add", "--all")
        day = f"{step['hari'].isoformat()}T09:00:00+07:00"
        run(folder, "commit", "--quiet", "--date", day, "--message", step["pesan"])
        run(folder, "tag", str(number))
    return folder


def edit(folder: Path, step: dict[str, Any]) -> None:
    if "pindah" in step:
        run(folder, "mv", *step["pindah"])
    if "salin" in step:
        shutil.copy(folder / step["salin"][0], folder / step["salin"][1])
    if "hapus" in step:
        (folder / step["hapus"]).unlink()
    if "berkas" in step:
        path = folder / step["berkas"]
        text = path.read_text(encoding="utf-8")
        for before, after in step.get("ganti", ()):
            assert text.count(before) == 1, before
            text = text.replace(before, after)
        path.write_text(text + step.get("tambah", ""), encoding="utf-8")


def compared(office: Path, base: int, head: int) -> Compared:
    found = compare_revisions(DiffRequest(str(base), str(head), str(office), date(2026, 11, 24)))
    assert found.unreadable == ()
    return found


def written(ubah: Ubah) -> str:
    return f"{ubah.bobot.word} {ubah.jenis} {ubah.sop or '-'} {ubah.fakta.kegiatan or '-'}"


@pytest.mark.parametrize("number", range(1, len(STEPS) + 1), ids=lambda n: f"{n}-{STEPS[n - 1]['hari']}")
def test_a_commit_changes_what_a_verifier_would_say(office: Path, number: int) -> None:
    found = compared(office, number - 1, number).perbandingan
    assert sorted(map(written, found.ubah)) == sorted(STEPS[number - 1]["ubah"])


def test_the_history_is_long_enough_to_be_one() -> None:
    assert len(STEPS) >= 20
    assert [step["hari"] for step in STEPS] == sorted(step["hari"] for step in STEPS)


def test_a_moved_file_is_the_same_sop(office: Path) -> None:
    moved = next(i for i, step in enumerate(STEPS, 1) if "pindah" in step)
    (dokumen,) = compared(office, moved - 1, moved).perbandingan.dokumen
    assert (dokumen.keadaan, dokumen.path_before, dokumen.path_after) == (
        "berpindah",
        *STEPS[moved - 1]["pindah"],
    )


def test_over_the_whole_year_what_was_taken_back_is_no_change(office: Path) -> None:
    told = [written(ubah) for ubah in compared(office, 0, len(STEPS)).perbandingan.ubah]
    assert not any("surat-keluar" in line or line.endswith(" bagikan") for line in told)
    assert "administratif id-berubah dlh/pengaduan-pencemaran -" in told
    assert "substantif kegiatan-ditambah setda/pengelolaan-surat-masuk pindai" in told
