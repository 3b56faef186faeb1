"""A difference between two revisions, as a fact: what, where, and how it read before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sopctl.finding import KeyPath
from sopctl.model.alur import Alur, resolve_alur
from sopctl.model.sop import Sop

Data = Any
"""Plain values as the YAML has them."""


@dataclass(frozen=True)
class Sisi:
    """One of the two revisions: its model, and its data as written."""

    sop: Sop
    data: Mapping[str, Data]

    @cached_property
    def alur(self) -> Alur:
        """The flow, resolved once for all comparisons."""
        return resolve_alur(self.sop)

    def at(self, path: KeyPath) -> Data:
        """The value as written at a key path; None where there is none."""
        here: Data = self.data
        for part in path:
            if isinstance(part, int):
                here = here[part] if isinstance(here, list) and part < len(here) else None
            else:
                here = here.get(part) if isinstance(here, Mapping) else None
        return here

    def has(self, path: KeyPath) -> bool:
        """Whether the key at the end of a key path is written, null included."""
        holder = self.at(path[:-1])
        if isinstance(holder, Mapping):
            return path[-1] in holder
        return isinstance(path[-1], int) and isinstance(holder, list) and path[-1] < len(holder)


@dataclass(frozen=True, slots=True)
class Fakta:
    """One difference. `jenis` is its kind in the catalogue (`weigh.UBAHAN`)."""

    jenis: str
    base_path: KeyPath | None
    """Where it stands in BASE; None for what was not there."""
    head_path: KeyPath | None
    """Where it stands in HEAD; None for what is gone."""
    before: Data = None
    after: Data = None
    kegiatan: str | None = None
    """The row it belongs to: its id in HEAD, BASE's where the row is gone, its number without an id."""
    tulisan: bool = False
    """Two readings of one text that differ in nothing but writing: case, spacing, punctuation, a slip."""
    args: tuple[tuple[str, str | int], ...] = ()
    """What its sentence names, besides before and after."""

    @property
    def key_path(self) -> KeyPath:
        """The place in HEAD, or in BASE of what is gone."""
        path = self.base_path if self.head_path is None else self.head_path
        return () if path is None else path


@dataclass(frozen=True)
class Kedua:
    """The two revisions side by side, and how a fact about them is made."""

    base: Sisi
    head: Sisi

    def fakta(
        self,
        jenis: str,
        base_path: KeyPath | None,
        head_path: KeyPath | None,
        *,
        kegiatan: str | None = None,
        tulisan: bool = False,
        sebelum: str | None = None,
        sesudah: str | None = None,
        **args: str | int,
    ) -> Fakta:
        """A fact with the values as they are written on both sides.

        `sebelum` and `sesudah` are how a person reads them, where that is not what is written: names for ids.
        """
        before = None if base_path is None else self.base.at(base_path)
        after = None if head_path is None else self.head.at(head_path)
        readings: dict[str, str | int] = {
            "sebelum": reading(before) if sebelum is None else sebelum,
            "sesudah": reading(after) if sesudah is None else sesudah,
        }
        told = tuple(sorted({**args, **readings}.items()))
        return Fakta(jenis, base_path, head_path, before, after, kegiatan, tulisan, told)


_NAMING = ("nama", "uraian", "teks", "ref", "jabatan")
"""Keys that tell what a mapping is about, the best one first."""


def reading(value: Data) -> str:
    """A value as a person reads it in a sentence; nothing is a dash."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return "; ".join(reading(item) for item in value) or "-"
    if isinstance(value, Mapping):
        return reading(next((value[key] for key in _NAMING if value.get(key)), None))
    return " ".join(str(value).split()) or "-" if value is not None else "-"
