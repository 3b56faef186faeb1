"""Where on the two sheets a difference shows: at a row, a cell, a symbol, an arrow, a column, identity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

from sopctl.diff.baris import Baris, pair_baris
from sopctl.diff.fakta import Fakta, Kedua, Sisi
from sopctl.diff.kolom import Kolom, pair_kolom
from sopctl.diff.simbol import Simpul, pair_simbol
from sopctl.finding import KeyPath

JenisTempat = Literal["baris", "sel", "simbol", "panah", "kolom", "identitas"]
Tanda = Literal["tambah", "hapus", "ubah", "pindah"]
"""What happened to it."""


_K = TypeVar("_K", int, str)


@dataclass(frozen=True, slots=True)
class Tempat:
    """A place on the sheet of one side."""

    jenis: JenisTempat
    nomor: int = -1
    """The row from 0, or the index of a symbol or an arrow in the flow."""
    nama: str = ""
    """The role of a cell, the id of a column (empty: the head over all of them), the key of the identity."""


@dataclass(frozen=True)
class Padanan:
    """Which columns, rows and symbols of the two sides are the same."""

    both: Kedua
    kolom: Kolom
    baris: Baris
    simpul: Simpul

    def head_of(self, tempat: Tempat) -> Tempat | None:
        """The same place in HEAD; None where HEAD has none. An arrow is never the same."""
        return _counterpart(tempat, self.simpul.row_of, self.simbol_of, self.kolom.by_id)

    def base_of(self, tempat: Tempat) -> Tempat | None:
        """The same place in BASE."""
        rows, symbols = _turned(self.simpul.row_of), _turned(self.simbol_of)
        return _counterpart(tempat, rows, symbols, _turned(self.kolom.by_id))

    @cached_property
    def simbol_of(self) -> dict[int, int]:
        """From the index of a symbol in BASE to that of the same one in HEAD, partners of joint rows too."""
        base, head = self.both.base.alur.simbol, self.both.head.alur.simbol
        found = dict(self.simpul.head_of)
        for one in base:
            row = self.simpul.row_of.get(one.baris) if one.partner else None
            for other in head:
                if other.partner and other.baris == row and self.kolom.same(one.pelaksana, other.pelaksana):
                    found[one.index] = other.index
        return found


def _turned(known: dict[_K, _K]) -> dict[_K, _K]:
    return {there: here for here, there in known.items()}


def _counterpart(
    tempat: Tempat, rows: dict[int, int], symbols: dict[int, int], columns: dict[str, str]
) -> Tempat | None:
    if tempat.jenis == "identitas":
        return tempat
    if tempat.jenis == "kolom":
        name = columns.get(tempat.nama) if tempat.nama else ""
        return None if name is None else Tempat("kolom", nama=name)
    if tempat.jenis == "panah":
        return None
    known = symbols if tempat.jenis == "simbol" else rows
    found = known.get(tempat.nomor)
    return None if found is None else Tempat(tempat.jenis, found, tempat.nama)


def pair_all(both: Kedua) -> Padanan:
    """Pair two revisions of one SOP as `compare` does."""
    kolom, baris = pair_kolom(both), pair_baris(both)
    return Padanan(both, kolom, baris, pair_simbol(both, kolom, baris))


def tanda_of(fakta: Fakta) -> Tanda:
    """What a difference does to its place."""
    for ending, tanda in _ENDINGS:
        if fakta.jenis.endswith(ending):
            return tanda
    return "ubah"


_ENDINGS: tuple[tuple[str, Tanda], ...] = (
    ("-ditambah", "tambah"),
    ("-dihapus", "hapus"),
    ("-dipindah", "pindah"),
)
_ITEMS = ("dasar-hukum-", "kualifikasi-", "peringatan-", "pencatatan-", "keterkaitan-", "peralatan-")


def tempat_of(fakta: Fakta, padanan: Padanan) -> tuple[Tempat | None, Tempat | None]:
    """(place in BASE, place in HEAD); None where it does not show: new, gone, or on no sheet."""
    both, tanda = padanan.both, tanda_of(fakta)
    base = _place(fakta, both.base, fakta.base_path)
    head = _place(fakta, both.head, fakta.head_path)
    if fakta.jenis.startswith(_ITEMS):
        # Something of a box came or went: the box itself is on both sheets.
        return base or head, head or base
    if tanda == "tambah":
        return None, head
    if tanda == "hapus":
        return base, None
    if fakta.jenis.startswith(("cabang-", "lanjut-")):
        return (
            base or _unwritten(fakta.head_path, padanan, both.base),
            head or _unwritten(fakta.base_path, padanan, both.head),
        )
    if base is None and head is not None:
        base = padanan.base_of(head)
    elif head is None and base is not None:
        head = padanan.head_of(base)
    return base, head


def _place(fakta: Fakta, side: Sisi, path: KeyPath | None) -> Tempat | None:
    if path is None or not path:
        return None
    jenis = fakta.jenis
    if path[0] == "kegiatan":
        return _in_rows(jenis, side, path)
    if path[0] == "pelaksana":
        return _column(side, path)
    if path[0] in _IDENTITY:
        nested = path[0] == "tanggal" and len(path) > 1
        return Tempat("identitas", nama=str(path[1] if nested else path[0]))
    return None


_IDENTITY = frozenset(
    (
        *("nomor", "tanggal", "pengesahan", "nama", "perangkat_daerah", "unit_kerja", "dasar_hukum"),
        *("kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan"),
    )
)
"""Keys that the identity sheet shows."""


def _column(side: Sisi, path: KeyPath) -> Tempat:
    index = path[1] if len(path) > 1 else None
    return Tempat("kolom", nama=side.sop.pelaksana[index].id if isinstance(index, int) else "")


def _in_rows(jenis: str, side: Sisi, path: KeyPath) -> Tempat | None:
    row = path[1]
    assert isinstance(row, int)
    if jenis in ("kegiatan-ditambah", "kegiatan-dihapus", "kegiatan-dipindah"):
        return Tempat("baris", row)
    role = _ROLES.get(str(path[-1])) if jenis.startswith(("kegiatan-", "urutan-")) else None
    if role is not None and "langkah" not in path:
        return Tempat("sel", row, role)
    if jenis.startswith(("cabang-", "lanjut-")):
        found = next((i for i, p in enumerate(side.alur.panah) if p.tertulis and p.key_path == path), None)
        return None if found is None else Tempat("panah", found)
    return _symbol(side, path)


_ROLES = {
    "uraian": "kegiatan",
    "rujuk_sop": "keterangan",
    "kelengkapan": "kelengkapan",
    "waktu": "waktu",
    "output": "output",
    "keterangan": "keterangan",
}
"""From the key of a row to the role of its cell."""


def _symbol(side: Sisi, path: KeyPath) -> Tempat | None:
    """The symbol that is written at a path, or around it."""
    named = next((s for s in side.alur.simbol if s.pelaksana_path == path), None)
    around = (s for s in side.alur.simbol if not s.partner and path[: len(s.key_path)] == s.key_path)
    found = named or max(around, key=lambda s: len(s.key_path), default=None)
    return None if found is None else Tempat("simbol", found.index)


def _unwritten(other_path: KeyPath | None, padanan: Padanan, side: Sisi) -> Tempat | None:
    """The arrow that follows from the order of rows, where the other side writes a target instead."""
    other = padanan.both.head if side is padanan.both.base else padanan.both.base
    there = _symbol(other, other_path) if other_path else None
    if there is None:
        return None
    here = padanan.base_of(there) if side is padanan.both.base else padanan.head_of(there)
    if here is None:
        return None
    ways = [i for i, p in enumerate(side.alur.panah) if p.dari == here.nomor and p.label is None]
    return Tempat("panah", ways[0]) if len(ways) == 1 else None
