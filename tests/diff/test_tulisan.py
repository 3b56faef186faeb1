"""What is a mere matter of writing, and what changes what is said (cli.md, "diff")."""

from __future__ import annotations

import pytest

from sopctl.diff.tulisan import differs_in_writing_only


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Memeriksa surat", "memeriksa Surat."),
        ("Buku agenda", "Bukuagenda"),
        ("surat menyurat", "surat-menyurat"),
        ("Mencatta surat", "Mencatat surat"),
        ("Mencatat sura", "Mencatat surat"),
        ("Mencatat surrat", "Mencatat surat"),
        ("Memariksa surat", "Memeriksa surat"),
        ("10  menit", "10 menit"),
        ("Pasal 3, ayat (1)", "Pasal 3 ayat (1)"),
    ],
)
def test_case_spacing_punctuation_and_one_slip_are_editorial(before: str, after: str) -> None:
    assert differs_in_writing_only(before, after)
    assert differs_in_writing_only(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Berkas lengkap", "Berkas tidak lengkap"),
        ("10 menit", "15 menit"),
        ("1,5 jam", "15 jam"),
        ("2026", "2027"),
        ("dua orang", "tua orang"),
        ("lima hari", "lama hari"),
        ("dan", "dana"),
        ("Memariksa surrat", "Memeriksa surat"),
        ("Menolak surat", "Menulis surat"),
        ("Surat", ""),
        ("Surat", None),
        ("-", "–"),
    ],
)
def test_another_number_another_word_or_two_slips_are_not(before: str | None, after: str | None) -> None:
    assert not differs_in_writing_only(before, after)
    assert not differs_in_writing_only(after, before)
