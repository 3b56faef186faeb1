"""Repositories: which files belong to one, each once, and what they say of each other."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pytest
from helpers import SOP, sop, told

from sopctl.source.links import Links
from sopctl.source.pattern import Pattern
from sopctl.source.repository import Gathering, Repository, find_root, open_repository, to_koleksi


def make(root: Path, files: dict[str, str]) -> Path:
    """A repository with these files."""
    for name, text in {"sopctl.yaml": "skema: konfigurasi/1\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def paths(repository: Repository) -> list[str]:
    """All files found but sopctl.yaml."""
    return [file.path for file in repository.files]


def test_files_are_found_in_their_places_at_any_depth_and_nowhere_else(tmp_path: Path) -> None:
    wanted = [
        "inventaris/a.yaml",
        "inventaris/b/c/d.yml",
        "keputusan/k.yaml",
        "laporan/a/2026.yaml",
        "peraturan.yaml",
        "register/a/2026-001.yaml",
        "sop/a/x.yaml",
        "sop/a/b/c/y.yml",
        "sop/z.yaml",
        "tim/t.yaml",
    ]
    others = [
        "x.yaml",
        "arsip/x.yaml",
        "sop/baca.md",
        "sop/a/x.yaml.bak",
        "tim/a.txt",
        "peraturan/p.yaml",
        "a/sop/x.yaml",
    ]
    make(tmp_path, dict.fromkeys([*wanted, *others], "a: 1\n"))
    assert paths(open_repository(str(tmp_path))) == sorted(wanted)


def test_hidden_names_git_and_other_repositories_are_passed_over(tmp_path: Path) -> None:
    hidden = ["sop/.#x.yaml", "sop/.a/x.yaml", "sop/.git/x.yaml"]
    make(tmp_path, dict.fromkeys([*hidden, "sop/x.yaml", "sop/kota-lain/sop/y.yaml"], "a: 1\n"))
    make(tmp_path / "sop" / "kota-lain", {})
    assert paths(open_repository(str(tmp_path))) == ["sop/x.yaml"]


def test_berkas_says_where_sops_are_and_no_file_is_found_twice(tmp_path: Path) -> None:
    make(
        tmp_path, dict.fromkeys(["dokumen/a/x.yaml", "dokumen/y.yaml", "sop/z.yaml", "tim/t.yaml"], "a: 1\n")
    )
    (tmp_path / "sopctl.yaml").write_text("skema: konfigurasi/1\nberkas: ['dokumen/*/*.yaml', '**/*.yaml']\n")
    found = open_repository(str(tmp_path))
    assert [file.path for file in found.sop] == ["dokumen/a/x.yaml", "dokumen/y.yaml", "sop/z.yaml"]
    assert [file.path for file in found.shared] == ["tim/t.yaml"]


@pytest.mark.parametrize("berkas", ["['dokumen/*.yaml']", "dokumen/*.yaml"])
def test_berkas_counts_also_where_the_settings_are_invalid(tmp_path: Path, berkas: str) -> None:
    make(tmp_path, {"dokumen/x.yaml": SOP, "sop/y.yaml": SOP})
    (tmp_path / "sopctl.yaml").write_text(f"skema: konfigurasi/1\nkertas: B5\nberkas: {berkas}\n")
    found = open_repository(str(tmp_path))
    assert told(found.konfigurasi) == [("SOP006", "pilihan")]
    assert found.settings is None
    assert paths(found) == ["dokumen/x.yaml"]


def test_the_default_places_count_where_nothing_of_the_settings_can_be_read(tmp_path: Path) -> None:
    make(tmp_path, {"sop/y.yaml": SOP, "sopctl.yaml": "berkas: [\n"})
    assert paths(open_repository(str(tmp_path))) == ["sop/y.yaml"]


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("sop/**/*.yaml", "sop/x.yaml", True),
        ("sop/**/*.yaml", "sop/a/b/x.yaml", True),
        ("sop/**/*.yaml", "x.yaml", False),
        ("sop/**/*.yaml", "sop/a/.x.yaml", False),
        ("sop/*/x.yaml", "sop/a/x.yaml", True),
        ("sop/*/x.yaml", "sop/a/b/x.yaml", False),
        ("**/x.yaml", "x.yaml", True),
        ("**", "a/b", True),
        ("**/**/a/**/b", "a/b", True),
        ("**/**/a/**/b", "x/a/y/z/b", True),
        ("**/**/a/**/b", "x/y/b", False),
        ("./sop/[ab]?.yaml", "sop/a1.yaml", True),
        ("sop/[!a].yaml", "sop/a.yaml", False),
        ("sop/X.yaml", "sop/x.yaml", False),
        ("sop/.a/*.yaml", "sop/.a/x.yaml", True),
    ],
)
def test_patterns_are_those_of_a_shell(pattern: str, path: str, matches: bool) -> None:
    assert Pattern(pattern).matches(tuple(path.split("/"))) is matches


def test_a_pattern_of_many_stars_takes_no_longer_than_its_length_asks() -> None:
    started = time.process_time()
    assert not Pattern("/".join(["**", "*a*"] * 20)).matches(tuple(["aaaa"] * 60 + ["b"]))
    assert time.process_time() - started < 0.5


def test_a_file_reached_twice_is_judged_once_by_its_own_name(tmp_path: Path) -> None:
    make(tmp_path, {"sop/b/x.yaml": SOP, "sop/a/y.yaml": SOP})
    (tmp_path / "sop" / "a" / "link.yaml").symlink_to("../b/x.yaml")
    (tmp_path / "sop" / "a" / "folder").symlink_to("../b")
    os.link(tmp_path / "sop" / "b" / "x.yaml", tmp_path / "sop" / "b" / "z.yaml")
    assert paths(open_repository(str(tmp_path))) == ["sop/a/y.yaml", "sop/b/x.yaml"]


def test_a_link_into_the_repository_is_followed_and_loops_of_links_end(tmp_path: Path) -> None:
    make(tmp_path, {"arsip/lama/x.yaml": SOP, "arsip/y.yaml": SOP})
    (tmp_path / "sop").mkdir()
    (tmp_path / "sop" / "lama").symlink_to("../arsip/lama")
    (tmp_path / "sop" / "y.yaml").symlink_to("../arsip/y.yaml")
    (tmp_path / "sop" / "atas").symlink_to("..")
    (tmp_path / "sop" / "diri").symlink_to("diri")
    (tmp_path / "arsip" / "lama" / "balik").symlink_to("../lama")
    found = open_repository(str(tmp_path))
    assert [path for path in paths(found) if "atas" not in path] == ["sop/lama/x.yaml", "sop/y.yaml"]
    assert all(told(loaded) == [] for _, loaded in found.load_all() if loaded.skema == "sop/1")


def test_a_farm_of_links_takes_no_time(tmp_path: Path) -> None:
    make(tmp_path, {"sop/0/x.yaml": SOP})
    for i in range(20):
        (tmp_path / "sop" / str(i)).mkdir(exist_ok=True)
        for name in ("a", "b"):
            (tmp_path / "sop" / str(i) / name).symlink_to(f"../{i + 1}")
    started = time.process_time()
    assert paths(open_repository(str(tmp_path))) == ["sop/0/x.yaml"]
    assert time.process_time() - started < 1


def test_links_that_lead_out_or_to_nothing_are_told_and_never_followed(tmp_path: Path) -> None:
    root = make(tmp_path / "repo", {"sop/x.yaml": SOP})
    make(tmp_path / "luar", {"rahasia.yaml": SOP})
    (root / "sop" / "file.yaml").symlink_to("../../luar/rahasia.yaml")
    (root / "sop" / "folder").symlink_to("../../luar")
    (root / "sop" / "putus.yaml").symlink_to("tiada.yaml")
    (root / "sop" / "bukan.txt").symlink_to("../../luar/rahasia.yaml")
    (root / "tim").symlink_to("../luar")
    found = {file.path: told(loaded) for file, loaded in open_repository(str(root)).load_all()}
    assert found == {
        "sop/file.yaml": [("SOP010", "keluar")],
        "sop/folder": [("SOP010", "keluar")],
        "sop/putus.yaml": [("SOP010", "menggantung")],
        "sop/x.yaml": [],
        "tim": [("SOP010", "keluar")],
    }


def test_the_settings_may_not_be_a_link_that_leads_out(tmp_path: Path) -> None:
    make(tmp_path / "luar", {})
    (tmp_path / "repo").mkdir()
    (tmp_path / "repo" / "sopctl.yaml").symlink_to("../luar/sopctl.yaml")
    assert find_root(str(tmp_path / "repo" / "sop")) == str(tmp_path / "repo")
    found = open_repository(str(tmp_path / "repo"))
    assert told(found.konfigurasi) == [("SOP010", "keluar")]


def test_a_repository_reached_by_a_link_reads_its_own_files(tmp_path: Path) -> None:
    make(tmp_path / "asli", {"sop/x.yaml": SOP})
    (tmp_path / "nama-lain").symlink_to("asli")
    found = open_repository(str(tmp_path / "nama-lain"))
    assert [told(loaded) for _, loaded in found.load_all()] == [[]]


def test_pipes_and_devices_are_told_and_nobody_waits(tmp_path: Path) -> None:
    make(tmp_path, {"sop/x.yaml": SOP})
    os.mkfifo(tmp_path / "sop" / "pipa.yaml")
    (tmp_path / "sop" / "nol.yaml").symlink_to("/dev/zero")
    found = {file.path: told(loaded) for file, loaded in open_repository(str(tmp_path)).load_all()}
    assert found["sop/pipa.yaml"] == [("SOP001", "bukan-berkas")]
    assert found["sop/nol.yaml"] == [("SOP010", "keluar")]
    assert found["sop/x.yaml"] == []


def test_the_root_is_the_nearest_folder_with_settings(tmp_path: Path) -> None:
    make(tmp_path, {"sop/a/x.yaml": SOP})
    make(tmp_path / "sop" / "b", {"sop/y.yaml": SOP})
    assert find_root(str(tmp_path / "sop" / "a" / "x.yaml")) == str(tmp_path)
    assert find_root(str(tmp_path / "sop" / "b" / "sop" / "y.yaml")) == str(tmp_path / "sop" / "b")
    assert find_root(str(tmp_path)) == str(tmp_path)
    assert find_root(str(tmp_path.parent / "tiada")) is None


def test_one_bad_file_hides_no_other_and_a_link_to_it_is_known_as_unreadable(tmp_path: Path) -> None:
    files = {f"sop/a/s{i:03}.yaml": sop("a", f"s{i:03}") for i in range(100)}
    files["sop/a/s050.yaml"] = "id: [\n"
    files["sop/a/s051.yaml"] = sop("a", "lain", "nama: dua\n")
    files["sop/a/s052.yaml"] = "- bukan\n"
    koleksi = to_koleksi(open_repository(str(make(tmp_path, files))))
    assert len(koleksi.sop) == 97
    assert koleksi.tak_terbaca == {"a/s050", "a/lain", "a/s052"}


@pytest.mark.parametrize(
    ("path", "text", "alamat"),
    [
        ("sop/a/nama.yaml", "id: [\n", "a/nama"),
        ("sop/a/nama.yaml", "perangkat_daerah: b\nx: [\n", "b/nama"),
        ("sop/a/nama.yaml", "id: lain\nx: [\n", "a/lain"),
        ("sop/a/nama.yaml", "skema: sop/1\nid: lain\nperangkat_daerah: b\n", "b/lain"),
    ],
)
def test_an_sop_without_a_model_is_known_by_what_could_be_read_of_it(
    path: str, text: str, alamat: str, tmp_path: Path
) -> None:
    assert to_koleksi(open_repository(str(make(tmp_path, {path: text})))).tak_terbaca == {alamat}


def test_a_file_is_what_its_marker_says_wherever_it_lies(tmp_path: Path) -> None:
    files = {
        "tim/x.yaml": sop("a", "x"),
        "sop/a/p.yaml": "skema: peraturan/1\nperaturan: {uu-1: {teks: UU}}\n",
    }
    koleksi = to_koleksi(open_repository(str(make(tmp_path, files))))
    assert [ringkasan.alamat for ringkasan in koleksi.sop] == ["a/x"]
    assert koleksi.peraturan is not None
    assert list(koleksi.peraturan) == ["uu-1"]
    assert koleksi.tak_terbaca == frozenset()


def test_a_summary_says_what_other_files_may_ask(tmp_path: Path) -> None:
    rest = "nomor: '065/1'\nunit_kerja: subbag\ndahulu: [b/lama]\n"
    rest += "keterkaitan: [tetangga, c/jauh, {teks: lain}, null]\n"
    rest += "riwayat: [{tahap: pencabutan, tanggal: 2026-05-01}]\n"
    rest += "peringatan: [Jika hilang maka dicari, null]\n"
    text = sop("a", "x", rest).replace("pelaksana: kadis\n", "pelaksana: kadis\n    rujuk_sop: tetangga\n")
    koleksi = to_koleksi(open_repository(str(make(tmp_path, {"sop/a/x.yaml": text}))))
    (ringkasan,) = koleksi.sop
    assert ringkasan.path == "sop/a/x.yaml"
    assert (ringkasan.nomor, ringkasan.unit_kerja, ringkasan.dahulu) == ("065/1", "subbag", ("b/lama",))
    assert ringkasan.keterkaitan == ("a/tetangga", "c/jauh")
    assert ringkasan.rujukan == ("a/tetangga",)
    assert ringkasan.pencabutan == date(2026, 5, 1)
    assert ringkasan.peringatan == ("Jika hilang maka dicari",)
    assert koleksi.find("b/lama") is ringkasan
    assert koleksi.peraturan is None


def test_gathering_goes_file_by_file(tmp_path: Path) -> None:
    repository = open_repository(str(make(tmp_path, {f"sop/{c}.yaml": sop("a", c) for c in "abc"})))
    gathering = Gathering(repository)
    seen = []
    for file, loaded in repository.load_all():
        gathering.add(file, loaded)
        seen.append(len(gathering.koleksi().sop))
    assert seen == [1, 2, 3]


def test_paths_are_printed_as_the_caller_says(tmp_path: Path) -> None:
    make(tmp_path, {"sop/x.yaml": SOP})
    repository = open_repository(str(tmp_path), shown=lambda path: f"kota/{path}")
    assert repository.konfigurasi.path == "kota/sopctl.yaml"
    assert [(file.path, loaded.path) for file, loaded in repository.load_all()] == [
        ("sop/x.yaml", "kota/sop/x.yaml")
    ]


def test_a_single_sop_sees_those_it_links_to_without_the_others_being_read(tmp_path: Path) -> None:
    files = {
        "peraturan.yaml": "skema: peraturan/1\nperaturan: {}\n",
        "sop/a/x.yaml": sop("a", "x", "keterkaitan: [y, b/pindah, b/rusak, b/tiada]\n"),
        "sop/a/y.yaml": sop("a", "y"),
        "sop/lain/nama.yaml": sop("c", "baru", "dahulu: [b/pindah]\n"),
        "sop/b/rusak.yaml": "id: [\n",
        "sop/d/z.yaml": sop("d", "z"),
    }
    repository = open_repository(str(make(tmp_path, files)))
    links = Links(repository)
    own = repository.load(next(file for file in repository.sop if file.path == "sop/a/x.yaml")).model
    koleksi = links.koleksi(own)  # type: ignore[arg-type]
    assert [ringkasan.path for ringkasan in koleksi.sop] == ["sop/a/y.yaml", "sop/lain/nama.yaml"]
    assert koleksi.find("b/pindah") is not None
    assert koleksi.tak_terbaca == {"b/rusak"}
    assert koleksi.peraturan == {}
    assert links.find("d/z") is not None
    assert links.find("b/tiada") is None


def test_reading_takes_time_in_proportion_to_the_files(tmp_path: Path) -> None:
    def seconds(root: Path, count: int) -> float:
        make(root, {f"sop/a/s{i}.yaml": sop("a", f"s{i}", "keterkaitan: [s0]\n") for i in range(count)})
        started = time.process_time()
        assert len(to_koleksi(open_repository(str(root))).sop) == count
        return time.process_time() - started

    seconds(tmp_path / "warm", 20)
    few, many = seconds(tmp_path / "few", 100), seconds(tmp_path / "many", 800)
    assert many < 16 * few
