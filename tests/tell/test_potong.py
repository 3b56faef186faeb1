"""What changed between two readings, by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.tell.potong import part_readings

WORDS = st.lists(st.sampled_from(["surat", "masuk", "2", "jam", ",", " ", "\n", "é"]), max_size=12).map(
    "".join
)


def shown(before: str, after: str) -> tuple[str, str]:
    """What changed in brackets."""
    gone, come = part_readings(before, after)
    return tuple("".join(f"[{text}]" if changed else text for text, changed in side) for side in (gone, come))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("2 jam", "3 jam", ("[2] jam", "[3] jam")),
        ("1,5 jam", "15 jam", ("[1,5] jam", "[15] jam")),
        (
            "Memeriksa berkas",
            "Memeriksa dan mencatat berkas",
            ("Memeriksa berkas", "Memeriksa [dan mencatat ]berkas"),
        ),
        ("Kepala Bidang Arsip", "Kepala Seksi Buku", ("Kepala [Bidang Arsip]", "Kepala [Seksi Buku]")),
        ("Menyusun laporan", "Mengundang saksi rapat", ("[Menyusun laporan]", "[Mengundang saksi rapat]")),
        ("sama", "sama", ("sama", "sama")),
        ("", "baru", ("", "[baru]")),
    ],
)
def test_words_that_went_and_came(before: str, after: str, told: tuple[str, str]) -> None:
    assert shown(before, after) == told


@given(st.text() | WORDS, st.text() | WORDS)
def test_the_pieces_put_together_are_the_readings(before: str, after: str) -> None:
    gone, come = part_readings(before, after)
    assert ("".join(text for text, _ in gone), "".join(text for text, _ in come)) == (before, after)
    if before == after:
        assert not any(changed for _, changed in (*gone, *come))


def test_a_very_long_reading_is_told_whole() -> None:
    before = "a b " * 3000
    assert part_readings(before, before + "c")[0] == ((before, True),)
