"""YAML in the hands of others: data in random styles, with comments, blank lines and other line ends."""

from __future__ import annotations

import re
from typing import Any

import yaml
from hypothesis import strategies as st
from test_round_trip import ROOT, Writer
from yaml.events import DocumentEndEvent, DocumentStartEvent, StreamEndEvent, StreamStartEvent

from sopctl.source.document import Document
from sopctl.source.load import load_bytes
from sopctl.source.marks import gaps, is_block_scalar
from tests.lembar.strategi import sop_dokumen

_BREAK = re.compile(r"\n")


def document_of(text: str) -> Document | None:
    """The document that a text is, if the gate lets it through."""
    return load_bytes(text.encode(), "x.yaml").document


@st.composite
def styled(draw: Any, data: Any) -> str:
    """Data in a random style, without comments."""
    writer = Writer(draw)
    writer.write(data)
    events = [StreamStartEvent(), DocumentStartEvent(explicit=False), *writer.events]
    events += [DocumentEndEvent(explicit=False), StreamEndEvent()]
    indent, width = draw(st.integers(2, 6)), draw(st.sampled_from([40, 80, 1000]))
    return str(yaml.emit(events, Dumper=yaml.Dumper, allow_unicode=True, indent=indent, width=width))


@st.composite
def commented(draw: Any, text: str) -> str:
    """A text with comments and blank lines wherever some may stand, perhaps with CRLF or no last break."""
    document = document_of(text)
    if document is None:
        return text
    places = _free_line_ends(document)
    chosen = draw(st.lists(st.sampled_from(places), max_size=8, unique=True)) if places else []
    for number, at in enumerate(sorted(chosen, reverse=True)):
        kind = draw(st.integers(0, 3))
        indent = " " * draw(st.integers(0, 8))
        if kind == 0:
            put = f" # ekor {number}"
        elif kind == 1:
            put = f"\n{indent}# baris {number}"
        elif kind == 2:
            put = f"\n{indent}# baris {number}: a\n\n{indent}# lagi"
        else:
            put = "\n"
        tried = text[:at] + put + text[at:]
        if _same_data(document, tried):
            text = tried
    if draw(st.booleans()) and _same_data(document, text.rstrip("\n")):
        text = text.rstrip("\n")
    crlf = text.replace("\n", "\r\n")
    return crlf if draw(st.integers(0, 3)) == 0 and _same_data(document, crlf) else text


def _free_line_ends(document: Document) -> list[int]:
    """Ends of lines that lie in no scalar, and behind the last one."""
    text, marks = document.text, document.marks
    inside = [
        (start + (text.find("\n", start) - start if is_block_scalar(text, start, end) else 0), end)
        for start, end in marks.scalars()
    ]
    free = [found.start() for start, end in gaps(text, marks) for found in _BREAK.finditer(text, start, end)]
    return [at for at in free if not any(start < at < end for start, end in inside)]


def _same_data(document: Document, text: str) -> bool:
    other = document_of(text)
    return other is not None and other.data == document.data


ANY_DATA = ROOT.map(lambda data: {"skema": "sop/1", **data})
SOP_DATA = sop_dokumen()


@st.composite
def files(draw: Any) -> str:
    """A file as some office may have it: an SOP, or any data under its marker."""
    data = draw(st.one_of(SOP_DATA, ANY_DATA))
    return str(draw(commented(draw(styled(_plain(data))))))


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _plain(part) for key, part in data.items()}
    if isinstance(data, (list, tuple)):
        return [_plain(part) for part in data]
    return data if data is None or isinstance(data, (bool, str)) else str(data)
