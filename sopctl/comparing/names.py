"""Names for the ids that a fact speaks of: agencies, units, regulations. The values themselves stay ids."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from sopctl.comparing.tree import Tree
from sopctl.diff.fakta import Fakta
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.peraturan import DaftarPeraturan
from sopctl.source.repository import PERATURAN

Args = tuple[tuple[str, str | int], ...]


class Names:
    """What one revision calls things."""

    def __init__(self, tree: Tree, konfigurasi: Konfigurasi | None) -> None:
        self._tree, self._konfigurasi = tree, konfigurasi

    def agency(self, key: str) -> str | None:
        """The name of an agency; None of one that is not registered."""
        agency = self._konfigurasi.agencies.get(key) if self._konfigurasi else None
        return agency.nama if agency else None

    def unit(self, key: str) -> str | None:
        """The name of a unit, where all agencies that have that key call it so."""
        agencies = self._konfigurasi.agencies.values() if self._konfigurasi else ()
        found = {a.unit_kerja[key].nama for a in agencies if a.unit_kerja and key in a.unit_kerja}
        return found.pop() if len(found) == 1 else None

    def regulation(self, id: str) -> str | None:
        """The text of a regulation; None of one that peraturan.yaml does not have."""
        return self._regulations.get(id)

    @cached_property
    def _regulations(self) -> dict[str, str]:
        model = self._tree.load(PERATURAN).model if self._tree.has(PERATURAN) else None
        listed = model.peraturan if isinstance(model, DaftarPeraturan) else None
        return {id: one.teks for id, one in (listed or {}).items() if one.teks}


def named(fakta: Fakta, base: Names, head: Names) -> Args:
    """The arguments of a fact, with names for ids where there are any."""
    readings = {
        "sebelum": _name(fakta.jenis, fakta.before, base),
        "sesudah": _name(fakta.jenis, fakta.after, head),
    }
    told = dict(fakta.args)
    told.update({key: name for key, name in readings.items() if name is not None})
    return tuple(sorted(told.items()))


def _name(jenis: str, value: Any, names: Names) -> str | None:
    if jenis in ("perangkat-daerah-berubah", "pelaksana-perangkat-daerah-berubah"):
        return names.agency(value) if isinstance(value, str) else None
    if jenis == "unit-kerja-berubah":
        return names.unit(value) if isinstance(value, str) else None
    if jenis.startswith("dasar-hukum-") and isinstance(value, Mapping) and isinstance(value.get("ref"), str):
        return names.regulation(value["ref"])
    return None
