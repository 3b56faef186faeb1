"""Which files a run judges, and what it found: whole repositories, single files, standard input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from sopctl.errors import SopctlError
from sopctl.judging.baseline import Ran, baseline_of, load_baseline
from sopctl.judging.choice import ignored, selected
from sopctl.judging.judge import judge_beside, judge_deleted, judge_file, judge_safely
from sopctl.judging.office import Office, Request, inner_path, shown_path
from sopctl.messages.escape import visible
from sopctl.rules.engine import CRASHED
from sopctl.rules.report import Judged, Report, told_apart
from sopctl.source.load import Loaded, load_bytes, load_file
from sopctl.source.pattern import Pattern
from sopctl.source.repository import KONFIGURASI, find_root
from sopctl.source.walk import SETTINGS, FoundFile, find_files, find_repositories

STDIN = "-"
_ANY_YAML = ("**/*.yaml", "**/*.yml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, and what could not be done."""

    report: Report
    troubles: tuple[SopctlError, ...]
    """Each a request that could not be met; the rest was done."""
    ran: Ran = field(default_factory=dict)
    whole: bool = False
    """Whether all files of the repository were judged."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file to judge."""

    load: Callable[[], Loaded]
    path: str
    """From the root of its place, with `/`."""
    shown: str
    real: str


