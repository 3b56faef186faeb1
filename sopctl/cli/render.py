"""`sopctl render`: the sheet of each SOP, in the formats asked for. It draws; judging is for lint."""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.door import Door
from sopctl.cli.output import Output, address_of, colliding, stem_of
from sopctl.cli.progress import Progress
from sopctl.cli.sheets import Sheets, Source, gather
from sopctl.cli.telling import tell_faults
from sopctl.cli.wish import Wish, read_wish
from sopctl.errors import SopctlError
from sopctl.finding import Finding
from sopctl.messages.catalogue import sentence
from sopctl.messages.escape import visible
from sopctl.model.koleksi import Koleksi
from sopctl.model.sop import Sop
from sopctl.render import RENDERERS, Renderer, renderer_of

if TYPE_CHECKING:
    from sopctl.render.lembar import Kesalahan, Lembar
    from sopctl.render.logo import Logo
    from sopctl.source.load import Loaded
    from sopctl.source.repository import Repository

FINE, FINDINGS, REFUSED, OUR_FAULT = 0, 1, 2, 3


def render(
    ctx: typer.Context,
    path: Annotated[list[str] | None, typer.Argument(metavar="PATH")] = None,
    folder: Annotated[str, typer.Option("-o", "--output", metavar="DIR")] = ".",
    format: Annotated[list[str] | None, typer.Option("--format", metavar="FORMAT,…")] = None,
    paper: Annotated[str | None, typer.Option("--paper", metavar="A4|F4|Legal|Letter")] = None,
    portrait: Annotated[bool, typer.Option("--portrait")] = False,
    one_page: Annotated[bool, typer.Option("--one-page")] = False,
    draft: Annotated[bool, typer.Option("--draft")] = False,
    page: Annotated[str | None, typer.Option("--page", metavar="N|N-M")] = None,
    dpi: Annotated[int, typer.Option("--dpi", metavar="N")] = 150,
) -> int:
    """Draw; the exit status of the gravest thing that happened."""
    door: Door = ctx.obj
    renderers = _formats(format or ["pdf"])
    wish = read_wish(paper, portrait, page, dpi, one_page, draft)
    sheets = Sheets()
    sources, missing = gather(sheets, path or [])
    run = _Run(door, sheets, renderers, wish)
    for error in missing:
        run.refuse(error)
    run.tell_whole()
    run.settings()
    run.draw(sources, folder)
    run.tell_dot()
    return run.status


def _formats(written: Sequence[str]) -> tuple[Renderer, ...]:
    names = [name.strip().lower() for text in written for name in text.split(",") if name.strip()]
    if not names:
        raise SopctlError("render.format-tak-dikenal", format=",".join(written), daftar=", ".join(RENDERERS))
    return tuple(renderer_of(name) for name in dict.fromkeys(names))


