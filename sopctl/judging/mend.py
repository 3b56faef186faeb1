"""Findings mended: what `--fix` would make of each file, in memory; who asks writes it, or shows it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sopctl.finding import Append, KeyPath, Recode
from sopctl.judging.judge import judge_file
from sopctl.judging.office import Office
from sopctl.judging.survey import STDIN, Item, Survey
from sopctl.model.makna import sidik
from sopctl.model.sop import Sop
from sopctl.rules.report import Judged, Report
from sopctl.source.build import build
from sopctl.source.document import Document
from sopctl.source.edit import Guard, Unit, edit_document
from sopctl.source.files import read_regular
from sopctl.source.limits import MAX_BYTES
from sopctl.source.load import Loaded, load_bytes
from sopctl.source.recode import recoded
from sopctl.source.repository import KONFIGURASI
from sopctl.source.walk import SETTINGS

_ROUNDS = 50
"""One edit may make way for the next; more rounds than this no file needs."""

_Told = tuple[str, KeyPath, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it is, and as it would be."""

    path: str
    """As printed; `-` for standard input."""
    real: str
    """Where it lies; without a repository the path as it was given."""
    root: str | None
    before: bytes
    after: bytes
    fixed: int
    """How many findings that mends."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What would become of the files of a run."""

    changes: tuple[Change, ...]
    """By path."""
    refused: tuple[Judged, ...]
    """Findings whose edit would have changed more than it means."""

    @property
    def fixed(self) -> int:
        """How many findings are mended in all."""
        return sum(change.fixed for change in self.changes)


def mend(survey: Survey, report: Report, *, unsafe: bool = False) -> Mended:
    """Mend what a report tells of the files of its survey, and what comes to light below that.

    Safe fixes leave the fingerprint of an SOP as it is, or are refused. `unsafe` allows the others too,
    also in another file of the repository. What a baseline hides is left as it is.
    """
    return _Mending(survey, unsafe).run(report)


class _Mending:
    def __init__(self, survey: Survey, unsafe: bool) -> None:
        self._is_told = survey.is_told
        self._listed = {item.shown: (office, item) for office, item in survey.listed}
        self._unsafe = unsafe
        self._changes: dict[str, Change] = {}
        self._refused: list[Judged] = []
        self._elsewhere: dict[tuple[str, Unit], tuple[Office, Judged]] = {}

    def run(self, report: Report) -> Mended:
        told: dict[str, list[Judged]] = {}
        for judged in report.findings:
            if judged.path in self._listed and self._wants(judged):
                told.setdefault(judged.path, []).append(judged)
        for path, findings in told.items():
            self._mend_file(*self._listed[path], findings)
        for (path, unit), (office, judged) in self._elsewhere.items():
            self._mend_elsewhere(path, unit, office, judged)
        changed = [change for change in self._changes.values() if change.before != change.after]
        return Mended(tuple(sorted(changed, key=lambda change: change.path)), tuple(self._refused))

    def _wants(self, judged: Judged) -> bool:
        return judged.fix == "safe" or (self._unsafe and judged.fix == "unsafe")

    def _mend_file(self, office: Office, item: Item, findings: Sequence[Judged]) -> None:
        """One file, round by round, until nothing more can be done."""
        data = bytes_of(office, item)
        if data is None:
            return
        file = _File(data, item.shown, KONFIGURASI if item.path == SETTINGS else None)
        for _ in range(_ROUNDS):
            findings = self._not_elsewhere(office, findings)
            if not file.mend(findings):
                break
            judged = judge_file(file.loaded, item.path, office.judging)
            findings = [found for found in judged if self._is_told(found) and self._wants(found)]
        self._refused.extend(file.refused.values())
        self._keep(office, item, file)

    def _keep(self, office: Office, item: Item, file: _File) -> None:
        real = item.real if office.root is not None or item.real == STDIN else item.shown
        self._changes[item.real] = Change(item.shown, real, office.root, file.before, file.data, file.fixed)

    def _not_elsewhere(self, office: Office, findings: Iterable[Judged]) -> list[Judged]:
        """Those whose edits are of their own file; the others are kept for later."""
        own = []
        for judged in findings:
            paths = {edit.path for edit in judged.edits if isinstance(edit, Append) and edit.path}
            if not paths:
                own.append(judged)
            elif len(paths) == 1:
                self._elsewhere.setdefault((paths.pop(), judged.edits), (office, judged))
        return own

    def _mend_elsewhere(self, path: str, unit: Unit, office: Office, judged: Judged) -> None:
        """A finding that another file answers for, where that is a file of the repository."""
        found = next((f for f in office.repository.files if f.path == path), None) if office.root else None
        if found is None or found.fault is not None:
            self._refused.append(judged)
            return
        item = Item(lambda: office.repository.load(found), path, office.shown(path), found.real)
        known = self._changes.get(found.real)
        data = known.after if known is not None else bytes_of(office, item)
        own = tuple(replace(edit, path=None) if isinstance(edit, Append) else edit for edit in unit)
        file = _File(data or b"", item.shown, None)
        if not file.mend([replace(judged, edits=own)]):
            self._refused.append(judged)
            return
        if known is not None:
            file.before, file.fixed = known.before, known.fixed + file.fixed
        self._keep(office, item, file)


