"""Reading libyaml's events: the loop that nearly all time is spent in, and what it looks for on the way."""

from __future__ import annotations

from typing import Any

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

from sopctl.finding import KeyPath
from sopctl.model.dasar import Angka
from sopctl.source.core import SPECIAL_START, resolve
from sopctl.source.decode import kind_of, name_of
from sopctl.source.document import Data
from sopctl.source.forbidden import FORBIDDEN_BY_ESCAPE, forbidden_escapes
from sopctl.source.guard import block_head, hollow_block, outdented
from sopctl.source.limits import MAX_DEPTH, MAX_NODES, MAX_SCALAR_BYTES
from sopctl.source.telling import Telling

_HOPELESS_DEPTH = 2 * MAX_DEPTH
_MAX_BYTES_PER_CHAR = 4
# Typed as Any: mypy would otherwise narrow an event to a class whose marks may be None.
_SCALAR: Any = ScalarEvent
_ODD_KEYS = frozenset(["", "<<"])


class StopError(Exception):
    """Reading cannot sensibly go on; why has been told."""


class Reader(Telling):
    """One pass over one file.

    The common scalar must cost little: what only a file with certain characters can be guilty of is
    looked for only there (`wary`).
    """

    def __init__(self, parser: Any, text: str, max_nodes: int = MAX_NODES) -> None:
        super().__init__(text)
        self.get = parser.get_event
        self.max_nodes = max_nodes
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
        elif event.__class__ is not MappingStartEvent and not self.is_refused(event):
            self.tell_at(event, "SOP006", "akar-bukan-objek")
        if after.__class__ is not StreamEndEvent:
            self.tell_at(after, "SOP001", "dua-dokumen")

    def is_refused(self, root: Any) -> bool:
        """Whether the root is no document anyway: what is wrong with it has been told."""
        marked = getattr(root, "tag", None) is not None or root.anchor is not None
        return marked or any(told.variant == "terlalu-dalam" for told in self.findings)

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
        starts, ends, last_pair = self.marks.starts, self.marks.ends, self.max_nodes - 1
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
            if node >= last_pair:
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
        path, get, starts, most = self.path, self.get, self.marks.starts, self.max_nodes
        path.append(0)
        while (event := get()).__class__ is not SequenceEndEvent:
            path[-1] = len(data)
            data.append(self.node(event, depth + 1))
            if len(starts) > most:
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
            raise StopError

    def too_many(self) -> None:
        """Tell the first node too many, and stop."""
        marks, most = self.marks, self.max_nodes
        if len(marks.starts) > most:
            start, end = marks.starts[most], marks.ends[most]
            self.tell("SOP002", "terlalu-banyak", start, end, maks=most)
            raise StopError
