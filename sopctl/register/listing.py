"""The numbers of a government, registered or not, and what of them is not finished yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sopctl.model.koleksi import Koleksi
from sopctl.model.nomor import nomor_key
from sopctl.model.register import Terdaftar, agency_of


@dataclass(frozen=True, slots=True)
class Bernomor:
    """One number."""

    nomor: str
    status: Literal["dipesan", "dipakai", "dicabut"] | None
    """None: it stands in an SOP, and not in the register."""
    perangkat_daerah: str | None
    sop: str | None
    nama: str | None
    tanggal: date | None
    alasan: str | None
    tanggal_cabut: date | None
    path: str
    """The register file; of a number that is not registered, the SOP."""


def list_nomor(koleksi: Koleksi) -> tuple[Bernomor, ...]:
    """All numbers, by agency, then in the order of their files."""
    known = {nomor_key(entry.register.nomor) for entry in koleksi.bersama.register}
    rows = [_registered(entry, koleksi) for entry in koleksi.bersama.register]
    for sop in koleksi.sop:
        if sop.nomor and sop.nomor.strip(" .-_…") and nomor_key(sop.nomor) not in known:
            rows.append(
                Bernomor(
                    sop.nomor, None, sop.perangkat_daerah, sop.alamat, sop.nama, None, None, None, sop.path
                )
            )
    return tuple(sorted(rows, key=lambda row: (row.perangkat_daerah or "", row.status is None, row.path)))


def pending(koleksi: Koleksi) -> Iterator[tuple[str, Terdaftar, str]]:
    """What a run that was stopped has left: (sop or judul, the entry, the file that lacks the number)."""
    titles = {
        nomor_key(judul.nomor)
        for entry in koleksi.bersama.inventaris
        for judul in entry.inventaris.judul or ()
        if judul.nomor
    }
    in_sops = {nomor_key(sop.nomor) for sop in koleksi.sop if sop.nomor}
    for entry in koleksi.bersama.register:
        register = entry.register
        if register.status == "dicabut" or nomor_key(register.nomor) in in_sops:
            continue
        if register.sop is not None:
            sop = koleksi.find(register.sop)
            if sop is not None:
                yield "sop", entry, sop.path
        elif nomor_key(register.nomor) not in titles:
            yield "judul", entry, register.perangkat_daerah or ""


def _registered(entry: Terdaftar, koleksi: Koleksi) -> Bernomor:
    register = entry.register
    sop = koleksi.find(register.sop) if register.sop else None
    return Bernomor(
        register.nomor,
        register.status,
        (sop.perangkat_daerah if sop else None) or agency_of(register),
        (sop.alamat if sop else None) or register.sop,
        (sop.nama if sop else None) or register.nama,
        register.tanggal,
        register.alasan,
        register.tanggal_cabut,
        entry.path,
    )
