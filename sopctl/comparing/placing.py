"""Facts weighed and placed: each with its level, its lines in both revisions, and a lasting name."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sopctl.comparing.names import Names, named
from sopctl.diff.fakta import Fakta
from sopctl.diff.report import Letak, Ubah
from sopctl.diff.weigh import weigh
from sopctl.finding import KeyPath
from sopctl.model.jalan import stable_path
from sopctl.source.document import Document
from sopctl.source.locate import stretch_at


@dataclass(frozen=True, slots=True)
class Revision:
    """A file of one of the two revisions."""

    path: str
    """From the repository's root, with `/`."""
    document: Document

    def place(self, key_path: KeyPath) -> Letak:
        """The line of the key, or of the item of a list."""
        return Letak(self.path, stretch_at(self.document, key_path, at_key=True).place.line)


@dataclass(frozen=True, slots=True)
class Placing:
    """The two files that facts are about."""

    base: Revision | None
    head: Revision | None
    sop: str | None
    names: tuple[Names, Names]

    def place(self, facts: Sequence[Fakta]) -> tuple[Ubah, ...]:
        """The facts as they are told, in their order."""
        seen: Counter[str] = Counter()
        told = []
        for fakta in facts:
            own = self._own(fakta)
            seen[own] += 1
            told.append(self._ubah(fakta, _hash(own, str(seen[own]))))
        return tuple(told)

    def _ubah(self, fakta: Fakta, fingerprint: str) -> Ubah:
        args = named(fakta, *self.names)
        return Ubah(
            replace(fakta, args=args),
            weigh(fakta),
            self.sop,
            _placed(self.base, fakta.base_path),
            _placed(self.head, fakta.head_path),
            fingerprint,
        )

    def _own(self, fakta: Fakta) -> str:
        """What tells a change from others: no line, and no position in a list."""
        side = self.base if fakta.head_path is None else self.head
        path = stable_path(fakta.key_path, side.document.data if side else None)
        owner = self.sop or (side.path if side else "")
        return json.dumps([fakta.jenis, owner, path, fakta.before, fakta.after], ensure_ascii=False)


def _placed(side: Revision | None, path: KeyPath | None) -> Letak | None:
    return None if side is None or path is None else side.place(path)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
