"""Which other SOPs of a revision refer to one: by keterkaitan, or by a row that another SOP carries out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sopctl.comparing.tree import Tree
from sopctl.model.koleksi import Ringkasan
from sopctl.model.sop import Sop
from sopctl.source.load import Loaded, load_bytes
from sopctl.source.summary import summary_of


class Referrers:
    """Looks through a revision. A file is parsed only where the id that it would write stands in it."""

    def __init__(self, tree: Tree, known: Mapping[str, Loaded], addresses: Iterable[str]) -> None:
        """`known` are files that have been read already, `addresses` all that will be asked about."""
        self._tree, self._known = tree, known
        self._ids = frozenset(address.rpartition("/")[2] for address in addresses)
        self._summaries: dict[str, Ringkasan | None] = {}
        self._bytes: dict[str, bytes] | None = None

    def of(self, addresses: frozenset[str]) -> tuple[str, ...]:
        """The addresses of SOPs that refer to one of these, each once, in order; itself is none of them."""
        if not addresses:
            return ()
        found = set()
        for path in self._mentioning({address.rpartition("/")[2] for address in addresses}):
            short = self._summary(path)
            if short is not None and addresses & {*short.keterkaitan, *short.rujukan}:
                found.add(short.alamat or path)
        return tuple(sorted(found - addresses))

    def _mentioning(self, ids: set[str]) -> list[str]:
        plain = [id.encode() for id in sorted(ids)]
        sought = re.compile(b"(?<![a-z0-9-])(?:" + b"|".join(map(re.escape, plain)) + b")(?![a-z0-9-])")
        # Looking for plain bytes first is a hundred times faster, and most files hold none of them.
        return [
            path
            for path, data in self._contents().items()
            if any(id in data for id in plain) and sought.search(data)
        ]

    def _contents(self) -> dict[str, bytes]:
        """The files that refer to any SOP at all."""
        if self._bytes is None:
            read = self._tree.read(self._tree.likely(self._ids))
            self._bytes = {
                path: data
                for path, data in read
                if isinstance(data, bytes) and (b"keterkaitan" in data or b"rujuk_sop" in data)
            }
        return self._bytes

    def _summary(self, path: str) -> Ringkasan | None:
        if path not in self._summaries:
            loaded = self._known.get(path) or load_bytes(self._contents()[path], path)
            model = loaded.model
            self._summaries[path] = summary_of(model, path) if isinstance(model, Sop) else None
        return self._summaries[path]
