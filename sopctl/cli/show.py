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
from sopctl.model.sop import Sop

_NARROW, _WIDE = 40, 110
"""Lines longer than that are hard to read, and nothing can be told in less."""


def show(ctx: typer.Context, path: Annotated[str, typer.Argument(metavar="PATH")]) -> int:
    """Print it; 1 where the file has no model."""
    door: Door = ctx.obj
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
