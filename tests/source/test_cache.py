"""The cache: a collection from it is the one from the files, and never that of files that were."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from helpers import sop
from hypothesis import given
from hypothesis import strategies as st

from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.putaran import resolve_kaji_ulang, resolve_putaran
from sopctl.model.sop import Sop
from sopctl.model.status import langkah_on, resolve_kedudukan, resolve_perjalanan
from sopctl.source import cache
from sopctl.source.collection import Terkumpul, collect
from sopctl.source.repository import open_repository, to_koleksi
from tests.test_examples import OFFICE, SOPS

SETTINGS = "skema: konfigurasi/1\nperangkat_daerah: {a: {nama: Dinas A, jenis: dinas}}\n"
FILES = {
    "sop/a/x.yaml": sop("a", "x"),
    "sop/a/y.yaml": sop("a", "y"),
    "register/1.yaml": "skema: register/1\nnomor: '1'\nsop: a/x\nstatus: dipakai\n",
    "inventaris/a.yaml": "skema: inventaris/1\nperangkat_daerah: a\njudul:\n  - nama: Satu\n  - nama: Dua\n",
    "keputusan/k.yaml": "skema: keputusan/1\nid: k\njenis: penetapan\n",
    "peraturan.yaml": "skema: peraturan/1\nperaturan: {uu-1: {teks: UU}}\n",
    "tim/t.yaml": "skema: tim/1\nid: t\nperangkat_daerah: a\n",
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    root = tmp_path / "kota"
    for path, text in {"sopctl.yaml": SETTINGS, **FILES}.items():
        write(root, path, text)
    return root


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


@pytest.fixture
def at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The times at which an inode changed cannot be set: here files count as at rest at once."""
    monkeypatch.setattr(cache, "_AT_REST", -(10**15))


def run(office: Path, tmp_path: Path) -> Terkumpul:
    return collect(open_repository(str(office)), str(tmp_path / "simpanan"))


@pytest.mark.usefixtures("at_rest")
def test_a_second_run_reads_nothing_and_says_the_same(office: Path, tmp_path: Path) -> None:
    first, second = run(office, tmp_path), run(office, tmp_path)
    assert (first.dibaca, second.dibaca) == (len(FILES), 0)
    assert (second.koleksi, second.perjalanan, second.baris) == (first.koleksi, first.perjalanan, first.baris)
    assert second.koleksi == to_koleksi(open_repository(str(office)))
    assert second.baris == {"inventaris/a.yaml": (4, 5)}
    assert len(os.listdir(tmp_path / "simpanan")) == 1


@pytest.mark.usefixtures("at_rest")
def test_what_changed_is_read_again_and_what_is_gone_is_forgotten(office: Path, tmp_path: Path) -> None:
    run(office, tmp_path)
    write(office, "sop/a/x.yaml", sop("a", "x").replace("id: x", "id: z"))
    os.remove(office / "sop/a/y.yaml")
    again = run(office, tmp_path)
    assert again.dibaca == 1
    assert [ringkasan.id for ringkasan in again.koleksi.sop] == ["z"]
    assert run(office, tmp_path).dibaca == 0


@pytest.mark.usefixtures("at_rest")
def test_a_file_of_the_same_size_and_time_is_another_by_its_inode_or_its_change(
    office: Path, tmp_path: Path
) -> None:
    run(office, tmp_path)
    path = office / "sop/a/x.yaml"
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("id: x", "id: z"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert run(office, tmp_path).koleksi.find("a/z") is not None


def test_a_file_that_changed_just_now_is_not_kept(office: Path, tmp_path: Path) -> None:
    # All files of this office were written a moment ago, by the times of their inodes.
    assert run(office, tmp_path).dibaca == len(FILES)
    assert run(office, tmp_path).dibaca == len(FILES)


@pytest.mark.usefixtures("at_rest")
def test_a_file_without_a_model_is_told_anew(office: Path, tmp_path: Path) -> None:
    write(office, "sop/a/rusak.yaml", "id: [\n")
    for _ in range(2):
        assert run(office, tmp_path).koleksi.tak_terbaca == {"a/rusak"}
    assert run(office, tmp_path).dibaca == 1


@pytest.mark.usefixtures("at_rest")
@pytest.mark.parametrize("damage", [b"", b"x", b"\n", b"\0" * 4096])
def test_a_damaged_store_is_none(damage: bytes, office: Path, tmp_path: Path) -> None:
    run(office, tmp_path)
    (store,) = (tmp_path / "simpanan").iterdir()
    whole = store.read_bytes()
    for broken in (damage, whole[:-1], whole.replace(b"Satu", b"Tiga"), whole + b" "):
        store.write_bytes(broken)
        again = run(office, tmp_path)
        assert again.dibaca == len(FILES)
        assert again.koleksi == to_koleksi(open_repository(str(office)))
        assert store.read_bytes() == whole


@pytest.mark.usefixtures("at_rest")
def test_other_settings_that_matter_make_another_store(office: Path, tmp_path: Path) -> None:
    run(office, tmp_path)
    write(office, "sopctl.yaml", SETTINGS + "kertas: F4\n")
    assert run(office, tmp_path).dibaca == 0
    write(office, "sopctl.yaml", SETTINGS + "mulai_kaji_ulang: pembuatan\n")
    assert run(office, tmp_path).dibaca == len(FILES)


def test_where_nothing_can_be_kept_all_is_read(office: Path, tmp_path: Path) -> None:
    (tmp_path / "simpanan").write_text("", encoding="utf-8")
    assert run(office, tmp_path).koleksi == collect(open_repository(str(office)), None).koleksi
    assert (tmp_path / "simpanan").is_file()


KONFIGURASI = open_repository(str(OFFICE)).settings


@given(
    st.sampled_from([document for document, _ in SOPS]),
    st.dates(date(2025, 1, 1), date(2029, 1, 1)),
)
def test_the_steps_of_an_sop_say_of_any_day_what_the_sop_says(document: Sop, today: date) -> None:
    step = langkah_on(resolve_perjalanan(document, KONFIGURASI), today)
    putaran = resolve_putaran(document, KONFIGURASI, today)
    assert step.kedudukan == resolve_kedudukan(document, KONFIGURASI, today)
    assert step.kaji_ulang == resolve_kaji_ulang(document, KONFIGURASI, putaran, today)


@pytest.mark.parametrize("document", [document for document, _ in SOPS], ids=lambda document: document.id)
def test_the_steps_hold_on_every_day_that_is_written_in_it_and_beside_it(document: Sop) -> None:
    assert isinstance(KONFIGURASI, Konfigurasi)
    steps = resolve_perjalanan(document, KONFIGURASI)
    written = [entri.tanggal for entri in document.entri] + [
        entri.efektif for entri in document.entri if entri.efektif
    ]
    for day in {d + timedelta(n) for d in written for n in (-1, 0, 1)}:
        assert langkah_on(steps, day).kedudukan == resolve_kedudukan(document, KONFIGURASI, day)
