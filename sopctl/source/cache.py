"""What was worked out of each file of a repository, kept for the next run; the files alone are the truth.

An entry counts only for the very file that it was made of: size, times of change and inode are the same, and
the file had been at rest when it was read, so that no second change can hide behind the same times. What is
kept depends on no other file and on no day. A store that is damaged, was made by another version or under
other settings, or cannot be written, is none.
"""

from __future__ import annotations

import gc
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from pydantic import TypeAdapter

from sopctl.model.dasar import Model
from sopctl.model.inventaris import Inventaris
from sopctl.model.keputusan import Keputusan
from sopctl.model.koleksi import Ringkasan
from sopctl.model.konfigurasi import Konfigurasi
from sopctl.model.laporan import Laporan
from sopctl.model.makna import RESEP
from sopctl.model.penunaian import Penunaian, penunaian_of
from sopctl.model.peraturan import DaftarPeraturan
from sopctl.model.register import Register
from sopctl.model.rekam_jejak import RekamJejak, rekam_jejak_of
from sopctl.model.sop import Sop
from sopctl.model.status import Langkah, resolve_perjalanan
from sopctl.model.tim import Tim
from sopctl.source.load import Loaded
from sopctl.source.locate import stretch_at
from sopctl.source.summary import summary_of
from sopctl.source.walk import FoundFile
from sopctl.version import __version__

_FORMAT = 5
"""Changes whenever what is kept, or how it is worked out, does so within one version of sopctl."""
_MAX_BYTES = 256 << 20
_AT_REST = 2_000_000_000
"""Nanoseconds that a file has been left alone: no file system tells times less exactly."""


class Jati(NamedTuple):
    """What tells whether a file is still the same one."""

    size: int
    mtime: int
    ctime: int
    inode: int


@dataclass(frozen=True, slots=True)
class Rekaman:
    """What one file says; of a file of another kind nothing."""

    ringkasan: Ringkasan | None = None
    perjalanan: tuple[Langkah, ...] = ()
    """How the SOP stands on any day."""
    rekam_jejak: RekamJejak | None = None
    """What comes next on any day, and what does not count."""
    penunaian: Penunaian | None = None
    """What its riwayat records of the duties that come back; None of a file that is no SOP."""
    register: Register | None = None
    inventaris: Inventaris | None = None
    baris: tuple[int, ...] = ()
    """The lines of the inventory's titles."""
    keputusan: Keputusan | None = None
    peraturan: DaftarPeraturan | None = None
    tim: Tim | None = None
    laporan: Laporan | None = None
    temuan: tuple[str, ...] = ()
    """The rules of which reading found something, each once."""

    @property
    def said(self) -> Ringkasan | Model | None:
        """The one of them that the file is."""
        shared = self.inventaris or self.keputusan or self.peraturan or self.tim or self.laporan
        return self.ringkasan or self.register or shared


def record_of(loaded: Loaded, path: str, konfigurasi: Konfigurasi | None) -> Rekaman | None:
    """What a file that was read says; None where it has no model, which is told anew each time."""
    said = _said(loaded, path, konfigurasi)
    temuan = tuple(dict.fromkeys(found.rule for found in loaded.findings))
    return replace(said, temuan=temuan) if said is not None and temuan else said


def _said(loaded: Loaded, path: str, konfigurasi: Konfigurasi | None) -> Rekaman | None:
    model = loaded.model
    if isinstance(model, Sop):
        return Rekaman(
            summary_of(model, path),
            resolve_perjalanan(model, konfigurasi),
            rekam_jejak_of(model, konfigurasi),
            penunaian_of(model),
        )
    if isinstance(model, Inventaris):
        document = loaded.document
        titles = range(len(model.judul or ())) if document is not None else ()
        lines = tuple(stretch_at(document, ("judul", i)).place.line for i in titles if document is not None)
        return Rekaman(inventaris=model, baris=lines)
    if isinstance(model, Register):
        return Rekaman(register=model)
    if isinstance(model, Keputusan):
        return Rekaman(keputusan=model)
    if isinstance(model, DaftarPeraturan):
        return Rekaman(peraturan=model)
    if isinstance(model, Tim):
        return Rekaman(tim=model)
    if isinstance(model, Laporan):
        return Rekaman(laporan=model)
    return None if model is None else Rekaman()


