"""Which items are paired, and which of them moved."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sopctl.diff.pair import pair
from sopctl.model.urutan import moved


def fewest_first(order: list[int]) -> tuple[int, ...]:
    """By trying all: the smallest sets first, and of one size those that stand first."""
    positions = range(len(order))
    for size in range(len(order) + 1):
        for out in combinations(positions, size):
            rest = [order[i] for i in positions if i not in out]
            if rest == sorted(rest):
                return out
    raise AssertionError


@given(st.integers(0, 7).flatmap(lambda n: st.permutations(range(n))))
def test_the_fewest_are_told_as_moved_and_of_equal_choices_the_first(order: list[int]) -> None:
    assert moved(order) == fewest_first(order)


def test_one_row_that_goes_to_the_end_is_one_move() -> None:
    assert moved([1, 2, 3, 0]) == (3,)


def test_two_rows_that_change_places_are_one_move_of_the_first() -> None:
    assert moved([1, 0]) == (0,)


def reading(text: str) -> str:
    return text


def test_what_is_equal_is_paired_before_what_is_alike() -> None:
    found = pair(
        ["Mencatat surat masuk", "Mencatat surat"], ["Mencatat surat", "Menyusun konsep"], (str,), reading
    )
    assert (found.pairs, found.removed, found.added) == (((1, 0),), (0,), (1,))


def test_what_is_alike_is_paired_whatever_its_place() -> None:
    found = pair(
        ["Memeriksa berkas", "Mencatat surat masuk"],
        ["Mencatat surat-surat masuk", "Melapor"],
        (str,),
        reading,
    )
    assert found.pairs == ((1, 0),)


def test_equal_items_are_paired_in_their_order() -> None:
    assert pair(["a", "a"], ["a", "a"], (str,), reading).pairs == ((0, 0), (1, 1))


def test_a_key_that_is_none_pairs_nothing() -> None:
    found = pair(["", ""], ["", ""], (lambda text: text or None,), reading)
    assert (found.removed, found.added) == ((0, 1), (0, 1))
