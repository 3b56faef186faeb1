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
from sopctl.finding import Finding, KeyPath, Place
from sopctl.model.dasar import Angka
from sopctl.source.decode import FORBIDDEN, Decoded, kind_of, name_of
from sopctl.source.document import Branch, Data, stretch_of
from sopctl.source.fault import fault
from sopctl.source.syntax import DEPTH_PROBLEM, syntax_finding

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_SCALAR_BYTES = 64 << 10
_HOPELESS_DEPTH = 2 * MAX_DEPTH
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NOT_FINITE = frozenset(
    [sign + word for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")] + [".nan", ".NaN", ".NAN"]
)
_NUMBER_START = frozenset("+-.0123456789")
_FORBIDDEN_BY_ESCAPE = FORBIDDEN | {"\r"}
_ESCAPE_DIGITS = {"x": 2, "u": 4, "U": 8}


@dataclass(frozen=True, slots=True)
class Passed:
    """What the gate hands on. With findings the rest is only as far as reading went."""

    root: Data
    marks: Any
    numbers: tuple[KeyPath, ...]
    findings: tuple[Finding, ...]


class _StopError(Exception):
    """Reading cannot sensibly go on; why has been told."""


def is_number(text: str) -> bool:
    """Whether a plain scalar that begins with one of `+-.0-9` is a number of the YAML 1.2 core schema."""
    if text.strip("0123456789"):
        if text[:2] == "0x":
            return len(text) > 2 and not text[2:].strip("0123456789abcdefABCDEF")
        if text[:2] == "0o":
            return len(text) > 2 and not text[2:].strip("01234567")
        if text.strip("+-.0123456789eE"):
            return text in _NOT_FINITE
        try:
            float(text)
        except ValueError:
            return False
    return True


def _parser(source: bytes | str) -> Any:
    try:
        from yaml._yaml import CParser
    except ImportError as error:
        raise SopctlError("libyaml-hilang") from error
    return CParser(source)


class _Reader:
    """One pass over one file."""

    __slots__ = ("findings", "get", "nodes", "numbers", "path", "root", "text")

    def __init__(self, parser: Any, text: str) -> None:
        self.get = parser.get_event
        self.text = text
        self.findings: list[Finding] = []
        self.nodes = 0
        self.numbers: list[KeyPath] = []
        self.path: list[str | int] = []
        self.root: Data = None

    def read(self) -> Any:
        """Read the one document of the stream into `root`; the mark of the root, None where there is none."""
        self.get()
        if self.get().__class__ is not DocumentStartEvent:
            self.tell("SOP006", "berkas-kosong", Place(1, 1, 1, 1))
            return None
        event = self.get()
        self.root, mark = self.node(event, 1)
        if mark.__class__ is ScalarEvent and not mark.value and mark.implicit[0]:
            self.tell("SOP006", "berkas-kosong", Place(1, 1, 1, 1))
        elif event.__class__ is not MappingStartEvent:
            self.tell_at(event, "SOP006", "akar-bukan-objek")
        while (event := self.get()).__class__ is DocumentEndEvent:
            pass
        if event.__class__ is not StreamEndEvent:
            self.tell_at(event, "SOP001", "dua-dokumen")
        return mark

    def node(self, event: Any, depth: int) -> tuple[Data, Any]:
        """The value that an event begins, with its mark."""
        kind = event.__class__
        if kind is ScalarEvent:
            return self.scalar(event), event
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.too_many(event)
        if kind is AliasEvent:
            self.tell_at(event, "SOP002", "alias", nama=event.anchor)
            return None, event
        if event.anchor is not None or event.tag is not None:
            self.properties(event)
        if depth > MAX_DEPTH:
            self.too_deep(event, depth)
        branch = Branch(event)
        if kind is MappingStartEvent:
            return self.mapping(branch, depth), branch
        return self.sequence(branch, depth), branch

    def scalar(self, event: Any) -> Data:
        """The value of a scalar by the core schema."""
        self.nodes += 1
        value: str = event.value
        if self.nodes > MAX_NODES or len(value) > MAX_SCALAR_BYTES // 4 or not value.isprintable():
            self.check_scalar(event, value)
        if event.anchor is not None or event.tag is not None:
            self.properties(event)
            return value
        if not event.implicit[0]:
            return value
        if value in _WORDS:
            return _WORDS[value]
        if value[0] in _NUMBER_START and is_number(value):
            self.numbers.append(tuple(self.path))
            return Angka(value)
        return value

    def mapping(self, branch: Branch, depth: int) -> dict[str, Data]:
        """A mapping, to its end."""
        data: dict[str, Data] = {}
        if depth == 1:
            # An address is told even of a file whose reading stops half way.
            self.root = data
        keys, path, get = branch.keys, self.path, self.get
        path.append("")
        while (event := get()).__class__ is not MappingEndEvent:
            key = self.key(event, depth)
            path[-1] = key or ""
            value_event = get()
            if value_event.__class__ is ScalarEvent:
                value, mark = self.scalar(value_event), value_event
            else:
                value, mark = self.node(value_event, depth + 1)
            if key is None:
                continue
            if key in data:
                self.doubled(event, key, keys[key][0])
            else:
                data[key] = value
                keys[key] = (event, mark)
        branch.end = event
        path.pop()
        return data

    def sequence(self, branch: Branch, depth: int) -> list[Data]:
        """A list, to its end."""
        data: list[Data] = []
        items, path, get = branch.items, self.path, self.get
        path.append(0)
        while (event := get()).__class__ is not SequenceEndEvent:
            path[-1] = len(data)
            value, mark = self.node(event, depth + 1)
            data.append(value)
            items.append(mark)
        branch.end = event
        path.pop()
        return data

    def key(self, event: Any, depth: int) -> str | None:
        """The text of a key; None where it is none, which is told."""
        if event.__class__ is not ScalarEvent:
            self.node(event, depth + 1)
            if event.__class__ is not AliasEvent:
                self.tell_key(event, "SOP006", "kunci-bukan-teks")
            return None
        self.nodes += 1
        value: str = event.value
        if self.nodes > MAX_NODES or len(value) > MAX_SCALAR_BYTES // 4 or not value.isprintable():
            self.check_scalar(event, value)
        if event.anchor is not None or event.tag is not None:
            self.properties(event)
        if event.implicit[0]:
            if not value:
                self.tell_key(event, "SOP006", "kunci-bukan-teks")
                return None
            if value == "<<":
                self.tell_key(event, "SOP002", "kunci-gabung")
                return None
        return value

    def tell(self, rule: str, variant: str, place: Place, **args: str | int) -> None:
        """Note a fault at the current key path."""
        self.findings.append(fault(rule, variant, args, key_path=tuple(self.path), place=place))

    def tell_at(self, event: Any, rule: str, variant: str, **args: str | int) -> None:
        """Note a fault of the node that an event begins."""
        self.tell(rule, variant, stretch_of(event).place, **args)

    def tell_key(self, event: Any, rule: str, variant: str) -> None:
        """Note a fault of a key that names no value, at its mapping's key path."""
        place = stretch_of(event).place
        self.findings.append(fault(rule, variant, {}, key_path=tuple(self.path[:-1]), place=place))

    def doubled(self, event: Any, key: str, first: Any) -> None:
        """A key that its mapping has already."""
        place = stretch_of(event).place
        args: dict[str, str | int] = {"kunci": key, "baris": first.start_mark.line + 1}
        self.findings.append(
            fault("SOP003", "kunci-ganda", args, key_path=tuple(self.path), at_key=True, place=place)
        )

    def too_many(self, event: Any) -> None:
        """More nodes than any SOP has."""
        self.tell_at(event, "SOP002", "terlalu-banyak", maks=MAX_NODES)
        raise _StopError

    def too_deep(self, event: Any, depth: int) -> None:
        """Tell where the limit is crossed; far beyond it nobody can have meant what stands there."""
        if depth == MAX_DEPTH + 1:
            mark = event.start_mark
            place = Place(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
            self.tell("SOP002", "terlalu-dalam", place, maks=MAX_DEPTH)
        elif depth > _HOPELESS_DEPTH:
            raise _StopError

    def check_scalar(self, event: Any, value: str) -> None:
        """What only few scalars can be guilty of."""
        if self.nodes > MAX_NODES:
            self.too_many(event)
        if len(value) > MAX_SCALAR_BYTES // 4 and len(value.encode()) > MAX_SCALAR_BYTES:
            self.tell_at(event, "SOP002", "skalar-terlalu-panjang", maks=MAX_SCALAR_BYTES)
        if event.style == '"' and not _FORBIDDEN_BY_ESCAPE.isdisjoint(value):
            self.escapes(event)

    def escapes(self, event: Any) -> None:
        """Forbidden characters written as escapes, each at its place."""
        start, end = event.start_mark.index, event.end_mark.index
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        i = start
        while i < end:
            step = 1
            if self.text[i] == "\\":
                step = 2 + _ESCAPE_DIGITS.get(self.text[i + 1], 0)
                self.escape(self.text[i : i + step], Place(line, column, line, column + step))
            if self.text[i + step - 1] in "\r\n":
                step += self.text.startswith("\r\n", i + step - 1)
                line, column = line + 1, 1
            else:
                column += step
            i += step

    def escape(self, written: str, place: Place) -> None:
        """One escape sequence of a quoted scalar."""
        char = _CHAR_OF_ESCAPE.get(written[1:2])
        if len(written) > 2:
            char = chr(int(written[2:], 16))
        if char is not None and char in _FORBIDDEN_BY_ESCAPE:
            self.tell("SOP004", f"{kind_of(char)}-lolosan", place, karakter=name_of(char), tulisan=written)

    def properties(self, event: Any) -> None:
        """A tag, an anchor, or both, before a node."""
        text = self.text
        i, line, column = event.start_mark.index, event.start_mark.line + 1, event.start_mark.column + 1
        while text[i] in "&! \t\r\n#":
            end = i + 1
            if text[i] in "&!#":
                while end < len(text) and (
                    text[end] not in " \t\r\n" if text[i] != "#" else text[end] not in "\r\n"
                ):
                    end += 1
            if text[i] in "&!":
                which = "jangkar" if text[i] == "&" else "tag"
                self.tell("SOP002", which, Place(line, column, line, column + end - i), nama=text[i:end])
            if text[i] in "\r\n":
                end += text.startswith("\r\n", i)
                line, column = line + 1, 1
            else:
                column += end - i
            i = end


_CHAR_OF_ESCAPE = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\u0085",
    "L": "\u2028",
    "P": "\u2029",
}


def read_events(decoded: Decoded, data: bytes) -> Passed:
    """Pass the gate.

    Raises SopctlError("libyaml-hilang") where PyYAML came without the C library.
    """
    source: bytes | str = data if decoded.plain else decoded.text
    reader = _Reader(_parser(source), decoded.text)
    mark: Any = None
    try:
        mark = reader.read()
    except _StopError:
        pass
    except MarkedYAMLError as error:
        if error.problem == DEPTH_PROBLEM:
            return _too_deep_for_pyyaml(reader, error, decoded)
        reader.findings.append(syntax_finding(error, decoded.text))
    return Passed(reader.root, mark, tuple(reader.numbers), tuple(reader.findings))


def _too_deep_for_pyyaml(reader: _Reader, error: Any, decoded: Decoded) -> Passed:
    """PyYAML gives up before its events reach our limit: read what stands before that place again."""
    again = _Reader(_parser(decoded.text[: error.problem_mark.index]), decoded.text)
    with suppress(_StopError, MarkedYAMLError):
        again.read()
    told = list(reader.findings)
    if not any(f.variant == "terlalu-dalam" for f in told):
        told.extend(f for f in again.findings if f.variant == "terlalu-dalam")
    return Passed(reader.root, None, (), tuple(told))
