"""One file judged: read, checked by the rules, its suppressions applied, its findings placed and weighed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sopctl.errors import SopctlError
from sopctl.finding import Finding, Place, finding
from sopctl.model.dasar import Model
from sopctl.model.koleksi import Koleksi
from sopctl.model.konfigurasi import Konfigurasi, TingkatAturan
from sopctl.model.sop import Sop
from sopctl.rules.context import SharedContext, SopContext
from sopctl.rules.engine import BY_ID, CRASHED, Verdict, crashed, judge_shared, judge_sop
from sopctl.rules.fingerprint import fingerprints
from sopctl.rules.report import Judged
from sopctl.rules.settings import Ruling, Settings, Words
from sopctl.rules.sop006_nilai_tak_sah import ONLY_CODE
from sopctl.rules.sop606_register_utuh import RULE as REGISTER_UTUH
from sopctl.rules.suppression import read_suppressions, suppress
from sopctl.source.comments import comments_of
from sopctl.source.document import split_lines
from sopctl.source.load import BEGINNING, Loaded
from sopctl.source.locate import place_of
from sopctl.source.pattern import Pattern

_READING = frozenset({"SOP001", "SOP002", "SOP003", "SOP004", "SOP005", "SOP006", "SOP007", "SOP010"})
"""What the reader has always looked for when it is done with a file."""

Args = tuple[tuple[str, str | int], ...]
_PATH = "path"
"""The argument that is a path in the repository, in the findings of every rule."""


def _nothing_before(path: str, now: Model | None) -> None:
    return None


def _nothing_more(found: Finding, path: str, loaded: Loaded) -> Finding:
    return found


@dataclass(frozen=True, slots=True)
class Judging:
    """What the files of a run are judged by."""

    koleksi: Koleksi
    settings: Settings
    today: date
    reading_only: bool = False
    """sopctl.yaml is invalid: nobody knows how this office judges, so only family 0 speaks."""
    shown: Callable[[str], str] = str
    """From a path in the repository to the path to print."""
    explain: Callable[[Finding, str, Loaded], Finding] = _nothing_more
    """Adds to a finding of the file at a path what only its history can tell."""
    before: Callable[[str, Model | None], Model | None] = _nothing_before
    """What the file at a path was at the revision that the run compares with, given what it is; None where
    that was the same, or nothing."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """What `aturan.per_berkas` says of the file at a path; of two patterns that match, the later counts."""

    patterns: tuple[tuple[Pattern, Words], ...] = ()

    @classmethod
    def of(cls, konfigurasi: Konfigurasi | None) -> Overrides:
        """Those of an office."""
        per_berkas = konfigurasi.aturan.per_berkas if konfigurasi and konfigurasi.aturan else None
        return cls(tuple((Pattern(text), words) for text, words in (per_berkas or {}).items()))

    def __call__(self, path: str) -> Words:
        parts = tuple(path.split("/"))
        words: dict[str, TingkatAturan] = {}
        for pattern, more in self.patterns:
            if pattern.matches(parts):
                words.update(more)
        return words


@dataclass(frozen=True, slots=True)
class JudgedFile:
    """All findings of one file, by place, and the rules that looked at it."""

    findings: tuple[Judged, ...]
    ran: frozenset[str] = frozenset()


def judge_safely(load: Callable[[], Loaded], path: str, shown: str, judging: Judging) -> JudgedFile:
    """One file judged. Where reading or judging itself crashes, that is SOP901 of this file."""
    try:
        return judge_whole(load(), path, judging)
    except SopctlError:
        raise
    except Exception as error:
        found = replace(crashed("sopctl", error), place=BEGINNING)
        return JudgedFile(_judged(Loaded(shown), [found], path, judging))


def judge_file(loaded: Loaded, path: str, judging: Judging) -> tuple[Judged, ...]:
    """All findings of one file, by place. `path` is from the repository's root, with `/`."""
    return judge_whole(loaded, path, judging).findings


def judge_whole(loaded: Loaded, path: str, judging: Judging) -> JudgedFile:
    """The same, with the rules that ran."""
    ruling = judging.settings.at(path)
    verdict = _verdict(loaded, path, judging, ruling)
    told = [f for f in (*loaded.findings, *verdict.findings) if ruling.runs(BY_ID[f.rule])]
    placed = [_placed(loaded, found) for found in told]
    ran = verdict.ran | {id for id in (*_READING, "SOP008") if ruling.runs(BY_ID[id])}
    kept = _without_suppressed(loaded, placed, ran, ruling, judging.today)
    told_of = [judging.explain(found, path, loaded) for found in kept]
    crashed_here = {str(dict(f.args)["aturan"]) for f in verdict.findings if f.rule == CRASHED}
    return JudgedFile(_judged(loaded, sorted(told_of, key=_order), path, judging), ran - crashed_here)