class Cache:
    """The store of one repository."""

    def __init__(self, folder: str | None, root: str, konfigurasi: Konfigurasi | None) -> None:
        """`folder` holds the stores of all repositories; None: nothing is kept."""
        name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:32]
        self._path = None if folder is None else os.path.join(folder, f"{name}.json")
        self._key = _key(konfigurasi)
        self._kept = self._load()
        self._next: dict[str, tuple[Jati, Rekaman]] = {}
        self._changed = False
        self._began: int | None = None

    def get(self, file: FoundFile) -> Rekaman | None:
        """What a file says, where that is known of this very file."""
        jati = identity_of(file)
        known = self._kept.get(file.path)
        if jati is None or known is None or known[0] != jati:
            # What is read from now on must have been at rest before.
            self._began = self._began if self._began is not None else self._clock()
            return None
        self._next[file.path] = known
        return known[1]

    def put(self, file: FoundFile, rekaman: Rekaman, before: Jati | None) -> None:
        """Keep what a file says; `before` is what `identity_of` told of it before it was read."""
        if before is None or self._began is None or before != identity_of(file):
            return
        if max(before.mtime, before.ctime) < self._began - _AT_REST:
            self._next[file.path] = (before, rekaman)
            self._changed = True

    def save(self) -> None:
        """Keep all that was asked for since the beginning, for the next run; nothing where nothing is new."""
        if self._path is None or not (self._changed or len(self._next) != len(self._kept)):
            return
        with suppress(OSError, ValueError):
            body = _adapter().dump_json(self._next, exclude_defaults=True)
            _replace(self._path, b"%s %s\n" % (self._key, hashlib.sha256(body).hexdigest().encode()) + body)

    def _load(self) -> dict[str, tuple[Jati, Rekaman]]:
        if self._path is None:
            return {}
        with suppress(OSError, ValueError, RecursionError):
            if os.path.getsize(self._path) <= _MAX_BYTES:
                with open(self._path, "rb") as stream:
                    head, _, body = stream.read().partition(b"\n")
                if head == b"%s %s" % (self._key, hashlib.sha256(body).hexdigest().encode()):
                    return _adapter().validate_json(body)
        return {}

    def _clock(self) -> int | None:
        """What the file system calls now; None where nothing can be kept."""
        if self._path is None:
            return None
        with suppress(OSError):
            folder = os.path.dirname(self._path)
            os.makedirs(folder, mode=0o700, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, prefix=".sopctl-", suffix=".tmp") as stream:
                return os.fstat(stream.fileno()).st_mtime_ns
        return None


def identity_of(file: FoundFile) -> Jati | None:
    """What tells a file from any other; None for one that is not there or will not be read."""
    if file.fault is not None or not file.path.isprintable():
        # Bytes that are no text cannot be a key of JSON.
        return None
    try:
        status = os.lstat(file.real)
    except OSError:
        return None
    return Jati(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


@contextmanager
def uncollected() -> Iterator[None]:
    """Many thousand values are made at once and all are kept: looking for garbage in between finds none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            # Nor does looking through them later find any.
            gc.freeze()
            gc.enable()


def _replace(path: str, data: bytes) -> None:
    """Write a file as a whole or not at all."""
    descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".sopctl-", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _key(konfigurasi: Konfigurasi | None) -> bytes:
    """What a store must have been made by, and under: another one says nothing."""
    parts = (str(_FORMAT), __version__, str(RESEP), *_settings(konfigurasi))
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest().encode()


def _settings(konfigurasi: Konfigurasi | None) -> tuple[object, ...]:
    """What of sopctl.yaml the standing of an SOP depends on."""
    if konfigurasi is None:
        return ()
    keys = {"pemerintah_daerah", "kepala_daerah", "pejabat_sop", "mulai_kaji_ulang", "perangkat_daerah"}
    return (konfigurasi.model_dump_json(include=keys),)


@cache
def _adapter() -> TypeAdapter[dict[str, tuple[Jati, Rekaman]]]:
    return TypeAdapter(dict[str, tuple[Jati, Rekaman]])
