"""Patterns of numbers: their tokens, and whether two SOPs could get one number."""

from __future__ import annotations

import pytest

from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.pola import mixed_up, tokens_of, unknown_tokens

REAL = [
    "SOP-{urut:03}/17000/{tahun}",
    "1.{urut:02}/{unit_kerja}/{singkatan}/{tahun}",
    "070/{urut:03}/35.07.25/{tahun}",
    "SOP.{singkatan}.01.{urut:02}",
    "530/{urut:03}/01-IND/{bulan_romawi}/{tahun}",
    "SOP/P2EPD.1/{urut:03}",
    "{urut:02}",
    "{klasifikasi}/{urut:03}/SOP/{singkatan}/{tahun}",
]


def office(pola: str, lingkup: list[str], **agencies: str | None) -> Konfigurasi:
    """A government whose agencies have these singkatan, and a unit each."""
    return Konfigurasi.model_validate(
        {
            "skema": "konfigurasi/1",
            "kode": {"pola": pola, "lingkup": lingkup},
            "perangkat_daerah": {
                key: {"nama": key, "singkatan": short, "unit_kerja": {f"umum-{key}": {"nama": "Umum"}}}
                for key, short in agencies.items()
            },
        }
    )


def mixed(pola: str, lingkup: list[str], **agencies: str | None) -> list[str]:
    """The parts of the scope that numbers do not tell apart."""
    konfigurasi = office(pola, lingkup, **agencies)
    assert konfigurasi.kode is not None
    return list(mixed_up(konfigurasi.kode, konfigurasi))


@pytest.mark.parametrize("pola", REAL)
def test_the_patterns_of_real_numbers_have_one_counter_and_no_unknown_token(pola: str) -> None:
    assert unknown_tokens(pola) == ()
    assert tokens_of(pola).count("urut") == 1


@pytest.mark.parametrize(
    ("pola", "unknown"),
    [
        ("{urut}/{agency}/{agency}", ("{agency}",)),
        ("{urut}/{tahun:02}", ("{tahun:02}",)),
        ("{urut:3}", ("{urut:3}",)),
        ("{urut/{tahun}", ("{",)),
        ("{urut}}/{}", ("}", "{}")),
    ],
)
def test_what_stands_for_nothing_is_named_once(pola: str, unknown: tuple[str, ...]) -> None:
    assert unknown_tokens(pola) == unknown


@pytest.mark.parametrize(
    ("pola", "lingkup", "agencies", "parts"),
    [
        ("{urut}", [], {"a": None, "b": None}, []),
        ("{urut}", ["perangkat_daerah", "tahun"], {"a": "A", "b": "B"}, ["perangkat_daerah", "tahun"]),
        ("{urut}/{tahun}", ["perangkat_daerah", "tahun"], {"a": "A"}, []),
        ("{urut}/{singkatan}", ["perangkat_daerah"], {"a": "A", "b": "B"}, []),
        ("{urut}/{singkatan}", ["perangkat_daerah"], {"a": "A", "b": "A"}, ["perangkat_daerah"]),
        ("{urut}/{perangkat_daerah}", ["perangkat_daerah"], {"a": "A", "b": "A"}, []),
        ("{urut}/{perangkat_daerah}", ["unit_kerja"], {"a": "A", "b": "B"}, ["unit_kerja"]),
        ("{urut}/{unit_kerja}", ["unit_kerja"], {"a": "A", "b": "B"}, []),
        ("{urut}/{tahun}", ["tahun", "bulan"], {"a": "A"}, ["bulan"]),
        ("{urut}/{bulan_romawi}/{tahun}", ["tahun", "bulan"], {"a": "A"}, []),
    ],
)
def test_what_restarts_the_counter_must_stand_in_the_number(
    pola: str, lingkup: list[str], agencies: dict[str, str | None], parts: list[str]
) -> None:
    assert mixed(pola, lingkup, **agencies) == parts
