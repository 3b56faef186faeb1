"""One assigned number (`skema: register/1`, Pasal 12 and 13)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sopctl.model.dasar import Model, TanggalOpsional, Teks, TeksWajib
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.nomor import Lingkup, NomorTerbaca, Pembaca
from sopctl.model.pola import is_usable

FOLDER = "register"
OLD_SCHEME = "lama"
"""Begins the name of a file whose number the pattern of today cannot read."""
_NAME = re.compile(r"(?P<before>(?:[0-9]{4}-)?(?:[0-9]{2}-)?)(?P<urut>[0-9]{3,9})\.ya?ml")
_OLD_NAME = re.compile(rf"{OLD_SCHEME}-(?P<urut>[0-9]{{3,9}})\.ya?ml")


class Register(Model):
    """register/AGENCY/COUNTER.yaml: a number is never used twice."""

    skema: Literal["register/1"]
    nomor: TeksWajib
    sop: Teks | None = None
    perangkat_daerah: Teks | None = None
    nama: Teks | None = None
    tanggal: TanggalOpsional = None
    status: Literal["dipesan", "dipakai", "dicabut"]
    alasan: Teks | None = None
    tanggal_cabut: TanggalOpsional = None


@dataclass(frozen=True, slots=True)
class Terdaftar:
    """One file of the register."""

    path: str
    """From the repository's root, with `/`."""
    register: Register


def folder_of(lingkup: Lingkup) -> str:
    """What the paths of a counter's register files begin with, up to the counter itself."""
    folders = (FOLDER, lingkup.perangkat_daerah, lingkup.unit_kerja)
    tahun = f"{lingkup.tahun}-" if lingkup.tahun is not None else ""
    bulan = f"{lingkup.bulan:02}-" if lingkup.bulan is not None else ""
    return "/".join((*(part for part in folders if part), f"{tahun}{bulan}"))


def split_path(path: str) -> tuple[str, int | None]:
    """(what stands before the counter, the counter) of a register file; None where its name has none."""
    folder, _, name = path.rpartition("/")
    found = _NAME.fullmatch(name)
    if found is None:
        return f"{folder}/", None
    return f"{folder}/{found['before']}", int(found["urut"])


def pembaca_of(konfigurasi: Konfigurasi | None) -> Pembaca | None:
    """What reads the numbers of an office; None where it has no pattern that can tell them apart."""
    kode = konfigurasi.kode if konfigurasi else None
    if konfigurasi is None or kode is None or not is_usable(kode, konfigurasi):
        return None
    return Pembaca(kode, konfigurasi)


def likely_paths(nomor: str, perangkat_daerah: str | None, pembaca: Pembaca) -> tuple[str, ...]:
    """Where the file of a number lies by its pattern; nothing where the pattern cannot read it.

    `perangkat_daerah` is whose it is, for a pattern that does not tell. Several where a part of the scope
    stands neither in the number nor beside it.
    """
    read = pembaca.read(nomor)
    if read is None:
        return ()
    scopes = _scopes(read, read.perangkat_daerah or perangkat_daerah, pembaca)
    return tuple(f"{folder_of(lingkup)}{read.urut:03}.yaml" for lingkup in scopes)


def agency_of(register: Register) -> str | None:
    """The agency that an entry names first: that of its SOP, else the one that reserved the number."""
    agency, slash, _ = (register.sop or "").partition("/")
    return agency if slash else register.perangkat_daerah or None


def is_old_name(path: str) -> bool:
    """Whether a file is named as one whose number the pattern of today cannot read."""
    return _OLD_NAME.fullmatch(path.rpartition("/")[2]) is not None


def _scopes(read: NomorTerbaca, perangkat_daerah: str | None, pembaca: Pembaca) -> Iterator[Lingkup]:
    parts = frozenset(pembaca.kode.lingkup or ())
    agency = pembaca.konfigurasi.agencies.get(perangkat_daerah or "")
    units: Iterable[str | None] = (read.unit_kerja,)
    if "unit_kerja" in parts and read.unit_kerja is None and agency is not None:
        units = agency.unit_kerja or (None,)
    for unit in units:
        yield Lingkup(
            perangkat_daerah if "perangkat_daerah" in parts else None,
            unit if "unit_kerja" in parts else None,
            read.tahun if "tahun" in parts else None,
            read.bulan if "bulan" in parts else None,
        )
