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

from sopctl.errors import SopctlError
from sopctl.finding import Finding, KeyPath
from sopctl.source.decode import Decoded
from sopctl.source.document import Data
from sopctl.source.guard import completed, glued
from sopctl.source.limits import MAX_BYTES, MAX_NODES
from sopctl.source.marks import Marks
from sopctl.source.reader import Reader, StopError
from sopctl.source.references import gathered
from sopctl.source.syntax import DEPTH_PROBLEM, syntax_finding

__all__ = ["MAX_BYTES", "Passed", "read_events"]


@dataclass(frozen=True, slots=True)
class Passed:
    """What the gate hands on. With findings the rest is only as far as reading went."""

    root: Data
    marks: Marks
    numbers: tuple[KeyPath, ...]
    findings: tuple[Finding, ...]


def read_events(decoded: Decoded, data: bytes, max_nodes: int = MAX_NODES) -> Passed:
    """Pass the gate.

    Raises SopctlError("libyaml-hilang") where PyYAML came without the C library.
    """
    text = completed(decoded.text)
    reader = Reader(_parser(data if decoded.plain and text is decoded.text else text), text, max_nodes)
    whole = False
    try:
        reader.read()
        whole = True
    except StopError:
        pass
    except MarkedYAMLError as error:
        if error.problem == DEPTH_PROBLEM:
            reader.findings.extend(_too_deep_for_pyyaml(reader, error))
        else:
            reader.findings.append(syntax_finding(error, text, reader.lines))
    for laxity in glued(text, reader.marks, whole):
        reader.tell_lax(laxity)
    return Passed(reader.root, reader.marks, tuple(reader.numbers), tuple(gathered(reader.findings)))


def _parser(source: bytes | str) -> Any:
    try:
        from yaml._yaml import CParser
    except ImportError as error:
        raise SopctlError("libyaml-hilang") from error
    return CParser(source)


def _too_deep_for_pyyaml(reader: Reader, error: Any) -> list[Finding]:
    """PyYAML gives up before its events reach our limit: read what stands before that place again."""
    if any(told.variant == "terlalu-dalam" for told in reader.findings):
        return []
    before = reader.text[: error.problem_mark.index]
    again = Reader(_parser(before), before, reader.max_nodes)
    with suppress(StopError, MarkedYAMLError):
        again.read()
    return [told for told in again.findings if told.variant == "terlalu-dalam"]
