"""`sopctl review` and `sopctl agenda`: the duties of the example office on many days."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator

from sopctl.cli import today as today_module
from sopctl.cli.duties import KEYS
from sopctl.cli.main import main
from sopctl.resources import resource_path
from tests.test_examples import OFFICE

SCHEMA = Draft202012Validator(
    json.loads(Path(resource_path("schemas", "review.schema.json")).read_text(encoding="utf-8")),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)
Told = Callable[..., dict[str, Any]]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(OFFICE, tmp_path / "kantor")
    monkeypatch.chdir(tmp_path / "kantor")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "kantor"


@pytest.fixture
def told(office: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    def ask(command: str, *words: str) -> dict[str, Any]:
        assert main([*command.split(), "--format", "json", *words]) == 0
        answer = json.loads(capsys.readouterr().out)
        SCHEMA.validate(answer)
        return answer  # type: ignore[no-any-return]

    return ask


def rows(answer: dict[str, Any], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(duty[key] for key in keys) for duty in answer["duties"]]


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_review_is_near_for_ninety_days_and_late_from_the_day_after(told: Told) -> None:
    def states(day: str) -> list[tuple[Any, ...]]:
        reviews = rows(told("review dispusip", "--all", "--today", day), "duty", "state", "days")
        return [row[1:] for row in reviews if row[0] == "kaji-ulang"]

    assert states("2027-06-02") == [("nanti", 91)]
    assert states("2027-06-03") == [("dekat", 90)]
    assert states("2027-09-01") == [("dekat", 0)]
    assert states("2027-09-02") == [("lewat", -1)]
    assert rows(told("review dispusip", "--today", "2027-06-03", "--within", "30"), "duty") == [("evaluasi",)]


def test_a_review_that_was_held_begins_the_clock_anew(told: Told, office: Path) -> None:
    sop = office / "sop/dispusip/pelayanan-peminjaman-buku.yaml"
    sop.write_text(
        sop.read_text(encoding="utf-8") + "  - {tahap: kaji-ulang, tanggal: 2028-02-29, hasil: tetap}\n",
        encoding="utf-8",
    )
    answer = told("review dispusip", "--all", "--today", "2028-03-01")
    clock = next(duty for duty in answer["duties"] if duty["duty"] == "kaji-ulang")
    assert (clock["start"], clock["start_from"], clock["due"]) == ("2028-02-29", "kaji-ulang", "2030-02-28")
    assert clock["last"] == "2028-02-29"


def test_on_both_sides_of_new_year_the_evaluation_is_that_of_the_year_that_ends(told: Told) -> None:
    def evaluations(day: str) -> set[tuple[Any, ...]]:
        answer = told("review setda", "--all", "--today", day)
        return {row[1:] for row in rows(answer, "duty", "year", "state") if row[0] == "evaluasi"}

    assert evaluations("2026-12-31") == {(2026, "dekat")}
    assert evaluations("2027-01-01") == {(2026, "lewat"), (2027, "nanti")}


def test_an_evaluation_in_january_is_that_of_the_year_before(told: Told, office: Path) -> None:
    sop = office / "sop/setda/pengelolaan-surat-masuk.yaml"
    sop.write_text(
        sop.read_text(encoding="utf-8") + "  - {tahap: evaluasi, tanggal: 2027-01-11, hasil: tetap}\n",
        encoding="utf-8",
    )
    late = [r for r in rows(told("review setda", "--today", "2027-02-01"), "sop", "state") if r[1] == "lewat"]
    assert late == [("setda/pengadaan-langsung-barang", "lewat")]


def test_what_was_handed_in_is_done(told: Told, office: Path) -> None:
    def asked(day: str) -> set[tuple[Any, ...]]:
        answer = told("agenda setda", "--all", "--today", day)
        return {r for r in rows(answer, "duty", "period", "state") if r[0] != "kaji-ulang"}

    report = office / "laporan/setda/2026.yaml"
    assert ("pengawasan", "2026-T4", "lewat") in asked("2027-01-05")
    with report.open("a", encoding="utf-8") as stream:
        stream.write("  - {jenis: pengawasan, periode: 2026-T4, tanggal: 2027-01-05}\n")
        stream.write("  - {jenis: semester, periode: 2026-S2, tanggal: 2027-01-05}\n")
    assert ("pengawasan", "2026-T4", "lewat") in asked("2027-01-04")
    assert {row[1:] for row in asked("2027-01-05") if row[0] != "evaluasi"} == {
        ("2027-T1", "dekat"),
        ("2027-S1", "nanti"),
    }


def test_the_yearly_report_is_due_at_the_end_of_march_for_the_year_before(told: Told) -> None:
    def asked(day: str) -> list[tuple[Any, ...]]:
        answer = told("agenda", "--all", "--today", day)
        return [r[1:] for r in rows(answer, "duty", "due", "state") if r[0] == "laporan-tahunan"]

    assert asked("2027-03-31") == [("2027-03-31", "dekat")]
    assert asked("2027-04-01") == [("2027-03-31", "lewat"), ("2028-03-31", "nanti")]


def test_a_line_of_a_plan_is_done_when_its_sops_have_come_so_far(told: Told, office: Path) -> None:
    def plan(day: str) -> list[tuple[Any, ...]]:
        answer = told("agenda dispusip", "--all", "--today", day)
        return [r[1:] for r in rows(answer, "duty", "nama", "state") if r[0] == "rencana-tindak"]

    assert plan("2026-10-13") == [
        ("Penulisan SOP makro", "dekat"),
        ("Verifikasi dan uji coba", "dekat"),
    ]
    assert plan("2026-12-19") == [("Verifikasi dan uji coba", "lewat")]
    for name in ("pemusnahan-arsip", "penyerahan-arsip-statis"):
        with (office / f"sop/dispusip/{name}.yaml").open("a", encoding="utf-8") as stream:
            stream.write(
                "  - {tahap: uji-coba, tanggal: 2026-12-14, hasil: berhasil, saksi: [Sekretaris Dinas]}\n"
            )
    assert plan("2026-12-19") == []


def test_a_due_day_on_which_the_office_is_closed_is_told_with_the_working_day_before(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(
        office / "sopctl.yaml",
        "jam_kerja_per_hari: 7.5\n",
        "jam_kerja_per_hari: 7.5\nhari_libur: [2028-03-31]\n",
    )
    assert main(["review", "setda", "--all", "--today", "2026-11-25"]) == 0
    assert "akhir pekan, hari kerja sebelumnya 2028-03-30" in capsys.readouterr().out
    sop = office / "sop/setda/pengelolaan-surat-masuk.yaml"
    put(sop, "revisi: null\n  efektif: 2026-04-01\n", "revisi: null\n  efektif: 2026-02-28\n")
    assert main(["--lang", "en", "review", "setda", "--all", "--today", "2026-11-25"]) == 0
    said = capsys.readouterr().out
    assert "Eid al-Fitr Second Day (estimated), working day before: 2028-02-25" in said


def test_a_calendar_is_read_by_another_reader_and_keeps_its_lines_short(
    office: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    put(
        office / "sop/setda/pengelolaan-surat-masuk.yaml",
        "nama: Pengelolaan Surat Masuk\n",
        "nama: Pengelolaan Surat Masuk, Keluar; dan Naskah Dinas Lainnya – “Biasa” dan Rahasia\n",
    )
    words = ["agenda", "--format", "ics", "--all", "--today", "2026-11-25"]
    assert main(words) == 0
    data = capfdbinary.readouterr().out
    assert main(words) == 0
    assert capfdbinary.readouterr().out == data
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    events: list[Any] = list(Calendar.from_ical(data).walk("VEVENT"))
    assert len(events) == len({event["UID"] for event in events}) == 26
    summaries = {str(event["SUMMARY"]) for event in events}
    assert any("Keluar; dan Naskah Dinas Lainnya – “Biasa”" in text for text in summaries)
    assert min(event["DTSTART"].dt for event in events) == date(2026, 12, 18)
    plan = next(event for event in events if str(event["UID"]).startswith("rencana-tindak"))
    assert plan["UID"] == "rencana-tindak:dispusip:tim-dispusip-2026:Verifikasi dan uji coba@sopctl"
    assert plan["DTSTAMP"].dt == datetime(2026, 11, 25, tzinfo=UTC)


def test_no_cell_of_a_spreadsheet_is_a_formula(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(office / "sop/setda/pengelolaan-surat-masuk.yaml", "nama: Pengelolaan", 'nama: "=HYPERLINK(1)"\n#')
    assert main(["review", "setda", "--format", "csv", "--all", "--today", "2027-01-05"]) == 0
    table = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert table[0] == list(KEYS)
    assert "'=HYPERLINK(1)" in {row[2] for row in table}


def test_what_cannot_be_read_is_named_and_the_rest_is_told(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "sop/setda/rusak.yaml").write_text("skema: sop/1\nid: [\n", encoding="utf-8")
    (office / "tim/rusak.yaml").write_text("skema: tim/1\nid: [\n", encoding="utf-8")
    assert main(["review", "--format", "json", "--today", "2027-01-05"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["summary"]["lewat"] == 7
    assert "sop/setda/rusak.yaml:3" in err
    assert "tim/rusak.yaml" not in err
    assert main(["agenda", "--today", "2027-01-05"]) == 1
    assert "tim/rusak.yaml:3" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--within", "-1"], ["--today", "2026-02-30"], ["x"], ["--format", "pdf"]])
def test_a_request_that_cannot_be_met_is_told_in_a_sentence(
    words: list[str], office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", *words]) == 2
    out, err = capsys.readouterr()
    assert (out, "Traceback" in err) == ("", False)
    assert len(err.strip()) > 20


@pytest.mark.parametrize(
    ("utc", "day"), [("2026-12-31T16:59:59", "2026-12-31"), ("2026-12-31T17:00:00", "2027-01-01")]
)
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
def test_the_day_is_jakartas_wherever_the_machine_stands(
    utc: str, day: str, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime.fromisoformat(f"{utc}+00:00").astimezone(tz)

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        monkeypatch.setattr(today_module, "datetime", Clock)
        assert today_module.today_of(None) == date.fromisoformat(day)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_piped_table_says_nothing_of_colour_and_both_doors_are_fast_to_open(office: Path) -> None:
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    words = [
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "sopctl",
        "review",
        "--format",
        "json",
        "--today",
        "2027-01-05",
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=environment)
    assert not re.search(r"\| +(?:holidays|icalendar|holidays\..*)$", done.stderr, re.MULTILINE)
