"""The register is whole: its files agree with their names and with each other, and none was bent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sopctl.finding import Finding, KeyPath, Level, finding
from sopctl.model.koleksi import Koleksi
from sopctl.model.nomor import Pembaca, nomor_key
from sopctl.model.register import Register, Terdaftar, agency_of, is_old_name, likely_paths
from sopctl.rules.context import SharedContext
from sopctl.rules.memo import per_koleksi
from sopctl.rules.registered import number_reader
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP606",
    "register-utuh",
    Level.GALAT,
    variants=(
        "nama-berkas",
        "nama-lama",
        "nomor-ganda",
        "sop-ganda",
        "tanpa-pemilik",
        "tanpa-sop",
        "tanpa-alasan",
        "tanpa-tanggal-cabut",
        "sop-tidak-ada",
        "dihapus",
        "diubah",
    ),
    cross=True,
    of_withdrawn=True,
)
_FIXED = ("nomor", "sop", "perangkat_daerah", "nama", "tanggal", "alasan", "tanggal_cabut")


class Perubahan(NamedTuple):
    """What was done to an entry that must not be done: a variant, and where in the file of today."""

    variant: str
    path: str
    """The file of the entry, from the repository's root; one that was deleted is not there any more."""
    key_path: KeyPath = ()


def check_register(context: SharedContext[Register]) -> Iterator[Finding]:
    entry, koleksi = Terdaftar(context.path, context.model), context.koleksi
    yield from _name(entry, number_reader(koleksi))
    yield from _complete(entry.register)
    yield from _among(entry, koleksi)
    if isinstance(context.base, Register):
        for change in compare_register({context.path: context.base}, {context.path: context.model}):
            before = getattr(context.base, str(change.key_path[0]))
            yield finding("SOP606", change.key_path, "diubah", kunci=change.key_path[0], semula=str(before))


def compare_register(
    base: Mapping[str, Register], head: Mapping[str, Register | None]
) -> Iterator[Perubahan]:
    """What was done to the register between two revisions and must never be done, by path.

    Entries by path from the repository's root; None for a file of today that is there and cannot be read.
    None may be deleted, none altered but its status with why and when, and once its SOP from null.
    """
    for path in sorted(base):
        if path not in head:
            yield Perubahan("dihapus", path)
        elif (now := head[path]) is not None:
            yield from (Perubahan("diubah", path, (key,)) for key in _altered(base[path], now))


def _altered(before: Register, now: Register) -> Iterator[str]:
    for key in _FIXED:
        if getattr(before, key) != getattr(now, key) and not _may_change(key, before, now):
            yield key


def _may_change(key: str, before: Register, now: Register) -> bool:
    if key == "sop":
        return not before.sop
    if key in ("alasan", "tanggal_cabut"):
        return before.status != now.status or not getattr(before, key)
    # An SOP tells its agency: when it takes over a reserved number, the key may go.
    return key == "perangkat_daerah" and not before.sop and bool(now.sop) and not now.perangkat_daerah


def _name(entry: Terdaftar, pembaca: Pembaca | None) -> Iterator[Finding]:
    if pembaca is None:
        return
    register, since = entry.register, pembaca.kode.sejak
    if since is not None and register.tanggal is not None and register.tanggal < since:
        # Numbers of an older scheme keep their files, whatever that scheme called them.
        return
    likely = likely_paths(nomor_key(register.nomor), agency_of(register), pembaca)
    if not likely and not is_old_name(entry.path):
        yield finding("SOP606", ("nomor",), "nama-lama", nomor=register.nomor)
    elif likely and _stem(entry.path) not in map(_stem, likely):
        yield finding("SOP606", ("nomor",), "nama-berkas", nomor=register.nomor, berkas=likely[0])


def _stem(path: str) -> str:
    return path.rpartition(".")[0]


def _complete(register: Register) -> Iterator[Finding]:
    if register.status != "dicabut":
        if not register.sop and register.status == "dipakai":
            yield finding("SOP606", ("sop",), "tanpa-sop")
        elif not (register.sop or register.perangkat_daerah):
            yield finding("SOP606", ("perangkat_daerah",), "tanpa-pemilik")
        return
    if not (register.alasan or "").strip():
        yield finding("SOP606", ("alasan",), "tanpa-alasan")
    if register.tanggal_cabut is None:
        yield finding("SOP606", ("tanggal_cabut",), "tanpa-tanggal-cabut")


def _among(entry: Terdaftar, koleksi: Koleksi) -> Iterator[Finding]:
    nomor, sop = entry.register.nomor, entry.register.sop
    first = koleksi.bersama.find_nomor(nomor)
    if first and first[0].path < entry.path:
        yield finding("SOP606", ("nomor",), "nomor-ganda", nomor=nomor, path=first[0].path)
    if not sop or entry.register.status == "dicabut":
        return
    living = _living(koleksi).get(_home(sop, koleksi))
    if living is not None and living.path < entry.path:
        yield finding(
            "SOP606", ("sop",), "sop-ganda", alamat=sop, lain=living.register.nomor, path=living.path
        )
    # Only reserved, the SOP may be still to come.
    gone = koleksi.find(sop) is None and sop not in koleksi.tak_terbaca
    if entry.register.status == "dipakai" and gone:
        yield finding("SOP606", ("sop",), "sop-tidak-ada", alamat=sop)


@per_koleksi
def _living(koleksi: Koleksi) -> dict[str, Terdaftar]:
    """By the SOP, as it is called today, its first entry that is not withdrawn."""
    return {
        _home(entry.register.sop, koleksi): entry
        for entry in reversed(koleksi.bersama.register)
        if entry.register.sop and entry.register.status != "dicabut"
    }


def _home(alamat: str, koleksi: Koleksi) -> str:
    """The address of today of an SOP that may have moved."""
    found = koleksi.find(alamat)
    return alamat if found is None or found.alamat is None else found.alamat
