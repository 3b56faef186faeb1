"""The baseline: what it hides, what it never hides, what is said of its entries, how it is written."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sopctl.messages.escape import visible
from sopctl.model.garis_dasar import GarisDasar, TemuanLama
from sopctl.source.baseline import baseline_text
from sopctl.source.limits import LONG_LIST
from sopctl.source.load import load_bytes
from tests.cli.skenario import run_here
from tests.cli.test_doors import SETTINGS
from tests.rules.kit import good_sop

ONLY = "SOP005,SOP008,SOP501,SOP506,SOP507,SOP318"
Told = dict[str, Any]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "sopctl.yaml").write_text(SETTINGS, encoding="utf-8")
    for name in ("satu", "dua"):
        write(tmp_path, name, "dasar_hukum: []\nketerkaitan: null\n")
    return tmp_path


def write(office: Path, name: str, patch: str) -> None:
    path = office / "sop" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(good_sop(f"id: {name}\nnama: Penerimaan {name}\n{patch}"), encoding="utf-8")


def lint(office: Path, *words: str) -> list[tuple[str, str]]:
    """(path, rule) of what is told."""
    asked = ["sopctl", "lint", "--format", "json", "--today", "2026-11-25", *words]
    _, out, _ = run_here([*asked, "--select", ONLY] if "--select" not in words else asked, office, b"")
    return [(f["path"], f["rule"]) for f in json.loads(out)["findings"]]


def record(office: Path, *words: str) -> list[Told]:
    """The entries after writing."""
    lint(office, "--write-baseline", "garis-dasar.yaml", *words)
    return entries(office)


def entries(office: Path) -> list[Told]:
    data = yaml.safe_load((office / "garis-dasar.yaml").read_text(encoding="utf-8"))
    found: list[Told] = data["temuan"]
    return found


def rewrite(office: Path, found: list[Told]) -> None:
    data = {"skema": "garis-dasar/1", "temuan": found}
    (office / "garis-dasar.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")


WITH = ("--baseline", "garis-dasar.yaml")


def test_entries_are_sorted_and_say_rule_file_fingerprint_reason_and_expiry(office: Path) -> None:
    found = record(office, "--why", "SOP lama", "--until", "2027-12-31")
    assert [(entry["berkas"], entry["aturan"]) for entry in found] == [
        ("sop/dua.yaml", "SOP501"),
        ("sop/dua.yaml", "SOP506"),
        ("sop/satu.yaml", "SOP501"),
        ("sop/satu.yaml", "SOP506"),
    ]
    assert all(list(e) == ["aturan", "berkas", "sidik", "alasan", "berlaku_sampai"] for e in found)
    assert {e["alasan"] for e in found} == {"SOP lama"}
    assert {e["berlaku_sampai"] for e in found} == {date(2027, 12, 31)}


def test_only_what_is_new_is_told(office: Path) -> None:
    record(office, "--why", "SOP lama")
    assert lint(office, *WITH) == []
    write(office, "dua", "dasar_hukum: []\nketerkaitan: null\nkunci: x\n")
    assert lint(office, *WITH) == [("sop/dua.yaml", "SOP005")]


def test_rows_above_and_a_move_of_the_file_disturb_nothing(office: Path) -> None:
    record(office, "--why", "SOP lama")
    path = office / "sop" / "dua.yaml"
    (office / "sop" / "lain.yaml").write_text("# satu baris lagi\n\n" + path.read_text(encoding="utf-8"))
    path.unlink()
    assert lint(office, *WITH) == []


@pytest.mark.parametrize(
    ("patch", "rule"),
    [
        ("peralatan: [\n", "SOP001"),
        ("peralatan: &a [x]\n", "SOP002"),
        ("jenis: administratif\njenis: teknis\n", "SOP003"),
        ('peralatan: ["\\u202e"]\n', "SOP004"),
    ],
)
def test_what_nothing_hides_is_not_recorded_and_an_entry_does_not_hide_it(
    office: Path, patch: str, rule: str
) -> None:
    write(office, "dua", patch)
    told = json.loads(run_here(["sopctl", "lint", "--format", "json"], office, b"")[1])["findings"]
    (unreadable,) = [f for f in told if f["rule"] == rule]
    assert rule not in {entry["aturan"] for entry in record(office, "--why", "x")}
    entry = {"aturan": rule, "berkas": "sop/dua.yaml", "sidik": unreadable["fingerprint"], "alasan": "x"}
    rewrite(office, [*entries(office), entry])
    assert sorted(lint(office, *WITH)) == [("garis-dasar.yaml", "SOP008"), ("sop/dua.yaml", rule)]
    # It does not survive a rewriting, either.
    assert rule not in {entry["aturan"] for entry in record(office)}


def test_a_rule_of_ours_that_crashed_is_never_hidden(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sopctl.rules import sop501_ada_dasar_hukum

    record(office, "--why", "x")
    monkeypatch.setattr(sop501_ada_dasar_hukum, "check", lambda context: [][0])
    assert {rule for _, rule in lint(office, *WITH)} == {"SOP901"}
    assert {entry["aturan"] for entry in record(office)} == {"SOP501", "SOP506"}


def said(office: Path, change: Told, *words: str) -> list[str]:
    """What SOP008 says once the first entry is changed."""
    found = record(office, "--why", "SOP lama")
    rewrite(office, [{**found[0], **change}, *found[1:]])
    asked = ["sopctl", "lint", "--format", "json", "--today", "2026-11-25", "--select", ONLY, *WITH, *words]
    told = json.loads(run_here(asked, office, b"")[1])["findings"]
    return [f["message"] for f in told if f["rule"] == "SOP008"]


@pytest.mark.parametrize("reason", ["", "  ", None])
def test_an_entry_without_a_reason_hides_and_is_told(office: Path, reason: str | None) -> None:
    assert said(office, {"alasan": reason}) == ["Butir garis dasar untuk SOP501 tidak disertai alasan."]
    assert lint(office, *WITH) == [("garis-dasar.yaml", "SOP008")]


def test_an_entry_that_expired_hides_no_more_and_is_told(office: Path) -> None:
    assert said(office, {"berlaku_sampai": "2026-11-25"}) == []
    assert said(office, {"berlaku_sampai": "2026-11-24"}) == [
        "Butir garis dasar untuk SOP501 hanya berlaku sampai 2026-11-24."
    ]
    assert ("sop/dua.yaml", "SOP501") in lint(office, *WITH)


def test_an_entry_for_a_rule_that_there_is_not_is_told(office: Path) -> None:
    assert said(office, {"aturan": "SOP999"}) == ['Tidak ada aturan bernomor "SOP999".']


def test_an_entry_of_an_unknown_fingerprint_hides_nothing_and_is_told(office: Path) -> None:
    assert said(office, {"sidik": "0" * 32}) == [
        "Butir garis dasar ini tidak mengabaikan apa pun: temuan SOP501 di sop/dua.yaml sudah tidak ada."
    ]


def test_that_nothing_is_hidden_is_said_only_of_files_that_were_judged(office: Path) -> None:
    gone = {"sidik": "0" * 32}
    assert said(office, gone, "sop/satu.yaml") == []
    assert len(said(office, gone, "sop/dua.yaml")) == 1
    assert len(said(office, {**gone, "berkas": "sop/dihapus.yaml"})) == 1
    assert said(office, {**gone, "berkas": "sop/dihapus.yaml"}, "sop/dua.yaml") == []
    assert said(office, {**gone, "berkas": "sopctl.yaml"}, "sop") == []


def test_that_nothing_is_hidden_is_said_only_of_rules_that_ran(office: Path) -> None:
    assert said(office, {"sidik": "0" * 32, "aturan": "SOP507"}, "sop/dua.yaml") == []
    assert len(said(office, {"sidik": "0" * 32, "aturan": "SOP507"}, "sop/dua.yaml", "--cross")) == 1
    assert said(office, {"sidik": "0" * 32, "aturan": "SOP318"}, "sop/dua.yaml") == []
    assert said(office, {"sidik": "0" * 32, "aturan": "SOP302"}) == []
    write(office, "dua", "peralatan: [\n")
    assert lint(office, *WITH) == [("sop/dua.yaml", "SOP001")]


def test_sop008_of_a_baseline_can_be_switched_off_like_any_other(office: Path) -> None:
    found = record(office, "--why", "x")
    rewrite(office, [{**found[0], "alasan": ""}, *found[1:]])
    assert lint(office, *WITH, "--ignore", "SOP008") == []
    (office / "sopctl.yaml").write_text(f"{SETTINGS}aturan: {{ubah: {{SOP008: mati}}}}\n", encoding="utf-8")
    _, out, _ = run_here(["sopctl", "lint", "--format", "json", *WITH], office, b"")
    assert "SOP008" not in out


def test_rewriting_keeps_reasons_that_still_hold_and_drops_what_is_mended(office: Path) -> None:
    found = record(office, "--why", "pertama", "--until", "2027-01-01")
    write(office, "dua", "keterkaitan: null\n")
    write(office, "satu", "dasar_hukum: []\nketerkaitan: null\nkunci: x\n")
    again = record(office, "--why", "kedua")
    assert again[0] == found[1]
    assert [(e["aturan"], e["alasan"], e.get("berlaku_sampai")) for e in again] == [
        ("SOP506", "pertama", date(2027, 1, 1)),
        ("SOP005", "kedua", None),
        ("SOP501", "pertama", date(2027, 1, 1)),
        ("SOP506", "pertama", date(2027, 1, 1)),
    ]


def test_rewriting_without_anything_new_asks_for_no_reason(office: Path) -> None:
    record(office, "--why", "pertama")
    before = (office / "garis-dasar.yaml").read_bytes()
    record(office)
    assert (office / "garis-dasar.yaml").read_bytes() == before


def test_rewriting_gives_a_new_reason_to_what_has_none_or_expired(office: Path) -> None:
    found = record(office, "--why", "pertama")
    rewrite(office, [{**found[0], "alasan": ""}, {**found[1], "berlaku_sampai": "2020-01-01"}, *found[2:]])
    again = record(office, "--why", "kedua")
    assert [e["alasan"] for e in again] == ["kedua", "kedua", "pertama", "pertama"]
    assert [e["sidik"] for e in again] == [e["sidik"] for e in found]


def test_rewriting_leaves_alone_what_was_not_judged(office: Path) -> None:
    found = record(office, "--why", "pertama")
    write(office, "satu", "")
    assert record(office, "sop/dua.yaml") == found
    assert record(office, "--select", "SOP506") == found[:3]
    assert record(office) == found[:2]


def test_what_is_mended_after_recording_is_told_beside_the_record(office: Path) -> None:
    write(office, "dua", "")
    path = office / "sop" / "dua.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    recording = ["--write-baseline", "garis-dasar.yaml", "--why", "x"]
    assert lint(office, "--select", "SOP008,SOP501", *recording, "--fix") == []
    assert not path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [entry["berkas"] for entry in entries(office)] == ["sop/satu.yaml"]


def test_a_baseline_is_written_whole_or_not_at_all(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(office, "--why", "pertama")
    before = (office / "garis-dasar.yaml").read_bytes()
    write(office, "dua", "")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    asked = ["sopctl", "lint", "--write-baseline", "garis-dasar.yaml", "--why", "x"]
    status, _, err = run_here(asked, office, b"")
    assert status == 2
    assert '"garis-dasar.yaml" tidak dapat ditulis' in err
    assert (office / "garis-dasar.yaml").read_bytes() == before
    assert sorted(p.name for p in office.iterdir()) == ["garis-dasar.yaml", "sop", "sopctl.yaml"]


def test_a_link_out_of_the_repository_is_no_baseline(office: Path, tmp_path_factory: object) -> None:
    assert isinstance(tmp_path_factory, pytest.TempPathFactory)
    outside = tmp_path_factory.mktemp("luar") / "x.yaml"
    outside.write_text("skema: garis-dasar/1\ntemuan: []\n", encoding="utf-8")
    (office / "garis-dasar.yaml").symlink_to(outside)
    assert ("garis-dasar.yaml", "SOP010") in lint(office, *WITH)


def test_with_changed_since_a_baseline_hides_as_ever(office: Path) -> None:
    from tests.real_git import run

    run(office, "init", "--quiet", "--initial-branch", "main")
    record(office, "--why", "x")
    run(office, "add", "--all")
    run(office, "commit", "--quiet", "--message", "x")
    write(office, "dua", "dasar_hukum: []\nketerkaitan: null\nkunci: x\n")
    assert lint(office, *WITH, "--changed-since", "main") == [("sop/dua.yaml", "SOP005")]
    write(office, "dua", "")
    # Its two entries hide nothing any more; whoever touches the baseline is told so.
    assert lint(office, *WITH, "--changed-since", "main") == []
    with (office / "garis-dasar.yaml").open("a", encoding="utf-8") as file:
        file.write("# x\n")
    assert lint(office, *WITH, "--changed-since", "main") == [("garis-dasar.yaml", "SOP008")] * 2


TEXTS = st.text(max_size=80).map(visible)


@given(
    st.lists(
        st.builds(
            TemuanLama,
            aturan=st.sampled_from(["SOP501", "SOP302"]),
            berkas=st.none() | TEXTS.filter(bool),
            sidik=st.text("0123456789abcdef", min_size=1, max_size=64),
            alasan=st.none() | TEXTS.filter(bool),
            berlaku_sampai=st.none() | st.dates(min_value=date(1000, 1, 1)),
        ),
        max_size=5,
    )
)
def test_what_is_written_is_read_again(written: list[TemuanLama]) -> None:
    loaded = load_bytes(baseline_text(written).encode(), "x", kind="garis-dasar/1")
    assert loaded.findings == ()
    assert isinstance(loaded.model, GarisDasar)
    assert list(loaded.model.temuan) == written


def test_a_baseline_of_a_large_office_can_be_read() -> None:
    entry = TemuanLama(
        aturan="SOP501", berkas="sop/x/" + "a" * 60, sidik="0" * 32, alasan="x" * 40, berlaku_sampai=date.max
    )
    text = baseline_text([entry] * 30_000)
    loaded = load_bytes(text.encode(), "x", kind="garis-dasar/1", limits=LONG_LIST)
    assert isinstance(loaded.model, GarisDasar)
    assert len(loaded.model.temuan) == 30_000
    refused = load_bytes(text.encode() * 2, "x", kind="garis-dasar/1", limits=LONG_LIST)
    assert [f.rule for f in refused.findings] == ["SOP002"]


def test_other_files_keep_their_limits() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.yaml"
        path.write_text("skema: sop/1\nnama: " + "x" * (1 << 20) + "\n", encoding="utf-8")
        loaded = load_bytes(path.read_bytes(), "a.yaml")
    assert [f.variant for f in loaded.findings] == ["berkas-terlalu-besar"]
