"""The number stands in the register for this SOP, and is withdrawn exactly when the SOP is."""

from __future__ import annotations

from collections.abc import Iterator

from sopctl.finding import Finding, Level, finding
from sopctl.model.register import Terdaftar
from sopctl.model.sop import Sop
from sopctl.rules.context import SopContext
from sopctl.rules.registered import nomor_of, own_entry
from sopctl.rules.rule import Rule

RULE = Rule(
    "SOP603",
    "nomor-terdaftar",
    Level.GALAT,
    variants=("tidak-terdaftar", "milik-lain", "dipesan", "nomor-dicabut", "sop-dicabut"),
    asks_office=True,
    of_withdrawn=True,
)


def check(context: SopContext) -> Iterator[Finding]:
    sop, nomor, bersama = context.sop, nomor_of(context.sop), context.koleksi.bersama
    # Without an address (SOP101) no register can name it.
    if nomor is None or sop.alamat is None:
        return
    entries = bersama.find_nomor(nomor)
    entry = own_entry(entries, sop) or next(iter(entries), None)
    if entry is not None:
        yield from _compared(entry, nomor, context)
    elif bersama.has_register(_agency(sop)) and not bersama.may_hold("register", nomor):
        yield finding("SOP603", ("nomor",), "tidak-terdaftar", nomor=nomor)


def _compared(entry: Terdaftar, nomor: str, context: SopContext) -> Iterator[Finding]:
    variant = _fault(entry, context)
    if variant:
        lain = entry.register.sop or entry.register.perangkat_daerah or ""
        yield finding("SOP603", ("nomor",), variant, nomor=nomor, lain=lain, path=entry.path)


def _fault(entry: Terdaftar, context: SopContext) -> str | None:
    register, sop = entry.register, context.sop
    if _is_of_another(entry, sop):
        return "milik-lain" if context.koleksi.bersama.has_register(_agency(sop)) else None
    withdrawn = context.putaran.pencabutan is not None
    if register.status == "dicabut":
        return None if withdrawn else "nomor-dicabut"
    if withdrawn:
        return "sop-dicabut"
    return "dipesan" if register.status == "dipesan" or register.sop is None else None


def _is_of_another(entry: Terdaftar, sop: Sop) -> bool:
    """Whether a number belongs to another SOP; one that is only reserved, to another agency."""
    if entry.register.sop is not None:
        return own_entry((entry,), sop) is None
    agency, own = entry.register.perangkat_daerah, (_agency(sop), *sop.alamat_dahulu)
    return agency is not None and agency not in (alamat.partition("/")[0] for alamat in own)


def _agency(sop: Sop) -> str:
    return sop.perangkat_daerah or ""
