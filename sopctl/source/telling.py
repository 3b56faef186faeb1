"""Telling what the gate finds, each fault at its place and at the key path where reading stands."""

from __future__ import annotations

from typing import Any

from sopctl.finding import Finding
from sopctl.source.fault import fault
from sopctl.source.forbidden import properties
from sopctl.source.guard import Laxity
from sopctl.source.marks import Lines, Marks


class Telling:
    """The findings of one file, with what they need to be placed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.findings: list[Finding] = []
        self.marks = Marks()
        self.path: list[str | int] = []
        """The key path of what is read."""
        self._lines: Lines | None = None

    @property
    def lines(self) -> Lines:
        """Only a file with a fault pays for counting its lines."""
        if self._lines is None:
            self._lines = Lines(self.text)
        return self._lines

    def tell_doubled(self, node: int, key: str, first: int) -> None:
        """Note a key that its mapping has already, at the node `first`."""
        starts, ends = self.marks.starts, self.marks.ends
        place = self.lines.place(starts[node], ends[node])
        args: dict[str, str | int] = {"kunci": key, "baris": self.lines.point(starts[first])[0]}
        told = fault("SOP003", "kunci-ganda", args, key_path=tuple(self.path), at_key=True, place=place)
        self.findings.append(told)

    def tell(self, rule: str, variant: str, start: int, end: int, **args: str | int) -> None:
        """Note a fault at the current key path."""
        place = self.lines.place(start, end)
        self.findings.append(fault(rule, variant, args, key_path=tuple(self.path), place=place))

    def tell_at(self, event: Any, rule: str, variant: str, **args: str | int) -> None:
        """Note a fault of the node that an event begins."""
        self.tell(rule, variant, event.start_mark.index, event.end_mark.index, **args)

    def tell_key(self, event: Any, rule: str, variant: str) -> None:
        """Note a fault of a key that names no value, at its mapping's key path."""
        place = self.lines.place(event.start_mark.index, event.end_mark.index)
        self.findings.append(fault(rule, variant, {}, key_path=tuple(self.path[:-1]), place=place))

    def tell_properties(self, event: Any) -> None:
        """Note a tag, an anchor, or both, before a node."""
        for start, end in properties(self.text, event.start_mark.index):
            written = self.text[start:end]
            self.tell("SOP002", "jangkar" if written[0] == "&" else "tag", start, end, nama=written)

    def tell_lax(self, laxity: Laxity | None) -> None:
        """Note what libyaml let pass, if it did."""
        if laxity is not None:
            place = self.lines.place(laxity.offset, laxity.offset + 1)
            self.findings.append(fault("SOP001", laxity.variant, {}, place=place))
