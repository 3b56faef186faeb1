"""The first days in force and the two-year clock (format.md "Riwayat", rules.md "When a rule speaks").

A lifecycle is written as a line an entry: TAHAP DAY, then `berlaku DAY` for the first day in force that the
entry itself tells, `kep DAY` for the day of its decree. Today is 1 June 2026 unless a case says otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.putaran import Putaran, TenggatKajiUlang, keadaan_of, resolve_kaji_ulang, resolve_putaran
from sopctl.model.sop import Sop

TODAY = date(2026, 6, 1)
HASIL = {"verifikasi": "sesuai", "uji-coba": "berhasil", "kaji-ulang": "tetap"}


def office(mulai: str | None = None) -> Konfigurasi:
    return Konfigurasi.model_validate(
        {
            "skema": "konfigurasi/1",
            "mulai_kaji_ulang": mulai,
            "perangkat_daerah": {
                "setwan": {"nama": "Sekretariat DPRD", "jenis": "sekretariat-dprd"},
                "dinkes": {"nama": "Dinas Kesehatan", "jenis": "dinas"},
            },
        }
    )


def entry(line: str) -> dict[str, Any]:
    tahap, tanggal, *more = line.split()
    told = dict(zip(more[::2], more[1::2], strict=True))
    return {
        "tahap": tahap,
        "tanggal": tanggal,
        "hasil": HASIL.get(tahap),
        "efektif": told.get("berlaku"),
        "keputusan": {"tanggal": told["kep"]} if "kep" in told else None,
    }


def sop_of(riwayat: str, agency: str = "dinkes", /, **tanggal: str | None) -> Sop:
    return Sop.model_validate(
        {
            "skema": "sop/1",
            "jenis": "teknis",
            "perangkat_daerah": agency,
            "tanggal": tanggal,
            "pelaksana": [{"id": "bidan", "nama": "Bidan"}],
            "kegiatan": [{"uraian": "Menimbang balita", "pelaksana": "bidan"}],
            "riwayat": [entry(line.strip()) for line in riwayat.strip().splitlines()],
        }
    )


def rounds(riwayat: str, agency: str = "dinkes", **tanggal: str | None) -> Putaran:
    return resolve_putaran(sop_of(riwayat, agency, **tanggal), office(), TODAY)


def first_days(putaran: Putaran) -> str:
    return " ".join(day.isoformat() for day in putaran.hari_pertama)


def clock(riwayat: str, tanggal: dict[str, str], mulai: str | None = None) -> TenggatKajiUlang | None:
    sop, konfigurasi = sop_of(riwayat, **tanggal), office(mulai)
    return resolve_kaji_ulang(sop, konfigurasi, resolve_putaran(sop, konfigurasi, TODAY), TODAY)


def told(clock: TenggatKajiUlang | None) -> str:
    return f"{clock.dari} {clock.mulai} {clock.tenggat}" if clock else "-"


@pytest.mark.parametrize(
    ("riwayat", "efektif", "expected"),
    [
        ("", None, ""),
        ("", "2024-03-01", "2024-03-01"),
        ("monitoring 2025-01-02", "2024-03-01", "2024-03-01"),
        ("verifikasi 2024-02-01", "2024-03-01", ""),
        # What the penetapan says itself, else the sheet, else the day of the decree, else that of the entry.
        ("penetapan 2024-02-01 kep 2024-01-20 berlaku 2024-04-01", "2024-03-01", "2024-04-01"),
        ("penetapan 2024-02-01 kep 2024-01-20", "2024-03-01", "2024-03-01"),
        ("penetapan 2024-02-01 kep 2024-01-20", None, "2024-01-20"),
        ("penetapan 2024-02-01", None, "2024-02-01"),
        # The first penetapan of a round counts.
        (
            "penetapan 2024-02-01 berlaku 2024-04-01\npenetapan 2024-05-01 berlaku 2024-06-01",
            None,
            "2024-04-01",
        ),
        # The sheet tells of the last round only, and of none where it still shows the day of the one before.
        (
            "penetapan 2022-02-01 kep 2022-01-20\nverifikasi 2024-01-10\npenetapan 2024-02-01",
            "2024-03-01",
            "2022-01-20 2024-03-01",
        ),
        (
            "penetapan 2022-02-01 berlaku 2022-03-01\nverifikasi 2024-01-10\npenetapan 2024-02-01",
            "2022-03-01",
            "2022-03-01 2024-02-01",
        ),
        # An open round has none.
        (
            "penetapan 2022-02-01 berlaku 2022-03-01\nverifikasi 2024-01-10\npengesahan 2024-02-01",
            "2022-03-01",
            "2022-03-01",
        ),
        ("adopsi 2024-02-01 berlaku 2019-01-02", "2019-01-02", "2019-01-02"),
    ],
)
def test_the_first_day_of_a_round(riwayat: str, efektif: str | None, expected: str) -> None:
    assert first_days(rounds(riwayat, efektif=efektif)) == expected


def test_sekretariat_dprd_is_in_force_by_a_ratification_alone() -> None:
    assert first_days(rounds("pengesahan 2024-02-01", agency="setwan")) == "2024-02-01"
    assert first_days(rounds("pengesahan 2024-02-01", agency="setwan", efektif="2024-03-01")) == "2024-03-01"
    decreed = "pengesahan 2024-02-01\npenetapan 2024-02-20 kep 2024-02-15"
    assert first_days(rounds(decreed, agency="setwan")) == "2024-02-15"


@pytest.mark.parametrize(
    ("riwayat", "efektif", "in_force"),
    [
        ("", "2026-06-01", True),
        ("", "2026-06-02", False),
        ("penetapan 2026-05-01 berlaku 2026-06-02", None, False),
        ("penetapan 2025-05-01 berlaku 2025-06-02", None, True),
        # A revision on its way changes nothing, and a decree whose first day is to come takes nothing away.
        ("penetapan 2025-05-01\nverifikasi 2026-02-02", None, True),
        (
            "penetapan 2025-05-01\nverifikasi 2026-02-02\npenetapan 2026-05-01 berlaku 2026-07-01",
            None,
            True,
        ),
        ("penetapan 2025-05-01\npencabutan 2026-06-01", None, False),
        ("penetapan 2025-05-01\npencabutan 2026-06-02", None, True),
    ],
)
def test_in_force_from_the_first_day_until_it_is_withdrawn(
    riwayat: str, efektif: str | None, in_force: bool
) -> None:
    assert rounds(riwayat, efektif=efektif).is_berlaku(TODAY) == in_force


@pytest.mark.parametrize(
    ("riwayat", "mulai", "tanggal", "expected"),
    [
        ("", None, {"efektif": "2025-03-01"}, "efektif 2025-03-01 2027-03-01"),
        ("", "efektif", {"efektif": "2025-03-01"}, "efektif 2025-03-01 2027-03-01"),
        (
            "",
            "pembuatan",
            {"pembuatan": "2024-11-04", "efektif": "2025-03-01"},
            "pembuatan 2024-11-04 2026-11-04",
        ),
        # Where the date that is named is missing, the first day in force starts the clock.
        ("", "pembuatan", {"efektif": "2025-03-01"}, "efektif 2025-03-01 2027-03-01"),
        ("penetapan 2025-01-20 berlaku 2025-02-03", None, {}, "efektif 2025-02-03 2027-02-03"),
        # A 29 February is due on the 28th.
        ("", None, {"efektif": "2024-02-29"}, "efektif 2024-02-29 2026-02-28"),
        # The latest counts: a later revision, a later review.
        (
            "",
            None,
            {"efektif": "2023-03-01", "revisi": "2025-02-03"},
            "revisi 2025-02-03 2027-02-03",
        ),
        (
            "",
            None,
            {"efektif": "2023-03-01", "revisi": "2023-02-03"},
            "efektif 2023-03-01 2025-03-01",
        ),
        (
            "kaji-ulang 2024-04-01\nkaji-ulang 2025-04-01",
            None,
            {"efektif": "2023-03-01"},
            "kaji-ulang 2025-04-01 2027-04-01",
        ),
        (
            "kaji-ulang 2022-04-01",
            None,
            {"efektif": "2023-03-01"},
            "efektif 2023-03-01 2025-03-01",
        ),
        # What is still to come starts nothing.
        (
            "kaji-ulang 2026-07-01",
            None,
            {"efektif": "2023-03-01", "revisi": "2026-07-01"},
            "efektif 2023-03-01 2025-03-01",
        ),
        # A revision that is open starts nothing: neither declared, nor with entries of its own.
        (
            "penetapan 2023-02-01",
            None,
            {"efektif": "2023-03-01", "revisi": "2025-02-03"},
            "efektif 2023-03-01 2025-03-01",
        ),
        (
            "penetapan 2023-02-01\nverifikasi 2025-03-03",
            None,
            {"efektif": "2023-03-01", "revisi": "2025-02-03"},
            "efektif 2023-03-01 2025-03-01",
        ),
        # While the next is on its way, the revision in force still counts.
        (
            "penetapan 2022-02-01\nverifikasi 2024-01-10\npenetapan 2024-04-01\nverifikasi 2026-05-04",
            "pembuatan",
            {"pembuatan": "2021-03-01", "efektif": "2024-04-15", "revisi": "2024-01-08"},
            "revisi 2024-01-08 2026-01-08",
        ),
        # Not in force, no clock.
        ("", None, {"pembuatan": "2020-01-02"}, "-"),
        ("verifikasi 2026-02-02", None, {"efektif": "2020-01-02"}, "-"),
        ("pencabutan 2026-02-02", None, {"efektif": "2020-01-02"}, "-"),
        ("", None, {"efektif": "2026-06-02"}, "-"),
    ],
)
def test_the_clock_starts_at_the_latest_of_what_may_start_it(
    riwayat: str, mulai: str | None, tanggal: dict[str, str], expected: str
) -> None:
    assert told(clock(riwayat, tanggal, mulai)) == expected


def test_a_year_that_no_calendar_has_is_no_crash() -> None:
    decreed = "penetapan 2020-01-20 berlaku 2020-02-03"
    assert told(clock(decreed, {"efektif": "9998-05-01"})) == "efektif 9998-05-01 9999-12-31"


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-03-02", "nanti"),
        ("2026-03-03", "dekat"),
        ("2026-06-01", "dekat"),
        ("2026-06-02", "lewat"),
    ],
)
def test_a_duty_is_near_for_ninety_days_and_late_from_the_day_after(today: str, expected: str) -> None:
    assert keadaan_of(TODAY, date.fromisoformat(today)) == expected


def test_near_is_what_the_asker_says() -> None:
    assert keadaan_of(TODAY, date(2026, 5, 1), within=31) == "dekat"
    assert keadaan_of(TODAY, date(2026, 5, 1), within=30) == "nanti"
