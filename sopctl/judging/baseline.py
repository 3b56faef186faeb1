"""The baseline of an office: old findings that it knows of, with a reason each, and wants to hear no more.

An entry holds for a finding by rule and fingerprint, through its last day, and never for a finding that
nothing hides. Like a comment it hides without a reason, too; SOP008 tells what is wrong with an entry.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sopctl.errors import SopctlError
from sopctl.finding import Finding, finding
from sopctl.messages.escape import visible
from sopctl.model.garis_dasar import GarisDasar, TemuanLama
from sopctl.rules.engine import BY_ID
from sopctl.rules.numbers import NUMBERS
from sopctl.rules.report import Judged
from sopctl.source.limits import LONG_LIST
from sopctl.source.load import Loaded, load_file
from sopctl.source.outward import leads_out
from sopctl.source.repository import find_root

MARKER = "garis-dasar/1"
_RULE = "SOP008"

Ran = Mapping[str, frozenset[str]]
"""The rules that looked at a file, by its path as it may be printed: every file that was judged."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of a file, and the folder that their paths count from."""

    entries: tuple[TemuanLama, ...]
    folder: str
    shown: Callable[[str], str]
    """From a path on the disk to the path to print."""

    def split(self, findings: Iterable[Judged], today: date) -> tuple[tuple[Judged, ...], frozenset[int]]:
        """The findings that are left, and the entries, by number, that hide one."""
        holding: dict[tuple[str, str], list[int]] = {}
        for number, entry in enumerate(self.entries):
            if not (_expired(entry, today) or _unhideable(entry)):
                holding.setdefault(_key(entry), []).append(number)
        kept, used = [], set[int]()
        for found in findings:
            by = holding.get((found.rule.id, found.fingerprint), [])
            used.update(by)
            if not by:
                kept.append(found)
        return tuple(kept), frozenset(used)

    def told(self, used: frozenset[int], ran: Ran, whole: bool, today: date) -> Iterator[Finding]:
        """What SOP008 says of the entries; `whole`: all files of the repository were judged."""
        for number, entry in enumerate(self.entries):
            at, rule = ("temuan", number), _rule(entry)
            if rule not in NUMBERS:
                yield finding(_RULE, (*at, "aturan"), "butir-tak-dikenal", aturan=entry.aturan)
                continue
            if _unhideable(entry):
                yield finding(_RULE, (*at, "aturan"), "butir-tak-dapat", aturan=rule)
                continue
            if not (entry.alasan or "").strip():
                yield finding(_RULE, (*at, "alasan"), "butir-tanpa-alasan", aturan=rule)
            if _expired(entry, today):
                until = str(entry.berlaku_sampai)
                yield finding(_RULE, (*at, "berlaku_sampai"), "butir-kedaluwarsa", aturan=rule, tanggal=until)
            elif number not in used and self.is_settled(entry, ran, whole):
                yield finding(_RULE, at, "butir-tak-perlu", aturan=rule, berkas=entry.berkas or "")

    def is_settled(self, entry: TemuanLama, ran: Ran, whole: bool) -> bool:
        """Whether it can be said that the finding of an unused entry is gone."""
        path = entry.berkas or ""
        if not path or leads_out(path):
            return whole
        lies = os.path.join(self.folder, *path.split("/"))
        rules = ran.get(self.shown(lies))
        return _rule(entry) in rules if rules is not None else whole and not os.path.lexists(lies)

    def renewed(
        self,
        findings: tuple[Judged, ...],
        ran: Ran,
        whole: bool,
        reason: str,
        until: date | None,
        today: date,
    ) -> tuple[TemuanLama, ...]:
        """The entries for what a run found: those that still hold as they are, the others new.

        SopctlError where there are others and no reason.
        """
        _, used = self.split(findings, today)
        kept = [
            entry
            for number, entry in enumerate(self.entries)
            if _is_sound(entry, today) and (number in used or not self.is_settled(entry, ran, whole))
        ]
        known = {_key(entry) for entry in kept}
        hideable = [found for found in findings if not found.rule.unhideable]
        new = [
            TemuanLama(
                aturan=found.rule.id,
                berkas=self._inner(found.path),
                sidik=found.fingerprint,
                alasan=visible(reason.strip()),
                berlaku_sampai=until,
            )
            for found in hideable
            if (found.rule.id, found.fingerprint) not in known
        ]
        if new and not reason.strip():
            raise SopctlError("lint.baseline-tanpa-alasan", jumlah=len(new))
        return tuple(sorted((*_each_once(kept), *new), key=_order))

    def _inner(self, shown: str) -> str:
        inner = os.path.relpath(os.path.abspath(shown), os.path.abspath(self.folder))
        return visible(inner.replace(os.sep, "/"))


def folder_of(path: str) -> str:
    """Where the paths of a baseline count from: its repository, or its own folder where it has none."""
    own = os.path.dirname(path) or os.curdir
    return find_root(own) or own


def load_baseline(path: str, shown: str) -> Loaded:
    """Read the file. SopctlError where there is none."""
    if not os.path.lexists(path):
        raise SopctlError("lint.baseline-tidak-ada", path=shown)
    root = find_root(os.path.dirname(path) or os.curdir)
    return load_file(path, root, shown, kind=MARKER, limits=LONG_LIST)


def baseline_of(loaded: Loaded, path: str, shown: Callable[[str], str]) -> Baseline:
    """The entries of a file that was read; none where it could not be."""
    entries = loaded.model.temuan if isinstance(loaded.model, GarisDasar) else ()
    return Baseline(entries, folder_of(path), shown)


def _key(entry: TemuanLama) -> tuple[str, str]:
    return _rule(entry), entry.sidik


def _rule(entry: TemuanLama) -> str:
    return entry.aturan.strip().upper()


def _order(entry: TemuanLama) -> tuple[str, str, str]:
    return entry.berkas or "", _rule(entry), entry.sidik


def _expired(entry: TemuanLama, today: date) -> bool:
    return entry.berlaku_sampai is not None and today > entry.berlaku_sampai


def _unhideable(entry: TemuanLama) -> bool:
    rule = BY_ID.get(_rule(entry))
    return rule is not None and rule.unhideable


def _is_sound(entry: TemuanLama, today: date) -> bool:
    named = _rule(entry) in NUMBERS and not _unhideable(entry)
    return named and bool((entry.alasan or "").strip()) and not _expired(entry, today)


def _each_once(entries: Iterable[TemuanLama]) -> Iterable[TemuanLama]:
    return {_key(entry): entry for entry in entries}.values()
