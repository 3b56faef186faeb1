"""`sopctl schema`: the JSON Schema of a kind of file, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sopctl.errors import SopctlError


def schema(
    kind: Annotated[str, typer.Argument(metavar="KIND")] = "sop",
    every: Annotated[bool, typer.Option("--all")] = False,
    folder: Annotated[str | None, typer.Option("-o", "--output", metavar="DIR")] = None,
) -> int:
    """One schema on stdout; with a folder it is written there, with `--all` every one of them.

    `--all` without a folder writes into the working folder. SopctlError where there is no such kind, or
    where the folder cannot be written to.
    """
    from sopctl.editor.schema import JENIS, schema_text

    if folder is None and not every:
        print(schema_text(kind), end="")
        return 0
    _write(tuple(JENIS) if every else (kind,), Path(folder or "."))
    return 0


def _write(kinds: tuple[str, ...], folder: Path) -> None:
    from sopctl.editor.schema import schema_name, schema_text
    from sopctl.source.write import put_result

    texts = {schema_name(kind): schema_text(kind) for kind in kinds}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            put_result(str(folder / name), text.encode())
    except OSError as error:
        raise SopctlError("schema.tak-dapat-ditulis", folder=str(folder)) from error
