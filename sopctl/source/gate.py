"""The gate: one pass over libyaml's events, from text to data and marks, or to findings.

Nothing is composed or constructed: what is refused is refused before anything is built of it. A fault
does not end the pass, so that all of them are told; only too many nodes, a depth far beyond the limit
and a fault of syntax do.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from yaml import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from sopctl.errors import SopctlError
from sopctl.finding import Finding, KeyPath
from sopctl.model.dasar import Angka
from sopctl.source.core import SPECIAL_START, resolve
from sopctl.source.decode import Decoded, kind_of, name_of
from sopctl.source.document import Data
from sopctl.source.forbidden import FORBIDDEN_BY_ESCAPE, forbidden_escapes
from sopctl.source.guard import block_head, completed, glued, hollow_block, outdented
from sopctl.source.marks import Marks
from sopctl.source.syntax import DEPTH_PROBLEM, syntax_finding
from sopctl.source.telling import Telling

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_SCALAR_BYTES = 64 << 10
_HOPELESS_DEPTH = 2 * MAX_DEPTH
_MAX_BYTES_PER_CHAR = 4
# Typed as Any: mypy would otherwise narrow an event to a class whose marks may be None.
_SCALAR: Any = ScalarEvent
_LAST_PAIR = MAX_NODES - 1
_ODD_KEYS = frozenset(["", "<<"])


@dataclass(frozen=True, slots=True)
class Passed:
    """What the gate hands on. With findings the rest is only as far as reading went."""

    root: Data
    marks: Marks
    numbers: tuple[KeyPath, ...]
    findings: tuple[Finding, ...]


def read_events(decoded: Decoded, data: bytes) -> Passed:
    """Pass the gate.

    Raises SopctlError("libyaml-hilang") where PyYAML came without the C library.
    """
    text = completed(decoded.text)
    reader = _Reader(_parser(data if decoded.plain and text is decoded.text else text), text)
    whole = False
    try:
        reader.read()
        whole = True
    except _StopError:
        pass
    except MarkedYAMLError as error:
        if error.problem == DEPTH_PROBLEM:
            reader.findings.extend(_too_deep_for_pyyaml(reader, error))
        else:
            reader.findings.append(syntax_finding(error, text, reader.lines))
    for laxity in glued(text, reader.marks, whole):
        reader.tell_lax(laxity)
    return Passed(reader.root, reader.marks, tuple(reader.numbers), tuple(reader.findings))


def _parser(source: bytes | str) -> Any:
    try:
        from yaml._yaml import CParser
    except ImportError as error:
        raise SopctlError("libyaml-hilang") from error
    return CParser(source)


class _StopError(Exception):
    """Reading cannot sensibly go on; why has been told."""


class _Reader(Telling):
    """One pass over one file.

    The common scalar must cost little: what only a file with certain characters can be guilty of is
    looked for only there (`wary`).
    """

    def __init__(self, parser: Any, text: str) -> None:
        super().__init__(text)
        self.get = parser.get_event
        self.numbers: list[KeyPath] = []
        self.root: Data = None
        self.block = -1
        """Where the block collection around what is read begins; -1 at the root."""
        self.in_flow = False
        self.wary = (
            "&" in text or "!" in text or "\\" in text or len(text) > MAX_SCALAR_BYTES // _MAX_BYTES_PER_CHAR
        )

    def read(self) -> None:
        """Read the one document of the stream into `root`."""
        self.get()
        if self.get().__class__ is not DocumentStartEvent:
            self.tell("SOP006", "berkas-kosong", 0, 0)
            return
        event = self.get()
        self.root = self.node(event, 1)
        after = self.get()
        while after.__class__ is DocumentEndEvent:
            after = self.get()
        if self.root is None and event.__class__ is ScalarEvent and not event.value:
            self.tell("SOP006", "berkas-kosong", 0, 0)
        elif event.__class__ is not MappingStartEvent:
            self.tell_at(event, "SOP006", "akar-bukan-objek")
        if after.__class__ is not StreamEndEvent:
            self.tell_at(after, "SOP001", "dua-dokumen")

    def node(self, event: Any, depth: int) -> Data:
        """The value that an event begins."""
        marks, kind = self.marks, event.__class__
        node = len(marks.starts)
        marks.starts.append(event.start_mark.index)
        marks.ends.append(event.end_mark.index)
        if kind is ScalarEvent:
            return self.checked(event)
        if kind is AliasEvent:
            self.tell_at(event, "SOP002", "alias", nama=event.anchor)
            return None
        if event.anchor is not None or event.tag is not None:
            self.tell_properties(event)
        if depth > MAX_DEPTH:
            self.too_deep(event, depth)
        return self.collection(event, node, depth)

    def collection(self, event: Any, node: int, depth: int) -> Data:
        """A mapping or a list, to its end."""
        marks = self.marks
        start = marks.ends[node] = marks.starts[node]
        marks.skips[node] = 0
        outer, outermost_flow = self.block, event.flow_style and not self.in_flow
        if outermost_flow:
            self.in_flow = True
        elif not self.in_flow:
            self.block = start
        data: Data
        data, closing = (self.mapping if event.__class__ is MappingStartEvent else self.sequence)(depth)
        marks.skips[node] = len(marks.starts)
        self.block = outer
        if event.flow_style:
            marks.ends[node] = closing.end_mark.index
        if outermost_flow:
            self.in_flow = False
            self.check_lines(event, closing, quoted=False)
        return data

    def mapping(self, depth: int) -> tuple[dict[str, Data], Any]:
        """The pairs of a mapping, and the event that closes it.

        Plain scalars are read on the spot, since nearly all of a file goes through here.
        """
        data: dict[str, Data] = {}
        if depth == 1:
            # An address is told even of a file whose reading stops half way.
            self.root = data
        first: dict[str, int] = {}
        path, get, wary = self.path, self.get, self.wary
        starts, ends = self.marks.starts, self.marks.ends
        path.append("")
        event: Any
        value: Data
        while (event := get()).__class__ is not MappingEndEvent:
            node = len(starts)
            if event.__class__ is _SCALAR:
                starts.append(event.start_mark.index)
                ends.append(event.end_mark.index)
                key: str | None = event.value
                if wary or event.style or key in _ODD_KEYS:
                    key = self.checked_key(event)
            else:
                self.no_key(event, depth)
                key = None
            path[-1] = "" if key is None else key
            event = get()
            if event.__class__ is _SCALAR:
                starts.append(event.start_mark.index)
                ends.append(event.end_mark.index)
                value = text = event.value
                if wary or event.style:
                    value = self.checked(event)
                elif text[:1] in SPECIAL_START:
                    value = self.resolved(text)
            else:
                value = self.node(event, depth + 1)
            if node >= _LAST_PAIR:
                self.too_many()
            if key is None:
                continue
            if key in data:
                self.tell_doubled(node, key, first[key])
            else:
                data[key] = value
                first[key] = node
        path.pop()
        return data, event

    def sequence(self, depth: int) -> tuple[list[Data], Any]:
        """The items of a list, and the event that closes it."""
        data: list[Data] = []
        path, get, starts = self.path, self.get, self.marks.starts
        path.append(0)
        while (event := get()).__class__ is not SequenceEndEvent:
            path[-1] = len(data)
            data.append(self.node(event, depth + 1))
            if len(starts) > MAX_NODES:
                self.too_many()
        path.pop()
        return data, event

    def resolved(self, text: str) -> Data:
        """The value of a plain scalar; where a number stands is kept."""
        value = resolve(text)
        if value.__class__ is Angka:
            self.numbers.append(tuple(self.path))
        return value

    def checked(self, event: Any) -> Data:
        """The value of a scalar that may be at fault."""
        value: str = event.value
        if self.wary and self.is_tagged(event, value):
            return value
        if event.style:
            self.check_style(event, value)
            return value
        return self.resolved(value) if value[:1] in SPECIAL_START else value

    def checked_key(self, event: Any) -> str | None:
        """The text of a key that may be at fault; None where it is no text, which is told."""
        value: str = event.value
        if self.wary:
            self.is_tagged(event, value)
        if event.style:
            self.check_style(event, value)
        elif not value:
            self.tell_key(event, "SOP006", "kunci-bukan-teks")
            return None
        elif value == "<<":
            self.tell_key(event, "SOP002", "kunci-gabung")
            return None
        return value

    def no_key(self, event: Any, depth: int) -> None:
        """What stands in the place of a key and is no scalar."""
        self.node(event, depth + 1)
        if event.__class__ is not AliasEvent:
            self.tell_key(event, "SOP006", "kunci-bukan-teks")

    def is_tagged(self, event: Any, value: str) -> bool:
        """Whether a scalar has a tag or an anchor; tells that, its length and its escapes."""
        if len(value) > MAX_SCALAR_BYTES // _MAX_BYTES_PER_CHAR and len(value.encode()) > MAX_SCALAR_BYTES:
            self.tell_at(event, "SOP002", "skalar-terlalu-panjang", maks=MAX_SCALAR_BYTES)
        if event.style == '"' and not FORBIDDEN_BY_ESCAPE.isdisjoint(value):
            start, end = event.start_mark.index, event.end_mark.index
            for at, stop, char in forbidden_escapes(self.text, start, end):
                variant, written = f"{kind_of(char)}-lolosan", self.text[at:stop]
                self.tell("SOP004", variant, at, stop, karakter=name_of(char), tulisan=written)
        if event.anchor is None and event.tag is None:
            return False
        self.tell_properties(event)
        return True

    def check_style(self, event: Any, value: str) -> None:
        """A quoted or block scalar by the lines that it stands on."""
        if event.style in "'\"":
            self.check_lines(event, event, quoted=True)
            return
        self.tell_lax(block_head(self.text, event.start_mark.index, self.block))
        if not value.strip():
            self.tell_lax(hollow_block(self.text, event.start_mark.index, self.block))

    def check_lines(self, opening: Any, closing: Any, *, quoted: bool) -> None:
        """The lines after the first of a quoted text or a flow collection."""
        start, end = opening.start_mark, closing.end_mark
        if start.line != end.line:
            self.tell_lax(outdented(self.text, start.index, end.index, self.block, quoted=quoted))

    def too_deep(self, event: Any, depth: int) -> None:
        """Tell where the limit is crossed; far beyond it nobody can have meant what stands there."""
        if depth == MAX_DEPTH + 1:
            at = event.start_mark.index
            self.tell("SOP002", "terlalu-dalam", at, at + 1, maks=MAX_DEPTH)
        elif depth > _HOPELESS_DEPTH:
            raise _StopError

    def too_many(self) -> None:
        """Tell the first node too many, and stop."""
        marks = self.marks
        if len(marks.starts) > MAX_NODES:
            start, end = marks.starts[MAX_NODES], marks.ends[MAX_NODES]
            self.tell("SOP002", "terlalu-banyak", start, end, maks=MAX_NODES)
            raise _StopError


def _too_deep_for_pyyaml(reader: _Reader, error: Any) -> list[Finding]:
    """PyYAML gives up before its events reach our limit: read what stands before that place again."""
    if any(told.variant == "terlalu-dalam" for told in reader.findings):
        return []
    before = reader.text[: error.problem_mark.index]
    again = _Reader(_parser(before), before)
    with suppress(_StopError, MarkedYAMLError):
        again.read()
    return [told for told in again.findings if told.variant == "terlalu-dalam"]
