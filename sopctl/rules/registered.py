"""What the register says of an SOP's number, for the rules on numbers."""

from __future__ import annotations

from sopctl.model.koleksi import Koleksi
from sopctl.model.nomor import Pembaca, nomor_key
from sopctl.model.register import Terdaftar, pembaca_of
from sopctl.model.sop import Sop
from sopctl.rules.memo import per_koleksi
from sopctl.rules.names import says_nothing


def nomor_of(sop: Sop) -> str | None:
    """The number of an SOP, for comparing; None where it has none yet."""
    return None if sop.nomor is None or says_nothing(sop.nomor) else nomor_key(sop.nomor)


def addresses_of(sop: Sop) -> tuple[str, ...]:
    """Where an SOP is found and was found before; nothing where it has no address yet."""
    return () if sop.alamat is None else (sop.alamat, *sop.alamat_dahulu)


def own_entry(entries: tuple[Terdaftar, ...], sop: Sop) -> Terdaftar | None:
    """Of the entries of a number the one that names an SOP."""
    addresses = addresses_of(sop)
    return next((entry for entry in entries if entry.register.sop in addresses), None)


@per_koleksi
def number_reader(koleksi: Koleksi) -> Pembaca | None:
    """What reads the numbers of the office; None where it has no pattern that can tell them apart."""
    return pembaca_of(koleksi.konfigurasi)
