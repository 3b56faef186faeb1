"""Patterns of numbers: their tokens, and whether two SOPs could get one number."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.nomor import Bahan, Pembaca, lingkup_of, make_nomor
from sopctl.model.pola import is_usable, joined_parts, mixed_up, tokens_of, unknown_tokens

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


def joined(pola: str, lingkup: list[str], **agencies: str | None) -> str | None:
    """The piece of a pattern that runs together."""
    konfigurasi = office(pola, lingkup, **agencies)
    assert konfigurasi.kode is not None
    return joined_parts(konfigurasi.kode, konfigurasi)


@pytest.mark.parametrize("pola", REAL)
def test_the_patterns_of_real_numbers_do_not_run_together(pola: str) -> None:
    assert joined(pola, ["perangkat_daerah", "tahun"], a="SatpolPP", b="SEK", c="P2EPD.1") is None


@pytest.mark.parametrize(
    ("pola", "agencies", "piece"),
    [
        ("{singkatan}{urut}/{tahun}", {"a": "ABC", "b": "ABC1"}, "{singkatan}{urut}"),
        ("SOP/{singkatan}1{urut}", {"a": "A", "b": "A1"}, "{singkatan}1{urut}"),
        ("{urut}{singkatan}", {"a": "1A", "b": "A"}, "{urut}{singkatan}"),
        ("{bulan_romawi}{singkatan}/{urut}", {"a": "I", "b": "II"}, "{bulan_romawi}{singkatan}"),
        ("{singkatan}-{unit_kerja}-{urut}", {"a": "X", "b": "X-umum"}, None),
    ],
)
def test_a_pattern_whose_parts_run_together_is_told_by_the_piece(
    pola: str, agencies: dict[str, str | None], piece: str | None
) -> None:
    assert joined(pola, ["perangkat_daerah", "bulan"], **agencies) == piece


@pytest.mark.parametrize(
    "pola", ["{tahun}{urut}", "{urut:03}{tahun}", "{tahun}{bulan}{urut}", "{singkatan}{urut}"]
)
def test_parts_that_stand_side_by_side_are_well_where_each_end_is_known(pola: str) -> None:
    assert joined(pola, ["tahun", "bulan"], a="KEC", b="KECIL") is None


_WORDS = st.text("A1", min_size=1, max_size=3)
_TOKENS = ["{singkatan}", "{unit_kerja}", "{tahun}", "{bulan}", "{bulan_romawi}"]


@given(
    st.permutations(["{urut}", *_TOKENS, *"/1A"]).map(lambda pieces: pieces[:4]),
    st.lists(_WORDS, min_size=2, max_size=3, unique=True),
    st.lists(st.sampled_from(["perangkat_daerah", "tahun", "bulan"]), unique=True),
)
def test_no_two_sops_get_one_number_by_a_pattern_that_is_taken(
    pieces: list[str], shorts: list[str], lingkup: list[str]
) -> None:
    assume("".join(pieces).count("{urut") == 1)
    settings = office("".join(pieces), lingkup, **{f"d{i}": short for i, short in enumerate(shorts)})
    kode = settings.kode
    assert kode is not None
    if not is_usable(kode, settings):
        return
    reader, whose = Pembaca(kode, settings), dict[str, object]()
    days = [date(year, month, 1) for year in (2011, 2026) for month in (1, 2, 11)]
    for agency, hari, urut in product(settings.agencies, days, (1, 2, 11, 12, 111, 1112)):
        bahan = Bahan(agency, f"umum-{agency}", hari)
        nomor = make_nomor(kode, settings, bahan, urut)
        counter = (lingkup_of(kode, bahan), urut)
        assert whose.setdefault(nomor, counter) == counter
        read = reader.read(nomor)
        assert read is not None
        assert read.urut == urut
        assert read.tahun in (None, hari.year)
