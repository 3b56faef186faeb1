"""Where libyaml is laxer than YAML 1.2, or reads something else: what it lets through is refused here.

Measured against the public YAML test suite: its grammar is that of YAML 1.1. Each check first looks
for a sign in the text that the fault could be there at all, since it hardly ever is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sopctl.source.marks import LINE_BREAK, Marks, gaps, line_end, line_start

_GLUED_QUESTION = re.compile(r"\?[^ \t\r\n,\[\]{}]")
_DASH_IN_FLOW = re.compile(r"-[,\[\]{}]")
_FLOW_INDICATORS = frozenset(",[]{}")
_DIGIT = re.compile(r"[0-9]")


class Laxity(NamedTuple):
    """A fault that libyaml let pass: a variant of SOP001, and where."""

    variant: str
    offset: int


def completed(text: str) -> str:
    """The text, its last line ended: else libyaml drops blanks and the break from a block scalar."""
    return text if text.endswith(("\n", "\r")) or not text else text + "\n"


def glued(text: str, marks: Marks, whole: bool) -> Iterator[Laxity]:
    """Indicators that touch what follows or precedes: `]# no`, `{?a: b}`, `[-]`."""
    if text.count("#") != text.count(" #") + text.count("\n#") + text.startswith("#"):
        yield from _glued_comments(text, marks, whole)
    if _GLUED_QUESTION.search(text):
        for start, _ in marks.scalars():
            if start and text[start - 1] == "?":
                yield Laxity("tanda-tanya-rapat", start - 1)
    if _DASH_IN_FLOW.search(text):
        for start, end in marks.scalars():
            if text[start:end] == "-" and text[end : end + 1] in _FLOW_INDICATORS:
                yield Laxity("setrip-tunggal", start)


def _glued_comments(text: str, marks: Marks, whole: bool) -> Iterator[Laxity]:
    for start, end in gaps(text, marks, whole):
        while (at := text.find("#", start, end)) >= 0:
            if at and text[at - 1] not in " \t\r\n":
                yield Laxity("komentar-rapat", at)
            start = line_end(text, at)


def column_of(text: str, offset: int) -> int:
    """The column of an offset, from 0."""
    return offset - line_start(text, offset)


def outdented(text: str, start: int, end: int, block: int, *, quoted: bool) -> Laxity | None:
    """The first line of a quoted text or a flow collection that is indented no more than what holds it.

    `block` is where the block collection around it begins, -1 at the root. A tab is no indentation.
    Blank lines may stand anywhere, comments too, but in a quoted text there are none.
    """
    spaces = "" if block < 0 else " " * (column_of(text, block) + 1)
    for found in LINE_BREAK.finditer(text, start, end):
        at = found.end()
        if text.startswith(spaces, at):
            continue
        rest = text[at : line_end(text, at)]
        content = rest.lstrip(" \t")
        if content and (quoted or content[0] != "#"):
            return Laxity("lanjutan-kurang-menjorok", at + len(rest) - len(content))
    return None


def block_head(text: str, start: int, block: int) -> Laxity | None:
    """A block scalar whose indicator stands on a line of its own, indented no more than what holds it."""
    if block >= 0 and column_of(text, start) <= column_of(text, block):
        return Laxity("lanjutan-kurang-menjorok", start)
    return None


def hollow_block(text: str, start: int, block: int) -> Laxity | None:
    """A block scalar that ends before it begins: its leading blank lines are longer than its first line."""
    head_end = line_end(text, start)
    if _DIGIT.search(text[start:head_end].split("#")[0]):
        return None
    outer = -1 if block < 0 else column_of(text, block)
    longest = 0
    for found in LINE_BREAK.finditer(text, head_end):
        at = found.end()
        rest = text[at : line_end(text, at)]
        content = rest.lstrip(" ")
        width = len(rest) - len(content)
        if content:
            return Laxity("blok-baris-kosong", at + width) if outer < width < longest else None
        longest = max(longest, width)
    return None
