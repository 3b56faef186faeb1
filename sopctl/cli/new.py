"""`sopctl new`: the file of a new SOP, with what is known of it, and empty where only a person knows."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from posixpath import dirname, relpath
from typing import Annotated

import typer

from sopctl.cli.ask import Asker
from sopctl.cli.collecting import collected
from sopctl.cli.door import Door
from sopctl.errors import SopctlError
from sopctl.model.dasar import SLUG
from sopctl.model.koleksi import Koleksi
from sopctl.model.konfigurasi import Konfigurasi, PerangkatDaerah
from sopctl.source.fresh import LeadsOutError, create
from sopctl.source.pattern import Pattern
from sopctl.source.repository import Repository, find_root, open_repository
from sopctl.start.jabatan import kepala_of
from sopctl.start.rancangan import Baris, Jenis, Kolom, Rancangan, baris_of, draft_text
from sopctl.start.slug import LONGEST, free_slug, slug_of
from sopctl.start.teks import nama_of, typed_text

_SCHEMA = ".sopctl/sop.schema.json"
_FALLBACK = "sop"
"""The slug of a name that has no letter of ours, and what stands before a name that Windows keeps."""


def new(
    ctx: typer.Context,
    nama: Annotated[str | None, typer.Argument(metavar="NAMA")] = None,
    agency: Annotated[str | None, typer.Option("--agency", metavar="KEY")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="KEY")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="JENIS")] = None,
    actor: Annotated[list[str] | None, typer.Option("--actor", metavar="NAMA")] = None,
    external: Annotated[list[str] | None, typer.Option("--external", metavar="NAMA")] = None,
    step: Annotated[list[str] | None, typer.Option("--step", metavar="KEGIATAN")] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="ID")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
) -> int:
    """Write the file, and tell where it lies and what comes next."""
    from sopctl.cli.today import today_of

    door: Door = ctx.obj
    day = today_of(today)
    repository, settings = _repository()
    ask = Asker(door)
    koleksi = collected(repository).koleksi
    name = _nama(ask, nama)
    key, chosen = _agency(ask, settings, agency)
    _refuse_twin(koleksi, repository, key, name)
    unit_key = _unit(ask, chosen, key, unit)
    jenis = _jenis(ask, kind)
    columns = _columns(ask, jenis, chosen, unit_key, actor or (), external or ())
    rows = _rows(ask, step, columns)
    place = _place(repository, settings, koleksi, key, name, id)
    draft = Rancangan(place.id, name, jenis, key, unit_key, day, kepala_of(chosen), columns, rows)
    _write(door, repository, place.path, draft)
    return 0


def _repository() -> tuple[Repository, Konfigurasi]:
    root = find_root(os.getcwd())
    if root is None:
        raise SopctlError("new.bukan-repositori")

    def shown(path: str) -> str:
        return os.path.relpath(os.path.join(root, path)).replace(os.sep, "/")

    repository = open_repository(root, shown=shown)
    if repository.settings is None:
        raise SopctlError("new.pengaturan", path=repository.konfigurasi.path)
    if not repository.settings.agencies:
        raise SopctlError("new.tanpa-perangkat-daerah", path=repository.konfigurasi.path)
    return repository, repository.settings


# ---------------------------------------------------------------- what is said, or asked for


def _nama(ask: Asker, given: str | None) -> str:
    if given is None and not ask.present:
        raise SopctlError("new.nama")
    return ask.text("new.tanya.nama", check=nama_of) if given is None else nama_of(given)


def _agency(ask: Asker, settings: Konfigurasi, given: str | None) -> tuple[str, PerangkatDaerah]:
    names = {key: agency.nama for key, agency in settings.agencies.items()}
    if given is None:
        # A closed agency gets no new SOP, unless it is asked for by name.
        left = {key: nama for key, nama in names.items() if settings.agencies[key].sampai is None} or names
        given = next(iter(left))
        if len(left) > 1 and not ask.present:
            raise SopctlError("new.sebut-perangkat-daerah", pilihan=", ".join(left))
        if len(left) > 1:
            given = ask.choice("new.tanya.perangkat-daerah", _listed(left), given)
    key = _known(given, names, "new.perangkat-daerah")
    return key, settings.agencies[key]


def _unit(ask: Asker, agency: PerangkatDaerah, key: str, given: str | None) -> str | None:
    names = {unit: value.nama for unit, value in (agency.unit_kerja or {}).items()}
    if given is not None:
        if not names:
            raise SopctlError("new.tanpa-unit", kunci=given, perangkat_daerah=key)
        return _known(given, names, "new.unit")
    if not names or not ask.present:
        return None
    none = ("-", ask.words("new.tanpa-unit"))
    chosen = ask.choice("new.tanya.unit", [*_listed(names), none], "-")
    return None if chosen == "-" else chosen


def _listed(names: dict[str, str]) -> list[tuple[str, str]]:
    return [(key, f"{nama} ({key})") for key, nama in names.items()]


def _known(given: str, names: dict[str, str], error: str) -> str:
    """The key meant: as it is, or by the whole name. SopctlError with the nearest one."""
    if given in names:
        return given
    by_name = {name.casefold(): key for key, name in names.items()} | {key: key for key in names}
    small = " ".join(given.casefold().split())
    if small in by_name:
        return by_name[small]
    near = get_close_matches(small, by_name, n=1)
    pilihan = ", ".join(names)
    if near:
        raise SopctlError(f"{error}-mirip", kunci=given, mirip=by_name[near[0]], pilihan=pilihan)
    raise SopctlError(error, kunci=given, pilihan=pilihan)


def _jenis(ask: Asker, given: str | None) -> Jenis:
    if given is None and ask.present:
        words = [(jenis, ask.words(f"new.jenis.{jenis}")) for jenis in ("administratif", "teknis")]
        given = ask.choice("new.tanya.jenis", words, "administratif")
    if given in (None, "administratif"):
        return "administratif"
    if given == "teknis":
        return "teknis"
    raise SopctlError("new.jenis", jenis=given or "")


def _columns(
    ask: Asker,
    jenis: Jenis,
    agency: PerangkatDaerah,
    unit: str | None,
    actors: Sequence[str],
    outsiders: Sequence[str],
) -> tuple[Kolom, ...]:
    """Outsiders first: who asks for something stands left of who gives it."""
    inside = tuple(filter(None, map(typed_text, actors)))
    outside = tuple(filter(None, map(typed_text, outsiders)))
    if not inside and ask.present:
        inside = ask.several("new.tanya.pelaksana")
    if not inside:
        head = agency.unit_kerja[unit].kepala if agency.unit_kerja and unit else None
        inside = tuple(dict.fromkeys(filter(None, (head, kepala_of(agency)))))
        inside = inside[:1] if jenis == "teknis" else inside
    return (*(Kolom(nama, eksternal=True) for nama in outside), *map(Kolom, inside))


def _rows(ask: Asker, given: Sequence[str] | None, columns: Sequence[Kolom]) -> tuple[Baris, ...]:
    if given is None and ask.present:
        given = [ask.text("new.tanya.kegiatan")]
    return tuple(baris_of(text, columns) for text in map(typed_text, given or ()) if text)


# ---------------------------------------------------------------- where it goes


def _refuse_twin(koleksi: Koleksi, repository: Repository, agency: str, nama: str) -> None:
    """A name once in its agency (Pasal 12 ayat (2), 13)."""
    for other in koleksi.sop:
        if other.perangkat_daerah == agency and other.nama and _same(other.nama, nama):
            raise SopctlError("new.nama-ada", nama=nama, path=repository.shown(other.path))


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


@dataclass(frozen=True, slots=True)
class _Place:
    id: str
    path: str


def _place(
    repository: Repository, settings: Konfigurasi, koleksi: Koleksi, agency: str, nama: str, id: str | None
) -> _Place:
    folder = _folder(settings, agency)
    taken = _taken(repository, koleksi, agency, folder)
    if id is None:
        id = free_slug(slug_of(nama, _FALLBACK), taken)
    elif not re.fullmatch(SLUG, id) or len(id) > LONGEST or slug_of(id, _FALLBACK) != id:
        raise SopctlError("new.id", id=id, contoh=slug_of(id, _FALLBACK))
    elif id in taken:
        raise SopctlError("new.id-terpakai", id=id, perangkat_daerah=agency)
    return _Place(id, f"{folder}/{id}.yaml" if folder else f"{id}.yaml")


def _folder(settings: Konfigurasi, agency: str) -> str:
    """`sop/AGENCY`, or where `berkas` looks for SOPs instead."""
    patterns = [Pattern(text) for text in settings.patterns]
    bases = ["sop", *("/".join(pattern.base) for pattern in patterns if not pattern.escapes)]
    for base in bases:
        for folder in (f"{base}/{agency}".lstrip("/"), base):
            parts = (*folder.split("/"), "a.yaml") if folder else ("a.yaml",)
            if any(pattern.matches(parts) for pattern in patterns if not pattern.escapes):
                return folder
    raise SopctlError("new.di-luar-berkas", pola=", ".join(settings.patterns))


def _taken(repository: Repository, koleksi: Koleksi, agency: str, folder: str) -> set[str]:
    """Ids of the agency, now or formerly, and names of files in the folder, whatever their case."""
    addresses = {old for sop in koleksi.sop for old in sop.dahulu} | koleksi.tak_terbaca
    ids = {alamat.rpartition("/")[2] for alamat in addresses if alamat.startswith(f"{agency}/")}
    ids |= {sop.id for sop in koleksi.sop if sop.perangkat_daerah == agency and sop.id}
    try:
        names = os.listdir(os.path.join(repository.root, *folder.split("/")))
    except OSError:
        names = []
    return ids | {os.path.splitext(name)[0].casefold() for name in names}


# ---------------------------------------------------------------- writing and telling


def _write(door: Door, repository: Repository, path: str, draft: Rancangan) -> None:
    from sopctl.editor.schema import schema_text

    text = draft_text(draft, relpath(_SCHEMA, dirname(path) or "."))
    if not _put(repository, path, text):
        raise SopctlError("new.sudah-ada", path=repository.shown(path))
    shown = repository.shown(path)
    print(door.text("new.dibuat", path=shown))
    if _put(repository, _SCHEMA, schema_text("sop")):
        print(door.text("new.dibuat", path=repository.shown(_SCHEMA)))
    print()
    print(door.text("new.lanjut", path=shlex.quote(shown)))


def _put(repository: Repository, path: str, text: str) -> bool:
    try:
        return create(repository.root, path, text.encode())
    except LeadsOutError as error:
        raise SopctlError("init.keluar", path=path) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SopctlError("init.tak-dapat-ditulis", path=path, alasan=reason) from error