class _Run:
    """One run: what is drawn, what is told, and how grave it was."""

    def __init__(self, door: Door, sheets: Sheets, renderers: tuple[Renderer, ...], wish: Wish) -> None:
        self.door, self.sheets, self.renderers, self.wish = door, sheets, renderers, wish
        self.status = FINE
        self.drawn = 0
        self._logos: dict[str, Logo | None] = {}

    # ------------------------------------------------------------ telling

    def refuse(self, error: SopctlError, shown: str | None = None) -> None:
        """Say why a request cannot be met, and go on."""
        words = self.door.text(f"error.{error.key}", **error.fields)
        print(words if shown is None else f"{visible(shown)}: {words}", file=sys.stderr)
        self.status = max(self.status, REFUSED)

    def _pass_over(self, shown: str) -> None:
        self.door.say("render.dilewati", path=shown)
        self.status = max(self.status, FINDINGS)

    def _crash(self, shown: str, error: Exception) -> None:
        if os.environ.get("SOPCTL_DEBUG"):
            traceback.print_exception(error)
        self.door.say("render.gagal", path=shown, jenis=type(error).__name__)
        self.status = OUR_FAULT

    def tell_whole(self) -> None:
        """That formats of one file a sheet take no notice of `--page`."""
        whole = [renderer.format for renderer in self.renderers if not renderer.paged]
        if self.wish.pages is not None and whole:
            self.door.say("render.halaman-utuh", format=", ".join(whole))

    def tell_dot(self) -> None:
        """That what was written for Graphviz wants a program that is not here."""
        asked = any(renderer.format == "dot" for renderer in self.renderers)
        if asked and self.drawn and shutil.which("dot") is None:
            self.door.say("render.dot-tak-ada")

    # ------------------------------------------------------------ drawing

    def settings(self) -> None:
        """Tell of settings that cannot be used: the sheets then lack what stands there."""
        for repository in self.sheets.repositories:
            if repository.settings is None:
                broken = repository.konfigurasi
                tell_faults(self.door, broken.path, broken, broken.findings)
                self.refuse(SopctlError("render.pengaturan", path=broken.path))

    def draw(self, sources: Sequence[Source], folder: str) -> None:
        """Every sheet that can be drawn, each with its files at once."""
        output = Output(folder, [repository.root for repository in self.sheets.repositories])
        doubled = colliding([source.shown for source in sources])

        def words(done: int, total: int) -> str:
            return self.door.text("render.kemajuan", selesai=done, jumlah=total)

        with Progress(len(sources), words) as progress:
            for source in sources:
                try:
                    self._draw_one(source, output, doubled, progress)
                except SopctlError as error:
                    progress.clear()
                    self.refuse(error, source.shown)
                except Exception as error:
                    progress.clear()
                    self._crash(source.shown, error)
                progress.step()
        self.door.say("render.selesai", sop=self.drawn, berkas=output.written, folder=folder)

    def _draw_one(self, source: Source, output: Output, doubled: frozenset[str], progress: Progress) -> None:
        loaded = source.load()
        sop = loaded.model
        if not isinstance(sop, Sop):
            if sop is None or source.named:
                progress.clear()
                self._no_sop(source, loaded)
            return
        koleksi = self.sheets.koleksi(source, sop)
        faults = _faults(sop, source.file.path, koleksi)
        if faults:
            progress.clear()
            tell_faults(self.door, source.shown, loaded, faults)
            if not self.wish.draft:
                self._pass_over(source.shown)
                return
        clash = stem_of(source.shown).casefold() in doubled
        name = address_of(sop, source.shown) if clash else stem_of(source.shown)
        output.claim(name, source.shown)
        lembar = self._lembar(sop, koleksi, self._logo(source.repository), _listed(faults))
        for key, fields in self._remarks(name, lembar):
            progress.clear()
            self.door.say(key, **fields)
        for file, data in self._files(name, lembar):
            output.write(file, data)
        self.drawn += 1

    def _no_sop(self, source: Source, loaded: Loaded) -> None:
        if loaded.model is not None:
            raise SopctlError("render.bukan-sop")
        tell_faults(self.door, source.shown, loaded, loaded.findings)
        self._pass_over(source.shown)

    def _lembar(self, sop: Sop, koleksi: Koleksi, logo: Logo | None, kesalahan: Kesalahan) -> Lembar:
        from sopctl.render.sheet import make_lembar

        draws = any(renderer.draws for renderer in self.renderers)
        paper = self.wish.paper_for(koleksi.konfigurasi) if draws else None
        return make_lembar(sop, koleksi, paper, logo, self.wish.pilihan, kesalahan)

    def _remarks(self, name: str, lembar: Lembar) -> Iterator[tuple[str, dict[str, str]]]:
        """What a sheet is, against what might be expected: a key of the catalogue, and its fields."""
        if lembar.kesalahan:
            yield "render.rusak", {"nama": name}
        if lembar.gambar and self.wish.one_page and lembar.gambar.pages[0].jenis != "gabungan":
            yield "render.tidak-satu-halaman", {"nama": name, "kertas": lembar.gambar.paper.name}

    def _files(self, name: str, lembar: Lembar) -> Iterator[tuple[str, bytes]]:
        for renderer in self.renderers:
            written = renderer.load()(lembar)
            parts = [f"-{page.number}" for page in lembar.pages] if renderer.paged else [""]
            for part, data in zip(parts, written, strict=True):
                yield f"{name}{part}.{renderer.format}", data
        if any(renderer.paged for renderer in self.renderers) and not lembar.pages:
            raise SopctlError("render.halaman-tak-ada", jumlah=len(lembar.drawing.pages))

    # ------------------------------------------------------------ the logo

    def _logo(self, repository: Repository | None) -> Logo | None:
        """The logo of a repository; where it cannot be used that is said once, and sheets go without."""
        settings = repository.settings if repository else None
        if repository is None or settings is None or not settings.logo:
            return None
        if repository.root not in self._logos:
            self._logos[repository.root] = found = _read_logo(repository.root, settings.logo)
            if found is None:
                self.door.say("render.logo", path=settings.logo)
        return self._logos[repository.root]


def _read_logo(root: str, path: str) -> Logo | None:
    from sopctl.render.logo import MAX_BYTES, check_logo
    from sopctl.source.files import read_regular
    from sopctl.source.outward import leads_out

    if leads_out(path):
        return None
    data = read_regular(os.path.join(root, *path.split("/")), root, MAX_BYTES)
    return check_logo(path, data) if isinstance(data, bytes) else None


def _faults(sop: Sop, path: str, koleksi: Koleksi) -> list[Finding]:
    """What keeps a document from being drawn: symbols without a column, arrows without an end."""
    from sopctl.rules import sop301_pelaksana_terdaftar, sop303_tujuan_ada
    from sopctl.rules.context import SopContext

    # These two rules ask nothing of the day.
    context = SopContext(sop, path, koleksi, date.min)
    return [*sop301_pelaksana_terdaftar.check(context), *sop303_tujuan_ada.check(context)]


def _listed(faults: Sequence[Finding]) -> Kesalahan:
    """The faults as a sheet lists them: in Indonesian, which is the language of the sheet."""
    listed = []
    for found in faults:
        path = found.key_path
        row = str(int(path[1]) + 1) if path[:1] == ("kegiatan",) and len(path) > 1 else ""
        said = sentence("id", found.rule, found.variant, found.args)
        # Backticks tell a key in a terminal; on paper they are smudges.
        listed.append((row, said.replace("`", '"')))
    return tuple(sorted(listed, key=lambda fault: int(fault[0] or 0)))
