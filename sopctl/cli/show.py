"""`sopctl show`: the sheet of one SOP in the terminal."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Annotated

import typer

from sopctl.cli.door import Door, wants_colour
from sopctl.cli.sheets import Sheets, Source
from sopctl.cli.telling import tell_faults
from sopctl.errors import SopctlError
from sopctl.messages.escape import visible
from sopctl.model.koleksi import Koleksi
from sopctl.model.sop import Sop

_NARROW, _WIDE = 40, 110
"""Lines longer than that are hard to read, and nothing can be told in less."""


def show(
    ctx: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH")],
    plain: Annotated[bool, typer.Option("--plain")] = False,
) -> int:
    """Print it; 1 where the file has no model, except for git, which would stop at that."""
    door: Door = ctx.obj
    if plain:
        return _show_plain(door, path)
    if os.path.isdir(path):
        raise SopctlError("show.folder", path=path)
    sheets = Sheets()
    (source,) = sheets.at(path)
    loaded = source.load()
    if loaded.model is None:
        tell_faults(door, source.shown, loaded, loaded.findings)
        return 1
    if not isinstance(loaded.model, Sop):
        raise SopctlError("show.bukan-sop", path=path)
    print(_written(door, sheets, source, loaded.model), end="")
    return _settings_told(door, source)


def _settings_told(door: Door, source: Source) -> int:
    """2 where the repository's settings cannot be used: names and hours then lack what stands there."""
    repository = source.repository
    if repository is None or repository.settings is not None:
        return 0
    broken = repository.konfigurasi
    tell_faults(door, broken.path, broken, broken.findings)
    door.say("error.show.pengaturan", path=broken.path)
    return 2


def _written(door: Door, sheets: Sheets, source: Source, sop: Sop) -> str:
    from sopctl.render.layar import Layar
    from sopctl.render.sheet import make_lembar
    from sopctl.render.terminal import write_terminal

    koleksi = sheets.koleksi(source, sop)
    columns = shutil.get_terminal_size((80, 24)).columns
    layar = Layar(min(max(columns, _NARROW), _WIDE), door.lang, wants_colour(sys.stdout))
    return write_terminal(make_lembar(sop, koleksi, None), koleksi, layar)


def _show_plain(door: Door, path: str) -> int:
    """The sheet as git compares it line by line: by the file alone, in no terminal's width or colour; what is
    no SOP as it is written."""
    from sopctl.render.layar import Layar
    from sopctl.render.sheet import make_lembar
    from sopctl.render.terminal import write_terminal
    from sopctl.source.limits import MAX_BYTES
    from sopctl.source.load import load_bytes

    if not os.path.isfile(path):
        raise SopctlError("render.tidak-ada", path=path)
    with open(path, "rb") as file:
        content = file.read()
    # A change must never be hidden: what is too large to be an SOP is shown as well.
    model = load_bytes(content, path).model if len(content) <= MAX_BYTES else None
    if isinstance(model, Sop):
        koleksi = Koleksi()
        print(write_terminal(make_lembar(model, koleksi, None), koleksi, Layar(_WIDE, door.lang)), end="")
    else:
        for line in content.decode("utf-8", "backslashreplace").split("\n"):
            print(visible(line.removesuffix("\r")))
    return 0
