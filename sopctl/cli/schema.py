"""`sopctl schema`: the JSON Schema of a kind of file, for editors."""

from __future__ import annotations

import sys
from pathlib import Path

from sopctl.editor.schema import JENIS, schema_name, schema_text
from sopctl.errors import SopctlError


def schema(jenis: str = "sop", *, every: bool = False, folder: str | None = None) -> int:
    """Print the schema of a kind; with a folder write it there, or all of them where `every`.

    SopctlError where there is no such kind, or where the folder cannot be written to.
    """
    if folder is None and not every:
        sys.stdout.write(schema_text(jenis))
        return 0
    _write(tuple(JENIS) if every else (jenis,), Path(folder or "."))
    return 0


def _write(kinds: tuple[str, ...], folder: Path) -> None:
    texts = {schema_name(jenis): schema_text(jenis) for jenis in kinds}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SopctlError("schema.tak-dapat-ditulis", folder=str(folder)) from error
