"""Anchors, aliases and merge keys: all refused, and told so that nothing else is buried."""

from __future__ import annotations

import time

import pytest
from helpers import SOP, excerpt, read, told

from sopctl.finding import Finding

BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))


def shown(text: str) -> list[tuple[str, str]]:
    """The variants told of a text, each with what it points at."""
    return [(f.variant, excerpt(text, f.place)) for f in read(text).findings if f.place]


def test_a_few_are_told_where_they_stand_beside_all_other_faults() -> None:
    text = "a: &x 1\nb: *x\nc: !!str d\n<<: {}\na: 2\n'a': 3\n"
    assert shown(text) == [
        ("jangkar", "&x"),
        ("alias", "*x"),
        ("tag", "!!str"),
        ("kunci-gabung", "<<"),
        ("kunci-ganda", "a"),
        ("kunci-ganda", "'a'"),
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("a: &x {b: *x}\n", ("jangkar", "&x")),
        ("a: {<<: *x, b: *y}\n", ("kunci-gabung", "<<")),
        ("*x : *y\n", ("alias", "*x")),
        ("a: [*x, &y b, *y]\n", ("alias", "*x")),
    ],
)
def test_those_of_one_line_are_mended_together_and_told_once(text: str, first: tuple[str, str]) -> None:
    assert shown(text) == [first]


def test_a_file_that_is_built_of_them_has_one_fault_that_says_how_many() -> None:
    (found,) = read("skema: sop/1\nx: &x 1\ny: [*x, *x]\nz: *x\nw: *x\n").findings
    assert (found.rule, found.variant, found.key_path) == ("SOP002", "banyak-rujukan", ("x",))
    assert found.place == (2, 4, 2, 6)
    assert dict(found.args) == {"jumlah": 5}


@pytest.mark.parametrize("levels", [5, 12])
def test_a_bomb_is_refused_unbuilt_with_one_finding(levels: int) -> None:
    started = time.process_time()
    text = "".join(BOMB.splitlines(keepends=True)[:levels])
    assert told(read(text)) == [("SOP002", "banyak-rujukan")]
    assert time.process_time() - started < 0.1


def test_a_bomb_hides_nothing_that_stands_before_or_behind_it() -> None:
    assert told(read(f"nama: !a b\n{BOMB}nama: c\nx: [1\n")) == [
        ("SOP002", "tag"),
        ("SOP002", "banyak-rujukan"),
        ("SOP003", "kunci-ganda"),
        ("SOP001", "kurung-siku"),
    ]


def test_a_file_full_of_them_takes_time_in_proportion_to_its_length() -> None:
    started = time.process_time()
    found: tuple[Finding, ...] = read(SOP + "peralatan: [" + "&a b, *a,\n " * 12_000 + "5]\n").findings
    assert [(f.variant, dict(f.args)["jumlah"]) for f in found] == [("banyak-rujukan", 24_000)]
    assert time.process_time() - started < 4
