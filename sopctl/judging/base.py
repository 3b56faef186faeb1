"""The files of an office as they were at a revision, for what must not be taken back or rewritten."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property

from sopctl.judging.changed import Changes
from sopctl.model.dasar import Model, texts_of
from sopctl.model.register import FOLDER, Register
from sopctl.model.sop import Sop
from sopctl.source.load import load_bytes


class Base:
    """What the changed files of one repository were; without a revision to compare with, nothing."""

    def __init__(self, changes: Changes | None, root: str | None) -> None:
        self._changes, self._root = changes, root
        self._models: dict[str, Model | None] = {}

    def model(self, path: str) -> Model | None:
        """What a file was, by its path from the root; None where it is the same, was not or had no model."""
        if path not in self._models:
            data = self._before.get(path)
            self._models[path] = None if data is None else load_bytes(data, path).model
        return self._models[path]

    def before(self, path: str, now: Model | None) -> Model | None:
        """What the file at a path was, given what it is: an SOP is found by its address wherever it lay."""
        if isinstance(now, Sop):
            addresses = [alamat for alamat in (now.alamat, *texts_of(now.dahulu)) if alamat]
            for alamat in addresses:
                if alamat in self._sop:
                    return self._sop[alamat]
        return self.model(path)

    @cached_property
    def _sop(self) -> dict[str, Sop]:
        """The SOPs that are not the same any more, by their address then."""
        models = [self.model(path) for path in self._before if not path.startswith(f"{FOLDER}/")]
        return {m.alamat: m for m in reversed(models) if isinstance(m, Sop) and m.alamat is not None}

    @property
    def register(self) -> dict[str, Register]:
        """The entries of the register that are not the same any more, by path."""
        return {path: model for path in self._registered if isinstance(model := self.model(path), Register)}

    @property
    def lost_register(self) -> Iterator[str]:
        """The files of entries that are there no more, by path."""
        for path in sorted(self.register):
            if not os.path.lexists(os.path.join(self._root or os.curdir, *path.split("/"))):
                yield path

    @property
    def _registered(self) -> Iterator[str]:
        return (path for path in self._before if path.startswith(f"{FOLDER}/"))

    @cached_property
    def _before(self) -> dict[str, bytes]:
        if self._changes is None or self._root is None:
            return {}
        return self._changes.before(self._root)
