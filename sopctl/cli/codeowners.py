"""`sopctl init --codeowners`: who is asked before a change is merged (Pasal 18 ayat (2))."""

from __future__ import annotations

import os

from sopctl.cli.door import Door
from sopctl.errors import SopctlError


def write_codeowners(door: Door, folder: str) -> int:
    """Put our lines into both services' files, and tell who could not be named."""
    from sopctl.cli.collecting import collected
    from sopctl.keeping.books import open_books
    from sopctl.source.git import find_top
    from sopctl.start import codeowners

    if not os.path.isdir(folder):
        raise SopctlError("init.bukan-folder", folder=folder)
    books = open_books(folder, gather=collected)
    top = find_top(books.root) or books.root
    way = os.path.relpath(os.path.realpath(books.root), os.path.realpath(top)).replace(os.sep, "/")
    prefix = "" if way == "." else f"{way}/"
    owners = codeowners.resolve_owners(books.settings, books.koleksi.sop)
    forms = {
        ".github/CODEOWNERS": (codeowners.github_lines, "init.codeowners.github"),
        ".gitlab/CODEOWNERS": (codeowners.gitlab_lines, "init.codeowners.gitlab"),
    }
    for path, (form, note) in forms.items():
        note_lines = door.text(note).splitlines()
        done = _put(top, path, form(owners, prefix), note_lines)
        print(door.text(f"init.codeowners.{'ditulis' if done else 'sama'}", path=path))
    if not any(pemilik.tingkat for pemilik in owners.sop) and not owners.pejabat:
        door.say("init.codeowners.kosong")
    for jabatan in owners.tanpa_akun:
        door.say("init.codeowners.tanpa-akun", jabatan=jabatan)
    return 0


def _put(top: str, path: str, lines: list[str], note: list[str]) -> bool:
    """Whether the file had to be written."""
    from sopctl.source.files import is_inside
    from sopctl.source.write import put_file
    from sopctl.start.codeowners import put_block

    target = os.path.join(top, *path.split("/"))
    parent = os.path.dirname(target)
    if not is_inside(os.path.realpath(target), os.path.realpath(top)):
        raise SopctlError("init.keluar", path=path)
    try:
        before = ""
        if os.path.lexists(target):
            with open(target, encoding="utf-8", newline="") as stream:
                before = stream.read()
        after = put_block(before, lines, note)
        if after == before:
            return False
        os.makedirs(parent, exist_ok=True)
        put_file(target, after.encode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise SopctlError("init.tak-dapat-ditulis", path=path, alasan=reason) from error
    return True
