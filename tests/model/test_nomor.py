"""Numbers are made after the pattern of an office and read back by it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.model.konfigurasi import Kode, Konfigurasi
from sopctl.model.nomor import Bahan, lingkup_of, make_nomor, missing_parts, read_nomor

UNITS = {"sekr": {"nama": "Sekretariat"}, "bidang-satu": {"nama": "Bidang Satu"}}


def office(pola: str, klasifikasi: str = "065", **kode: Any) -> tuple[Kode, Konfigurasi]:
    settings = Konfigurasi.model_validate(
        {
            "skema": "konfigurasi/1",
            "perangkat_daerah": {
                "satpolpp": {"nama": "Satuan", "singkatan": "SatpolPP", "unit_kerja": UNITS},
                "sek": {"nama": "Sekretariat", "singkatan": "SEK"},
            },
            "kode": {"pola": pola, "klasifikasi": klasifikasi, **kode},
        }
    )
    assert settings.kode is not None
    return settings.kode, settings


REAL = [
    ("SOP-{urut:03}/17000/{tahun}", "065", "SOP-023/17000/2025"),
    ("SOP-1-{urut:03}/17000/{tahun}", "065", "SOP-1-107/17000/2025"),
    ("02320.{urut:02}", "065", "02320.04"),
    ("{klasifikasi}/{urut:03}/35.07.25/{tahun}", "070", "070/012/35.07.25/2017"),
    ("SOP.{singkatan}.01.{urut:02}", "065", "SOP.SEK.01.01"),
    ("2.2.3.{urut}", "065", "2.2.3.1"),
    ("SOP 9.3.{urut}", "065", "SOP 9.3.6"),
    ("1.{urut:02}/Sekr/{singkatan}/{tahun}", "065", "1.07/Sekr/SatpolPP/2018"),
    ("SOP/P2EPD.1/{urut:03}", "065", "SOP/P2EPD.1/008"),
    ("{urut:02}", "065", "08"),
    ("{klasifikasi}/{urut:03}/01-IND/{bulan_romawi}/{tahun}", "530", "530/007/01-IND/IV/2019"),
    ("{klasifikasi}/{urut}/{singkatan}/{tahun}", "503", "503/12/SEK/2017"),
    ("SOP-LP2N-TAM-{urut}", "065", "SOP-LP2N-TAM-19"),
    ("SOP 007.{urut:03}/OT 01 01/SMO.3", "065", "SOP 007.002/OT 01 01/SMO.3"),
    ("W17.U2/{urut}/PM-SOP/HK/{tahun}", "065", "W17.U2/1/PM-SOP/HK/2017"),
    ("SOP.{urut:03}/KJ/{tahun}", "065", "SOP.001/KJ/2010"),
    ("{klasifikasi}/{urut:03}/SOP/{singkatan}/{tahun}", "065", "065/001/SOP/SEK/2026"),
]


@pytest.mark.parametrize(("pola", "klasifikasi", "nomor"), REAL)
def test_the_numbers_of_real_offices_can_be_read_and_made(pola: str, klasifikasi: str, nomor: str) -> None:
    kode, settings = office(pola, klasifikasi)
    read = read_nomor(nomor, kode, settings)
    assert read is not None
    bahan = Bahan(read.perangkat_daerah or "sek", None, date(read.tahun or 2026, read.bulan or 1, 1))
    assert make_nomor(kode, settings, bahan, read.urut) == nomor


@given(
    pola=st.sampled_from(
        [
            "{urut:03}/{singkatan}/{unit_kerja}/{bulan}/{tahun}",
            "{perangkat_daerah}-{unit_kerja}-{tahun}{urut}",
            "{bulan_romawi}.{urut}.{perangkat_daerah}.{tahun}",
        ]
    ),
    urut=st.integers(1, 99_999),
    hari=st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    unit=st.sampled_from(sorted(UNITS)),
)
def test_what_was_made_is_read_back(pola: str, urut: int, hari: date, unit: str) -> None:
    kode, settings = office(pola)
    read = read_nomor(make_nomor(kode, settings, Bahan("satpolpp", unit, hari), urut), kode, settings)
    assert read is not None
    assert (read.urut, read.tahun) == (urut, hari.year)
    assert read.bulan in (None, hari.month)
    assert read.perangkat_daerah in (None, "satpolpp")


@pytest.mark.parametrize(
    "nomor",
    [
        "065/1/SOP/SEK/2026",
        "065/0001/SOP/SEK/2026",
        "066/001/SOP/SEK/2026",
        "065/001/SOP/LAIN/2026",
        "065/001/SOP/SEK/26",
        "065/001/SOP/SEK/2026 ",
        "065/001/SOP/SEK/2026" + "0" * 300,
    ],
)
def test_another_shape_or_another_fixed_part_is_not_this_pattern(nomor: str) -> None:
    kode, settings = office("{klasifikasi}/{urut:03}/SOP/{singkatan}/{tahun}")
    assert read_nomor(nomor, kode, settings) is None
    assert read_nomor("065/001/SOP/SEK/1999", kode, settings) is not None


def test_the_number_of_another_agency_does_not_fit() -> None:
    kode, settings = office("{urut:03}/{singkatan}")
    assert read_nomor("001/SEK", kode, settings, "sek") is not None
    assert read_nomor("001/SEK", kode, settings, "satpolpp") is None


def test_a_part_that_stands_twice_reads_the_same_both_times() -> None:
    kode, settings = office("{tahun}/{urut}/{tahun}")
    assert read_nomor("2026/1/2026", kode, settings) is not None
    assert read_nomor("2026/1/2027", kode, settings) is None


def test_what_the_pattern_asks_for_and_nobody_gave_is_named() -> None:
    kode, settings = office(
        "{urut}/{unit_kerja}/{klasifikasi}", "", lingkup=["perangkat_daerah", "unit_kerja"]
    )
    assert missing_parts(kode, settings, Bahan("sek", None, date(2026, 1, 1))) == (
        "unit_kerja",
        "klasifikasi",
    )


def test_a_counter_runs_within_what_lingkup_names() -> None:
    kode, _ = office("{urut}", lingkup=["perangkat_daerah", "tahun"])
    found = lingkup_of(kode, Bahan("sek", "sekr", date(2026, 5, 1)))
    assert (found.perangkat_daerah, found.unit_kerja, found.tahun, found.bulan) == ("sek", None, 2026, None)
