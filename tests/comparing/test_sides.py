"""What BASE and HEAD may be, in real git repositories (cli.md, "diff"; threats.md 15 and 16)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sopctl.errors import SopctlError
from tests.comparing.kit import SETTINGS, changes, commit, compared, documents, make_office, sop, told, write
from tests.real_git import HOSTILE, run

SATU, DUA = "diskominfo/satu", "diskominfo/dua"
EDIT = "cakupan: makro\n"
OTHER = "pencatatan: [Buku agenda]\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return make_office(tmp_path)


def refused(office: Path, base: str, head: str | None = None, **asked: bool) -> str:
    with pytest.raises(SopctlError) as caught:
        compared(office, base, head, **asked)
    return caught.value.key


def test_a_revision_is_compared_with_the_working_tree(office: Path) -> None:
    write(office, "sop/satu.yaml", sop("satu", EDIT))
    assert changes(office, "awal") == [(SATU, "cakupan-berubah")]
    assert told(office, "awal")["head"] is None


def test_two_revisions_are_compared_whatever_lies_in_the_folder(office: Path) -> None:
    write(office, "sop/satu.yaml", sop("satu", EDIT))
    commit(office, tag="kini")
    write(office, "sop/dua.yaml", sop("dua", OTHER))
    assert changes(office, "awal", "kini") == [(SATU, "cakupan-berubah")]
    assert changes(office, "kini", "awal") == [(SATU, "cakupan-berubah")]


def test_a_lone_path_is_compared_with_the_last_commit(office: Path) -> None:
    write(office, "sop/satu.yaml", sop("satu", EDIT))
    write(office, "sop/dua.yaml", sop("dua", OTHER))
    assert changes(office, "sop/satu.yaml") == [(SATU, "cakupan-berubah")]


def test_a_lone_folder_means_the_sops_in_it(office: Path) -> None:
    write(office, "sop/satu.yaml", sop("satu", EDIT))
    write(office, "sop/x/tiga.yaml", sop("tiga"))
    assert documents(office, "sop/x") == [("diskominfo/tiga", "baru")]
    assert len(documents(office, ".")) == 2


def test_a_lone_path_that_is_new_or_was_moved_is_known(office: Path) -> None:
    write(office, "sop/tiga.yaml", sop("tiga"))
    assert documents(office, "sop/tiga.yaml") == [("diskominfo/tiga", "baru")]
    shutil.move(office / "sop/satu.yaml", office / "sop/pindah.yaml")
    assert documents(office, "sop/pindah.yaml") == [(SATU, "berpindah")]


def test_a_file_of_a_revision_is_found_from_the_top_of_git_and_from_the_root(tmp_path: Path) -> None:
    office = make_office(tmp_path, "kota")
    write(office, "sop/satu.yaml", sop("satu", EDIT))
    for path in ("kota/sop/satu.yaml", "sop/satu.yaml", "./sop/satu.yaml"):
        found = told(office, f"awal:{path}")
        assert [c["change"] for c in found["changes"]] == ["cakupan-berubah"]
        assert found["documents"][0]["path_before"] == "sop/satu.yaml"


def test_a_file_of_a_revision_is_followed_by_its_id(office: Path) -> None:
    shutil.move(office / "sop/satu.yaml", office / "sop/pindah.yaml")
    found = told(office, "awal:sop/satu.yaml")["documents"]
    assert found == [
        {
            "sop": SATU,
            "status": "berpindah",
            "path_before": "sop/satu.yaml",
            "path_after": "sop/pindah.yaml",
        }
    ]


def test_two_files_are_compared_whatever_they_are_called(office: Path) -> None:
    assert ("diskominfo/dua", "id-berubah") in changes(office, "sop/satu.yaml", "sop/dua.yaml")
    write(office, "naskah.yaml", sop("satu", EDIT))
    assert changes(office, "awal:sop/satu.yaml", "naskah.yaml") == [(SATU, "cakupan-berubah")]


def test_a_file_is_compared_with_a_revision_of_it(office: Path) -> None:
    write(office, "sop/satu.yaml", sop("satu", EDIT))
    assert changes(office, "awal", "sop/satu.yaml") == [(SATU, "cakupan-berubah")]


def test_a_file_wins_over_a_revision_of_that_name(office: Path) -> None:
    write(office, "awal", sop("satu", EDIT))
    assert [c for _, c in changes(office, "sop/satu.yaml", "awal")] == ["cakupan-berubah"]


def test_two_folders_are_compared_without_git(tmp_path: Path) -> None:
    for name, patch in (("lama", ""), ("baru", EDIT)):
        write(tmp_path, f"{name}/sopctl.yaml", SETTINGS)
        write(tmp_path, f"{name}/sop/satu.yaml", sop("satu", patch))
    assert changes(tmp_path, "lama", "baru") == [(SATU, "cakupan-berubah")]


def test_the_merge_base_leaves_out_what_the_other_branch_did(office: Path) -> None:
    run(office, "checkout", "--quiet", "-b", "cabang")
    write(office, "sop/satu.yaml", sop("satu", EDIT))
    commit(office)
    run(office, "checkout", "--quiet", "main")
    write(office, "sop/dua.yaml", sop("dua", OTHER))
    commit(office)
    assert {s for s, _ in changes(office, "main", "cabang")} == {SATU, DUA}
    assert {s for s, _ in changes(office, "main", "cabang", merge_base=True)} == {SATU}
    run(office, "checkout", "--quiet", "cabang")
    assert {s for s, _ in changes(office, "main", merge_base=True)} == {SATU}
    assert refused(office, "sop/satu.yaml", "cabang", merge_base=True) == "diff.tanpa-revisi"


def test_each_tree_finds_its_sops_by_its_own_settings(office: Path) -> None:
    write(office, "sopctl.yaml", SETTINGS + "berkas: [naskah/*.yaml]\n")
    (office / "sop").rename(office / "naskah")
    assert documents(office, "awal") == [(DUA, "berpindah"), (SATU, "berpindah")]


def test_a_repository_within_is_another_one(office: Path) -> None:
    write(office, "sop/lain/sopctl.yaml", SETTINGS)
    write(office, "sop/lain/sop/tiga.yaml", sop("tiga"))
    commit(office, tag="kini")
    assert documents(office, "awal", "kini") == documents(office, "awal") == []


def test_links_of_a_commit_are_followed_inside_the_repository_only(office: Path) -> None:
    (office / "sop/tautan.yaml").symlink_to("satu.yaml")
    (office / "sop/keluar.yaml").symlink_to("/etc/passwd")
    (office / "sop/ring.yaml").symlink_to("ring.yaml")
    commit(office, tag="kini")
    found = compared(office, "awal", "kini")
    assert found.perbandingan.dokumen == ()
    assert sorted((u.path, u.findings[0].rule, u.findings[0].variant) for u in found.unreadable) == [
        ("kini:sop/keluar.yaml", "SOP010", "keluar"),
        ("kini:sop/ring.yaml", "SOP010", "menggantung"),
    ]


def test_what_is_no_file_and_no_revision_is_told(
    office: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert refused(office, "tidak-ada") == "diff.bukan-keduanya"
    assert refused(office, "awal:tidak/ada.yaml") == "diff.tidak-ada-berkas"
    assert refused(office, ":sop/satu.yaml") == "diff.bukan-keduanya"
    assert refused(office, "awal", "sop") == "diff.folder"
    assert refused(office, "sop/satu.yaml", "sopctl.yaml") == "diff.bukan-sop"
    outside = tmp_path_factory.mktemp("luar")
    assert refused(outside, "main") == "diff.bukan-keduanya-tanpa-git"
    write(outside, "a.yaml", sop("a"))
    assert refused(outside, "a.yaml") == "diff.bukan-repositori"


def test_a_shallow_clone_is_told_how_to_get_the_rest(
    office: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    write(office, "sop/satu.yaml", sop("satu", EDIT))
    commit(office)
    clone = tmp_path_factory.mktemp("klona") / "x"
    run(office, "clone", "--quiet", "--depth", "1", office.as_uri(), str(clone))
    assert refused(clone, "HEAD~1") == "diff.dangkal"


def test_a_partial_clone_is_told_what_it_lacks(
    office: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run(office, "config", "uploadpack.allowFilter", "true")
    write(office, "sop/satu.yaml", sop("satu", EDIT))
    commit(office)
    clone = tmp_path_factory.mktemp("klona") / "x"
    run(office, "clone", "--quiet", "--filter=blob:none", office.as_uri(), str(clone))
    assert refused(clone, "HEAD~1", "HEAD") == "git.tanpa-isi"


@pytest.mark.parametrize("ref", HOSTILE, ids=lambda ref: repr(ref)[:30])
def test_a_hostile_revision_is_none_and_writes_nothing(office: Path, ref: str) -> None:
    before = sorted(office.rglob("*"))
    for base, head in ((ref, None), ("awal", ref), (f"{ref}:sop/satu.yaml", None)):
        with pytest.raises(SopctlError):
            compared(office, base, head)
    assert sorted(office.rglob("*")) == before


def test_nothing_that_a_repository_configures_is_run(office: Path, tmp_path: Path) -> None:
    trap = tmp_path.parent / f"{tmp_path.name}-terjebak"
    spring = f"touch {trap};cat"
    write(office, ".gitattributes", "*.yaml diff=x filter=x\n")
    for key in ("diff.x.textconv", "diff.x.command", "diff.external", "filter.x.smudge", "filter.x.clean"):
        run(office, "config", key, spring)
    for key in ("core.fsmonitor", "core.pager", "core.sshCommand"):
        run(office, "config", key, spring)
    write(office, "sop/satu.yaml", sop("satu", EDIT))
    assert changes(office, "awal") == [(SATU, "cakupan-berubah")]
    assert changes(office, "awal:sop/satu.yaml", "HEAD:sop/satu.yaml") == []
    assert not trap.exists()
