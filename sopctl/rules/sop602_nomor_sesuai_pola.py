"""A number follows the office's pattern, in shape and in its fixed parts, from the day of that pattern on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sopctl.finding import Finding, Level, finding
from sopctl.model.nomor import Pembaca
from sopctl.model.sop import Sop
from sopctl.rules.context import SopContext
from sopctl.rules.registered import nomor_of, number_reader, own_entry
from sopctl.rules.rule import Rule, perwal

RULE = Rule(
    "SOP602",
    "nomor-sesuai-pola",
    Level.GALAT,
    perwal("12", "13", "17"),
    asks_office=True,
    of_withdrawn=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    nomor, pembaca = nomor_of(context.sop), number_reader(context.koleksi)
    if nomor is None or pembaca is None or _is_older(nomor, context, pembaca.kode.sejak):
        return
    if not any(pembaca.read(nomor, agency) for agency in _agencies(context.sop, pembaca)):
        yield finding("SOP602", ("nomor",), nomor=nomor, pola=pembaca.kode.pola)


def _is_older(nomor: str, context: SopContext, since: date | None) -> bool:
    """Whether a number may follow an older scheme; so may one of which nobody knows the day."""
    if since is None:
        return False
    entries, sop = context.koleksi.bersama.find_nomor(nomor), context.sop
    entry = own_entry(entries, sop) or next(iter(entries), None)
    made = sop.tanggal.pembuatan if sop.tanggal else None
    day = entry.register.tanggal if entry is not None and entry.register.tanggal is not None else made
    return day is None or day < since


def _agencies(sop: Sop, pembaca: Pembaca) -> tuple[str | None, ...]:
    """Whose number it may be: the SOP's agency, or one that it came from; any, where it has none."""
    known = pembaca.konfigurasi.agencies
    former = (alamat.partition("/")[0] for alamat in sop.alamat_dahulu)
    agencies = [key for key in (sop.perangkat_daerah, *former) if key in known]
    # An agency that nobody knows is told by SOP106.
    return tuple(dict.fromkeys(agencies)) if sop.perangkat_daerah in known else (None,)
