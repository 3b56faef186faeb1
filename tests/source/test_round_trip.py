"""Random data, written in random styles, are read back equal; random damage never does more than be told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from helpers import SOP, read
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from sopctl.model.dasar import Angka
from sopctl.source.core import resolve
from sopctl.source.decode import FORBIDDEN, decode
from sopctl.source.gate import read_events

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters=[*sorted(FORBIDDEN), "\r"])
SIGNS = st.sampled_from(list(" :#-?,[]{}'\"\\&*!|>%@`~\n\tab1.0é–"))
TEXT = st.text(st.one_of(SIGNS, LETTERS), max_size=20)
NUMBER = st.sampled_from(["0", "065", "1.10", "1e3", "-5", ".5", "0x1F", ".inf"]).map(Angka)
LEAF = st.one_of(TEXT, TEXT, NUMBER, st.none(), st.booleans())
DATA = st.recursive(
    LEAF,
    lambda part: st.one_of(st.lists(part, max_size=4), st.dictionaries(TEXT, part, max_size=4)),
    max_leaves=12,
)
ROOT = st.dictionaries(TEXT, DATA, min_size=1, max_size=5)


class Writer:
    """Data to events of random styles."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.events: list[Event] = []

    def write(self, value: Any, *, key: bool = False) -> None:
        """One value with all its parts."""
        flow = self.draw(st.booleans())
        if isinstance(value, dict):
            self.events.append(MappingStartEvent(None, None, True, flow_style=flow))
            for name, part in value.items():
                self.write(name, key=True)
                self.write(part)
            self.events.append(MappingEndEvent())
        elif isinstance(value, list):
            self.events.append(SequenceStartEvent(None, None, True, flow_style=flow))
            for part in value:
                self.write(part)
            self.events.append(SequenceEndEvent())
        else:
            self.scalar(value, key=key)

    def scalar(self, value: Any, *, key: bool) -> None:
        """A word of the schema, a number, or a text in a style that keeps it one."""
        written = {None: "null", True: "true", False: "false"}[value] if not isinstance(value, str) else value
        plain = not isinstance(value, str) or isinstance(value, Angka)
        styles: list[str | None] = [None] if plain else ["'", '"', "|", ">"]
        if not plain and (key or type(resolve(value)) is str) and value not in ("<<", ""):
            styles.append(None)
        style = self.draw(st.sampled_from(styles))
        # Where plain will not do the emitter quotes: a text stays one.
        self.events.append(ScalarEvent(None, None, (style is None, not plain), written, style=style))


@st.composite
def written(draw: Any) -> tuple[Any, str]:
    """Data, and a text that says them."""
    data = draw(ROOT)
    writer = Writer(draw)
    writer.write(data)
    events = [StreamStartEvent(), DocumentStartEvent(explicit=False), *writer.events]
    events += [DocumentEndEvent(explicit=False), StreamEndEvent()]
    indent, width = draw(st.integers(2, 6)), draw(st.sampled_from([20, 80, 1000]))
    text = yaml.emit(events, Dumper=yaml.Dumper, allow_unicode=True, indent=indent, width=width)
    return data, text


def same(a: Any, b: Any) -> bool:
    """Equal, also in kind: Python takes True for 1, and an Angka for its text."""
    if isinstance(a, dict) and isinstance(b, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    return type(a) is type(b) and bool(a == b)


@settings(max_examples=150, deadline=None)
@given(written())
def test_data_in_any_style_are_read_back_equal(pair: tuple[Any, str]) -> None:
    data, text = pair
    raw = text.encode()
    passed = read_events(decode(raw), raw)
    assert passed.findings == ()
    assert same(passed.root, data)


DAMAGE = st.sampled_from(
    [*"\n :#-?,[]{}'\"\\&*!|>%@`~\t\0é", "\n  ", "- ", ": ", "\u202e", "\ufeff", "\u2028", "<<: "]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SOP)), st.integers(0, 6), DAMAGE), min_size=1, max_size=5))
def test_damage_is_told_inside_the_text_and_never_raised(damages: list[tuple[int, int, str]]) -> None:
    text = SOP
    for at, length, put in damages:
        text = text[:at] + put + text[at + length :]
    loaded = read(text)
    assert loaded.findings or loaded.model is not None
    lines = [*loaded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]
    for finding in loaded.findings:
        assert finding.place is not None
        line, column, end_line, end_column = finding.place
        assert (1, 1) <= (line, column) <= (end_line, end_column)
        assert end_line <= len(lines)
        assert end_column <= len(lines[end_line - 1]) + 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_told_and_never_raised(data: bytes) -> None:
    loaded = read(data)
    assert loaded.findings
    assert loaded.model is None


def test_the_examples_are_read_without_a_finding() -> None:
    for path in sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml")):
        loaded = read(path.read_bytes())
        assert loaded.findings == (), path
        assert loaded.model is not None
