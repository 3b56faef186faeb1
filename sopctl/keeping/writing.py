"""Register files made, and single values spliced into files: whole or not at all, never over another's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sopctl.errors import SopctlError
from sopctl.finding import Edit, Finding, Place
from sopctl.keeping.books import Books
from sopctl.model.register import FOLDER, Register, Terdaftar
from sopctl.source.document import Document
from sopctl.source.edit import edit_document
from sopctl.source.files import read_regular
from sopctl.source.fresh import LeadsOutError, create
from sopctl.source.limits import MAX_BYTES
from sopctl.source.load import BEGINNING, Loaded, load_bytes, load_file, refused
from sopctl.source.locate import place_of
from sopctl.source.walk import FoundFile
from sopctl.source.write import replace_file, sweep
from sopctl.source.written import as_block


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it is now: its bytes, and what they say."""

    file: FoundFile
    data: bytes
    loaded: Loaded

    def place(self, *key_path: str | int) -> Place:
        """Where a value stands, or the mapping that lacks it."""
        if self.loaded.document is None:
            return BEGINNING
        return place_of(self.loaded.document, Finding("", key_path))

    def after(self, units: Sequence[Sequence[Edit]]) -> bytes | None:
        """Its bytes with some edits, all of them and nothing else; None where that cannot be done."""
        document = self.loaded.document
        if document is None:
            return None
        edited = edit_document(document, [tuple(unit) for unit in units])
        if len(edited.done) < len(units):
            return _one_by_one(document, units)
        return edited.document.text.encode("utf-8")


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps one file from being done, with its place; the others are done."""

    path: str
    """As printed."""
    place: Place
    key: str
    """A sentence of the catalogue below `code.temuan`, or the reader's finding where `finding` is given."""
    args: tuple[tuple[str, str], ...] = ()
    loaded: Loaded | None = None
    """The file, where it is unreadable: its own findings tell why."""


def read(books: Books, file: FoundFile) -> Read:
    """A file of the repository as it is now."""
    shown = books.shown(file.path)
    found = read_regular(file.real, books.root, MAX_BYTES) if file.fault is None else file.fault
    if isinstance(found, tuple):
        return Read(file, b"", refused(shown, *found))
    return Read(file, found, load_bytes(found, shown))


def fault(books: Books, seen: Read, key: str, *key_path: str | int, **args: str) -> Fault:
    """A fault at a value of a file."""
    return Fault(books.shown(seen.file.path), seen.place(*key_path), key, tuple(args.items()))


def unreadable(books: Books, seen: Read) -> Fault:
    """The fault of a file without a model."""
    first = seen.loaded.findings[0].place if seen.loaded.findings else None
    return Fault(books.shown(seen.file.path), first or BEGINNING, "tak-terbaca", loaded=seen.loaded)


def write(books: Books, seen: Read, after: bytes) -> None:
    """Put new bytes in a file's place. SopctlError where it changed meanwhile or cannot be written."""
    replace_file(seen.file.real, books.root, seen.data, after)


def entry_text(register: Register) -> str:
    """A register file: its keys in the order of the format, those left out that say nothing."""
    data = register.model_dump(exclude_none=True)
    if register.sop is None:
        # A number that is only reserved shows where its SOP will stand.
        data = {key: data.get(key) for key in ("skema", "nomor", "sop", *data)}
    return "\n".join([*as_block(data), ""])


def create_entry(books: Books, path: str, register: Register) -> bool:
    """Make a register file; False where somebody has made one of that name. SopctlError where it fails."""
    return create_whole(books, path, entry_text(register))


def create_whole(books: Books, path: str, text: str) -> bool:
    """Make a file; False where there is one of that name. SopctlError where it fails."""
    try:
        return create(books.root, path, text.encode("utf-8"))
    except LeadsOutError as error:
        raise SopctlError("tulis.keluar", path=books.shown(path)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SopctlError("tulis.gagal", path=books.shown(path), alasan=reason) from error


def load_entry(books: Books, path: str) -> Terdaftar | None:
    """The register entry at a path; None where it has no model."""
    model = load_file(os.path.join(books.root, *path.split("/")), books.root, books.shown(path)).model
    return Terdaftar(path, model) if isinstance(model, Register) else None


def found_entry(books: Books, path: str) -> FoundFile:
    """The file of a register entry, to be read."""
    whole = os.path.join(books.root, *path.split("/"))
    known = (file for file in books.repository.shared if file.path == path)
    return next(known, FoundFile(path, os.path.realpath(whole)))


def sweep_left_overs(books: Books, files: Iterable[FoundFile] = ()) -> None:
    """Remove what killed runs have left where we write."""
    sweep_folder(books, FOLDER)
    sweep(os.path.dirname(file.real) for file in files)


def sweep_folder(books: Books, folder: str) -> None:
    """Remove what killed runs have left below a folder of the repository."""
    sweep(path for path, _, _ in os.walk(os.path.join(books.root, folder)))


def _one_by_one(document: Document, units: Sequence[Sequence[Edit]]) -> bytes | None:
    """The edits one after the other, where they come too close to each other to be done at once."""
    here = document
    for unit in units:
        edited = edit_document(here, [tuple(unit)])
        if not edited.done:
            return None
        here = edited.document
    return here.text.encode("utf-8")