class _File:
    """A file on its way to what `--fix` makes of it."""

    def __init__(self, data: bytes, shown: str, kind: str | None) -> None:
        self.before = self.data = data
        self.fixed = 0
        self.refused: dict[_Told, Judged] = {}
        self._shown, self._kind = shown, kind
        self.loaded = self._load()

    def _load(self) -> Loaded:
        return load_bytes(self.data, self._shown, kind=self._kind)

    def mend(self, findings: Sequence[Judged]) -> bool:
        """Mend what can be mended at once, safe fixes before others; whether anything was."""
        left = [judged for judged in findings if _told(judged) not in self.refused]
        if any(isinstance(edit, Recode) for judged in left for edit in judged.edits):
            return self._recode()
        safe = [judged for judged in left if judged.fix == "safe"]
        unsafe = [judged for judged in left if judged.fix != "safe"]
        return self._splice(safe, self._same_meaning()) or self._splice(unsafe, self._same_kind())

    def _recode(self) -> bool:
        again = recoded(self.data)
        if again is None:
            return False
        self.data = again
        self.fixed += 1
        self.loaded = self._load()
        return True

    def _splice(self, findings: Sequence[Judged], guard: Guard | None) -> bool:
        document = self.loaded.document
        if document is None or not findings:
            return False
        result = edit_document(document, [judged.edits for judged in findings], guard=guard)
        self.refused |= {_told(findings[i]): findings[i] for i in result.refused}
        if not result.done:
            return False
        self.data = result.document.text.encode()
        self.fixed += len(result.done)
        self.loaded = self._load()
        return True

    def _same_meaning(self) -> Guard | None:
        """What a safe fix must leave: the fingerprint of an SOP, the model of another file."""
        model = self.loaded.model
        if not isinstance(model, Sop):
            return self._same_kind()
        before = sidik(model)

        def holds(document: Document) -> bool:
            after, _ = build(document, Sop)
            return isinstance(after, Sop) and sidik(after) == before

        return holds

    def _same_kind(self) -> Guard | None:
        """What any fix must leave: a model, where there was one."""
        model = self.loaded.model
        return None if model is None else lambda document: build(document, type(model))[0] is not None


def _told(judged: Judged) -> _Told:
    return judged.rule.id, judged.key_path, judged.variant


def bytes_of(office: Office, item: Item) -> bytes | None:
    """The bytes of a file as they are now; None where it can no longer be read."""
    if item.real == STDIN:
        return office.request.stdin() if office.request.stdin is not None else None
    found = read_regular(item.real, office.root and os.path.realpath(office.root), MAX_BYTES)
    return found if isinstance(found, bytes) else None
