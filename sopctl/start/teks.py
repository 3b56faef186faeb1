"""What somebody typed, made fit to stand in a file."""

from __future__ import annotations

import re
import unicodedata

from sopctl.errors import SopctlError
from sopctl.messages.escape import is_unsafe

_SOP = re.compile(r"(?:sop|standar operasional prosedur)\b[\s:/–-]*", re.IGNORECASE)


def typed_text(text: str) -> str:
    """One line, composed (NFC), single spaces. SopctlError where it holds what no file may hold."""
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    if any(is_unsafe(character) for character in line):
        raise SopctlError("start.aksara", teks=line)
    return line


def nama_of(text: str) -> str:
    """The name of an SOP: without the word SOP, which is printed with it. SopctlError where none is left."""
    line = typed_text(text)
    nama = line[found.end() :] if (found := _SOP.match(line)) else line
    if not nama:
        raise SopctlError("start.tanpa-nama")
    return nama
