"""Where sheets are written: names that cannot collide, files that are whole or not there."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence

from sopctl.errors import SopctlError
from sopctl.model.dasar import SLUG
from sopctl.model.sop import Sop
from sopctl.source.files import is_inside
from sopctl.source.write import put_file, sweep


def stem_of(path: str) -> str:
    """The name of a file without its folder and its ending."""
    return os.path.splitext(os.path.basename(path))[0]


def colliding(paths: Sequence[str]) -> frozenset[str]:
    """Those stems, in small letters, that several sources share; disks may not tell letters apart."""
    counted = Counter(stem_of(path).casefold() for path in paths)
    return frozenset(stem for stem, count in counted.items() if count > 1)


def address_of(sop: Sop, path: str) -> str:
    """AGENCY/ID, for sources whose stems collide; folder and stem stand in for what is no slug."""
    agency, name = sop.perangkat_daerah or "", sop.id or stem_of(path)
    if not re.fullmatch(SLUG, agency):
        agency = os.path.basename(os.path.dirname(os.path.abspath(path)))
    return f"{agency}/{name}"


class Output:
    """A folder for results."""

    def __init__(self, folder: str, roots: Sequence[str]) -> None:
        """SopctlError where a link inside a repository would lead the results out of it."""
        self._folder = folder
        self._taken: dict[str, str] = {}
        self._swept = set[str]()
        self.written = 0
        lexical, real = os.path.abspath(folder), os.path.realpath(folder)
        for root in roots:
            if is_inside(lexical, root) and not is_inside(real, os.path.realpath(root)):
                raise SopctlError("render.folder-keluar", folder=folder)

    def claim(self, name: str, source: str) -> None:
        """Reserve a name. SopctlError where another source of this run has it already."""
        other = self._taken.setdefault(name.casefold(), source)
        if other != source:
            raise SopctlError("render.nama-bentrok", nama=name, path=other)

    def write(self, name: str, data: bytes) -> None:
        """A file below the folder, whole or not at all. SopctlError where that cannot be done."""
        path = os.path.join(self._folder, *name.split("/"))
        parent = os.path.dirname(path) or "."
        try:
            os.makedirs(parent, exist_ok=True)
            if not is_inside(os.path.realpath(parent), os.path.realpath(self._folder)):
                raise SopctlError("render.folder-keluar", folder=parent)
            if parent not in self._swept:
                self._swept.add(parent)
                sweep([parent])
            put_file(path, data)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise SopctlError("render.tak-dapat-ditulis", path=path, alasan=reason) from error
        self.written += 1