def judge_beside(
    loaded: Loaded, told: Sequence[Finding], path: str, judging: Judging, *, read: bool
) -> tuple[Judged, ...]:
    """What was found in a file by looking at others, and where `read`, what reading it found as well."""
    ruling = judging.settings.at(path)
    all_told = (*(loaded.findings if read else ()), *told)
    placed = [_placed(loaded, found) for found in all_told if ruling.runs(BY_ID[found.rule])]
    return _judged(loaded, sorted(placed, key=_order), path, judging)


def judge_deleted(path: str, judging: Judging) -> tuple[Judged, ...]:
    """SOP606 of an entry of the register that is there no more."""
    rule = BY_ID[REGISTER_UTUH.id]
    if judging.reading_only or not judging.settings.at(path).runs(rule):
        return ()
    found = finding(rule.id, (), "dihapus", place=BEGINNING)
    return _judged(Loaded(judging.shown(path)), [found], path, judging)


def _verdict(loaded: Loaded, path: str, judging: Judging, ruling: Ruling) -> Verdict:
    model = loaded.model
    if isinstance(model, Sop):
        context = SopContext(model, path, judging.koleksi, judging.today, judging.before(path, model))
        return judge_sop(context, ruling, reading_only=judging.reading_only)
    shared = SharedContext(model, path, judging.koleksi, judging.today, judging.before(path, model))
    return judge_shared(shared, ruling, reading_only=judging.reading_only)


def _placed(loaded: Loaded, found: Finding) -> Finding:
    if found.place is not None:
        return found
    place = place_of(loaded.document, found) if loaded.document is not None else BEGINNING
    return replace(found, place=place)


def _without_suppressed(
    loaded: Loaded, placed: Sequence[Finding], ran: frozenset[str], ruling: Ruling, today: date
) -> tuple[Finding, ...]:
    if loaded.document is None or "sopctl" not in loaded.text:
        return tuple(placed)
    suppressions = read_suppressions(comments_of(loaded.document))
    left = suppress(placed, suppressions, ran, BY_ID, today)
    return (*left.kept, *left.told) if ruling.runs(BY_ID["SOP008"]) else left.kept


def _order(found: Finding) -> tuple[Place, str, str, str]:
    return (found.place or BEGINNING, found.rule, found.variant, repr(found.args))


def _judged(loaded: Loaded, findings: Sequence[Finding], path: str, judging: Judging) -> tuple[Judged, ...]:
    if not findings:
        return ()
    ruling = judging.settings.at(path)
    lines = split_lines(loaded.text)
    data = loaded.document.data if loaded.document is not None else None
    owner = (loaded.model.alamat if isinstance(loaded.model, Sop) else None) or path
    return tuple(
        Judged(
            loaded.path,
            BY_ID[found.rule],
            ruling.level(BY_ID[found.rule], found),
            found.place or BEGINNING,
            found.key_path,
            found.variant,
            _shown(found.args, judging),
            fingerprint,
            _line(lines, found.place),
            found.edits,
            found.note,
        )
        for found, fingerprint in zip(findings, fingerprints(findings, owner, data), strict=True)
    )


def _shown(args: Args, judging: Judging) -> Args:
    """The arguments, the path of another file as this run prints paths."""
    return tuple((name, judging.shown(str(value)) if name == _PATH else value) for name, value in args)


def _line(lines: Sequence[str], place: Place | None) -> str:
    return lines[place.line - 1] if place is not None and place.line <= len(lines) else ""


def is_invalid(loaded: Loaded) -> bool:
    """Whether sopctl.yaml cannot be used: it has no model, or names a rule that does not exist."""
    if not isinstance(loaded.model, Konfigurasi):
        return True
    # What can be told of the settings alone is told of any day.
    context = SharedContext(loaded.model, loaded.path, Koleksi(), date.min)
    found = judge_shared(context, Settings().at(loaded.path)).findings
    return any(told.variant not in ONLY_CODE for told in found)
