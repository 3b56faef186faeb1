"""`sopctl init`: a working repository in a folder; what is there already stays as it is."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping
from typing import Annotated, get_args

import typer

from sopctl.cli.ask import Asker
from sopctl.cli.door import Door
from sopctl.errors import SopctlError
from sopctl.model.dasar import SLUG
from sopctl.model.konfigurasi import JenisPerangkatDaerah
from sopctl.source.fresh import LeadsOutError, create
from sopctl.start.jabatan import default_kepala, jenis_of
from sopctl.start.kantor import CI, REGULATIONS, SETTINGS, Kantor, kantor_of, kunci_of
from sopctl.start.slug import LONGEST, slug_of
from sopctl.start.teks import typed_text

_JENIS: tuple[JenisPerangkatDaerah, ...] = get_args(JenisPerangkatDaerah)
HELP_ARGS = {"jenis": ", ".join(_JENIS)}


def init(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR")] = ".",
    government: Annotated[str | None, typer.Option("--government", metavar="NAMA")] = None,
    agency: Annotated[str | None, typer.Option("--agency", metavar="KEY")] = None,
    agency_name: Annotated[str | None, typer.Option("--agency-name", metavar="NAMA")] = None,
    agency_kind: Annotated[str | None, typer.Option("--agency-kind", metavar="JENIS")] = None,
    head: Annotated[str | None, typer.Option("--head", metavar="JABATAN")] = None,
    install: Annotated[str | None, typer.Option("--install", metavar="REQ")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    git: Annotated[bool, typer.Option("--git")] = False,
    codeowners: Annotated[bool, typer.Option("--codeowners")] = False,
) -> int:
    """Make what is missing, and tell what was made, what was left and what comes next."""
    from sopctl.cli.pemasang import pemasang
    from sopctl.cli.today import today_of

    door: Door = ctx.obj
    if codeowners:
        from sopctl.cli.codeowners import write_codeowners

        return write_codeowners(door, folder)
    day = today_of(today).isoformat()
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise SopctlError("init.bukan-folder", folder=folder)
    _tell_nested(door, folder)
    source = pemasang() if install is None else typed_text(install)
    kantor = None
    said = {
        "--government": government,
        "--agency": agency,
        "--agency-name": agency_name,
        "--agency-kind": agency_kind,
        "--head": head,
    }
    if not os.path.lexists(os.path.join(folder, SETTINGS)):
        kantor = _kantor(Asker(door), said, source)
    elif given := [name for name, value in said.items() if value is not None]:
        raise SopctlError("init.sudah-ada", folder=folder, opsi=", ".join(given))
    _tell(door, folder, _Made(folder, _files(folder, kantor, source, day)), kantor, source)
    if git:
        from sopctl.cli.init_git import install_driver

        install_driver(door, folder)
    return 0


def _tell_nested(door: Door, folder: str) -> None:
    from sopctl.source.repository import find_root

    outer = find_root(os.path.dirname(os.path.abspath(folder)))
    if outer is not None and not os.path.lexists(os.path.join(folder, SETTINGS)):
        door.say("init.di-dalam", folder=outer)


# ---------------------------------------------------------------- what is said


def _kantor(ask: Asker, said: Mapping[str, str | None], source: str) -> Kantor:
    """The office as its options say; of a person at a terminal, the rest is asked."""
    given = {name: value if value is None else typed_text(value) for name, value in said.items()}
    jenis = _jenis(given["--agency-kind"])
    kunci = None if given["--agency"] is None else _kunci(given["--agency"])
    government, nama, kepala = given["--government"], given["--agency-name"], given["--head"]
    if not ask.present:
        if nama is None and kunci is not None:
            raise SopctlError("init.tanpa-nama", kunci=kunci)
        return kantor_of(government or None, nama or Kantor().nama, kunci, jenis, kepala, source)
    if government is None:
        government = ask.text("init.tanya.pemerintah")
    if nama is None:
        nama = ask.text("init.tanya.nama", Kantor().nama)
    if kunci is None:
        kunci = ask.text("init.tanya.kunci", kunci_of(nama), check=_kunci)
    if kepala is None:
        kepala = ask.text("init.tanya.kepala", default_kepala(nama, jenis or jenis_of(nama)))
    return kantor_of(government or None, nama, kunci, jenis, kepala, source)


def _kunci(text: str) -> str:
    if not re.fullmatch(SLUG, text) or len(text) > LONGEST or slug_of(text, "opd") != text:
        raise SopctlError("init.kunci", kunci=text, contoh=slug_of(text, "opd"))
    return text


def _jenis(text: str | None) -> JenisPerangkatDaerah | None:
    if text is None:
        return None
    for jenis in _JENIS:
        if jenis == text:
            return jenis
    raise SopctlError("init.jenis", jenis=text, pilihan=", ".join(_JENIS))


# ---------------------------------------------------------------- what is made


def _files(folder: str, kantor: Kantor | None, source: str, day: str) -> dict[str, str]:
    """Every file by path, sopctl.yaml last: a run that was killed is taken up again by the next."""
    from sopctl.editor.schema import schema_names, schema_text
    from sopctl.start.kantor import example_files, settings_text, surroundings

    files = {f".sopctl/{name}": schema_text(kind) for kind, name in schema_names().items()}
    files |= surroundings(source)
    if kantor is None:
        return files
    if not _has_documents(folder):
        files |= example_files(kantor, day)
    return files | {SETTINGS: settings_text(kantor)}


def _has_documents(folder: str) -> bool:
    """Whether there are SOPs or regulations: the example would only be in their way."""
    from sopctl.source.pattern import Pattern
    from sopctl.source.walk import find_files

    return bool(find_files(folder, [Pattern("sop/**/*.yaml"), Pattern("sop/**/*.yml"), Pattern(REGULATIONS)]))


class _Made:
    """The files written: which are new, and which were there."""

    def __init__(self, folder: str, files: Mapping[str, str]) -> None:
        self.files = files
        self.new: list[str] = []
        self.left: list[str] = []
        try:
            os.makedirs(folder, exist_ok=True)
            for path, text in files.items():
                self._put(folder, path, text)
        except BaseException:
            # Ctrl-C, a full disk: the folder is as it was.
            for path in self.new:
                os.unlink(os.path.join(folder, *path.split("/")))
            raise

    def _put(self, folder: str, path: str, text: str) -> None:
        try:
            made = create(folder, path, text.encode())
        except LeadsOutError as error:
            raise SopctlError("init.keluar", path=path) from error
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise SopctlError("init.tak-dapat-ditulis", path=path, alasan=reason) from error
        (self.new if made else self.left).append(path)


# ---------------------------------------------------------------- what is told


def _tell(door: Door, folder: str, made: _Made, kantor: Kantor | None, source: str) -> None:
    if made.new:
        print(door.text("init.dibuat"))
        _list(made.new)
    if made.left:
        print(door.text("init.dibiarkan"))
        _list(made.left)
    if any(_is_stale(folder, path, made.files[path]) for path in made.left if path.startswith(".sopctl/")):
        print(door.text("init.skema-lama"))
    print()
    print(door.text("init.lanjut"))
    for step in _steps(door, folder, made, kantor, source):
        print(f"  - {step}")


def _list(paths: list[str]) -> None:
    schemas = [path for path in paths if path.startswith(".sopctl/")]
    shown = [path for path in paths if path not in schemas]
    for path in [*([f".sopctl/*.schema.json ({len(schemas)})"] if schemas else []), *shown]:
        print(f"  {path}")


def _is_stale(folder: str, path: str, text: str) -> bool:
    with open(os.path.join(folder, *path.split("/")), "rb") as file:
        return file.read().replace(b"\r\n", b"\n") != text.encode()


def _steps(door: Door, folder: str, made: _Made, kantor: Kantor | None, source: str) -> list[str]:
    steps = []
    if os.path.abspath(folder) != os.getcwd():
        steps.append(f"cd {shlex.quote(folder)}")
    if kantor is not None and kantor.pemerintah_daerah is None:
        steps.append(door.text("init.langkah.pemerintah"))
    steps.append(door.text("init.langkah.nilai"))
    steps.append(door.text("init.langkah.baru", kunci=kantor.kunci if kantor else "KEY"))
    unfilled = [path for path in CI if path in made.new] if not source else []
    if unfilled:
        steps.append(door.text("init.langkah.ci", berkas=", ".join(unfilled)))
    return steps
