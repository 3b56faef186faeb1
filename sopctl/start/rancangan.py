"""A new SOP: what is known of it written down, and what the rules ask for left empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sopctl.start.scalar import scalar
from sopctl.start.slug import free_slug, slug_of
from sopctl.start.template import fill_document

Jenis = Literal["administratif", "teknis"]


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of the new SOP."""

    nama: str
    eksternal: bool = False


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of the new SOP."""

    uraian: str
    kolom: int = 0
    """Whose it is: the place of a column, from 0."""


@dataclass(frozen=True, slots=True)
class Rancangan:
    """What is known of an SOP when its file is made."""

    id: str
    nama: str
    jenis: Jenis
    perangkat_daerah: str
    unit_kerja: str | None
    pembuatan: date
    pengesah: str
    pelaksana: tuple[Kolom, ...]
    """At least one: a document without a column is none."""
    kegiatan: tuple[Baris, ...] = ()


def draft_text(rancangan: Rancangan, skema: str) -> str:
    """The file; `skema` is where an editor finds the schema, seen from the file."""
    columns = _ids([kolom.nama for kolom in rancangan.pelaksana], "pelaksana")
    return fill_document(
        "sop.yaml",
        skema=skema,
        id=scalar(rancangan.id),
        nama=scalar(rancangan.nama),
        jenis=rancangan.jenis,
        perangkat_daerah=scalar(rancangan.perangkat_daerah),
        unit_kerja=scalar(rancangan.unit_kerja),
        pembuatan=rancangan.pembuatan.isoformat(),
        pengesah=scalar(rancangan.pengesah),
        pelaksana="\n".join(
            _column(id, kolom) for id, kolom in zip(columns, rancangan.pelaksana, strict=True)
        ),
        kegiatan=_rows(rancangan.kegiatan, columns),
    )


def _ids(texts: Sequence[str], fallback: str) -> list[str]:
    ids: list[str] = []
    for text in texts:
        ids.append(free_slug(slug_of(text, fallback, 40), ids, 40))
    return ids


def _column(id: str, kolom: Kolom) -> str:
    outside = ", pihak: eksternal" if kolom.eksternal else ""
    return f"  - {{id: {scalar(id)}, nama: {scalar(kolom.nama)}{outside}}}"


def _rows(rows: Sequence[Baris], columns: Sequence[str]) -> str:
    if not rows:
        return "kegiatan: []"
    ids = _ids([row.uraian for row in rows], "kegiatan")
    texts = [
        f"  - id: {scalar(id)}\n"
        f"    uraian: {scalar(row.uraian)}\n"
        f"    pelaksana: {scalar(columns[row.kolom])}\n"
        "    mutu_baku: {kelengkapan: null, waktu: null, output: null}"
        for id, row in zip(ids, rows, strict=True)
    ]
    return "\n".join(["kegiatan:", *texts])


def baris_of(text: str, columns: Sequence[Kolom]) -> Baris:
    """A row as it was said: `Pelaksana: uraian`, or the uraian alone for the first column."""
    name, colon, uraian = text.partition(":")
    names = [kolom.nama.casefold() for kolom in columns]
    if colon and uraian.strip() and name.strip().casefold() in names:
        return Baris(uraian.strip(), names.index(name.strip().casefold()))
    return Baris(text)
