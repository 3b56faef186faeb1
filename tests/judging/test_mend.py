"""What `--fix` makes of files: the faults it says it mends, and nothing of what the SOP means."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopctl.finding import Append, Edit, Put
from sopctl.judging.mend import Mended, mend
from sopctl.judging.office import Request
from sopctl.judging.survey import Survey
from sopctl.model.makna import sidik
from sopctl.model.sop import Sop
from sopctl.rules.report import Judged
from sopctl.source.load import load_bytes
from sopctl.source.write import replace_file
from tests.lembar.strategi import sop_dokumen
from tests.rules.kit import good_sop

SETTINGS = """\
skema: konfigurasi/1
pemerintah_daerah: Kota Contoh
perangkat_daerah:
  diskominfo:
    nama: Dinas Komunikasi dan Informatika
    unit_kerja:
      subbag-umum: {nama: Subbagian Umum}
"""
TODAY = date(2026, 6, 1)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sop").mkdir()
    (tmp_path / "sopctl.yaml").write_text(SETTINGS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def mended(
    *paths: str, unsafe: bool = False, told: Callable[[Judged], Judged] = lambda judged: judged
) -> Mended:
    """What a run would make of some files; `told` changes what the rules have to say."""
    survey = Survey(Request(TODAY, paths))
    report = survey.run().report
    report = replace(report, findings=tuple(told(judged) for judged in report.findings))
    return mend(survey, report, unsafe=unsafe)


def write(changes: Mended) -> None:
    for change in changes.changes:
        replace_file(change.real, change.root, change.before, change.after)


def with_edits(rule: str, *edits: Edit) -> Callable[[Judged], Judged]:
    """Other edits in the place of those of a rule."""
    return lambda judged: replace(judged, edits=edits) if judged.rule.id == rule else judged


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_file_in_another_encoding_becomes_utf_8_and_is_then_mended_further(
    office: Path, encoding: str
) -> None:
    (office / "sop" / "a.yaml").write_bytes(good_sop("nomor: 065\n").encode(encoding))
    (change,) = mended().changes
    assert change.after.decode() == good_sop('nomor: "065"\n')
    assert not change.after.startswith(codecs.BOM_UTF8)
    assert change.fixed == 2


def test_what_stands_in_another_encoding_is_kept_also_where_it_may_not_stand(office: Path) -> None:
    text = good_sop('catatan: "\u202e"\n')
    (office / "sop" / "a.yaml").write_bytes(text.encode("utf-16"))
    (change,) = mended().changes
    assert change.after.decode() == text


def test_ids_are_made_of_what_the_rows_say_and_never_taken_twice(office: Path) -> None:
    rows = ["Menerima surat masuk", "Menerima surat masuk", "Mencatat", "日本", "Mengarsipkan"]
    lines = [f"  - {{uraian: {row}, pelaksana: agendaris}}\n" for row in rows]
    lines[1] = lines[1].replace("}", ", cabang: {Ya: menerima-surat-masuk-2, Tidak: berikutnya}}")
    lines.append("  - {id: mencatat, uraian: Mencatat lagi, pelaksana: kasubag}\n")
    (office / "sop" / "a.yaml").write_text(good_sop("kegiatan:\n" + "".join(lines)))
    (change,) = mended().changes
    document = load_bytes(change.after, "x").document
    assert document is not None
    ids = [row["id"] for row in yaml.safe_load(change.after)["kegiatan"]]
    assert ids == [
        "menerima-surat-masuk",
        "menerima-surat-masuk-3",
        "mencatat-2",
        "kegiatan-4",
        "mengarsipkan",
        "mencatat",
    ]


def test_a_fix_called_safe_is_refused_where_it_would_change_the_meaning(office: Path) -> None:
    (office / "sop" / "a.yaml").write_text(good_sop("nomor: 065\nnama: Nama\n"))
    changed = mended(told=with_edits("SOP007", Put(("nama",), "Nama lain")))
    assert changed.changes == ()
    assert [judged.rule.id for judged in changed.refused] == ["SOP007"]


def test_unsafe_fixes_wait_to_be_asked_for(office: Path) -> None:
    (office / "sop" / "a.yaml").write_text(good_sop("kegitan: x\nperingtan: [y]\nperingatan: []\n"))
    assert mended().changes == ()
    text = good_sop("kegiatan2: x\nperingatan: []\n").replace("kegiatan2", "kegitan")
    (office / "sop" / "a.yaml").write_text(text.replace("pencatatan:", "pencatatn:"))
    (change,) = mended(unsafe=True).changes
    assert change.after.decode() == text


def test_a_key_is_not_renamed_where_its_value_would_break_the_model(office: Path) -> None:
    (office / "sop" / "a.yaml").write_text(good_sop("cakupn: semua\n"))
    changed = mended(unsafe=True)
    assert changed.changes == ()
    assert [judged.rule.id for judged in changed.refused] == ["SOP005"]


def test_columns_that_nobody_uses_go_with_their_comments_in_one_run(office: Path) -> None:
    columns = "  - {id: agendaris, nama: A}\n  # dua\n  - {id: b, nama: B}\n  - {id: c, nama: C}\n"
    columns += "  - {id: kasubag, nama: D}\n"
    (office / "sop" / "a.yaml").write_text(good_sop(f"pelaksana:\n{columns}"))
    (change,) = mended(unsafe=True).changes
    expected = "pelaksana:\n  - {id: agendaris, nama: A}\n  - {id: kasubag, nama: D}\n"
    assert change.after.decode() == good_sop(expected)


def test_an_edit_of_another_file_of_the_repository_is_made_there(office: Path) -> None:
    (office / "sop" / "a.yaml").write_text(good_sop("kegitan: x\n"))
    (office / "sop" / "b.yaml").write_text(good_sop("id: b\nnama: Yang Lain\nnomor: 7\n"))
    there = Append(("keterkaitan",), "penerimaan-surat", path="sop/b.yaml")
    changed = mended(unsafe=True, told=with_edits("SOP005", there))
    (change,) = changed.changes
    assert change.path == "sop/b.yaml"
    assert change.before == (office / "sop" / "b.yaml").read_bytes()
    assert b"keterkaitan: [penerimaan-surat]\n" in change.after
    assert b'nomor: "7"\n' in change.after
    assert change.fixed == 2


@pytest.mark.parametrize("path", ["sop/c.yaml", "../luar.yaml", "README.md"])
def test_no_other_file_is_ever_edited(office: Path, path: str) -> None:
    (office / "sop" / "a.yaml").write_text(good_sop("kegitan: x\n"))
    (office.parent / "luar.yaml").write_text(good_sop())
    (office / "README.md").write_text("keterkaitan: []\n")
    changed = mended(unsafe=True, told=with_edits("SOP005", Append(("keterkaitan",), "x", path=path)))
    assert changed.changes == ()
    assert len(changed.refused) == 1


def test_a_link_inside_the_repository_has_its_target_mended_and_stays_a_link(office: Path) -> None:
    (office / "simpanan").mkdir()
    (office / "simpanan" / "a.yaml").write_text(good_sop("nomor: 065\n"))
    (office / "sop" / "a.yaml").symlink_to("../simpanan/a.yaml")
    write(mended())
    assert (office / "sop" / "a.yaml").is_symlink()
    assert (office / "simpanan" / "a.yaml").read_text() == good_sop('nomor: "065"\n')


def test_sopctl_yaml_is_mended_too(office: Path) -> None:
    (office / "sopctl.yaml").write_text(SETTINGS + "kode:\n  pola: '{urut}'\n  klasifikasi: 065\n")
    (office / "sop" / "a.yaml").write_text(good_sop())
    (change,) = mended().changes
    assert change.path == "sopctl.yaml"
    assert change.after.endswith(b'klasifikasi: "065"\n')


WRONG = st.sampled_from(
    [
        ("nomor", "065"),
        ("pengesahan", {"jabatan": 7, "nip": 198003}),
        ("kegitan", "x"),
        ("peralatan", [7, 1.5]),
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sop_dokumen(), st.lists(WRONG, max_size=3), st.data())
def test_mending_twice_is_mending_once_and_leaves_what_the_sop_means(
    office: Path, document: dict[str, Any], wrong: list[tuple[str, Any]], data: Any
) -> None:
    path = office / "sop" / "a.yaml"
    document = {"perangkat_daerah": "diskominfo", **document, **dict(wrong)}
    targets = str([row.get(key) for row in document["kegiatan"] for key in ("lanjut", "cabang", "langkah")])
    for row in document["kegiatan"]:
        if row.get("id") and f"'{row['id']}'" not in targets and data.draw(st.booleans()):
            row.pop("id", None)
    path.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False))
    before = load_bytes(path.read_bytes(), "x").model
    once = mended(unsafe=False)
    assert once.refused == ()
    write(once)
    assert mended(unsafe=False).changes == ()
    after = load_bytes(path.read_bytes(), "x").model
    if isinstance(before, Sop):
        assert isinstance(after, Sop)
        assert sidik(after) == sidik(before)


def test_what_has_changed_since_it_was_read_is_not_written_over(office: Path) -> None:
    from sopctl.errors import SopctlError

    path = office / "sop" / "a.yaml"
    path.write_text(good_sop("nomor: 065\n"))
    changed = mended()
    path.write_text(good_sop("nomor: 066\n"))
    with pytest.raises(SopctlError) as caught:
        write(changed)
    assert caught.value.key == "tulis.berubah"
    assert path.read_text() == good_sop("nomor: 066\n")
    assert os.listdir(path.parent) == ["a.yaml"]
