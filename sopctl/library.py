"""What `import sopctl` offers besides `lint`: a document read, its sheet drawn, two revisions compared."""

from __future__ import annotations

import os
from datetime import date

from sopctl.comparing.compare import Compared, DiffRequest, compare_revisions
from sopctl.errors import SopctlError
from sopctl.layout.page import paper_of
from sopctl.layout.stages import Paper
from sopctl.messages.catalogue import sentence
from sopctl.model.alur import resolve_alur
from sopctl.model.koleksi import Koleksi
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.sop import Sop
from sopctl.render import renderer_of
from sopctl.render.lembar import Lembar
from sopctl.render.logo import MAX_BYTES, Logo, check_logo
from sopctl.render.sheet import fault_of, make_lembar
from sopctl.rules.report import Judged
from sopctl.source.files import read_regular
from sopctl.source.links import Links
from sopctl.source.load import Loaded, load_file
from sopctl.source.outward import leads_out
from sopctl.source.repository import Repository, find_root, open_repository


def load(path: str | os.PathLike[str]) -> Loaded:
    """Read a file of any kind: its `model`, or None and the `findings` that say why, with their places.

    A link is followed only inside the repository that the file stands in. Nothing that a file holds
    makes this raise; SopctlError("libyaml-hilang") where the C library is missing.
    """
    written = os.fspath(path)
    return load_file(written, find_root(os.path.dirname(written) or os.curdir), written)


def message(found: Judged, lang: str = "id") -> str:
    """What a finding of `lint` says, in Indonesian or in English (`en`)."""
    return sentence(lang, found.rule.id, found.variant, found.args)


def diff(
    base: str | os.PathLike[str],
    head: str | os.PathLike[str] | None = None,
    *,
    today: date,
    folder: str | os.PathLike[str] = os.curdir,
    merge_base: bool = False,
) -> Compared:
    """What changed between two revisions, by meaning: its `perbandingan`, and what was `unreadable`.

    Each side is a file, `REF:file` or a revision of git, seen from `folder`; without `head` it is the working
    tree. `today` decides what follows. Raises SopctlError where there is nothing of that name.
    """
    named = None if head is None else os.fspath(head)
    return compare_revisions(DiffRequest(os.fspath(base), named, os.fspath(folder), today, merge_base))


def lay_out(
    path: str | os.PathLike[str], *, paper: str | None = None, portrait: bool | None = None
) -> Lembar:
    """The sheet of an SOP, measured and drawn, ready for `render`; its geometry is `drawing`.

    Paper and direction are those of sopctl.yaml unless given. Raises SopctlError for a file that is no
    SOP or cannot be read, for a flow that cannot be drawn (SOP301, SOP303), and for paper that is too
    small.
    """
    sop = _sop(path)
    root = find_root(os.path.dirname(os.fspath(path)) or os.curdir)
    if root is None:
        return make_lembar(sop, Koleksi(), _paper(paper, portrait, None))
    repository = open_repository(root)
    koleksi = Links(repository).koleksi(sop)
    return make_lembar(sop, koleksi, _paper(paper, portrait, repository.settings), _logo(repository))


def render(lembar: Lembar, format: str) -> tuple[bytes, ...]:
    """The bytes of a sheet in a format of the command line: one file, or one for each page.

    Raises SopctlError for an unknown format.
    """
    return renderer_of(format).load()(lembar)


def _sop(path: str | os.PathLike[str]) -> Sop:
    loaded = load(path)
    if loaded.model is None:
        raise _not_drawable(path, loaded.findings[0].rule)
    if not isinstance(loaded.model, Sop):
        raise SopctlError("render.bukan-sop")
    fault = fault_of(loaded.model, resolve_alur(loaded.model))
    if fault is not None:
        raise _not_drawable(path, fault)
    return loaded.model


def _not_drawable(path: str | os.PathLike[str], rule: str) -> SopctlError:
    return SopctlError("library.belum-dapat-digambar", path=os.fspath(path), aturan=rule)


def _paper(name: str | None, portrait: bool | None, settings: Konfigurasi | None) -> Paper:
    upright = bool(settings and settings.potret) if portrait is None else portrait
    return paper_of(name or (settings.kertas if settings else None) or "A4", upright)


def _logo(repository: Repository) -> Logo | None:
    """The logo of sopctl.yaml; None where there is none that can be used."""
    written = repository.settings.logo if repository.settings else None
    if not written or leads_out(written):
        return None
    data = read_regular(os.path.join(repository.root, *written.split("/")), repository.root, MAX_BYTES)
    return check_logo(written, data) if isinstance(data, bytes) else None
