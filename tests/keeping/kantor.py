"""A small office on disk, with numbers to give."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sopctl.keeping.assign import Assigned, assign_sops, files_without_number
from sopctl.keeping.books import open_books
from tests.rules.kit import good_sop

TODAY = date(2026, 3, 1)
SETTINGS = """\
skema: konfigurasi/1
perangkat_daerah:
  diskominfo:
    nama: Dinas Komunikasi dan Informatika
    singkatan: KOMINFO
    unit_kerja: {subbag-umum: {nama: Subbagian Umum}}
kode: {pola: "%s", lingkup: [%s]}
"""
POLA = "{urut:03}/SOP/{singkatan}/{tahun}"


def office(folder: Path, count: int = 0, pola: str = POLA, lingkup: str = "perangkat_daerah, tahun") -> Path:
    """A repository with this many SOPs without a number."""
    (folder / "sop").mkdir(parents=True, exist_ok=True)
    (folder / "sopctl.yaml").write_text(SETTINGS % (pola, lingkup), encoding="utf-8")
    for number in range(count):
        (folder / f"sop/s{number:03}.yaml").write_text(sop(f"s{number:03}"), encoding="utf-8")
    return folder


def sop(id: str, more: str = "") -> str:
    """A good SOP."""
    return good_sop(f"id: {id}\nnama: Penerimaan Surat Jenis {id.upper()}\n{more}")


def assign(folder: Path) -> Assigned:
    """Number everything that has none."""
    books = open_books(str(folder))
    files = files_without_number(books)
    return assign_sops(books, files, TODAY, named=False, dry_run=False)


def numbers(folder: Path) -> dict[str, str]:
    """The numbers of the register by the SOP that they are of."""
    entries = open_books(str(folder)).koleksi.bersama.register
    return {entry.register.sop or "": entry.register.nomor for entry in entries}
