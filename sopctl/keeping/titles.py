"""Inventories begun from the SOPs that there are, and titles added to them (Pasal 11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sopctl.errors import SopctlError
from sopctl.finding import Append
from sopctl.keeping.books import Books, written_nomor
from sopctl.keeping.writing import create_whole, found_entry, read, sweep_folder, write
from sopctl.model.inventaris import Inventaris
from sopctl.model.sop import Sop
from sopctl.register.numbering import nama_key
from sopctl.source.written import on_one_line

_FOLDER = "inventaris"


def begin_inventory(books: Books, agency: str) -> tuple[str, int]:
    """A first inventory of an agency, one title for each of its SOPs: its path, and how many titles.

    SopctlError where the agency has one already.
    """
    _refuse_second(books, agency)
    rows = []
    files = {file.path: file for file in books.repository.sop}
    for short in books.koleksi.sop:
        if short.perangkat_daerah != agency or short.pencabutan is not None:
            continue
        sop = read(books, files[short.path]).loaded.model
        if isinstance(sop, Sop) and (sop.nama or "").strip():
            rows.append(_title_of(sop))
    return _create(books, agency, rows), len(rows)


def add_title(books: Books, agency: str, title: Mapping[str, object]) -> str:
    """Append a title to the inventory of an agency, which is begun where there is none; its path.

    SopctlError where it has a title of that name (Pasal 12 ayat (2), 13), or the file cannot be edited.
    """
    nama = str(title["nama"])
    inventories = books.koleksi.bersama.find_inventaris(agency)
    for entry in inventories:
        if any(nama_key(judul.nama) == nama_key(nama) for judul in entry.inventaris.judul or ()):
            raise SopctlError("inventory.judul-ada", nama=nama, path=books.shown(entry.path))
    if not inventories:
        _refuse_second(books, agency)
        return _create(books, agency, [title])
    file = found_entry(books, inventories[0].path)
    sweep_folder(books, _FOLDER)
    seen = read(books, file)
    after = seen.after([[Append(("judul",), dict(title))]])
    if not isinstance(seen.loaded.model, Inventaris) or after is None:
        raise SopctlError("inventory.tak-tersunting", path=books.shown(file.path))
    write(books, seen, after)
    return file.path


def _refuse_second(books: Books, agency: str) -> None:
    for entry in books.koleksi.bersama.find_inventaris(agency):
        raise SopctlError("inventory.sudah-ada", path=books.shown(entry.path))
    if books.koleksi.bersama.may_hold(_FOLDER, agency):
        raise SopctlError("inventory.tak-terbaca", kunci=agency)


def _create(books: Books, agency: str, rows: Sequence[Mapping[str, object]]) -> str:
    path = f"{_FOLDER}/{agency}.yaml"
    lines = ["skema: inventaris/1", f"perangkat_daerah: {on_one_line(agency)}"]
    lines += ["judul:", *(f"  - {on_one_line(row)}" for row in rows)] if rows else ["judul: []"]
    sweep_folder(books, _FOLDER)
    if not create_whole(books, path, "\n".join([*lines, ""])):
        raise SopctlError("inventory.sudah-ada", path=books.shown(path))
    return path


def _title_of(sop: Sop) -> dict[str, object]:
    title = {
        "nama": sop.nama,
        "unit_kerja": sop.unit_kerja,
        "output": sop.kriteria.hasil_akhir if sop.kriteria else None,
        "jenis": sop.jenis,
    }
    kept: dict[str, object] = {key: value for key, value in title.items() if value}
    return {**kept, "nomor": written_nomor(sop.nomor), "sop": sop.id}
