"""Comments are found although libyaml drops them, and only comments are."""

from __future__ import annotations

import pytest
from helpers import read
from hypothesis import given
from hypothesis import strategies as st

from sopctl.source.comments import Comment, comments_of

TEXT = """\
# satu
skema: "x # bukan" # dua
b: 'it''s # bukan
  # bukan'   # tiga
c: | # empat
  # bukan
  x
 # lima
# enam
d: x#bukan # tujuh
e: [a, # delapan
  "b#c", d] # sembilan
f: >-
  x

# sepuluh
g:
- |
  ekor
  # bukan
 # sebelas
- # dua belas
"""


def found(text: str) -> list[tuple[int, int, str, bool]]:
    """The comments of a text."""
    document = read(text).document
    assert document is not None
    return [(c.line, c.column, c.text, c.own_line) for c in comments_of(document)]


def test_every_comment_is_found_and_no_text_is_taken_for_one() -> None:
    assert found(TEXT) == [
        (1, 1, "# satu", True),
        (2, 20, "# dua", False),
        (4, 14, "# tiga", False),
        (5, 6, "# empat", False),
        (8, 2, "# lima", True),
        (9, 1, "# enam", True),
        (10, 12, "# tujuh", False),
        (11, 8, "# delapan", False),
        (12, 13, "# sembilan", False),
        (16, 1, "# sepuluh", True),
        (21, 2, "# sebelas", True),
        (22, 3, "# dua belas", False),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_comments_stand_at_the_same_lines_whatever_ends_them(end: str) -> None:
    assert found(TEXT.replace("\n", end)) == found(TEXT)


def test_a_comment_at_the_end_of_the_file_needs_no_line_end() -> None:
    assert found("skema: x # akhir") == [(1, 10, "# akhir", False)]


def test_a_text_without_the_sign_has_none() -> None:
    assert found("skema: x\n") == []


def test_a_comment_is_a_value() -> None:
    assert Comment(1, 1, "# a", True) == Comment(1, 1, "# a", True)


@given(st.lists(st.sampled_from(["", "# k", "# 'k", '# "k: [', "# - k: |"]), min_size=4, max_size=4))
def test_comments_at_line_ends_are_found_whatever_they_say(comments: list[str]) -> None:
    lines = ["skema: x", "a: 'q # r'", "b: [1, 2]", "c: |"]
    text = "\n".join(f"{line} {comment}".rstrip() for line, comment in zip(lines, comments, strict=True))
    assert [c[2] for c in found(text + "\n  isi # bukan\n")] == [comment for comment in comments if comment]
