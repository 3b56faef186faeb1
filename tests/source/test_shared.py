"""The files that SOPs share, as an SOP sees them that is judged alone: the same, and hardly a file read."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopctl.model.bersama import Bersama
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.source import shared
from sopctl.source.load import Loaded, load_bytes
from sopctl.source.repository import open_repository, shared_koleksi, to_koleksi

SETTINGS = """\
skema: konfigurasi/1
perangkat_daerah:
  a: {nama: Dinas A, singkatan: A}
  b: {nama: Dinas B, singkatan: B}
kode: {pola: "{urut:03}/{singkatan}/{tahun}", lingkup: [perangkat_daerah, tahun]}
"""


def entry(nomor: str, rest: str = "sop: a/x\nstatus: dipakai\n") -> str:
    return f"skema: register/1\nnomor: {nomor}\n{rest}"


FILES = {
    "register/a/2026-001.yaml": entry("001/A/2026"),
    "register/a/2026-002.yml": entry("002/A/2026", "sop: null\nperangkat_daerah: a\nstatus: dipesan\n"),
    "register/a/lama-001.yaml": entry('"SOP\\x2f7  tua"'),
    "register/a/lama-002.yaml": entry("SOP 8\n   tua"),
    "register/a/2026-009.yaml": "nomor: 009/A/2026\nsop: [\n",
    "register/salah-tempat.yaml": entry("003/A/2026"),
    "register/a/2026-004.yaml": entry("005/A/2026"),
    "inventaris/satu.yaml": "skema: inventaris/1\nperangkat_daerah: a\njudul: [{nama: Satu}]\n",
    "inventaris/b/dua.yaml": "skema: inventaris/1\nperangkat_daerah: a\n",
    "inventaris/tiga.yaml": "skema: inventaris/1\nperangkat_daerah: c\njudul: [\n",
    "keputusan/kep-1.yaml": "skema: keputusan/1\nid: kep-1\njenis: penetapan\n",
    "keputusan/lain.yaml": "skema: keputusan/1\nid: kep-2\njenis: penetapan\n",
}


def make(root: Path, files: dict[str, str]) -> Path:
    for path, text in {"sopctl.yaml": SETTINGS, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def lazy(root: Path) -> Bersama:
    settings = open_repository(str(root)).settings
    assert isinstance(settings, Konfigurasi)
    return shared_koleksi(str(root), settings).bersama


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are parsed, by the path as printed."""
    paths: list[str] = []

    def watched(data: bytes, path: str) -> Loaded:
        paths.append(path)
        return load_bytes(data, path)

    monkeypatch.setattr(shared, "load_bytes", watched)
    return paths


NUMBERS = [
    "001/A/2026",
    "002/A/2026",
    "003/A/2026",
    "005/A/2026",
    "SOP/7 tua",
    "SOP 8 tua",
    " 001/A/2026 ",
    "9",
]


def test_what_is_read_when_asked_for_is_what_is_there(tmp_path: Path) -> None:
    make(tmp_path, FILES)
    whole, alone = to_koleksi(open_repository(str(tmp_path))).bersama, lazy(tmp_path)
    for nomor in NUMBERS:
        assert alone.find_nomor(nomor) == whole.find_nomor(nomor), nomor
    assert [len(whole.find_nomor(nomor)) for nomor in NUMBERS] == [1, 1, 1, 1, 1, 1, 1, 0]
    for agency in ("a", "b", "c"):
        assert alone.has_register(agency) == whole.has_register(agency) == (agency == "a")
        assert alone.find_inventaris(agency) == whole.find_inventaris(agency)
    assert len(whole.find_inventaris("a")) == 2
    for id in ("kep-1", "kep-2", "kep-3"):
        assert alone.find_keputusan(id) == whole.find_keputusan(id)
    for folder, word in (("register", "009/A/2026"), ("inventaris", "c"), ("register", "001/A/2026")):
        assert alone.may_hold(folder, word) == whole.may_hold(folder, word) == (word != "001/A/2026")
    assert (alone.register, alone.inventaris, alone.keputusan) == (
        whole.register,
        whole.inventaris,
        whole.keputusan,
    )
    assert len(whole.register) == 6


def test_a_number_is_looked_for_where_its_pattern_says(tmp_path: Path, read: list[str]) -> None:
    many = {f"register/a/2026-{n:03}.yaml": entry(f"{n:03}/A/2026") for n in range(1, 300)}
    alone = lazy(make(tmp_path, many))
    assert [found.path for found in alone.find_nomor("123/A/2026")] == ["register/a/2026-123.yaml"]
    assert alone.has_register("a")
    assert read == ["register/a/2026-123.yaml", "register/a/2026-001.yaml"]


def test_of_all_others_only_those_are_read_that_could_say_the_number(tmp_path: Path, read: list[str]) -> None:
    many = {f"register/a/2026-{n:03}.yaml": entry(f"{n:03}/A/2026") for n in range(1, 300)}
    alone = lazy(make(tmp_path, {**many, "register/a/lama-001.yaml": entry("LAMA 7")}))
    assert [found.path for found in alone.find_nomor("LAMA  7")] == ["register/a/lama-001.yaml"]
    assert alone.find_nomor("LAMA 8") == ()
    assert read == ["register/a/lama-001.yaml"]


def test_a_link_out_of_the_repository_is_no_register(tmp_path: Path) -> None:
    outside = tmp_path / "luar.yaml"
    outside.write_text(entry("001/A/2026"), encoding="utf-8")
    office = make(tmp_path / "kota", {})
    (office / "register" / "a").mkdir(parents=True)
    (office / "register" / "a" / "2026-001.yaml").symlink_to(outside)
    assert lazy(office).find_nomor("001/A/2026") == ()
    assert not lazy(office).has_register("a")