class Survey:
    """A run: its files are found when it is made, and judged when it is run."""

    def __init__(self, request: Request) -> None:
        """Raises SopctlError where nothing can be judged at all: no path and no repository, no libyaml."""
        self._request = request
        self._places: dict[str | None, Office] = {}
        self._found: list[Judged] = []
        self._troubles: list[SopctlError] = []
        self._read: set[str] = set()
        self._where: dict[str, tuple[Office, str]] = {}
        """The place of each file by its path as printed, and where it lies."""
        self._ran: dict[str, frozenset[str]] = {}
        self._baseline = (
            None if request.baseline is None else load_baseline(request.baseline, request.baseline)
        )
        self._listed = self._each_once()
        for place in self._places.values():
            # A revision that is not there is no reason to judge first.
            _ = place.changes

    @property
    def total(self) -> int:
        """How many files there are to judge."""
        return len(self._listed)

    @property
    def listed(self) -> tuple[tuple[Office, Item], ...]:
        """The files to judge, each with its office."""
        return tuple(self._listed)

    @property
    def troubles(self) -> tuple[SopctlError, ...]:
        """What could not be found of what was asked for."""
        return tuple(self._troubles)

    def run(self, on_file: Callable[[], None] = lambda: None) -> Outcome:
        """Judge them all. One bad file, or one path that does not exist, never stops the others."""
        for place, item in self._listed:
            self._judge(place, item)
            on_file()
        for place in self._places.values():
            self._tell_settings(place)
            self._read.update(place.read_beside)
            for path in place.base.lost_register:
                self._found.extend(judge_deleted(path, place.judging))
        found = told_apart(_in_order(self._found))
        outcome = Outcome(
            Report(found, len(self._read)), tuple(self._troubles), self._ran, not self._request.paths
        )
        if self._baseline is not None and self._request.baseline is not None:
            outcome = self.hidden(outcome, self._baseline, self._request.baseline)
        asked = tuple(found for found in outcome.report.findings if self.is_asked_for(found))
        return replace(outcome, report=replace(outcome.report, findings=asked))

    def hidden(self, outcome: Outcome, loaded: Loaded, path: str) -> Outcome:
        """What is left to tell beside a baseline, with what is wrong with the baseline itself."""
        today, place = self._request.today, self._place(find_root(os.path.dirname(path) or os.curdir))
        inner = inner_path(path, place.root)
        baseline = baseline_of(loaded, path, shown_path)
        kept, used = baseline.split(outcome.report.findings, today)
        told = tuple(baseline.told(used, outcome.ran, outcome.whole, today))
        self._where[loaded.path] = (place, path)
        listed = visible(loaded.path) in outcome.ran
        own = judge_beside(loaded, told, inner, place.judging, read=not listed)
        troubles = outcome.troubles
        if loaded.model is None:
            troubles = (*troubles, SopctlError("lint.baseline-tak-terbaca", path=loaded.path))
        hidden = len(outcome.report.findings) - len(kept)
        report = replace(outcome.report, findings=told_apart(_in_order((*kept, *own))), hidden=hidden)
        return replace(outcome, report=report, troubles=troubles)

    def is_told(self, found: Judged) -> bool:
        """Whether a run tells a finding: it is asked for, and no baseline hides it."""
        if self._baseline is None or self._request.baseline is None:
            return self.is_asked_for(found)
        baseline = baseline_of(self._baseline, self._request.baseline, shown_path)
        return bool(baseline.split((found,), self._request.today)[0]) and self.is_asked_for(found)

    def is_asked_for(self, found: Judged) -> bool:
        """Whether a run that asks for changes tells a finding: in a changed file, or of a cross rule.

        Our own fault is always told, for it makes the run fail.
        """
        request = self._request
        if request.since is None or not request.only_changed or found.is_cross or found.rule.id == CRASHED:
            return True
        place, path = self._where.get(found.path, (None, STDIN))
        # What is typed in right now is news.
        return place is None or place.changes is None or path == STDIN or place.changes.touched(path)

    def _each_once(self) -> list[tuple[Office, Item]]:
        first: dict[str, tuple[Office, Item]] = {}
        for place, item in self._list():
            first.setdefault(item.real, (place, item))
        return list(first.values())

    def _judge(self, place: Office, item: Item) -> None:
        self._read.add(item.real)
        lies = STDIN if item.real == STDIN else os.path.join(place.root or os.curdir, item.path)
        self._where[item.shown] = (place, lies)
        if item.path in place.quiet:
            return
        judged = judge_safely(item.load, item.path, item.shown, place.judging)
        self._found.extend(judged.findings)
        self._ran[visible(item.shown)] = judged.ran

    def _tell_settings(self, place: Office) -> None:
        """An invalid sopctl.yaml is told with any file of its repository; a sound one was only read."""
        loaded = place.konfigurasi
        real = os.path.realpath(os.path.join(place.root or "", SETTINGS))
        if loaded is None or real in self._read:
            return
        self._read.add(real)
        self._where[loaded.path] = (place, real)
        if place.invalid:
            self._found.extend(judge_file(loaded, SETTINGS, place.judging))
            self._tell_invalid(place)

    def _tell_invalid(self, place: Office) -> None:
        self._troubles.append(SopctlError("lint.invalid-config", path=place.shown(SETTINGS)))

    def _list(self) -> Iterator[tuple[Office, Item]]:
        if not self._request.paths:
            yield from self._repository()
        for path in self._request.paths:
            try:
                yield from self._path(path)
            except SopctlError as error:
                self._troubles.append(error)

    def _repository(self) -> Iterator[tuple[Office, Item]]:
        root = find_root(os.curdir)
        if root is None:
            raise SopctlError("lint.no-repository")
        place = self._place(root, whole=True)
        yield place, self._settings_item(place)
        yield from ((place, self._item(place, file)) for file in place.repository.files)
        settings = place.repository.settings
        if settings is not None and not place.repository.sop:
            self._troubles.append(SopctlError("lint.no-match", patterns=", ".join(settings.patterns)))

    def _path(self, path: str) -> Iterator[tuple[Office, Item]]:
        if path == STDIN:
            yield self._stdin()
        elif not os.path.lexists(path):
            raise SopctlError("lint.no-such-path", path=path)
        elif os.path.isdir(path):
            yield from self._folder(path)
        else:
            yield self._file(path)

    def _file(self, path: str) -> tuple[Office, Item]:
        root = find_root(os.path.dirname(path) or os.curdir)
        place = self._place(root)
        inner = inner_path(path, root)
        if inner == SETTINGS:
            return place, self._settings_item(place)
        shown = shown_path(path)
        return place, Item(lambda: load_file(path, root, shown), inner, shown, os.path.realpath(path))

    def _folder(self, path: str) -> Iterator[tuple[Office, Item]]:
        root = find_root(path)
        items = list(self._below(path, root))
        if not items:
            raise SopctlError("lint.nothing-below", path=path)
        yield from items

    def _below(self, path: str, root: str | None) -> Iterator[tuple[Office, Item]]:
        place = self._place(root)
        if root is None:
            for file in find_files(path, [Pattern(text) for text in _ANY_YAML]):
                yield self._file(os.path.join(path, file.path))
            for inner in find_repositories(path):
                yield from self._below(inner, find_root(inner))
            return
        inner = inner_path(path, root)
        if inner == ".":
            yield place, self._settings_item(place)
        for file in place.repository.files:
            if inner == "." or file.path.startswith(f"{inner}/"):
                yield place, self._item(place, file)

    def _stdin(self) -> tuple[Office, Item]:
        name = self._request.stdin_filename
        root = find_root(os.path.dirname(name or "") or os.curdir)
        place = self._place(root)
        inner = STDIN if name is None else inner_path(name, root)
        shown = STDIN if name is None else shown_path(name)
        read = self._request.stdin or (lambda: b"")
        kind = KONFIGURASI if inner == SETTINGS else None
        return place, Item(lambda: load_bytes(read(), shown, kind=kind), inner, shown, STDIN)

    def _settings_item(self, place: Office) -> Item:
        loaded = place.konfigurasi
        assert loaded is not None
        if place.invalid:
            self._tell_invalid(place)
        real = os.path.realpath(os.path.join(place.root or "", SETTINGS))
        return Item(lambda: loaded, SETTINGS, loaded.path, real)

    def _item(self, place: Office, file: FoundFile) -> Item:
        return Item(lambda: place.load(file), file.path, place.shown(file.path), file.real)

    def _place(self, root: str | None, *, whole: bool = False) -> Office:
        if root not in self._places:
            self._places[root] = Office(root, self._request, whole)
        return self._places[root]


def _in_order(found: Iterable[Judged]) -> list[Judged]:
    return sorted(found, key=lambda j: (j.path, j.place, j.rule.id, j.variant, repr(j.args)))


def lint(
    paths: Iterable[str | os.PathLike[str]] = (),
    *,
    today: date,
    cross: bool = False,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> Outcome:
    """Judge files and folders, or without any the repository around the working folder.

    With paths, rules that need the other SOPs run with `cross`. What could not be done, such as a path
    that does not exist, stands in `troubles` beside what was found in the rest. Raises SopctlError where
    nothing could be judged at all, and for the id of a rule that there is not.
    """
    request = Request(
        today,
        tuple(os.fspath(path) for path in paths),
        select=None if select is None else selected(select),
        ignore=ignored(ignore),
        cross=cross,
    )
    outcome = Survey(request).run()
    if outcome.troubles and not outcome.report.files:
        raise outcome.troubles[0]
    return outcome
