"""What changed in an SOP since it was judged: by its version of that fingerprint, found in git's history.

Looked for only where SOP702 has spoken. The history is anybody's: how much of it is read is bounded, for a
file and for a run, and nothing in it makes the run fail.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sopctl.diff.compare import compare
from sopctl.diff.fakta import Fakta
from sopctl.diff.weigh import Bobot, weigh
from sopctl.errors import SopctlError
from sopctl.finding import Finding, Note
from sopctl.model.makna import sidik
from sopctl.model.sop import Sop
from sopctl.source.git import Git
from sopctl.source.limits import MAX_BYTES
from sopctl.source.load import Loaded, load_bytes
from sopctl.source.versions import Version

_MOST = 300
"""Versions of one file that are looked through."""
_MOST_OF_RUN = 3000
"""Versions of all files together; where a whole office changed after it was judged, the rest goes without."""
_LEAST = 30
"""What a file takes of that at least, for git has to walk all commits for it."""
_AT_ONCE = 20
_NAMED = 3
"""Changes that are named one by one; of more only the number is told."""


class Asal:
    """The history of the files of one repository, as far as findings ask for it."""

    def __init__(self, root: str) -> None:
        self._root, self._left = root, _MOST_OF_RUN
        self._versions: dict[str, tuple[Version, ...]] = {}
        self._read: dict[str, Loaded] = {}

    def explain(self, found: Finding, path: str, loaded: Loaded) -> Finding:
        """The finding with what changed since, or why that cannot be told; as it is where there is no git."""
        try:
            note = self._note(str(dict(found.args)["dinilai"]), path, loaded)
        except SopctlError:
            # The finding stands by itself; a history that cannot be read takes nothing from it.
            return found
        return found if note is None else replace(found, note=note)

    def _note(self, judged: str, path: str, loaded: Loaded) -> Note | None:
        git = Git.around(self._root)
        versions = self._history(git, path)
        if not versions:
            return None
        for version, old in self._contents(git, versions):
            if isinstance(old.model, Sop) and sidik(old.model) == judged:
                return _changes(version, old, loaded)
        if git.is_shallow():
            return Note("asal.dangkal")
        return Note("asal.tidak-ada", (("jumlah", len(versions)),))

    def _history(self, git: Git, path: str) -> tuple[Version, ...]:
        top = os.path.realpath(git.top)
        inner = os.path.relpath(os.path.realpath(path), top).replace(os.sep, "/")
        if inner not in self._versions:
            if inner.startswith("../") or self._left <= 0:
                return ()
            # Of one file only: contents of a whole office do not stay in memory.
            self._read.clear()
            self._versions[inner] = git.versions(inner, min(_MOST, self._left))
            self._left -= max(_LEAST, len(self._versions[inner]))
        return self._versions[inner]

    def _contents(self, git: Git, versions: tuple[Version, ...]) -> Iterator[tuple[Version, Loaded]]:
        """Each version as it read, the newest first; read by the dozen, for the first ones mostly do."""
        for start in range(0, len(versions), _AT_ONCE):
            some = versions[start : start + _AT_ONCE]
            wanted = dict.fromkeys(version.blob for version in some if version.blob not in self._read)
            for id, data in git.read(wanted, MAX_BYTES):
                self._read[id] = Loaded("") if data is None else load_bytes(data, "")
            yield from ((version, self._read[version.blob]) for version in some)


def _changes(version: Version, old: Loaded, loaded: Loaded) -> Note | None:
    assert isinstance(old.model, Sop)
    assert isinstance(loaded.model, Sop)
    facts = compare(old.model, _data(old), loaded.model, _data(loaded))
    judged = sorted((f for f in facts if weigh(f) is not Bobot.ADMINISTRATIF), key=lambda f: -weigh(f))
    if not judged:
        return None
    shown = tuple(Note(f"pokok.{f.jenis}", f.args) for f in judged[:_NAMED])
    if len(judged) > _NAMED:
        shown = (*shown, Note("asal.lainnya", (("jumlah", len(judged) - _NAMED),)))
    then, now = shlex.quote(f"{version.short}:{version.path}"), shlex.quote(loaded.path)
    args: dict[str, str | int] = {
        "revisi": version.short,
        "hari": version.day,
        "substantif": _count(judged, Bobot.SUBSTANTIF),
        "redaksional": _count(judged, Bobot.REDAKSIONAL),
        "perintah": f"sopctl diff {then} {now}",
    }
    return Note("asal.ubahan", tuple(args.items()), shown)


def _count(facts: list[Fakta], bobot: Bobot) -> int:
    return sum(weigh(fakta) is bobot for fakta in facts)


def _data(loaded: Loaded) -> Mapping[str, Any]:
    assert loaded.document is not None
    return loaded.document.data
